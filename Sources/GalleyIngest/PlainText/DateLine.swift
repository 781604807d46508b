import GalleyText

/// Reads lines that say when a text was published.
enum DateLine {
  /// A date that a line states, and where.
  struct Statement {
    /// Whether the text was published or changed then.
    var field: MetadataEntry.Field
    /// The date as written.
    var range: Range<Int>
    /// Whether the line says what the date is of.
    var isMarked: Bool
  }

  /// The first date of a line that holds little else: `January 12, 2025`, `Published 2025-01-12 at 10:30`.
  static func statement(in line: ArraySlice<UInt8>) -> Statement? { statements(in: line).first }

  /// The dates of such a line, one for each part: `Published 3 May 2025 | Updated 4 May 2025`.
  static func statements(in line: ArraySlice<UInt8>) -> [Statement] {
    guard line.count <= 100, line.contains(where: \.isASCIIDigit) else { return [] }
    var found: [Statement] = []
    for (place, part) in LineParts.of(line).enumerated() {
      guard let statement = statement(inPart: part), place == 0 || statement.isMarked else { continue }
      // A sentence may start with a date; a date line goes on with a time, a place or a name.
      let isAtEnd = line.endIndex - statement.range.upperBound <= 1
      guard statement.isMarked || line.last != 0x2E || isAtEnd else { return [] }
      if !found.contains(where: { $0.field == statement.field }) { found.append(statement) }
    }
    return found
  }

  private static func statement(inPart part: ArraySlice<UInt8>) -> Statement? {
    guard part.contains(where: \.isASCIIDigit) else { return nil }
    var field = MetadataEntry.Field.published
    var rest = part
    for (opening, meaning) in openings where starts(part, with: opening) {
      field = meaning
      rest = part.dropFirst(opening.utf8CodeUnitCount)
      break
    }
    let isMarked = rest.count < part.count
    if isMarked, let next = rest.first, next.isASCIILetter { return nil }
    rest = rest.drop { $0.isMarkupSpace || $0 == 0x3A }
    if rest.starts(with: "on ".utf8) { rest = rest.dropFirst(3) }
    guard let found = CalendarDate.leading(in: rest) else {
      guard isMarked, let found = dateAtEnd(of: rest) else { return nil }
      return Statement(field: field, range: found, isMarked: true)
    }
    let tail = part[found.end...]
    guard tail.count <= 40, part.last != 0x2E || tail.count <= 1 else { return nil }
    guard tail.first.map({ !$0.isASCIILetter && !$0.isASCIIDigit }) ?? true, isTail(tail) else { return nil }
    return Statement(field: field, range: rest.startIndex..<found.end, isMarked: isMarked)
  }

  /// Whether what stands behind a date goes on with a time, a place or a name, not with a sentence.
  private static func isTail(_ tail: ArraySlice<UInt8>) -> Bool {
    let rest = MetadataValue.trimmed(tail)
    let word = rest.prefix { !$0.isMarkupSpace }
    guard let first = rest.first, (0x61...0x7A).contains(first), word.allSatisfy(\.isASCIILetter) else { return true }
    return ["at", "by", "in", "from", "for", "am", "pm", "noon", "to", "and", "o"].contains {
      MetadataValue.isExactly(word, $0)
    }
  }

  /// The date that ends a part behind a time or the name of a paper: `06:12 AM, October 10, 2025`, `in Dawn, 3 May 2025`.
  private static func dateAtEnd(of rest: ArraySlice<UInt8>) -> Range<Int>? {
    guard let found = CalendarDate.first(in: rest), found.date.isValid,
      rest[found.range.upperBound...].allSatisfy({ $0 == 0x2E || $0 == 0x29 || $0.isMarkupSpace })
    else { return nil }
    let front = rest[..<found.range.lowerBound]
    let isPaper = front.count <= 40 && (front.starts(with: "in ".utf8) || front.starts(with: "at ".utf8))
    return isPaper || isTime(front) ? found.range : nil
  }

  /// Whether words are those of a time of day: `06:12 AM IST,`.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    NameLine.words(bytes).allSatisfy { range in
      let word = bytes[range].filter { $0 != 0x2C && $0 != 0x2E }
      if word.contains(0x3A) || word.allSatisfy(\.isASCIIDigit) { return true }
      let letters = word.drop(while: \.isASCIIDigit)
      return ["am", "pm", "at", "on", "hrs"].contains { MetadataValue.equals(letters[...], $0) }
        || letters.count <= 4 && letters.allSatisfy { (0x41...0x5A).contains($0) }
    }
  }

  private static func starts(_ line: ArraySlice<UInt8>, with opening: StaticString) -> Bool {
    let head = line.prefix(opening.utf8CodeUnitCount)
    return head.count == opening.utf8CodeUnitCount
      && zip(head, opening.bytes).allSatisfy { $0.asciiLowercased == $1 }
  }

  private static let openings: [(StaticString, MetadataEntry.Field)] = [
    ("last updated", .modified), ("last modified", .modified), ("updated", .modified),
    ("modified", .modified),
    ("first published", .published), ("originally published", .published), ("published", .published),
    ("first posted", .published), ("posted", .published), ("date published", .published),
    ("publication date", .published), ("date of publication", .published), ("date", .published),
  ]
}
