public import GalleyLint
import GalleyText

/// Flags parameters in links that only tell a site where the reader came from.
public struct TrackingParameter: Rule {
  public static let card = RuleCard(
    id: "artifact/tracking-parameter",
    severity: .warning,
    fix: .safe,
    summary: "A link carries tracking parameters.",
    why: """
      A link that was copied from a newsletter or a search carries marks of that visit. They lead to the same page \
      without them, and say more about the writer than readers should learn; removing just them is safe.
      """,
    examples: [
      .flags(
        "<p><a href=\"https://example.org/a?⟦utm_source=x&amp;utm_medium=y&amp;⟧id=3#top\">A</a></p>",
        fixed: "<p><a href=\"https://example.org/a?id=3#top\">A</a></p>", as: .html),
      .flags(
        "<p><a href=\"https://example.org/a⟦?fbclid=abc⟧#top\">A</a></p>",
        fixed: "<p><a href=\"https://example.org/a#top\">A</a></p>", as: .html),
      .flags(
        "<p><a href=\"https://example.org/?id=3⟦&gclid=1&p=2&mc_cid=4⟧\">A</a></p>",
        fixed: "<p><a href=\"https://example.org/?id=3&p=2\">A</a></p>", as: .html),
      .flags("See https://example.org/a⟦?utm_source=x⟧ for it.", fixed: "See https://example.org/a for it."),
      .passes("<p><a href=\"https://example.org/?id=3&utmost=1\">A</a></p>", as: .html),
      .passes("<p><a href=\"https://example.org/a#utm_source=x\">A</a></p>", as: .html),
      .passes("<p><a href=\"/utm_source\">A</a></p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    lazy var article = ArticleExtent(view)
    for element in table.elements where element.name == .anchor {
      guard let link = table.attribute("href", of: element), let range = link.valueSource,
        table.storage[link.value].contains(0x3F), !LinkTracking.isFromGenerator(table.storage[link.value]),
        let removal = LinkTracking.removal(in: view.document.source.utf8, at: range),
        article.contains(element.source.start)
      else { continue }
      add(removal, changesMarkup: true, &report)
    }
    for address in LinkTracking.bareAddresses(in: view)
    where !LinkTracking.isFromGenerator(view.bytes(address.text)) {
      guard let removal = LinkTracking.removal(in: view.document.source.utf8, at: address.source) else { continue }
      add(removal, changesMarkup: false, &report)
    }
  }

  private func add(_ removal: LinkTracking.Removal, changesMarkup: Bool, _ report: inout Report) {
    let names = removal.names.joined(separator: ", ")
    report.add(
      "The link carries \(names).", atSource: removal.range,
      fixes: [
        Fix(
          title: "Remove \(names)", .safe,
          edits: [Edit(.source(removal.range), removal.replacement, changesMarkup: changesMarkup)])
      ])
  }
}
