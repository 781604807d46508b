public import GalleyLint
import GalleyText

/// Flags a link that nobody can see or click.
public struct EmptyLink: Rule {
  public static let card = RuleCard(
    id: "markup/empty-link",
    severity: .warning,
    fix: .suggested,
    summary: "A link holds no text, or no address.",
    why: """
      Such links are left when their text is cut or a page is copied. Nobody sees them, but the tab key \
      stops at each, and a screen reader reads out the address. Links around images, icons and targets to \
      jump to are left alone. A link whose address is empty leads to the page it stands in.
      """,
    examples: [
      .flags(
        "<p>It opened⟦<a href=\"https://news.example/\"></a>⟧ on Monday.</p>",
        fixed: "<p>It opened on Monday.</p>",
        as: .html),
      .flags(
        "<p>It opened⟦<a href=\"/x\"> <b></b>&nbsp;</a>⟧ on Monday.</p>",
        fixed: "<p>It opened on Monday.</p>", as: .html),
      .flags(
        "It opened⟦[](https://news.example/)⟧ on Monday.\n", fixed: "It opened on Monday.\n", as: .markdown),
      .flags("<p>It <a href=\"⟦⟧\">opened</a> on Monday.</p>", as: .html),
      .passes("<p>It <a href=\"\" onclick=\"f()\">opened</a> on <a role=button href=''>Monday</a>.</p>", as: .html),
      .passes("<p>It <a href=\"/x\">opened</a> on Monday.</p>", as: .html),
      .passes("<p>It opened.<a id=\"note\"></a><a href=\"#\" name=\"top\"></a></p>", as: .html),
      .passes("<p>It opened. <a href=\"/x\"><img src=\"b.jpg\" alt=\"The bridge\"></a></p>", as: .html),
      .passes("<p>It opened. <a href=\"/x\"><i class=\"icon-mail\"></i></a></p>", as: .html),
      .passes("<p>It opened. <a href=\"/x\" aria-label=\"Share\"></a></p>", as: .html),
      .passes("It opened. [![The bridge](b.jpg)](https://news.example/)\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    guard table.elements.contains(where: { $0.name == .anchor }) else { return }
    lazy var scope = ArticleScope(view)
    for link in table.elements where link.name == .anchor {
      if link.attributes.contains(where: { table.attributes[$0].value.isEmpty }),
        let address = table.attribute("href", of: link), isAddressLost(address, of: link, in: table),
        !isBlank(link, view), scope.contains(link)
      {
        report.add("A link without an address: it leads nowhere.", atSource: address.valueSource ?? link.source)
        continue
      }
      guard isBlank(link, view), let address = table.attribute("href", of: link), !isNamed(link, table),
        scope.contains(link), let range = extent(of: link, address, view)
      else { continue }
      let fix = Fix(title: "Remove the link", .suggested, edits: [Edit(.source(range), [], changesMarkup: true)])
      report.add("A link without text: nobody can see or click it.", atSource: range, fixes: [fix])
    }
  }

  /// Whether a link's address is empty and no script answers it.
  private func isAddressLost(_ address: Attribute, of link: Element, in table: ElementTable) -> Bool {
    guard address.value.isEmpty else { return false }
    for name in ["role", "onclick", "name", "id", "class", "itemprop"] as [StaticString]
    where table.attribute(name, of: link) != nil {
      return false
    }
    return !link.attributes.contains { table.storage[table.attributes[$0].name].starts(with: "data-".utf8) }
  }

  /// Where an empty link lies in the source; nil for one that holds something.
  private func extent(of link: Element, _ address: Attribute, _ view: DocumentView) -> SourceRange? {
    let source = view.document.source.utf8
    guard link.source.start < source.count else { return nil }
    if view.document.format == .markdown, source[link.source.start] != 0x3C {
      return MarkdownExtent.ofEmpty(link, address: address, in: view)
    }
    // A link that is never closed ends where the parser says, which is no place to cut.
    let range = SourceRange(link.source.start, max(link.source.end, link.contentEnd))
    guard range.end <= source.count,
      Fold.folded(source[range.start..<range.end].suffix(4)).elementsEqual("</a>".utf8),
      ElementContent.isEmpty(link, in: view)
    else { return nil }
    return range
  }

  /// Whether a link is a target, or has a name that is not shown.
  private func isNamed(_ link: Element, _ table: ElementTable) -> Bool {
    for name in ["id", "name", "aria-label", "aria-labelledby", "title", "class", "data-cfemail"]
      as [StaticString]
    where table.attribute(name, of: link) != nil {
      return true
    }
    return false
  }

  private func isBlank(_ link: Element, _ view: DocumentView) -> Bool {
    view.bytes(link.textRange).allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }
  }
}
