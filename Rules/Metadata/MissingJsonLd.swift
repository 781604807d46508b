public import GalleyLint
import GalleyText

/// Flags a page whose JSON-LD does not describe an article.
public struct MissingJsonLd: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-json-ld",
    severity: .warning,
    summary: "The page has no JSON-LD of an article.",
    why: """
      Search engines and aggregators read headline, authors and dates of an article from JSON-LD first. It runs \
      where it is asked for, by its own name or by `metadata: require`.
      """,
    isDefault: false,
    examples: [
      .flags(
        "<html><head>⟦⟧<title>Bridge opens</title></head><body><p>It opened on Monday.</p></body></html>", as: .html),
      .flags(
        """
        <html><head>⟦⟧<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebPage"}</script>
        </head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge opens"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard !view.isBlank, DraftForm(view) == .page,
      // What cannot be read is reported where it stands.
      !view.metadata.faults.contains(where: { $0.container == .jsonLD }),
      !view.metadata.entries.contains(where: { $0.origin == MetadataEntry.Origin(.jsonLD, "@type") })
    else { return }
    report.add(
      "No JSON-LD in the page describes the article.", atSource: view.missingPlace, field: "json-ld")
  }
}
