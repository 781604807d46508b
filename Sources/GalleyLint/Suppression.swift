import GalleyText

/// The proofreader's own word: *stet*, let it stand.
///
/// `<!-- stet RULE … -- reason -->` holds for the next block, `<!-- stet-begin … -->` to `<!-- stet-end -->` for
/// a stretch; without rule ids for all rules. A category stands for all its rules. One that suppresses nothing
/// is reported by `stet/unused`.
struct Suppression {
  private struct Stet {
    var comment: SourceRange
    var range: SourceRange
    var rules: [String]
    var isUsed = false
  }

  /// The ids of the engine's own findings about stets.
  static let unusedID = "stet/unused"
  static let unclosedID = "stet/unclosed"

  private var stets: [Stet] = []
  private var faults: [Finding] = []

  init(view: DocumentView) {
    var open: [Stet] = []
    let source = view.document.source.utf8
    for comment in view.document.comments.prefix(Limits.stetsPerDraft) {
      guard comment.content.end <= source.count else { continue }
      let words = Self.words(source[comment.content.start..<comment.content.end])
      guard let first = words.first else { continue }
      let rules = Array(words.dropFirst())
      switch first {
      case "stet":
        let next = Self.nextBlock(after: comment.range.end, in: view)
        stets.append(Stet(comment: comment.range, range: next, rules: rules))
      case "stet-begin":
        open.append(Stet(comment: comment.range, range: SourceRange(comment.range.end, source.count), rules: rules))
      case "stet-end":
        guard var begun = open.popLast() else {
          report("This stet-end closes no stet-begin.", comment.range)
          continue
        }
        begun.range.end = comment.range.start
        stets.append(begun)
      default: continue
      }
    }
    for begun in open {
      report("This stet-begin is never closed; it holds to the end of the draft.", begun.comment)
      stets.append(begun)
    }
    stets.sort { $0.range < $1.range }
  }

  private mutating func report(_ message: String, _ range: SourceRange) {
    faults.append(Finding(rule: Self.unclosedID, severity: .warning, message: message, range: range))
  }

  /// The findings that are not let stand.
  mutating func apply(to findings: [Finding]) -> [Finding] {
    guard !stets.isEmpty else { return findings }
    return findings.filter { finding in
      var isLetStand = false
      for index in stets.indices {
        if stets[index].range.start > finding.range.end { break }
        guard stets[index].range.end >= finding.range.end, Self.covers(stets[index].rules, finding.rule) else {
          continue
        }
        stets[index].isUsed = true
        isLetStand = true
      }
      return !isLetStand
    }
  }

  /// Findings about stets that suppressed nothing or are not closed.
  func unused(in settings: LintSettings) -> [Finding] {
    let idle = stets.filter { !$0.isUsed }.map { stet in
      Finding(
        rule: Self.unusedID, severity: .warning,
        message: "This stet lets nothing stand; remove it.", range: stet.comment,
        fixes: [
          SourceFix(
            title: "Remove the comment", applicability: .suggested,
            edits: [SourceEdit(stet.comment, [], changesMarkup: true)])
        ])
    }
    return (idle + faults).compactMap { finding in
      let override = settings.severities[finding.rule] ?? settings.severities["stet"]
      guard let override else { return finding }
      guard let severity = override else { return nil }
      var changed = finding
      changed.severity = severity
      return changed
    }
  }

  private static func covers(_ rules: [String], _ id: String) -> Bool {
    rules.isEmpty || rules.contains { $0 == id || id.hasPrefix($0 + "/") }
  }

  /// The words of an instruction up to `--`, behind which a reason stands.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    let words = bytes.split { $0 <= 0x20 || $0 == 0x2C }
    return words.prefix { !$0.elementsEqual("--".utf8) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func nextBlock(after offset: Int, in view: DocumentView) -> SourceRange {
    let next = view.blocks.map(\.source).filter { $0.start >= offset }.min()
    return next ?? SourceRange(offset, offset)
  }
}
