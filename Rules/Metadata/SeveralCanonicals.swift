public import GalleyLint
import GalleyText

/// Flags a second canonical link.
public struct SeveralCanonicals: Rule {
  public static let card = RuleCard(
    id: "metadata/several-canonicals",
    severity: .error,
    summary: "The page has more than one canonical link.",
    why: """
      A page has one canonical address (RFC 6596). Where two links state different ones, search engines \
      follow neither; the same address stated twice is harmless but shows that two programs write the \
      head.
      """,
    examples: [
      .flags(
        """
        <html><head><link rel="canonical" href="https://news.example/bridge">
        <link rel="canonical" href="⟦https://news.example/old⟧"></head><body><p>It opened.</p></body></html>
        """, as: .html),
      .passes(
        "<head><link rel=\"canonical\" href=\"https://news.example/bridge\"></head><p>It opened.</p>",
        as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let links = view.canonicals.filter { $0.entry.origin.kind == .link }
    guard let first = links.first else { return }
    for (entry, range) in links.dropFirst() {
      let isSame = entry.value == first.entry.value
      report.add(
        isSame
          ? "The canonical link is stated twice."
          : "A second canonical link states another address than the first, \(first.entry.value.shortened).",
        atSource: range, severity: isSame ? .suggestion : .error, field: "canonical",
        related: [RelatedPlace(message: "the first canonical link", range: first.range)])
    }
  }
}
