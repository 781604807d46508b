import GalleyLint
import GalleyText

/// The findings of one draft as lines for a terminal.
struct FindingText {
  private(set) var text: TerminalText
  private let path: [UInt8]
  private let source: Source
  private let lines: LineIndex
  private let columns: Int

  /// The widest excerpt where no terminal says how wide it is.
  private static let usualWidth = 110
  private static let leastWidth = 40
  private static let greatestWidth = 160

  init(_ draft: DraftReport, usesColor: Bool, width: Int) {
    text = TerminalText(usesColor: usesColor)
    path = VisibleText.of(draft.path)
    source = draft.document.source
    lines = LineIndex(draft.document.source)
    let limit = width > 0 ? min(width, Self.greatestWidth) : Self.usualWidth
    columns = max(Self.leastWidth, limit) - String(lines.lineCount).utf8.count - 6
  }

  mutating func append(_ finding: Finding) {
    let start = lines.position(of: finding.range.start)
    text.append(path, .bold)
    text.append(":\(start.line):\(start.column): ")
    text.append("\(finding.severity.name): ", TerminalStyle(finding.severity))
    text.append(VisibleText.of(finding.message))
    text.append(" ")
    text.append(Array("[".utf8) + VisibleText.of(finding.rule) + Array("]".utf8), .dim)
    text.append("\n")
    // What is missing has no text to point at.
    if finding.field == nil || !finding.range.isEmpty { appendExcerpt(finding, line: start.line) }
    for fix in finding.fixes { append(fix) }
    for place in finding.related { append(place) }
    text.append("\n")
  }

  private mutating func appendExcerpt(_ finding: Finding, line: Int) {
    let lineRange = lines.range(ofLine: line)
    let isBlank = source.utf8[lineRange.start..<lineRange.end].prefix(columns + 1).allSatisfy {
      $0 == 0x20 || $0 == 0x09
    }
    // Nothing to see on a blank line but the blanks a finding is about.
    guard !isBlank || finding.range.start < lineRange.end && !finding.range.isEmpty else { return }
    let excerpt = SourceExcerpt(finding.range, in: lineRange, of: source.utf8, columns: columns)
    let start = min(max(finding.range.start, excerpt.range.start), excerpt.range.end)
    let end = min(max(finding.range.end, start), excerpt.range.end)
    var visible = VisibleText()
    if excerpt.isCutBefore { visible.append("…") }
    visible.append(source.utf8[excerpt.range.start..<start])
    let caretStart = visible.columns
    visible.append(source.utf8[start..<end])
    let caretCount = max(1, visible.columns - caretStart)
    visible.append(source.utf8[end..<excerpt.range.end])
    if excerpt.isCutAfter { visible.append("…") }
    let number = String(line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    text.append("  \(number) | ", .dim)
    text.append(visible.bytes)
    text.append("\n")
    text.append("  \(gutter) | ", .dim)
    text.append(String(repeating: " ", count: caretStart))
    text.append(String(repeating: "^", count: caretCount), TerminalStyle(finding.severity))
    text.append("\n")
  }

  private mutating func append(_ fix: SourceFix) {
    let label = fix.applicability == .safe ? "fix:" : "suggest:"
    text.append("  \(label) ", .bold)
    guard let fragment = FixFragment(fix, in: source, lines: lines) else {
      text.append(VisibleText.of(fix.title))
      text.append("\n")
      return
    }
    append(fragment, isNew: false, indent: "")
    append(fragment, isNew: true, indent: String(repeating: " ", count: label.utf8.count + 3))
  }

  private mutating func append(_ fragment: FixFragment, isNew: Bool, indent: String) {
    let style: TerminalStyle = isNew ? .added : .removed
    text.append(indent)
    text.append(isNew ? "+ " : "- ", style)
    for piece in fragment.pieces(of: source.utf8, isNew: isNew) {
      var visible = VisibleText()
      visible.append(piece.bytes, showsSpaces: piece.isChanged && fragment.changesOnlySpace)
      text.append(visible.bytes, piece.isChanged ? style : nil)
    }
    text.append("\n")
  }

  private mutating func append(_ place: RelatedPlace) {
    let at = lines.position(of: place.range.start)
    text.append("  see ", .bold)
    text.append(path)
    text.append(":\(at.line):\(at.column): ")
    text.append(VisibleText.of(place.message))
    text.append("\n")
  }
}
