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

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let previous = view.previous(index), view.block(ofToken: index).isProse else { return }
    let range = TextRange(view.tokens[previous].end, view.tokens[index].offset)
    let gap = view.bytes(range)
    // Wider gaps and tabs are columns; so is a second wide gap on the line.
    guard gap.count == 2, gap.allSatisfy({ $0 == 0x20 }), !isColumn(index, in: view) else { return }
    report.add(
      "Two spaces between words.", at: range,
      fixes: [.replace(range, with: [0x20], .safe, title: "Leave one space")])
  }

  private func isColumn(_ index: Int, in view: DocumentView) -> Bool {
    let tokens = view.tokens
    var wide = 0
    var at = index
    while let before = view.previous(at), tokens[at].gap != .lineBreak { at = before }
    var current: Int? = at
    while let token = current, token == at || tokens[token].gap != .lineBreak {
      if tokens[token].gap == .wide, tokens[token].offset - tokens[max(0, token - 1)].end > 2 { wide += 1 }
      current = view.next(token)
    }
    return wide > 0
  }
}
