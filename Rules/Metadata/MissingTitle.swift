public import GalleyLint
import GalleyText

/// Flags a draft without a title.
public struct MissingTitle: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-title",
    severity: .warning,
    fix: .suggested,
    summary: "The draft has no title.",
    why: """
      The title is what search engines, tabs, shares and feeds show of an article. HTML requires a title \
      element of every page (HTML Standard, “The title element”); where it lacks, each reader of the page \
      makes one up.
      """,
    examples: [
      .flags(
        """
        <html><head>⟦⟧
        <meta charset="utf-8">
        </head><body>
        <h1>Harbour bridge opens</h1>
        <p>The bridge opened on Monday.</p>
        </body></html>
        """,
        fixed: """
          <html><head>
          <title>Harbour bridge opens</title>
          <meta charset="utf-8">
          </head><body>
          <h1>Harbour bridge opens</h1>
          <p>The bridge opened on Monday.</p>
          </body></html>
          """, as: .html),
      .flags(
        """
        <html><head><title>⟦Untitled Document⟧</title></head><body>
        <h1>Harbour bridge opens</h1>
        <p>The bridge opened on Monday.</p>
        </body></html>
        """,
        fixed: """
          <html><head><title>Harbour bridge opens</title></head><body>
          <h1>Harbour bridge opens</h1>
          <p>The bridge opened on Monday.</p>
          </body></html>
          """, as: .html),
      .flags("---\n⟦⟧author: Jane Doe\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .flags("⟦⟧The bridge opened on Monday, two years late, and nobody cut a ribbon.\n"),
      .passes(
        "<head><title>Harbour bridge opens</title></head><body><p>It opened.</p></body>",
        as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes("---\ntitle: Harbour bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes("---\ntitle: Bridge: it opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes("Harbour bridge opens\nBy Jane Doe\n\nThe bridge opened on Monday, late, and nobody cut a ribbon.\n"),
      .passes("# Harbour bridge opens\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes(
        "Harbour bridge opens\n\nThe bridge opened on Monday, two years late, and nobody cut a ribbon.\n"),
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
    let titles = view.metadata.candidates(.title)
    if form == .page {
      guard !titles.contains(where: { $0.origin.kind == .titleElement }) else { return }
    } else {
      guard titles.isEmpty else { return }
    }
    if let stated = view.metadata.rejected.first(where: { $0.field == .title }) {
      return self.report(stated, instead: titles.first, to: &report)
    }
    var fixes: [Fix] = []
    if let other = titles.first {
      let element = Array("<title>".utf8) + MarkupText.escaped(other.value.utf8) + Array("</title>".utf8)
      if let fix = view.headInsertion(element, title: "Add “\(other.value.shortened)” as the title element") {
        fixes = [fix]
      }
    }
    report.add(
      form == .page
        ? "The page has no title: its head holds no title element."
        : "The draft has no title: no headline is found, and no metadata states one.",
      atSource: view.missingPlace, severity: severity, field: "title", fixes: fixes)
  }

  /// Reports what a program put into the title element of a new page.
  private func report(_ stated: MetadataEntry, instead other: MetadataEntry?, to report: inout Report) {
    guard let range = stated.range else { return }
    let fix = other.map { other in
      Fix(
        title: "State “\(other.value.shortened)”", .suggested,
        edits: [Edit(.source(range), MarkupText.escaped(other.value.utf8), changesMarkup: true)])
    }
    report.add(
      "“\(stated.value.shortened)” is no title: a program put it there when the page was made.", atSource: range,
      field: "title", fixes: fix.map { [$0] } ?? [])
  }
}
