/// Dates in other languages than English. In all of them that are read here the day comes before the month, or the
/// year first with a sign behind each number.
extension DateScanner {
  /// `1 de marzo de 2024`, `1. März 2024`, `1 марта 2024`: the month with the small words around it.
  ///
  /// The day has been read, so that no other text comes here.
  mutating func scanForeignMonth() -> Int? {
    let start = offset
    skipJoint()
    let word = foreignWord()
    guard let month = Self.foreignMonths[word] else {
      offset = start
      return nil
    }
    offset += word.count
    _ = skip(0x2E)
    skipSpace()
    skipJoint()
    return month
  }

  /// `2024年3月1日`, `2024년 3월 1일`, the year being read.
  mutating func scanEastAsian(year: Int) -> CalendarDate? {
    let start = offset
    guard next >= 0xE5 else { return nil }
    for signs in Self.signs where skip(signs.year) {
      skipSpace()
      guard let month = scanNumber(), month.digits <= 2, skip(signs.month) else { break }
      skipSpace()
      guard let day = scanNumber(), day.digits <= 2, skip(signs.day) else { break }
      return CalendarDate(year: year, month: month.value, day: day.value)
    }
    offset = start
    return nil
  }

  private mutating func skip(_ sign: StaticString) -> Bool {
    guard bytes[offset...].starts(with: sign.bytes) else { return false }
    offset += sign.utf8CodeUnitCount
    return true
  }

  /// Skips `de` and its like, and the `º` or `er` of a first day.
  private mutating func skipJoint() {
    let start = offset
    if skip("º") || skip("°") || skip("ª") { skipSpace() }
    let word = foreignWord()
    guard ["de", "di", "del", "er", "of"].contains(where: { word.elementsEqual($0.utf8) }) else { return }
    offset += word.count
    guard next == 0x20 || next == 0xC2 else {
      offset = start
      return
    }
    skipSpace()
    // `1er de` has two of them.
    if word.elementsEqual("er".utf8) { skipJoint() }
  }

  /// The letters that come next, those of ASCII in lower case.
  private func foreignWord() -> [UInt8] {
    bytes[offset...].prefix(24).prefix { Self.isLetter($0) || $0 >= 0x80 }.map { $0 < 0x80 ? $0 | 0x20 : $0 }
  }

  private static let signs: [(year: StaticString, month: StaticString, day: StaticString)] = [
    ("年", "月", "日"), ("년", "월", "일"),
  ]

  /// German, French, Spanish, Portuguese, Italian, Dutch, Polish and Russian, in the case that dates have.
  private static let foreignMonths: [[UInt8]: Int] = {
    let names = """
      januar jänner janvier enero janeiro gennaio januari stycznia января
      februar février fevrier febrero fevereiro febbraio februari lutego февраля
      märz maerz mars marzo março marco maart marca марта
      avril abril aprile kwietnia апреля
      mai mayo maio maggio mei maja мая
      juni juin junio junho giugno czerwca июня
      juli juillet julio julho luglio lipca июля
      août aout agosto augustus sierpnia августа
      septembre septiembre setiembre setembro settembre września сентября
      oktober octobre octubre outubro ottobre października октября
      novembre noviembre novembro listopada ноября
      dezember décembre decembre diciembre dezembro dicembre december grudnia декабря
      """
    var months: [[UInt8]: Int] = [:]
    for (index, line) in names.utf8.split(separator: 0x0A).enumerated() {
      for name in line.split(separator: 0x20) { months[Array(name)] = index + 1 }
    }
    return months
  }()
}
