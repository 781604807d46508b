import GalleyLint
import GalleyText

/// Reading dates out of tokens.
enum DateWords {
  /// The weekdays' English names, Monday first.
  static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  /// The short forms that `month(_:)` reads, “may” apart.
  static let shortMonthNames = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// The weekday that a word names, 0 for Monday.
  static func weekday(_ word: ArraySlice<UInt8>) -> Int? {
    let key = Fold.folded(word)
    guard key.count >= 3 else { return nil }
    return weekdayNames.firstIndex { name in
      let full = Fold.folded(name.utf8)
      if full == key { return true }
      return key.count <= 5 && full.starts(with: key)
    }
  }

  /// The month that a word names, 1 for January; three-letter forms and “Sept” count.
  static func month(_ word: ArraySlice<UInt8>) -> Int? {
    let key = Fold.folded(word)
    guard key.count >= 3 else { return nil }
    for (index, name) in monthNames.enumerated() where name.utf8.starts(with: key) {
      if key.count == name.utf8.count || key.count == 3 || (key.count == 4 && index == 8) { return index + 1 }
    }
    return nil
  }

  /// A date that was read, and where it stands.
  struct Found {
    var day: Int
    var month: Int
    var year: Int?
    var range: TextRange
    var date: CalendarDate? {
      year.map { CalendarDate(year: $0, month: month, day: day) }
    }
  }

  /// The date with a year right behind a token: `, 12 January 2022`, `, March 4, 2025`, `the 1st of May, 2024`.
  static func date(behind index: Int, needsYear: Bool = true, in view: DocumentView) -> Found? {
    var reader = TokenReader(view: view, at: index + 1, limit: view.table.sentence(ofToken: index).upperBound)
    reader.skip(",")
    reader.skip(".")
    reader.skip(",")
    reader.skip("(")
    reader.skip(word: "the")
    return reader.date(needsYear: needsYear)
  }

  /// The date right before a bracket in which a weekday stands: `March 4, 2025 (Tuesday)`.
  static func date(beforeBracketed index: Int, in view: DocumentView) -> Found? {
    guard index >= 3, view.isCharacter(index - 1, "("), view.isCharacter(index + 1, ")") else { return nil }
    let least = max(view.table.sentence(ofToken: index).lowerBound, index - 6)
    guard least <= index - 3 else { return nil }
    for start in (least...index - 3).reversed() {
      guard let found = date(at: start, in: view), found.range.end == view.tokens[index - 2].end else { continue }
      return found
    }
    return nil
  }

  /// The date that starts at a token, with or without a year.
  static func date(at index: Int, in view: DocumentView) -> Found? {
    var reader = TokenReader(view: view, at: index, limit: view.table.sentence(ofToken: index).upperBound)
    return reader.date(needsYear: false)
  }
}

/// Reads one token after another.
struct TokenReader {
  let view: DocumentView
  var at: Int
  let limit: Int

  mutating func skip(_ character: Unicode.Scalar) { if at < limit, view.isCharacter(at, character) { at += 1 } }
  mutating func skip(word: StaticString) { if at < limit, view.isWord(at, word) { at += 1 } }

  mutating func date(needsYear: Bool = true) -> DateWords.Found? {
    let start = at
    guard start < limit else { return nil }
    var day = dayNumber()
    if day != nil { skip(word: "of") }
    guard at < limit, view.tokens[at].kind == .word, view.tokens[at].traits.contains(.capitalized),
      let month = DateWords.month(view.bytes(ofToken: at))
    else { return nil }
    at += 1
    var end = at
    skip(".")
    if day == nil {
      day = dayNumber()
      end = at
    }
    guard let day else { return nil }
    skip(",")
    let year = yearNumber()
    if year != nil { end = at }
    guard year != nil || !needsYear else { return nil }
    return DateWords.Found(
      day: day, month: month, year: year, range: TextRange(view.tokens[start].offset, view.tokens[end - 1].end))
  }

  private mutating func dayNumber() -> Int? {
    guard at < limit, view.tokens[at].kind == .number, let value = Digits.value(view.bytes(ofToken: at)),
      value >= 1, value <= 99, Digits.ending(view.bytes(ofToken: at)).map(Self.isOrdinal) ?? true
    else { return nil }
    at += 1
    return value
  }

  private mutating func yearNumber() -> Int? {
    guard at < limit, view.tokens[at].kind == .number, view.tokens[at].length == 4,
      let value = Digits.value(view.bytes(ofToken: at)), value >= 1583, value <= 2200,
      Digits.ending(view.bytes(ofToken: at)) == nil
    else { return nil }
    // `4,000` or `2,025 people` are amounts; a year has no comma inside and no unit behind.
    at += 1
    return value
  }

  private static func isOrdinal(_ ending: ArraySlice<UInt8>) -> Bool {
    ["st", "nd", "rd", "th"].contains(String(decoding: ending.map(Fold.lowercase), as: UTF8.self))
  }
}

/// Reading numbers out of bytes.
enum Digits {
  /// The value of the leading digits, at most nine of them; nil without any or with a point or comma inside.
  static func value(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, digits.count <= 9, !bytes.contains(0x2C), !bytes.contains(0x2E) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// What stands behind the leading digits; nil if nothing does.
  static func ending(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = bytes.drop { $0 >= 0x30 && $0 <= 0x39 }
    return rest.isEmpty ? nil : rest
  }
}
