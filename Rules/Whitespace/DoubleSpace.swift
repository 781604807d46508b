public import GalleyLint
import GalleyText

/// Flags two or more spaces between words.
public struct DoubleSpace: Rule {
  public static let card = RuleCard(
    id: "whitespace/double-space",
    severity: .suggestion,
    fix: .safe,
    summary: "Two or more spaces stand between words.",
    why: """
      Double spaces come from cutting words out and from typewriter habits; print and web use one. In prose one \
      space means the same, so the fix is safe; lines that are laid out in columns are left alone.
      """,
    examples: [
      .flags("The vote⟦  ⟧was close.", fixed: "The vote was close."),
      .flags("It passed.⟦  ⟧Nobody spoke.", fixed: "It passed. Nobody spoke."),
      .passes("The vote was close."),
      .passes("Name    Votes    Share\nLee     12       40"),
      .passes("<p>The vote  was close.</p>", as: .html),
      .passes("The vote  was close.", as: .markdown),
    ]
  )

  public static let wakes = [Wake.tokens(.wideGap)]

  public init() {}

  /// The first wide gap of a line speaks for all of them, so that a line of gaps is read once.
  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let tokens = view.tokens
    guard tokens[index].gap == .wide, isFirstOfLine(index, in: view), view.block(ofToken: index).isProse else { return }
    var gaps: [TextRange] = []
    var current: Int? = index
    while let token = current, token == index || tokens[token].gap != .lineBreak {
      if tokens[token].gap == .wide, let previous = view.previous(token) {
        let range = TextRange(tokens[previous].end, tokens[token].offset)
        // Wider gaps are columns, and make the others of the line columns too.
        guard range.count <= 2 else { return }
        if view.bytes(range).allSatisfy({ $0 == 0x20 }) { gaps.append(range) }
      }
      current = view.next(token)
    }
    for range in gaps where range.count == 2 {
      let isMisread = MisreadLead.stands(before: range.start, in: view)
      report.add(
        "Two spaces between words.", at: range,
        fixes: [.replace(range, with: [0x20], isMisread ? .suggested : .safe, title: "Leave one space")])
    }
  }

  private func isFirstOfLine(_ index: Int, in view: DocumentView) -> Bool {
    var at = index
    while let before = view.previous(at), view.tokens[at].gap != .lineBreak {
      at = before
      if view.tokens[at].gap == .wide { return false }
    }
    return true
  }
}
