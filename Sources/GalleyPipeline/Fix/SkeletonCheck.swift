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

  private let format: DraftFormat
  private let skeleton: [UInt64]

  init(_ document: Document) {
    format = document.format
    skeleton = Ingester.skeleton(of: document.source, format: document.format)
  }

  /// What a finding's first fix changes.
  static func target(of finding: Finding, in document: Document) -> Target {
    guard let fix = finding.fixes.first else { return .text }
    if fix.edits.contains(where: \.changesMarkup) { return .markup }
    guard document.format != .text, let range = finding.textRange,
      let block = block(at: range.start, in: document)
    else { return .text }
    return block.kind == .attribute || block.kind == .metadata ? .value : .text
  }

  /// Whether the structure of `document` follows from this one by these fixes.
  func allows(_ document: Document, after fixes: [(fix: SourceFix, target: Target)]) -> Bool {
    let new = Ingester.skeleton(of: document.source, format: document.format)
    if new == skeleton { return true }
    let target = fixes.map(\.target).max() ?? .text
    guard target == .markup else {
      let values = fixes.filter { $0.target == .value }.reduce(0) { $0 + $1.fix.edits.count }
      return new.count == skeleton.count && zip(new, skeleton).count { $0 != $1 } <= values
    }
    let edits = fixes.flatMap(\.fix.edits)
    // A tag that is renamed or loses an attribute: at most its start and its end differ.
    if new.count == skeleton.count { return zip(new, skeleton).count { $0 != $1 } <= 2 * edits.count }
    if new.count > skeleton.count { return edits.contains { !$0.replacement.isEmpty } }
    return isSubsequence(new)
  }

  /// Whether elements were removed, and nothing else done to them.
  private func isSubsequence(_ new: [UInt64]) -> Bool {
    var rest = new[...]
    for hash in skeleton where hash == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private static func block(at offset: Int, in document: Document) -> Block? {
    var low = 0
    var high = document.blocks.count
    while low < high {
      let middle = (low + high) / 2
      if document.blocks[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? document.blocks[low - 1] : nil
  }
}
