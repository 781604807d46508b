import GalleyText

/// Reads lines that say when a text was published.
enum DateLine {
  /// A date that a line states, and where.
  struct Statement {
    /// Whether the text was published or changed then.
    var field: MetadataEntry.Field
    /// The date as written.
    var range: Range<Int>
  }

  /// The date of a line that holds little else: `January 12, 2025`, `Published 2025-01-12 at 10:30`.
  static func statement(in line: ArraySlice<UInt8>) -> Statement? {
    guard line.count <= 100, line.contains(where: \.isASCIIDigit) else { return nil }
    var field = MetadataEntry.Field.published
    var rest = line
    for (opening, meaning) in openings {
      let head = rest.prefix(opening.utf8CodeUnitCount)
      guard head.count == opening.utf8CodeUnitCount,
        zip(head, opening.bytes).allSatisfy({ $0.asciiLowercased == $1 })
      else { continue }
      field = meaning
      rest = rest[head.endIndex...]
      break
    }
    rest = rest.drop { $0.isMarkupSpace || $0 == 0x3A }
    if rest.starts(with: "on ".utf8) { rest = rest.dropFirst(3) }
    guard let found = CalendarDate.leading(in: rest) else { return nil }
    let tail = line[found.end...]
    // A sentence may start with a date; a date line goes on with a time, a place or a name.
    guard tail.count <= 40, line.last != 0x2E || tail.count <= 1 else { return nil }
    guard tail.first.map({ !$0.isASCIILetter && !$0.isASCIIDigit }) ?? true else { return nil }
    return Statement(field: field, range: rest.startIndex..<found.end)
  }

  private static let openings: [(StaticString, MetadataEntry.Field)] = [
    ("last updated", .modified), ("last modified", .modified), ("updated", .modified),
    ("modified", .modified),
    ("first published", .published), ("published", .published), ("posted", .published), ("date", .published),
  ]
}
