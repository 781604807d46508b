public import GalleyLint
import GalleyText

/// Flags sources in one draft that name different authors.
public struct DisagreeingAuthors: Rule {
  public static let card = RuleCard(
    id: "metadata/disagreeing-authors",
    severity: .warning,
    summary: "The draft names different authors.",
    why: """
      The byline, JSON-LD and the meta elements are read by different programs: where they disagree, the \
      credit goes to another person in each, most often to the editor who set the page. Sources agree when \
      they share one author, but that who is named in the byline is named for programs, too, is suggested; sites, \
      agencies and desks are not compared.
      """,
    examples: [
      .flags(
        """
        <html><head><meta name="author" content="⟦John Roe⟧">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Doe"}}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .flags(
        """
        <html><head><meta name="author" content="Jane Doe"></head><body><h1>Bridge opens</h1>
        <p class="byline">By Jane Doe and ⟦John Roe⟧</p><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><meta name="author" content="J. Doe">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Doe"}}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        "---\nauthors: [Jane Doe, John Roe]\n---\n\nBy Jane Doe\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  /// How many names of a source are compared; no article has as many authors.
  private static let comparedNames = 100

  private struct Source {
    var origin: MetadataEntry.Origin
    var names: [(entry: MetadataEntry, words: [[UInt8]])]
  }

  /// The first author of a byline whom another source leaves out.
  private static func missing(in source: Source, of byline: Source) -> MetadataEntry? {
    guard byline.origin.kind == .byline else { return nil }
    return byline.names.first { name in !source.names.contains { AuthorWords.agree($0.words, name.words) } }?.entry
  }

  public func check(in view: DocumentView, report: inout Report) {
    let houses = HouseNames(view)
    var sources: [Source] = []
    for entry in view.metadata.candidates(.author) where !entry.isWeak && entry.origin.kind != .text {
      let words = WordOverlap.words(entry.value)
      guard (2...5).contains(words.count), !words.contains(where: AuthorWords.isGroup),
        !words.contains(where: AuthorWords.isOffice), !houses.contains(words)
      else { continue }
      if let index = sources.firstIndex(where: { $0.origin.kind == entry.origin.kind }) {
        if sources[index].names.count < Self.comparedNames { sources[index].names.append((entry, words)) }
      } else {
        sources.append(Source(origin: entry.origin, names: [(entry, words)]))
      }
    }
    guard let best = sources.first, let first = best.names.first else { return }
    for other in sources.dropFirst() {
      let isShared = other.names.contains { name in
        best.names.contains { AuthorWords.agree($0.words, name.words) }
      }
      if isShared, let missing = Self.missing(in: best, of: other), let range = missing.range {
        report.add(
          "The byline names “\(missing.value.shortened)”, too; \(best.origin.wording) does not.", atSource: range,
          severity: .suggestion, field: "author",
          related: first.entry.range.map { [RelatedPlace(message: best.origin.wording, range: $0)] } ?? [])
      }
      guard !isShared, let name = other.names.first, let range = name.entry.range else { continue }
      report.add(
        """
        The author is “\(name.entry.value.shortened)” in \(other.origin.wording), “\(first.entry.value.shortened)” in \
        \(best.origin.wording).
        """, atSource: range, field: "author",
        related: first.entry.range.map { [RelatedPlace(message: best.origin.wording, range: $0)] } ?? [])
    }
  }
}
