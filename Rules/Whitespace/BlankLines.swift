public import GalleyLint
import GalleyText

/// Flags more than one blank line in a row.
public struct BlankLines: Rule {
  public static let card = RuleCard(
    id: "whitespace/blank-lines",
    severity: .warning,
    fix: .safe,
    summary: "More than one blank line stands between two paragraphs.",
    why: """
      Runs of blank lines are where something was cut: a picture, an advertisement, a drop cap. One blank line \
      parts paragraphs just as well, so taking the others out is safe.
      """,
    examples: [
      .flags("The vote was close.\n\n⟦\n⟧It passed.", fixed: "The vote was close.\n\nIt passed."),
      .flags("The vote was close.\n\n⟦\n\n⟧It passed.", fixed: "The vote was close.\n\nIt passed."),
      .passes("The vote was close.\n\nIt passed."),
      .passes("<p>The vote was close.</p>\n\n\n<p>It passed.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for mark in view.document.layoutMarks where mark.kind == .blankLineRun {
      let fix = Fix(title: "Leave one blank line", .safe, edits: [Edit(.source(mark.range), [])])
      report.add("More than one blank line in a row.", atSource: mark.range, fixes: [fix])
    }
  }
}
