public import GalleyLint
import GalleyText

/// Flags a link that runs a script instead of leading somewhere.
public struct JavascriptLink: Rule {
  public static let card = RuleCard(
    id: "markup/javascript-link",
    severity: .warning,
    summary: "A link runs a script instead of leading to an address.",
    why: """
      The script stayed on the page that the text was copied from: where the draft goes, the link does \
      nothing, and many systems refuse it for safety. Put the address, or take the link out.
      """,
    examples: [
      .flags("<p>It <a href=\"⟦javascript:void(0)⟧\">opened</a> on Monday.</p>", as: .html),
      .flags("<p>It <a href=\"⟦ JavaScript:openWindow('x')⟧\">opened</a> on Monday.</p>", as: .html),
      .passes("<p>It <a href=\"/javascript:-a-history\">opened</a> on Monday.</p>", as: .html),
      .passes("<p>It <a href=\"https://news.example/\">opened</a> on Monday.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    lazy var scope = ArticleScope(view)
    for link in table.elements where link.name == .anchor {
      guard let address = table.attribute("href", of: link) else { continue }
      let value = table.storage[address.value].drop { $0 <= 0x20 }
      guard value.count > 11, let first = value.first, first | 0x20 == 0x6A,
        Fold.folded(value.prefix(11)).elementsEqual("javascript:".utf8),
        scope.contains(link)
      else { continue }
      report.add(
        "This link runs a script of the page it was copied from: put an address, or take the link out.",
        atSource: address.valueSource ?? link.source)
    }
  }
}
