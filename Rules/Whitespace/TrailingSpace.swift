public import GalleyLint
import GalleyText

/// Flags spaces, tabs and no-break spaces before a line's end.
public struct TrailingSpace: Rule {
  public static let card = RuleCard(
    id: "whitespace/trailing-space",
    severity: .warning,
    fix: .safe,
    summary: "A line ends in white space.",
    why: """
      White space at a line's end is left by editors and by pasting from web pages, often as a no-break space. It \
      shows up in every diff and, pasted on, as an odd gap. Nobody sees it, so removing it is safe; the two spaces \
      that make a line break in Markdown are left.
      """,
    examples: [
      .flags("The vote was close.⟦ ⟧\n\nIt passed.", fixed: "The vote was close.\n\nIt passed."),
      .flags("The vote was close.⟦\u{A0}⟧\nIt passed.", fixed: "The vote was close.\nIt passed."),
      .flags("It passed.⟦ \t⟧", fixed: "It passed."),
      .flags("# Vote⟦ ⟧\n\nIt passed.", fixed: "# Vote\n\nIt passed.", as: .markdown),
      .passes("It passed.\n\nNobody spoke."),
      .passes("Roses are red,  \nviolets are blue.", as: .markdown),
      .passes("<p>It passed. </p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for mark in view.document.layoutMarks where mark.kind == .trailingSpace {
      let fix = Fix(title: "Remove the white space", .safe, edits: [Edit(.source(mark.range), [])])
      report.add("White space at the end of the line.", atSource: mark.range, fixes: [fix])
    }
  }
}
