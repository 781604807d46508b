extension CalendarDate {
  /// Reads a text that is a date and nothing else, white space around it apart.
  ///
  /// Read are calendar dates of ISO 8601 (`2025-01-12`, `20250112T103000Z`, also with `/` or `.`), dates of
  /// RFC 2822 (`Sun, 12 Jan 2025 10:30:00 +0100`), those with English month names (`12 January 2025`, `Jan.
  /// 12, 2025 at 10:30 a.m.`), and numbers with the year last where only one reading is possible
  /// (`31/12/2025`, `12.1.2025`). The day need not exist: see `isValid`.
  public init?(parsing text: some Sequence<UInt8>) {
    let bytes = Array(text)
    var scanner = DateScanner(bytes: bytes[...])
    scanner.skipSpace()
    guard let date = scanner.scanDate() else { return nil }
    scanner.skipSpace()
    guard scanner.isAtEnd else { return nil }
    self = date
  }

  /// Reads a text that is a date and nothing else; see `init(parsing:)` of bytes.
  public init?(parsing text: some StringProtocol) {
    self.init(parsing: text.utf8)
  }

  /// The longest date that `bytes` start with, and the index of the byte behind it; nil when they start with
  /// none.
  public static func leading(in bytes: ArraySlice<UInt8>) -> (date: CalendarDate, end: Int)? {
    var scanner = DateScanner(bytes: bytes)
    return scanner.scanDate().map { ($0, scanner.offset) }
  }

  /// The first date in `bytes` and where it stands; nil when there is none.
  public static func first(in bytes: ArraySlice<UInt8>) -> (date: CalendarDate, range: Range<Int>)? {
    var isInsideWord = false
    for offset in bytes.indices {
      let byte = bytes[offset]
      let isWordByte = DateScanner.isLetter(byte) || DateScanner.isDigit(byte) || byte >= 0x80
      defer { isInsideWord = isWordByte }
      guard isWordByte, !isInsideWord, let found = leading(in: bytes[offset...]) else { continue }
      return (found.date, offset..<found.end)
    }
    return nil
  }
}
