public import GalleyLint
import GalleyText

/// Flags a part of a secure page that is loaded without encryption.
public struct InsecureLink: Rule {
  public static let card = RuleCard(
    id: "markup/insecure-link",
    severity: .warning,
    fix: .suggested,
    summary: "A page for https loads an image, frame or style sheet by http.",
    why: """
      Browsers warn of such mixed content, and load frames and style sheets not at all (W3C, Mixed \
      Content). Nearly every host serves the same file by https; a person should see that it does. Links \
      that a reader follows are left alone.
      """,
    examples: [
      .flags(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge"></head>
        <body><p>It opened. <img src="⟦http://news.example/bridge.jpg⟧" alt="The bridge"></p></body></html>
        """,
        fixed: """
          <html><head><link rel="canonical" href="https://news.example/bridge"></head>
          <body><p>It opened. <img src="https://news.example/bridge.jpg" alt="The bridge"></p></body></html>
          """, as: .html),
      .passes(
        """
        <html><head><link rel="canonical" href="http://news.example/bridge"></head>
        <body><p>It opened. <img src="http://news.example/bridge.jpg" alt="The bridge"></p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge"></head>
        <body><p>It <a href="http://news.example/">opened</a>.</p></body></html>
        """, as: .html),
      .passes("<p>It opened. <img src=\"http://news.example/bridge.jpg\" alt=\"The bridge\"></p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard let own = view.metadata.best(.canonical) ?? view.metadata.best(.url),
      own.value.hasPrefix("https://")
    else {
      return
    }
    let table = view.document.elements
    let scope = ArticleScope(view)
    for element in table.elements {
      guard let address = source(of: element, table),
        Fold.folded(table.storage[address.value].prefix(7)).elementsEqual("http://".utf8),
        element.name == .link || scope.contains(element)
      else { continue }
      var fixes: [Fix] = []
      if let range = address.valueSource, view.document.source.utf8[range.start...].starts(with: "http:".utf8) {
        let point = SourceRange(range.start + 4, range.start + 4)
        let edit = Edit(.source(point), [0x73], changesMarkup: true)
        fixes = [Fix(title: "Write https", .suggested, edits: [edit])]
      }
      report.add(
        "Loaded by http, though the page is for https: browsers warn of it or leave it out.",
        atSource: address.valueSource ?? element.source, fixes: fixes)
    }
  }

  private func source(of element: Element, _ table: ElementTable) -> Attribute? {
    switch element.name {
    case .image, .iframe: return table.attribute("src", of: element)
    case .link:
      let relation = table.value("rel", of: element).map { Fold.folded($0) } ?? []
      return relation.split(separator: 0x20).contains { $0.elementsEqual("stylesheet".utf8) }
        ? table.attribute("href", of: element) : nil
    default: return nil
    }
  }
}
