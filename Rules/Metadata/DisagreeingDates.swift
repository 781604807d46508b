public import GalleyLint
import GalleyText

/// Flags dates of publication in one draft that are of different days.
public struct DisagreeingDates: Rule {
  public static let card = RuleCard(
    id: "metadata/disagreeing-dates",
    severity: .warning,
    summary: "The draft states different dates of publication.",
    why: """
      Some programs read JSON-LD first, some Open Graph, some the time element, and people what stands under the \
      headline: where these disagree, the same article has another date in each of them. Time zones are considered.
      """,
    examples: [
      .flags(
        """
        <html><head><meta property="article:published_time" content="⟦2024-01-12T10:30:00Z⟧">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2025-01-12T10:30:00Z"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .flags(
        """
        <html><head><meta property="article:published_time" content="2024-01-12T10:30:00Z"></head>
        <body><h1>Bridge opens</h1><p class="date">Published on ⟦12 January 2025⟧</p><p>It opened.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><meta property="article:published_time" content="2024-01-12T10:30:00Z"></head>
        <body><h1>Bridge opens</h1><p class="date">Updated on 14 January 2024</p><p>It opened.</p></body></html>
        """, as: .html),
      .passes(
        """
        <html><head><meta property="article:published_time" content="2025-01-12T23:30:00Z">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2025-01-13T00:30:00+01:00"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("---\ntitle: Bridge opens\ndate: 2025-01-12\n---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let visible = view.metadata.entries.filter { $0.field == .published && $0.origin.name == "visible date" }
    let shown = visible.compactMap { entry in
      entry.range.map {
        StatedDate(entry: entry, date: CalendarDate(parsing: entry.value), range: $0, isMachineReadable: false)
      }
    }
    let stated = (StatedDate.all(.published, in: view) + shown).filter { stated in
      guard isOwn(stated, view) else { return false }
      // The day a file was made says nothing of its publication.
      return !Fold.folded(stated.entry.origin.name.utf8).contains(part: "creat".utf8)
        && (stated.date.map { $0.isValid && $0.year > 1970 } ?? false)
    }
    let order = stated.enumerated().sorted { left, right in
      let a = left.element.entry.origin.rank(for: .published)
      let b = right.element.entry.origin.rank(for: .published)
      return (a, left.offset) < (b, right.offset)
    }.map(\.element)
    guard let first = order.first, let best = first.date else { return }
    var kinds: [MetadataEntry.Origin.Kind] = [first.entry.origin.kind]
    for other in order.dropFirst() where !kinds.contains(other.entry.origin.kind) {
      kinds.append(other.entry.origin.kind)
      guard let date = other.date, !StatedDate.agree(best, date) else { continue }
      report.add(
        """
        Published on \(StatedDate.day(date)) by \(other.entry.origin.wording), on \(StatedDate.day(best)) by \
        \(first.entry.origin.wording).
        """, atSource: other.range,
        severity: [.time, .text].contains(other.entry.origin.kind) ? .suggestion : .warning,
        field: "date",
        related: [RelatedPlace(message: first.entry.origin.wording, range: first.range)])
    }
  }

  /// How far from the headline a time element is that of the article, in bytes of text.
  private static let reach = 600

  /// Whether a date is the article's own: time elements stand beside other articles, too, and show when
  /// this one was last changed.
  private func isOwn(_ stated: StatedDate, _ view: DocumentView) -> Bool {
    guard stated.entry.origin.kind == .time else { return true }
    let table = view.document.elements
    let titles = view.metadata.candidates(.title).filter { $0.origin.kind == .heading }
    guard let headline = titles.first?.range,
      let heading = table.elements.last(where: { $0.name == .heading && $0.source.start <= headline.start }),
      let time = table.elements.last(where: { $0.name == .time && $0.source.start <= stated.range.start }),
      abs(time.textRange.start - heading.textRange.end) <= Self.reach
    else { return false }
    let before = Fold.folded(view.bytes(TextRange(max(0, time.textRange.start - 40), time.textRange.start)))
    return !["updat", "modif", "revis", "chang"].contains { before.contains(part: $0.utf8) }
  }
}
