public import GalleyLint
import GalleyText

/// Flags addresses in one page that are not of the same page.
public struct DisagreeingCanonical: Rule {
  public static let card = RuleCard(
    id: "metadata/disagreeing-canonical",
    severity: .warning,
    summary: "The page states different addresses for itself.",
    why: """
      The canonical link, Open Graph and JSON-LD each tell programs where the article lives. Where they \
      disagree, shares are counted apart, and one of them may be left over from another page. A different \
      scheme, `www.` or slash at the end is the same page in another spelling, and weighs less.
      """,
    examples: [
      .flags(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge">
        <meta property="og:url" content="⟦https://news.example/parking⟧"></head>
        <body><p>It opened.</p></body></html>
        """, as: .html),
      .flags(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge">
        <meta property="og:url" content="⟦http://www.news.example/bridge/⟧"></head>
        <body><p>It opened.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge">
        <meta property="og:url" content="https://news.example/bridge"></head>
        <body><p>It opened.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge"></head>
        <body><p>It opened.</p></body></html>
        """, as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard let canonical = view.canonicals.first, let own = PageAddress(canonical.entry.value) else { return }
    var kinds: [MetadataEntry.Origin.Kind] = []
    for entry in view.metadata.entries where entry.field == .url && isOwnAddress(entry.origin) {
      guard let range = entry.range, let address = PageAddress(entry.value),
        !kinds.contains(entry.origin.kind),
        entry.value != canonical.entry.value
      else { continue }
      let isSame = address.folded == own.folded
      if isSame, address.scheme == own.scheme, address.host == own.host, address.path == own.path { continue }
      kinds.append(entry.origin.kind)
      let verb = isSame ? "is spelt otherwise than" : "is not"
      report.add(
        "The address in \(entry.origin.wording) \(verb) that of the canonical link, \(canonical.entry.value.shortened).",
        atSource: range, severity: isSame ? .suggestion : .warning, field: "canonical",
        related: [RelatedPlace(message: "the canonical link", range: canonical.range)])
    }
  }

  /// Whether the source states the address of the article, rather than of a page around it.
  private func isOwnAddress(_ origin: MetadataEntry.Origin) -> Bool {
    switch origin.kind {
    case .openGraph: true
    case .jsonLD: origin.name == "mainEntityOfPage" || origin.name == "url"
    default: false
    }
  }
}
