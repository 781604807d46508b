internal import GalleyText

/// Dates that the page shows: `time` elements, elements called date or published, and the lines under the
/// headline.
extension MetadataExtractor {
  mutating func addTimes() {
    var published: [(index: Int, distance: Int)] = []
    var hasModified = false
    for index in outline.times {
      let element = table.elements[index]
      // What `itemprop` says is read with the microdata.
      guard table.attribute("itemprop", of: element) == nil, isDated(element) else { continue }
      if isUpdate(element) {
        if !hasModified { addTime(element, .modified, "time") }
        hasModified = true
      } else {
        published.append((index, distanceFromHeadline(element)))
      }
    }
    guard let best = published.min(by: { ($0.distance, $0.index) < ($1.distance, $1.index) }) else { return }
    for (index, _) in published {
      addTime(table.elements[index], .published, index == best.index ? "time" : "another time")
    }
  }

  private func isDated(_ element: Element) -> Bool {
    if let value = table.value("datetime", of: element), let date = CalendarDate(parsing: value) {
      return date.isValid
    }
    return CalendarDate(parsing: text(element.textRange).prefix(80))?.isValid ?? false
  }

  private mutating func addTime(_ element: Element, _ field: MetadataEntry.Field, _ name: String) {
    if let attribute = table.attribute("datetime", of: element),
      CalendarDate(parsing: table.storage[attribute.value]) != nil
    {
      add(field, attribute, .time, name)
    } else {
      addDate(field, text: element.textRange, .time, name)
    }
  }

  /// Adds the date in a text; the whole text where no date is understood.
  mutating func addDate(
    _ field: MetadataEntry.Field, text range: TextRange, _ kind: MetadataEntry.Origin.Kind, _ name: String
  ) {
    let bytes = MetadataValue.trimmed(text(range))
    guard bytes.count <= 200 else { return }
    let found = CalendarDate.first(in: bytes)?.range ?? bytes.indices
    add(field, text: TextRange(found.lowerBound, found.upperBound), kind, name)
  }

  private func isUpdate(_ element: Element) -> Bool {
    guard let value = table.value("class", of: element) else { return false }
    return ["updated", "modified"].contains { MetadataValue.contains(value, $0) }
      && !["publish", "entry-date"].contains { MetadataValue.contains(value, $0) }
  }

  /// How far an element stands from the headline, in bytes of source; what is marked as the date of
  /// publication comes before all else, and what stands before the headline counts double.
  private func distanceFromHeadline(_ element: Element) -> Int {
    let isMarked =
      table.attribute("pubdate", of: element) != nil
      || (table.value("class", of: element).map { value in
        ["publish", "entry-date"].contains { MetadataValue.contains(value, $0) }
      } ?? false)
    let start = headline.map { table.elements[$0].source.start } ?? 0
    let distance = element.source.start - start
    return (distance < 0 ? -2 * distance : distance) + (isMarked ? 0 : document.source.utf8.count * 2)
  }

  /// Adds the date that stands as text in an element called so, or else under the headline.
  mutating func addVisibleDates() {
    guard !metadata.entries.contains(where: { $0.field == .published && !$0.isWeak }) else {
      return addDateBesideHeadline()
    }
    let start = headline.map { table.elements[$0].textRange.start } ?? 0
    let elements = outline.dates.map { table.elements[$0] }
    let ordered =
      elements.filter { $0.textRange.start >= start }
      + elements.filter { $0.textRange.start < start }.reversed()
    let bylines = outline.bylines.map { table.elements[$0] }
    for element in ordered + bylines.filter({ $0.textRange.start >= start }) {
      if addDate(in: element.textRange, limit: 120, "date line") { return }
    }
    for block in linesUnderHeadline where addDate(in: block.range, limit: 120, "line under the headline") {
      return
    }
    let line = topLines.first { (8...40).contains($0.count) && CalendarDate(parsing: $0)?.isValid == true }
    if let line { _ = addDate(in: TextRange(line.startIndex, line.endIndex), limit: 40, "line at the top") }
  }

  /// How far behind the headline the date that readers see is that of the article, in bytes of text.
  private static let besideHeadline = 400

  /// Adds the date that readers see where the page states another one for programs, so that the two can be compared.
  private mutating func addDateBesideHeadline() {
    guard let headline, !metadata.entries.contains(where: { $0.field == .published && $0.origin.kind == .time }) else {
      return
    }
    let end = table.elements[headline].textRange.end
    let elements = outline.dates.map { table.elements[$0] }.filter { element in
      (0...Self.besideHeadline).contains(element.textRange.start - end) && !isUpdate(element)
    }
    for range in elements.map(\.textRange) + linesUnderHeadline.prefix(4).map(\.range) {
      let line = MetadataValue.trimmed(text(range))
      guard line.count <= 80, !Self.updates.contains(where: Self.holds(line)), let found = CalendarDate.first(in: line),
        line.count - found.range.count <= Self.aroundDate
      else { continue }
      if addDate(in: range, limit: 80, "visible date") { return }
    }
  }

  /// What a line that is there for a date has beside it, in bytes; a sentence has more.
  private static let aroundDate = 24
  /// Words beside the date of a change.
  private static let updates: [StaticString] = [
    "updat", "modif", "revis", "mis à jour", "aktualis", "actualiz", "atualiz", "aggiorn",
  ]

  private static func holds(_ text: ArraySlice<UInt8>) -> (StaticString) -> Bool {
    { MetadataValue.contains(text, $0) }
  }

  private mutating func addDate(in range: TextRange, limit: Int, _ name: String) -> Bool {
    let bytes = MetadataValue.trimmed(text(range))
    guard (8...limit).contains(bytes.count), let found = CalendarDate.first(in: bytes), found.date.isValid,
      found.date.year >= 1990
    else { return false }
    add(.published, text: TextRange(found.range.lowerBound, found.range.upperBound), .text, name)
    return true
  }
}
