/// The check digits of ISSN (ISO 3297) and ISBN (ISO 2108).
enum CheckDigit {
  /// Whether 8 (ISSN), 10 or 13 (ISBN) digits, the last perhaps an X, end in the right one.
  static func isValid(_ digits: [UInt8]) -> Bool {
    let values = digits.map { $0 | 0x20 == 0x78 ? 10 : Int($0) - 0x30 }
    guard values.dropLast().allSatisfy({ $0 >= 0 && $0 <= 9 }) else { return false }
    switch values.count {
    case 8, 10:
      let count = values.count
      return values.enumerated().reduce(0) { $0 + $1.element * (count - $1.offset) } % 11 == 0
    case 13:
      return values.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0
        && values[12] < 10
    default: return false
    }
  }
}
