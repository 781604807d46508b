public import GalleyLint
import GalleyText

/// Flags a stated date that does not exist, cannot be read, or is a machine's zero.
public struct InvalidDate: Rule {
  public static let card = RuleCard(
    id: "metadata/invalid-date",
    severity: .error,
    fix: .suggested,
    summary: "A date in the metadata is none, or programs cannot read it.",
    why: """
      Programs sort and show articles by these dates. A day that does not exist and 1 January 1970, which \
      is what an empty field becomes, are wrong for certain. schema.org and Open Graph ask for ISO 8601; a \
      time without its zone is read as another hour by each reader.
      """,
    examples: [
      .flags("---\ntitle: Bridge opens\ndate: ⟦2025-02-30⟧\n---\n\nIt opened on Monday.\n", as: .markdown),
      .flags("---\ntitle: Bridge opens\ndate: ⟦last Tuesday⟧\n---\n\nIt opened on Monday.\n", as: .markdown),
      .flags(
        "<head><meta property=\"article:published_time\" content=\"⟦1970-01-01T00:00:00Z⟧\"></head><p>It opened.</p>",
        as: .html),
      .flags(
        """
        <html><head><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "⟦12 January 2025⟧"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """,
        fixed: """
          <html><head><script type="application/ld+json">
          {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2025-01-12"}
          </script></head><body><p>It opened on Monday.</p></body></html>
          """, as: .html),
      .flags(
        "<head><meta property=\"article:modified_time\" content=\"⟦2025-01-12T10:30:00⟧\"></head><p>It opened.</p>",
        as: .html),
      .flags("<p>It opened on <time datetime=\"⟦2025-06-31⟧\">the last of June</time>.</p>", as: .html),
      .passes("---\ntitle: Bridge opens\ndate: 2025-02-28\n---\n\nIt opened on Monday.\n", as: .markdown),
      .passes(
        "---\ntitle: Bridge opens\ndate: 12 January 2025\n---\n\nIt opened on Monday.\n", as: .markdown),
      .passes(
        "<head><meta property=\"article:published_time\" content=\"2025-01-12T10:30:00+01:00\"></head><p>It opened.</p>",
        as: .html),
      .passes("<p>It takes <time datetime=\"PT2H\">two hours</time>.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    var seen: Set<SourceRange> = []
    for field in [MetadataEntry.Field.published, .modified] {
      for stated in StatedDate.all(field, in: view) where seen.insert(stated.range).inserted {
        check(stated, view, &report)
      }
    }
    checkTimes(view, seen, &report)
  }

  private func check(_ stated: StatedDate, _ view: DocumentView, _ report: inout Report) {
    let value = stated.entry.value
    guard let date = stated.date else {
      guard stated.isMachineReadable || stated.entry.origin.kind == .frontMatter else { return }
      return report.add(
        "“\(value.shortened)” cannot be read as a date; write it as 2025-01-31.", atSource: stated.range,
        severity: .warning,
        field: "date")
    }
    guard date.isValid else {
      return report.add("\(value) does not exist in the calendar.", atSource: stated.range, field: "date")
    }
    // West of Greenwich the zero is still in 1969.
    guard date.year > 1970 || !(-1...1).contains(date.daysSince1970) else {
      return report.add(
        "\(value) is what an empty date becomes: state the real one.", atSource: stated.range, field: "date")
    }
    guard stated.isMachineReadable else { return }
    if !isISO(value) { return reportForm(stated, date, view, &report) }
    if date.secondOfDay != nil, date.zoneOffset == nil, stated.entry.origin.kind != .microdata,
      stated.entry.origin.kind != .time
    {
      report.add(
        "\(value) has a time but no time zone; add one, such as Z or +01:00.", atSource: stated.range,
        severity: .suggestion, field: "date")
    }
  }

  private func reportForm(
    _ stated: StatedDate, _ date: CalendarDate, _ view: DocumentView, _ report: inout Report
  ) {
    let use = date.description
    var fixes: [Fix] = []
    if view.string(stated.range) == stated.entry.value {
      let edit = Edit(.source(stated.range), Array(use.utf8), changesMarkup: true)
      fixes = [Fix(title: "Write it as \(use)", .suggested, edits: [edit])]
    }
    report.add(
      """
      “\(stated.entry.value.shortened)” is not in the form that \(stated.entry.origin.kind.rawValue) asks for, ISO 8601: \
      \(use).
      """,
      atSource: stated.range, severity: .suggestion, field: "date", fixes: fixes)
  }

  /// Whether a value that could be read starts as ISO 8601 does, with the year and its month.
  private func isISO(_ value: String) -> Bool {
    let bytes = Array(value.utf8.prefix(8))
    guard bytes.count == 8, bytes.prefix(4).allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    return bytes[4] == 0x2D || bytes.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Days in `datetime` that do not exist; other values there may be durations, weeks or times of day.
  private func checkTimes(_ view: DocumentView, _ seen: Set<SourceRange>, _ report: inout Report) {
    let table = view.document.elements
    for element in table.elements where element.name == .time {
      guard let attribute = table.attribute("datetime", of: element), let range = attribute.valueSource,
        !seen.contains(range), let date = CalendarDate(parsing: table.storage[attribute.value]), !date.isValid
      else { continue }
      report.add("\(view.string(range)) does not exist in the calendar.", atSource: range, field: "date")
    }
  }
}
