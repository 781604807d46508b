public import GalleyLint
import GalleyText

/// Flags front matter that cannot be read.
public struct FrontMatterFault: Rule {
  public static let card = RuleCard(
    id: "metadata/front-matter-fault",
    severity: .error,
    summary: "The front matter cannot be read.",
    why: """
      A site generator that cannot read the front matter refuses the article or prints it as text at the \
      top of the page. It is YAML between lines of three hyphens, TOML between lines of three plus signs, \
      or a JSON object.
      """,
    examples: [
      .flags("⟦---⟧\ntitle: Bridge opens\nauthor: Jane Doe\n\nIt opened on Monday.\n", as: .markdown),
      .passes("---\ntitle: Bridge opens\nauthor: Jane Doe\n---\n\nIt opened on Monday.\n", as: .markdown),
      .passes("---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for fault in view.metadata.faults where fault.container == .frontMatter {
      report.add(fault.message, atSource: fault.range)
    }
  }
}
