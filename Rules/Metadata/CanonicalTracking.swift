public import GalleyLint
import GalleyText

/// Flags tracking parameters in the canonical address.
public struct CanonicalTracking: Rule {
  public static let card = RuleCard(
    id: "metadata/canonical-tracking",
    severity: .error,
    fix: .suggested,
    summary: "The canonical address holds tracking parameters.",
    why: """
      The canonical address is the one without everything that tells where a reader came from. With it, \
      each copy of the link counts as a page of its own, and every reader as one of that campaign.
      """,
    examples: [
      .flags(
        """
        <html><head><link rel="canonical" href="⟦https://news.example/bridge?id=7&amp;utm_source=mail⟧"></head>
        <body><p>It opened.</p></body></html>
        """,
        fixed: """
          <html><head><link rel="canonical" href="https://news.example/bridge?id=7"></head>
          <body><p>It opened.</p></body></html>
          """, as: .html),
      .flags(
        "<head><link rel=\"canonical\" href=\"⟦https://news.example/bridge?fbclid=7⟧\"></head><p>It opened.</p>",
        fixed:
          "<head><link rel=\"canonical\" href=\"https://news.example/bridge\"></head><p>It opened.</p>",
        as: .html),
      .passes(
        "<head><link rel=\"canonical\" href=\"https://news.example/bridge?id=7\"></head><p>It opened.</p>",
        as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for (entry, range) in view.canonicals {
      guard let address = PageAddress(entry.value),
        address.parameters.contains(where: PageAddress.isTracking),
        let query = entry.value.utf8.firstIndex(of: 0x3F)
      else { continue }
      let kept = address.parameters.filter { !PageAddress.isTracking($0) }
      let fragment = entry.value.utf8.firstIndex(of: 0x23).map { Array(entry.value.utf8[$0...]) } ?? []
      let use =
        Array(entry.value.utf8[..<query]) + (kept.isEmpty ? [] : [0x3F] + kept.joined(separator: [0x26]))
        + fragment
      let written = view.document.format == .html ? MarkupText.escaped(use) : use
      let edit = Edit(.source(range), written, changesMarkup: true)
      report.add(
        "The canonical address holds tracking parameters.", atSource: range, field: "canonical",
        fixes: [Fix(title: "Remove the tracking parameters", .suggested, edits: [edit])])
    }
  }
}
