public import GalleyLint
import GalleyText

/// Flags a page that does not state its own address.
public struct MissingCanonical: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-canonical",
    severity: .warning,
    fix: .suggested,
    summary: "The page has no canonical link.",
    why: """
      An article is reached by many addresses: with tracking parameters, on a mobile host, in print. The \
      canonical link (RFC 6596) tells which is its own, so that shares and search results do not fall \
      apart. Nine of ten articles on the web have one. Where Open Graph states the address, that is put \
      forward.
      """,
    examples: [
      .flags(
        "<head>⟦⟧<title>Bridge opens</title></head><body><p>It opened on Monday.</p></body>",
        as: .html),
      .flags(
        """
        <html><head>⟦⟧
        <meta property="og:url" content="https://news.example/bridge?a=1&amp;b=2">
        </head><body><p>It opened on Monday.</p></body></html>
        """,
        fixed: """
          <html><head>
          <link rel="canonical" href="https://news.example/bridge?a=1&amp;b=2">
          <meta property="og:url" content="https://news.example/bridge?a=1&amp;b=2">
          </head><body><p>It opened on Monday.</p></body></html>
          """, as: .html),
      .passes(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge"></head>
        <body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes("---\ntitle: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes("The bridge opened on Monday."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard !view.isBlank, DraftForm(view) == .page, view.metadata.best(.canonical) == nil else { return }
    let address = view.metadata.entries.first { entry in
      entry.field == .url && entry.origin.kind == .openGraph && PageAddress(entry.value) != nil
    }
    guard let address else {
      return report.add(
        "The page does not state its address: it has no canonical link.", atSource: view.missingPlace,
        field: "canonical")
    }
    let link =
      Array("<link rel=\"canonical\" href=\"".utf8) + MarkupText.escaped(address.value.utf8)
      + Array("\">".utf8)
    let fix = view.headInsertion(link, title: "Add the address that Open Graph states as the canonical link")
    report.add(
      "The page has no canonical link; only Open Graph states its address, \(address.value.shortened).",
      atSource: view.missingPlace, severity: .suggestion, field: "canonical", fixes: fix.map { [$0] } ?? [],
      related: address.range.map { [RelatedPlace(message: "the address in Open Graph", range: $0)] } ?? [])
  }
}
