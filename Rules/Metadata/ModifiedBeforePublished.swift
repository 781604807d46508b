public import GalleyLint
import GalleyText

/// Flags a date of change that lies before the date of publication.
public struct ModifiedBeforePublished: Rule {
  public static let card = RuleCard(
    id: "metadata/modified-before-published",
    severity: .error,
    summary: "The draft says that it was changed before it was published.",
    why: """
      One of the two dates is wrong, and readers and search engines choose either. What differs by less \
      than a day comes from programs that publish at a set hour, and weighs less.
      """,
    examples: [
      .flags(
        "---\ntitle: Bridge opens\ndate: 2025-01-12\nlastmod: ⟦2024-01-14⟧\n---\n\nIt opened on Monday.\n",
        as: .markdown),
      .flags(
        """
        <html><head><meta property="article:published_time" content="2025-01-12T10:30:00Z">
        <meta property="article:modified_time" content="⟦2025-01-02T10:30:00Z⟧"></head>
        <body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        "---\ntitle: Bridge opens\ndate: 2025-01-12\nlastmod: 2025-01-14\n---\n\nIt opened on Monday.\n",
        as: .markdown),
      .passes(
        """
        <html><head><meta property="article:published_time" content="2025-01-12T10:30:00+02:00">
        <meta property="article:modified_time" content="2025-01-12T08:30:00Z"></head>
        <body><p>It opened on Monday.</p></body></html>
        """, as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let published = StatedDate.all(.published, in: view)
    let modified = StatedDate.all(.modified, in: view)
    // Only within one source: another source's dates may be of another thing.
    for kind in MetadataEntry.Origin.Kind.allCases {
      guard let first = published.first(where: { $0.entry.origin.kind == kind }), let start = first.date,
        let last = modified.first(where: { $0.entry.origin.kind == kind }), let end = last.date,
        start.isValid, end.isValid, end.year > 1970, isBefore(end, start)
      else { continue }
      let isClear = start.daysSince1970 - end.daysSince1970 > 1
      report.add(
        "Changed on \(end), before it was published on \(start).", atSource: last.range,
        severity: isClear ? .error : .suggestion, field: "date",
        related: [RelatedPlace(message: "the date of publication", range: first.range)])
    }
  }

  private func isBefore(_ end: CalendarDate, _ start: CalendarDate) -> Bool {
    let isExact =
      end.secondOfDay != nil && start.secondOfDay != nil
      && (end.zoneOffset == nil) == (start.zoneOffset == nil)
    // A minute is how long programs take to save.
    if isExact { return end.secondsSince1970 < start.secondsSince1970 - 60 }
    let isPlain = end.secondOfDay == nil && start.secondOfDay == nil
    return end.daysSince1970 < start.daysSince1970 - (isPlain ? 0 : 1)
  }
}
