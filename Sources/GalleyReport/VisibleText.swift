import GalleyText

/// One line of output on which nothing hides: what a terminal or a browser would obey, reorder or leave out is written
/// as its code point.
///
/// Control characters, marks of direction, zero-width characters and spaces that look like a common one appear as
/// `‹U+202E›`, bytes that are no UTF-8 as `‹0xFF›`. Tabs go to the next multiple of four columns.
struct VisibleText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The columns taken so far.
  private(set) var columns = 0

  private static let tabWidth = 4

  /// Appends text that may hold anything; with `showsSpaces`, plain spaces appear as `·` and tabs as `→`.
  mutating func append(_ text: ArraySlice<UInt8>, showsSpaces: Bool = false) {
    var index = text.startIndex
    while index < text.endIndex {
      guard let (scalar, length) = UTF8Decoding.scalar(text, at: index) else {
        append(name: Self.name(ofByte: text[index]))
        index += 1
        continue
      }
      append(scalar, showsSpaces: showsSpaces)
      index += length
    }
  }

  mutating func append(_ text: String) { append(Array(text.utf8)[...]) }

  /// The text of one line, made visible.
  static func of(_ text: String) -> [UInt8] {
    var visible = VisibleText()
    visible.append(text)
    return visible.bytes
  }

  /// The columns that a scalar takes at a column.
  static func columns(_ scalar: Unicode.Scalar, at column: Int) -> Int {
    if scalar.value == 0x09 { return tabWidth - column % tabWidth }
    if isHidden(scalar) { return 4 + max(4, String(scalar.value, radix: 16).utf8.count) }
    return DisplayWidth.columns(scalar)
  }

  /// The columns of a byte that is no UTF-8.
  static let invalidByteColumns = 6

  private mutating func append(_ scalar: Unicode.Scalar, showsSpaces: Bool) {
    switch scalar.value {
    case 0x09 where showsSpaces: append(sign: "→")
    case 0x09:
      let width = Self.columns(scalar, at: columns)
      bytes.append(contentsOf: repeatElement(0x20, count: width))
      columns += width
    case 0x20 where showsSpaces: append(sign: "·")
    default:
      if Self.isHidden(scalar) {
        append(name: Self.name(of: scalar))
      } else {
        UTF8Decoding.append(scalar, to: &bytes)
        columns += DisplayWidth.columns(scalar)
      }
    }
  }

  private mutating func append(sign: StaticString) {
    bytes.append(contentsOf: sign.bytes)
    columns += 1
  }

  private mutating func append(name: String) {
    bytes.append(contentsOf: "‹\(name)›".utf8)
    columns += name.utf8.count + 2
  }

  /// Whether a scalar is written as its code point.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0...0x1F, 0x7F...0xA0, 0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x1680,
      0x180B...0x180F,
      0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0xFFFE...0xFFFF,
      0xE0000...0xE0FFF, 0xE000...0xF8FF, 0xF0000...0x10FFFF:
      true
    default: false
    }
  }

  /// A scalar's code point as people write it: `U+202E`.
  static func name(of scalar: Unicode.Scalar) -> String { "U+" + hexadecimal(scalar.value, digits: 4) }

  /// A byte's value as people write it: `0xFF`.
  static func name(ofByte byte: UInt8) -> String { "0x" + hexadecimal(UInt32(byte), digits: 2) }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
