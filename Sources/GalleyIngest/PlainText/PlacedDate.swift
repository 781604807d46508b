import GalleyText

/// Reads the date that stands behind the place a report comes from: `NAKURU, March 4, 2026 – The county …`.
enum PlacedDate {
  /// How far into a paragraph it stands, in bytes.
  private static let reach = 90
  /// No report that is proofread was written before.
  private static let firstYear = 1990

  /// The date in front of a paragraph, between the place and a dash or colon.
  static func leading(_ paragraph: ArraySlice<UInt8>) -> Range<Int>? {
    guard let found = find(paragraph.prefix(reach)) else { return nil }
    var rest = paragraph[found.upperBound...].drop { $0 == 0x29 || $0 == 0x20 || $0 == 0x2C }
    for (open, close) in [(UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "/"), UInt8(ascii: "/"))]
    where rest.first == open {
      guard let end = rest.dropFirst().prefix(40).firstIndex(of: close) else { return nil }
      rest = rest[(end + 1)...].drop { $0 == 0x20 }
    }
    let isDash = rest.starts(with: [0xE2, 0x80, 0x93]) || rest.starts(with: [0xE2, 0x80, 0x94])
    return isDash || rest.first == 0x3A || rest.starts(with: "- ".utf8) || rest.starts(with: "--".utf8) ? found : nil
  }

  /// The date of a line that holds a place and a date: `Kathmandu, Apr. 2, 2024 (Himal Wire)`.
  static func line(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    guard line.count <= reach, line.last != 0x2E, let found = find(line) else { return nil }
    let tail = line[found.upperBound...]
    return tail.isEmpty || tail.first == 0x28 || tail.starts(with: " (".utf8) ? found : nil
  }

  private static func find(_ bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = bytes.first, (0x41...0x5A).contains(first) || first >= 0xC3,
      let found = CalendarDate.first(in: bytes), found.date.isValid, found.date.year >= firstYear,
      isPlace(bytes[..<found.range.lowerBound])
    else { return nil }
    return found.range
  }

  /// Whether words are a place with a comma, dash or bracket behind it: `MINNEAPOLIS, Minn. –`.
  private static func isPlace(_ front: ArraySlice<UInt8>) -> Bool {
    let trimmed = MetadataValue.trimmed(front)
    guard let last = trimmed.last, trimmed.count <= 40 else { return false }
    let hasMark =
      last == 0x2C || last == 0x28 || last == 0x2D
      || trimmed.suffix(3).elementsEqual([0xE2, 0x80, 0x93]) || trimmed.suffix(3).elementsEqual([0xE2, 0x80, 0x94])
    let words = NameLine.words(trimmed)
    guard hasMark, words.count <= 5, let first = words.first else { return false }
    let opening = MetadataValue.folded(trimmed[first])
    guard !noPlaces.contains(where: { opening.elementsEqual($0.bytes) }), !trimmed.contains(0x3A) else { return false }
    return words.allSatisfy { range in
      let word = trimmed[range]
      guard let letter = word.first else { return false }
      let isMark = word.allSatisfy { !$0.isASCIILetter && !$0.isASCIIDigit && ($0 < 0xC3 || $0 == 0xE2) || $0 == 0x80 }
      return (0x41...0x5A).contains(letter) || letter >= 0xC3 || isMark || AuthorName.isParticle(word)
    }
  }

  /// Words in front of a date that are no place.
  private static let noPlaces: [StaticString] = [
    "on", "in", "by", "since", "until", "till", "from", "after", "before", "as", "at", "for", "every", "last", "next",
    "this", "the", "a", "an", "today", "yesterday", "tomorrow", "born", "died", "between", "around", "about", "during",
    "updated", "published", "posted", "date", "dated", "deadline", "due", "effective", "starting", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "version", "release", "released", "revised",
  ]
}
