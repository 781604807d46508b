public import GalleyLint
import GalleyText

/// Flags a draft without a description.
public struct MissingDescription: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-description",
    severity: .warning,
    summary: "The draft has no description.",
    why: """
      The description is the line that search results, shares and newsletters show under the title. \
      Without one they cut the first sentence, or the cookie notice. Drafts that are no page yet are only \
      reminded of it.
      """,
    examples: [
      .flags(
        "<head>⟦⟧<title>Bridge opens</title></head><body><p>It opened on Monday.</p></body>",
        as: .html),
      .flags("---\n⟦⟧title: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .flags("⟦⟧Bridge opens\n\nThe bridge opened on Monday, two years late, and nobody cut a ribbon.\n"),
      .passes(
        """
        <html><head><title>Bridge opens</title><meta name="description" content="It is two years late."></head>
        <body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><title>Bridge opens</title><meta property="og:description" content="It is two years late."></head>
        <body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes("---\nsummary: It is two years late.\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let form = DraftForm(view)
    guard !view.isBlank,
      let severity = form.severity(page: .warning, frontMatter: .suggestion, text: .suggestion),
      view.metadata.best(.description) == nil
    else { return }
    let place = form == .text ? "a line of summary under the headline" : "one in \(form.place)"
    report.add(
      "There is no description of the article: add \(place).", atSource: view.missingPlace,
      severity: severity,
      field: "description")
  }
}
