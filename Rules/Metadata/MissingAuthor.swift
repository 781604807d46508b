public import GalleyLint
import GalleyText

/// Flags a draft that names no author.
public struct MissingAuthor: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-author",
    severity: .warning,
    summary: "The draft does not say who wrote it.",
    why: """
      Readers ask who speaks, archives file by author, and search engines recommend the author in an \
      article's metadata. Galley looks for a byline, for JSON-LD, meta elements and microdata, and for \
      front matter.
      """,
    examples: [
      .flags(
        "<head>⟦⟧<title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>It opened on Monday.</p></body>",
        as: .html),
      .flags("---\n⟦⟧title: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .flags("⟦⟧Bridge opens\n\nThe bridge opened on Monday, two years late, and nobody cut a ribbon.\n"),
      .passes(
        """
        <html><head><title>Bridge opens</title><meta name="author" content="Jane Doe"></head>
        <body><h1>Bridge opens</h1><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes(
        "---\ntitle: Bridge opens\nauthor: Jane Doe\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes("---\ntitle: Bridge: it opens\nauthor: Jane Doe\n---\n\nThe bridge opened.\n", as: .markdown),
      .passes(
        "Bridge opens\nJane Doe | 13 January 2025\n\nThe bridge opened on Monday, late, and nobody cut a ribbon.\n"),
      .passes(
        "Bridge opens\n\nBy Jane Doe\n\nThe bridge opened on Monday, two years late, and nobody cut a ribbon.\n"
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
    // What is stated and cannot be an author is reported where it stands.
    guard !view.metadata.rejected.contains(where: { $0.field == .author }) else { return }
    let authors = view.metadata.candidates(.author)
    let stated = authors.filter { $0.origin.name != "author note" }
    guard stated.isEmpty else { return }
    var related: [RelatedPlace] = []
    var message = "No author is named: add a byline"
    message += form == .text ? "." : ", or the author in \(form.place)."
    if let note = authors.first, let range = note.range {
      message =
        "No byline names the author; only the note at the end does. Add “By \(note.value)” under the headline."
      related = [RelatedPlace(message: "the note on the author", range: range)]
    }
    report.add(message, atSource: view.missingPlace, severity: severity, field: "author", related: related)
  }
}
