public import GalleyLint
import GalleyText

/// Flags a second heading of the first level.
public struct SeveralH1: Rule {
  public static let card = RuleCard(
    id: "markup/several-h1",
    severity: .suggestion,
    summary: "The article has more than one heading of the first level.",
    why: """
      The first level is the headline: what follows is mostly a section, or a second article that was \
      copied along. Programs that look for the title take either. Text without markup has no levels and is \
      not looked at.
      """,
    examples: [
      .flags("<h1>The bridge</h1><p>It opened.</p><h1>⟦The costs⟧</h1><p>They grew.</p>", as: .html),
      .flags("# The bridge\n\nIt opened.\n\n# ⟦The costs⟧\n\nThey grew.\n", as: .markdown),
      .passes("<h1>The bridge</h1><p>It opened.</p><h2>The costs</h2><p>They grew.</p>", as: .html),
      .passes("# The bridge\n\nIt opened.\n\n## The costs\n\nThey grew.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard view.document.format != .text else { return }
    let heads = view.blocks.filter { $0.kind == .heading && $0.level == 1 && !$0.traits.contains(.outside) }
    guard let first = heads.first else { return }
    for head in heads.dropFirst() {
      // A heading over several lines may come as several blocks of one element.
      guard !head.source.overlaps(first.source), !head.range.isEmpty else { continue }
      report.add(
        "A second heading of the first level: make it a level below, or take it out.", at: head.range,
        related: [RelatedPlace(message: "the first one", range: first.source)])
    }
  }
}
