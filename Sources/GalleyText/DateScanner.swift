/// Reads a date at the front of some bytes.
struct DateScanner {
  let bytes: ArraySlice<UInt8>
  var offset: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  var isAtEnd: Bool { offset >= bytes.endIndex }
  var next: UInt8 { offset < bytes.endIndex ? bytes[offset] : 0 }

  mutating func skipSpace() {
    while true {
      switch next {
      case 0x20, 0x09, 0x0A, 0x0D, 0x0C: offset += 1
      // A no-break or a narrow no-break space.
      case 0xC2 where offset + 1 < bytes.endIndex && bytes[offset + 1] == 0xA0: offset += 2
      case 0xE2
      where offset + 2 < bytes.endIndex && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0xAF:
        offset += 3
      default: return
      }
    }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte, !isAtEnd else { return false }
    offset += 1
    return true
  }

  mutating func skipSpaceAndComma() {
    skipSpace()
    if skip(0x2C) { skipSpace() }
  }

  /// A run of at most nine digits.
  mutating func scanNumber() -> (value: Int, digits: Int)? {
    let start = offset
    var value = 0
    while Self.isDigit(next) {
      guard offset - start < 9 else { return nil }
      value = value * 10 + Int(next &- 0x30)
      offset += 1
    }
    return offset > start ? (value, offset - start) : nil
  }

  /// A run of letters, the first eight of them in lower case, packed into a number.
  mutating func scanWord() -> (key: UInt64, count: Int)? {
    let start = offset
    var key: UInt64 = 0
    while Self.isLetter(next) {
      if offset - start < 8 { key = key << 8 | UInt64(next | 0x20) }
      offset += 1
    }
    // Letters outside ASCII belong to the word too.
    guard offset > start, next < 0x80 else { return nil }
    return (key, offset - start)
  }

  static func key(_ word: StaticString) -> UInt64 {
    word.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func scanName(of names: [StaticString], shortForms: ClosedRange<Int>) -> Int? {
    let start = offset
    if let word = scanWord() {
      for (index, name) in names.enumerated() {
        let full = name.utf8CodeUnitCount
        let isFull = word.count == full
        guard isFull || shortForms.contains(word.count) && word.count < full else { continue }
        let length = min(8, full)
        let whole = Self.key(name)
        let wanted = word.count < length ? whole >> UInt64(8 * (length - word.count)) : whole
        if wanted == word.key { return index }
      }
    }
    offset = start
    return nil
  }

  private mutating func scanMonth() -> Int? {
    let start = offset
    guard let index = scanName(of: Self.months, shortForms: 3...4) else { return nil }
    // `Sept` is the one usual short form of four letters.
    if offset - start == 4, index != 8, Self.months[index].utf8CodeUnitCount != 4 {
      offset = start
      return nil
    }
    _ = skip(0x2E)
    return index + 1
  }

  private static let months: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
  private static let weekdays: [StaticString] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  mutating func scanDate() -> CalendarDate? {
    let start = offset
    if scanName(of: Self.weekdays, shortForms: 3...5) != nil {
      _ = skip(0x2E)
      skipSpaceAndComma()
    }
    let date = Self.isDigit(next) ? scanNumericStart() : scanMonthFirst()
    guard var date else {
      offset = start
      return nil
    }
    if date.secondOfDay == nil { scanTime(into: &date) }
    return date
  }

  /// `2025-01-12`, `20250112`, `12/31/2025`, `12 January 2025`, `12-Jan-2025`.
  private mutating func scanNumericStart() -> CalendarDate? {
    guard let first = scanNumber() else { return nil }
    if first.digits == 4, let date = scanEastAsian(year: first.value) { return date }
    if first.digits == 8 {
      let date = CalendarDate(
        year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
      return date.isValid ? date : nil
    }
    let separator = next
    let isSeparated = separator == 0x2D || separator == 0x2F || separator == 0x2E
    let afterFirst = offset
    if isSeparated {
      offset += 1
      if let second = scanNumber(), second.digits <= 2, skip(separator), let third = scanNumber() {
        return numeric(first, second, third, separator: separator)
      }
      offset = afterFirst
    }
    guard first.digits <= 2 else { return nil }
    return scanDayFirst(first.value)
  }

  private func numeric(
    _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int),
    _ third: (value: Int, digits: Int),
    separator: UInt8
  ) -> CalendarDate? {
    if first.digits == 4, third.digits <= 2 {
      return CalendarDate(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, third.digits == 4 else { return nil }
    // With full stops the day comes first, unless that leaves no month.
    let isMonthFirst = second.value > 12 && first.value <= 12
    let isDayFirst =
      first.value > 12 && second.value <= 12 || first.value == second.value
      || separator == 0x2E && !isMonthFirst
    guard isDayFirst != isMonthFirst else { return nil }
    return isDayFirst
      ? CalendarDate(year: third.value, month: second.value, day: first.value)
      : CalendarDate(year: third.value, month: first.value, day: second.value)
  }

  /// `12 January 2025`, `12th of January, 2025`, `12-Jan-2025`, the day being read.
  private mutating func scanDayFirst(_ day: Int) -> CalendarDate? {
    skipOrdinal()
    _ = skip(0x2E)
    let isHyphenated = skip(0x2D)
    skipSpace()
    let beforeOf = offset
    if let word = scanWord(), word.key == Self.key("of") { skipSpace() } else { offset = beforeOf }
    guard let month = scanMonth() ?? scanForeignMonth() else { return nil }
    if isHyphenated { _ = skip(0x2D) }
    skipSpaceAndComma()
    guard let year = scanNumber(), year.digits == 4 else { return nil }
    return CalendarDate(year: year.value, month: month, day: day)
  }

  /// `January 12, 2025`, and the C library's `Jan 12 10:30:00 UTC 2025`.
  private mutating func scanMonthFirst() -> CalendarDate? {
    guard let month = scanMonth() else { return nil }
    skipSpace()
    guard let day = scanNumber(), day.digits <= 2 else { return nil }
    skipOrdinal()
    skipSpaceAndComma()
    let beforeYear = offset
    if let year = scanNumber(), year.digits == 4 {
      return CalendarDate(year: year.value, month: month, day: day.value)
    }
    offset = beforeYear
    var date = CalendarDate(year: 0, month: month, day: day.value)
    guard scanClock(into: &date) else { return nil }
    skipSpace()
    guard let year = scanNumber(), year.digits == 4 else { return nil }
    date.year = year.value
    return date
  }

  private mutating func skipOrdinal() {
    let start = offset
    let ordinals: [StaticString] = ["st", "nd", "rd", "th"]
    guard let word = scanWord(), ordinals.contains(where: { Self.key($0) == word.key }) else {
      offset = start
      return
    }
  }
}
