public import GalleyLint
import GalleyText

/// Flags a heading that is more than one level below the one before.
public struct HeadingSkip: Rule {
  public static let card = RuleCard(
    id: "markup/heading-skip",
    severity: .suggestion,
    summary: "A heading skips a level.",
    why: """
      Levels are the outline by which screen readers move and search engines understand a page. A fourth \
      level right under a second is mostly a heading chosen for its size. What the first heading's level \
      is does not matter.
      """,
    examples: [
      .flags("<h2>The bridge</h2><p>It opened.</p><h4>⟦The costs⟧</h4><p>They grew.</p>", as: .html),
      .flags("# The bridge\n\nIt opened.\n\n### ⟦The costs⟧\n\nThey grew.\n", as: .markdown),
      .passes("<h2>The bridge</h2><p>It opened.</p><h3>The costs</h3><p>They grew.</p>", as: .html),
      .passes("<h4>The costs</h4><p>They grew.</p><h2>The bridge</h2><p>It opened.</p>", as: .html),
      .passes("### The costs\n\nThey grew.\n\n## The bridge\n\nIt opened.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    var previous: Block?
    for block in view.blocks
    where block.kind == .heading && block.level > 0 && !block.traits.contains(.outside) {
      defer { previous = block }
      guard let before = previous, block.level > before.level + 1 else { continue }
      report.add(
        """
        A heading of level \(block.level) right under one of level \(before.level); level \(before.level + 1) would \
        be next.
        """,
        at: block.range, related: [RelatedPlace(message: "the heading before", range: before.source)])
    }
  }
}
