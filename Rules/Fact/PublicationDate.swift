import GalleyLint
import GalleyText

/// The days on which a draft says that it was published or changed.
enum PublicationDate {
  /// All of them; none where no program is told when it was published, so that the day is a guess.
  static func stated(in view: DocumentView) -> [CalendarDate] {
    var days: [CalendarDate] = []
    var isCertain = false
    for entry in view.metadata.entries.prefix(mostEntries) {
      guard entry.field == .published || entry.field == .modified, let date = CalendarDate(parsing: entry.value),
        date.isValid, date.year > 1970
      else { continue }
      switch entry.origin.kind {
      case .frontMatter, .jsonLD, .openGraph, .meta, .microdata: isCertain = isCertain || entry.field == .published
      default: break
      }
      if !days.contains(date) { days.append(date) }
      if days.count == mostDays { break }
    }
    return isCertain ? days : []
  }

  /// A hostile head is not read to its end for every date in the text.
  private static let mostEntries = 256
  private static let mostDays = 8
}
