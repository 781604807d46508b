public import GalleyLint
import GalleyText

/// Flags a link that nobody can see or click.
public struct EmptyLink: Rule {
  public static let card = RuleCard(
    id: "markup/empty-link",
    severity: .warning,
    fix: .suggested,
    summary: "A link holds no text.",
    why: """
      Such links are left when their text is cut or a page is copied. Nobody sees them, but the tab key \
      stops at each, and a screen reader reads out the address. Links around images, icons and targets to \
      jump to are left alone.
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
    let scope = ArticleScope(view)
    for (index, link) in table.elements.enumerated() where link.name == .anchor {
      guard table.attribute("href", of: link) != nil, !isNamed(link, table),
        link.textRange.isEmpty || isSpace(link, view),
        scope.contains(link)
      else { continue }
      let isMarkdown =
        view.document.format == .markdown && view.document.source.utf8[link.source.start] != 0x3C
      let range =
        isMarkdown ? link.source : SourceRange(link.source.start, max(link.source.end, link.contentEnd))
      if isMarkdown {
        let holds = table.elements.dropFirst(index + 1).prefix { $0.source.start < range.end }
        guard holds.isEmpty else { continue }
      } else {
        // A link that is never closed ends where the parser says, which is no place to cut.
        let end = view.document.source.utf8[range.start..<range.end].suffix(4)
        guard Fold.folded(end).elementsEqual("</a>".utf8), ElementContent.isEmpty(link, in: view) else {
          continue
        }
      }
      let fix = Fix(
        title: "Remove the link", .suggested, edits: [Edit(.source(range), [], changesMarkup: true)])
      report.add("A link without text: nobody can see or click it.", atSource: range, fixes: [fix])
    }
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

  private func isSpace(_ link: Element, _ view: DocumentView) -> Bool {
    view.bytes(link.textRange).allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }
  }
}
