/// Times of day and time zones.
extension DateScanner {
  /// A time behind a date; without one the date ends where it did.
  mutating func scanTime(into date: inout CalendarDate) {
    let start = offset
    if next | 0x20 == 0x74 {
      offset += 1
      if scanClock(into: &date) { return }
      offset = start
    }
    skipSpaceAndComma()
    switch next {
    case 0x2D, 0x7C, 0x40: offset += 1  // - | @
    case 0xE2 where bytes.endIndex - offset > 2 && bytes[offset + 1] == 0x80: offset += 3  // – —
    case 0xC2 where bytes.endIndex - offset > 1 && bytes[offset + 1] == 0xB7: offset += 2  // ·
    default:
      let beforeAt = offset
      if let word = scanWord(), word.key == Self.key("at") { break }
      offset = beforeAt
    }
    skipSpace()
    if !scanClock(into: &date) { offset = start }
  }

  /// `10:30`, `10:30:15.250Z`, `103000+0100`, `10.30 p.m. EST`, `9am`.
  mutating func scanClock(into date: inout CalendarDate) -> Bool {
    guard let first = scanNumber() else { return false }
    var hour = first.value
    var minute: Int?
    var second = 0
    if first.digits == 6 || first.digits == 4 {
      hour = first.digits == 6 ? first.value / 10_000 : first.value / 100
      minute = first.digits == 6 ? first.value / 100 % 100 : first.value % 100
      second = first.digits == 6 ? first.value % 100 : 0
    } else if first.digits > 2 {
      return false
    } else if next == 0x3A || next == 0x2E {
      let separator = next
      offset += 1
      guard let read = scanNumber(), read.digits == 2 else { return false }
      minute = read.value
      if next == 0x3A, separator == 0x3A {
        offset += 1
        guard let read = scanNumber(), read.digits == 2 else { return false }
        second = read.value
      }
    }
    skipFraction()
    let half = scanHalfOfDay()
    guard minute != nil || half != nil, hour <= (half == nil ? 24 : 12), (minute ?? 0) < 60, second <= 60
    else {
      return false
    }
    if let half { hour = hour % 12 + half }
    date.secondOfDay = hour * 3600 + (minute ?? 0) * 60 + second
    scanZone(into: &date)
    return true
  }

  private mutating func skipFraction() {
    guard next == 0x2E || next == 0x2C, offset + 1 < bytes.endIndex, Self.isDigit(bytes[offset + 1]) else {
      return
    }
    offset += 1
    while Self.isDigit(next) { offset += 1 }
  }

  /// 0 for `am`, 12 for `pm`, dots allowed.
  private mutating func scanHalfOfDay() -> Int? {
    let start = offset
    skipSpace()
    let half = next | 0x20
    if half == 0x61 || half == 0x70 {
      offset += 1
      let isDotted = skip(0x2E)
      if next | 0x20 == 0x6D {
        offset += 1
        if isDotted { _ = skip(0x2E) }
        if !Self.isLetter(next) { return half == 0x61 ? 0 : 12 }
      }
    }
    offset = start
    return nil
  }

  private mutating func scanZone(into date: inout CalendarDate) {
    let start = offset
    skipSpace()
    let sign = next
    if sign == 0x2B || sign == 0x2D {
      offset += 1
      if let offsetSeconds = scanZoneNumber() {
        date.zoneOffset = sign == 0x2D ? -offsetSeconds : offsetSeconds
        return
      }
    } else if Self.isLetter(next), next & 0x20 == 0 || offset == start {
      let wordStart = offset
      if let word = scanWord(), word.count <= 4, bytes[wordStart] & 0x20 == 0 || word.key == 0x7A {
        if let hours = Self.zoneHours(word.key) {
          date.zoneOffset = hours * 3600
          return
        }
        // An abbreviation with several meanings (`ET`, `IST`) is a zone, but not a certain offset.
        if word.count >= 2, bytes[wordStart..<offset].allSatisfy({ $0 & 0x20 == 0 }) { return }
      }
    }
    offset = start
  }

  private mutating func scanZoneNumber() -> Int? {
    guard let hours = scanNumber() else { return nil }
    if hours.digits == 4 { return hours.value / 100 * 3600 + hours.value % 100 * 60 }
    guard hours.digits == 2 else { return nil }
    guard skip(0x3A) else { return hours.value * 3600 }
    guard let minutes = scanNumber(), minutes.digits == 2 else { return nil }
    return hours.value * 3600 + minutes.value * 60
  }

  private static func zoneHours(_ key: UInt64) -> Int? {
    switch key {
    case Self.key("z"), Self.key("utc"), Self.key("gmt"), Self.key("ut"): 0
    // The names that RFC 2822 section 4.3 defines, and Europe's own.
    case Self.key("est"), Self.key("cdt"): -5
    case Self.key("edt"): -4
    case Self.key("cst"), Self.key("mdt"): -6
    case Self.key("mst"), Self.key("pdt"): -7
    case Self.key("pst"): -8
    case Self.key("cet"): 1
    case Self.key("cest"): 2
    default: nil
    }
  }
}
