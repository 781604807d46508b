public import GalleyLint
import GalleyText

/// Flags a draft without a date of publication.
public struct MissingDate: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-date",
    severity: .warning,
    summary: "The draft has no date of publication.",
    why: """
      Without its date an article cannot be placed: “on Wednesday” means nothing a week later, and feeds \
      and search engines sort by a date that they guess. Galley looks for JSON-LD, meta and time elements, \
      front matter, and a date by the headline.
      """,
    examples: [
      .flags(
        "<head>⟦⟧<title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>It opened on Monday.</p></body>",
        as: .html),
      .flags("---\n⟦⟧title: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .flags("⟦⟧Bridge opens\n\nThe bridge opened on Monday, two years late, and nobody cut a ribbon.\n"),
      .passes(
        """
        <html><head><title>Bridge opens</title></head>
        <body><time datetime="2025-01-12">12 January</time><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes(
        "---\ntitle: Bridge opens\ndate: 2025-01-12\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes(
        "Bridge opens\n\nHAVEN, January 13, 2025 – The bridge opened on Monday, two years late, and nobody cut a ribbon.\n"
      ),
      .passes("---\ntitle: Bridge: it opens\ndate: 2025-01-12\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes(
        "Bridge opens\n\nJanuary 12, 2025\n\nThe bridge opened on Monday, two years late, and nobody cut a ribbon.\n"
      ),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let form = DraftForm(view)
    guard !view.isBlank, let severity = form.severity(page: .warning, frontMatter: .warning, text: .warning)
    else {
      return
    }
    let dates = view.metadata.candidates(.published)
    guard dates.allSatisfy({ $0.origin.name == "date in the address" }) else { return }
    var message = "No date of publication is stated: add it by the headline"
    message += form == .text ? "." : " and in \(form.place)."
    var related: [RelatedPlace] = []
    // The date of the last change places a text too, if late.
    let isDated = !dates.isEmpty || form == .text && view.metadata.best(.modified) != nil
    if let address = dates.first {
      message = "No date of publication is stated; only the page's address holds one, \(address.value)."
      if let range = address.range { related = [RelatedPlace(message: "the address", range: range)] }
    } else if let modified = view.metadata.best(.modified) {
      message = "No date of publication is stated, only that of the last change, \(modified.value)."
      if let range = modified.range { related = [RelatedPlace(message: "the last change", range: range)] }
    }
    report.add(
      message, atSource: view.missingPlace, severity: isDated ? .suggestion : severity, field: "date",
      related: related)
  }
}
