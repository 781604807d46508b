import GalleyText

/// Writes JSON text: commas, quotes and escapes are its business, the order of calls is the caller's.
///
/// Control characters, U+2028, U+2029 and what reorders text on a terminal are escaped; bytes that are no UTF-8 become
/// U+FFFD, so that the output is valid whatever a draft holds.
public struct JSONWriter: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Makes an empty writer.
  public init() {}

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { container(0x7B, 0x7D, body) }

  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { container(0x5B, 0x5D, body) }

  /// Writes a member's name.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  public mutating func string(_ value: some StringProtocol) {
    var value = String(value)
    value.withUTF8 { string(buffer: $0) }
  }

  /// Writes a number.
  public mutating func number(_ value: Int) {
    separate()
    if value < 0 { bytes.append(0x2D) }
    var digits = 1
    var rest = value.magnitude
    while rest >= 10 {
      digits += 1
      rest /= 10
    }
    rest = value.magnitude
    bytes.append(contentsOf: repeatElement(0x30, count: digits))
    for place in (bytes.count - digits..<bytes.count).reversed() {
      bytes[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Ends a line, behind which another value stands by itself.
  mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes true or false.
  public mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes that there is no value.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a member that is a string.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member that is a number.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  /// Writes a member that is an object.
  public mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// Writes a string of bytes that should be UTF-8.
  public mutating func string(utf8 value: ArraySlice<UInt8>) {
    value.withUnsafeBufferPointer { string(buffer: $0) }
  }

  private mutating func string(buffer value: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(0x22)
    var index = 0
    while index < value.count {
      let start = index
      while index < value.count, Self.isPlain(value[index]) { index += 1 }
      if index > start { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index])) }
      guard index < value.count else { break }
      let byte = value[index]
      if byte == 0x22 || byte == 0x5C {
        bytes.append(0x5C)
        bytes.append(byte)
        index += 1
      } else if let (scalar, length) = UTF8Decoding.scalar(value, at: index) {
        if Self.isEscaped(scalar) {
          escape(scalar)
        } else {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[index..<(index + length)]))
        }
        index += length
      } else {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 1
      }
    }
    bytes.append(0x22)
  }

  /// Whether a byte stands in a string as it is, whatever stands around it.
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C }

  private mutating func container(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    default:
      let digits = String(scalar.value, radix: 16)
      bytes.append(
        contentsOf: ("\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits).utf8)
    }
  }
}
