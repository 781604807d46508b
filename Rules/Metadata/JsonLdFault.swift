public import GalleyLint
import GalleyText

/// Flags JSON-LD that cannot be read.
public struct JsonLdFault: Rule {
  public static let card = RuleCard(
    id: "metadata/json-ld-fault",
    severity: .error,
    summary: "The JSON-LD in the page cannot be read.",
    why: """
      JSON-LD is read whole or not at all: a comma too many, a line break in a string, and search engines \
      see no author, date or headline of the article. It has to follow JSON (RFC 8259).
      """,
    examples: [
      .flags(
        """
        <html><head><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge opens"⟦,⟧}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge opens"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for fault in view.metadata.faults where fault.container != .frontMatter {
      report.add(fault.message, atSource: fault.range)
    }
  }
}
