import GalleyLint
import GalleyText

/// A date that a draft states in a form that programs read.
struct StatedDate {
  /// The value as it is stated.
  var entry: MetadataEntry
  /// The date; nil when it cannot be read.
  var date: CalendarDate?
  /// Where it stands.
  var range: SourceRange
  /// Whether the value is meant for programs alone, which ask for ISO 8601.
  var isMachineReadable: Bool

  /// The dates of a field that the draft states; those that ingestion only inferred are left out.
  static func all(_ field: MetadataEntry.Field, in view: DocumentView) -> [StatedDate] {
    view.metadata.entries.compactMap { entry in
      guard entry.field == field, let range = entry.range, !isInferred(entry.origin) else { return nil }
      return StatedDate(
        entry: entry, date: CalendarDate(parsing: entry.value), range: range,
        isMachineReadable: isMachineReadable(entry.origin, range, view))
    }
  }

  private static func isInferred(_ origin: MetadataEntry.Origin) -> Bool {
    switch origin.kind {
    case .text, .byline, .heading: true
    default: origin.name == "date in the address" || origin.name == "another time"
    }
  }

  /// JSON-LD and Open Graph, and attributes of microdata and time elements; their text is for people.
  private static func isMachineReadable(
    _ origin: MetadataEntry.Origin, _ range: SourceRange, _ view: DocumentView
  ) -> Bool {
    switch origin.kind {
    case .jsonLD, .openGraph: return true
    case .microdata, .time:
      guard range.start > 0, range.start <= view.document.source.utf8.count else { return false }
      return [0x22, 0x27, 0x3D].contains(view.document.source.utf8[range.start - 1])
    default: return false
    }
  }

  /// The date as a person would write it in a message: the day alone.
  static func day(_ date: CalendarDate) -> String {
    CalendarDate(year: date.year, month: date.month, day: date.day).description
  }

  /// Whether two dates can be of one moment, zones and what is not stated considered.
  static func agree(_ left: CalendarDate, _ right: CalendarDate) -> Bool {
    let days = abs(left.daysSince1970 - right.daysSince1970)
    if days == 0 { return true }
    switch (left.secondOfDay, right.secondOfDay) {
    case (nil, nil): return false
    // A day beside a moment: its zone may move it over midnight.
    case (nil, _), (_, nil): return days <= 1
    default: return abs(left.secondsSince1970 - right.secondsSince1970) < 86_400
    }
  }
}
