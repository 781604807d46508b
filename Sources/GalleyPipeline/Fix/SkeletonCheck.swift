import GalleyIngest
import GalleyLint
import GalleyText

/// Decides whether a round of edits left the structure of a draft as it was, but for what it changed on purpose.
struct SkeletonCheck {
  /// What the edits of a fix change; a round holds text and values, or markup.
  enum Target: Comparable {
    /// Text alone: the skeleton stays the same.
    case text
    /// The value of an attribute: that element's hash changes.
    case value
    /// Elements, on purpose.
    case markup
  }

  private let old: Document
  private let skeleton: [UInt64]

  private var format: DraftFormat { old.format }
  private var source: Source { old.source }

  init(_ document: Document) {
    old = document
    skeleton = Ingester.skeleton(of: document.source, format: document.format)
  }

  /// What a finding's first fix changes.
  static func target(of finding: Finding, in document: Document) -> Target {
    guard let fix = finding.fixes.first else { return .text }
    if fix.edits.contains(where: \.changesMarkup) { return .markup }
    guard document.format != .text, let range = finding.textRange,
      let index = document.blockIndex(at: range.start)
    else { return .text }
    return [.attribute, .metadata].contains(document.blocks[index].kind) ? .value : .text
  }

  /// Whether the structure of `document` follows from this one by these fixes.
  ///
  /// - Parameter made: the edits of the fixes as they were made, sorted, in bytes of the old text.
  func allows(_ document: Document, after fixes: [(fix: SourceFix, target: Target)], made: [SourceEdit]) -> Bool {
    // A tag that the parser drops, such as an end tag without its start, leaves the skeleton as it was.
    let writesTag = fixes.contains { fix, target in
      target != .markup && fix.edits.contains { $0.replacement.contains(UInt8(ascii: "<")) }
    }
    guard format != .html || !writesTag else { return false }
    let new = Ingester.skeleton(of: document.source, format: document.format)
    if new == skeleton || hasOnlyEmptied(new, document, made) { return true }
    let target = fixes.map(\.target).max() ?? .text
    guard target == .markup else {
      let values = fixes.filter { $0.target == .value }.reduce(0) { $0 + $1.fix.edits.count }
      return new.count == skeleton.count && zip(new, skeleton).count { $0 != $1 } <= values
    }
    let edits = fixes.flatMap(\.fix.edits)
    let (before, after) = masked(new, document, made)
    // A tag that is renamed or loses an attribute: at most its start and its end differ.
    if after.count == before.count { return zip(after, before).count { $0 != $1 } <= 2 * edits.count }
    if after.count > before.count { return edits.contains { !$0.replacement.isEmpty } }
    return Self.isSubsequence(after, of: before)
  }

  /// Whether Markdown lost paragraphs of which nothing was left, and nothing else: each is an entry for its start and
  /// one for its end.
  private func hasOnlyEmptied(_ new: [UInt64], _ document: Document, _ made: [SourceEdit]) -> Bool {
    let lost = skeleton.count - new.count
    guard format == .markdown, lost > 0, lost.isMultiple(of: 2) else { return false }
    let emptied = EmptiedBlocks.count(in: old, after: made)
    return emptied >= lost / 2 && old.blocks.count - document.blocks.count == emptied
      && Self.isSubsequence(new, of: skeleton)
  }

  /// The two skeletons without the values of attributes that were edited on purpose.
  private func masked(_ new: [UInt64], _ document: Document, _ made: [SourceEdit]) -> ([UInt64], [UInt64]) {
    guard format == .html else { return (skeleton, new) }
    var before: [SourceRange] = []
    var after: [SourceRange] = []
    var shift = 0
    for edit in made {
      let holdsTag =
        edit.replacement.contains(UInt8(ascii: "<"))
        || source.utf8[edit.range.start..<min(edit.range.end, source.utf8.count)].contains(UInt8(ascii: "<"))
      if edit.changesMarkup, !holdsTag {
        before.append(edit.range)
        after.append(SourceRange(edit.range.start + shift, edit.range.start + shift + edit.replacement.count))
      }
      shift += edit.replacement.count - edit.range.count
    }
    guard !before.isEmpty else { return (skeleton, new) }
    return (
      HTMLIngester.skeleton(of: source.utf8, masking: before),
      HTMLIngester.skeleton(of: document.source.utf8, masking: after)
    )
  }

  /// Whether elements were removed, and nothing else done to them.
  private static func isSubsequence(_ new: [UInt64], of old: [UInt64]) -> Bool {
    var rest = new[...]
    for hash in old where hash == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
