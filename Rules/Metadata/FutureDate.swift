public import GalleyLint
import GalleyText

/// Flags a date of publication or change that is still to come.
public struct FutureDate: Rule {
  public static let card = RuleCard(
    id: "metadata/future-date",
    severity: .warning,
    summary: "The draft says that it was published or changed in the future.",
    why: """
      A date to come is a slip in the year, or day and month exchanged, unless the piece is held for that \
      day. Readers of feeds sort it before everything else until then. A day's difference is left to time \
      zones.
      """,
    examples: [
      .flags("---\ntitle: Bridge opens\ndate: ⟦2052-01-12⟧\n---\n\nIt opened on Monday.\n", as: .markdown),
      .flags(
        "<head><meta property=\"article:modified_time\" content=\"⟦2025-12-06T10:30:00Z⟧\"></head><p>It opened.</p>",
        as: .html),
      .passes("---\ntitle: Bridge opens\ndate: 2025-06-16\n---\n\nIt opened on Monday.\n", as: .markdown),
      .passes("---\ntitle: Bridge opens\ndate: 2025-01-12\n---\n\nIt will open in 2052.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard let today = view.settings.today else { return }
    for (field, verb) in [(MetadataEntry.Field.published, "published"), (.modified, "changed")] {
      for stated in StatedDate.all(field, in: view) {
        guard let date = stated.date, date.isValid, date.daysSince1970 - today.daysSince1970 > 1 else {
          continue
        }
        report.add(
          "The draft says that it was \(verb) on \(StatedDate.day(date)), which is still to come.",
          atSource: stated.range, field: "date")
      }
    }
  }
}
