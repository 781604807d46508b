internal import CLibXML2

/// A character reference as it stands in the source.
struct CharacterReference {
  /// The byte after it, its semicolon included when it has one.
  let end: Int
  /// The code point the parser makes of it.
  let scalar: UInt32

  /// The code point readers see: browsers show the C1 controls as windows-1252 does.
  var shown: UInt32 { Self.shown(scalar) }

  /// The code point that browsers show for a C1 control in a reference.
  static func shown(_ scalar: UInt32) -> UInt32 {
    guard scalar >= 0x80, scalar <= 0x9F else { return scalar }
    let mapped = windows1252[Int(scalar - 0x80)]
    return mapped == 0 ? scalar : mapped
  }

  /// Reads the reference at an `&`; nil when there is none that has a known value.
  init?(at start: Int, in bytes: ByteView) {
    guard bytes[start] == UInt8(ascii: "&") else { return nil }
    if bytes[start + 1] == UInt8(ascii: "#") {
      guard let number = Self.number(at: start + 2, in: bytes) else { return nil }
      (scalar, end) = number
    } else {
      guard let named = Self.named(at: start + 1, in: bytes) else { return nil }
      (scalar, end) = named
    }
  }

  /// Whether the parser knows HTML5's names and reads them without a semicolon (libxml2 2.14 and later).
  static let isHTML5 = LIBXML_VERSION >= 21400

  private static func number(at start: Int, in bytes: ByteView) -> (UInt32, Int)? {
    var index = start
    var value: UInt32 = 0
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    while true {
      let byte = bytes[index]
      let digit: UInt32
      if isDigit(byte) {
        digit = UInt32(byte - 0x30)
      } else if isHexadecimal, byte | 0x20 >= 0x61, byte | 0x20 <= 0x66 {
        digit = UInt32(byte | 0x20) - 0x61 + 10
      } else {
        break
      }
      value = value > 0x10FFFF ? value : value * (isHexadecimal ? 16 : 10) + digit
      index += 1
    }
    guard index > first, Unicode.Scalar(value) != nil, value != 0 else { return nil }
    return (value, bytes[index] == UInt8(ascii: ";") ? index + 1 : index)
  }

  private static func named(at start: Int, in bytes: ByteView) -> (UInt32, Int)? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 17) { name -> (UInt32, Int)? in
      var count = 0
      while count < 16, isLetter(bytes[start + count]) || isDigit(bytes[start + count]) {
        name[count] = bytes[start + count]
        count += 1
      }
      name[count] = 0
      guard count > 0, let base = name.baseAddress, let entity = htmlEntityLookup(base) else { return nil }
      let end = start + count
      if bytes[end] == UInt8(ascii: ";") { return (entity.pointee.value, end + 1) }
      return isHTML5 ? (entity.pointee.value, end) : nil
    }
  }

  /// What windows-1252 has at 0x80...0x9F; 0 where it has nothing.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]
}

/// A scalar's UTF-8 bytes in the low bytes of a word, first byte lowest, and how many they are.
@inline(__always)
func utf8Word(_ scalar: UInt32) -> (word: UInt32, count: Int) {
  switch scalar {
  case 0..<0x80: (scalar, 1)
  case 0x80..<0x800: ((0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8, 2)
  case 0x800..<0x10000:
    ((0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16, 3)
  default:
    (
      (0xF0 | scalar >> 18 & 0x07) | (0x80 | scalar >> 12 & 0x3F) << 8 | (0x80 | scalar >> 6 & 0x3F) << 16
        | (0x80 | scalar & 0x3F) << 24, 4
    )
  }
}

/// The length in bytes of the valid UTF-8 character at `offset`; 0 when the bytes there are none.
func validLength(_ bytes: ByteView, at offset: Int) -> Int {
  let first = bytes[offset]
  func continues(_ index: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
    offset + index < bytes.count && bytes[offset + index] >= low && bytes[offset + index] <= high
  }
  switch first {
  case 0..<0x80: return offset < bytes.count ? 1 : 0
  case 0xC2...0xDF: return continues(1) ? 2 : 0
  case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
  case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
  case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
  case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
  case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
  case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
  default: return 0
  }
}

/// Whether thirty-two bytes are ASCII without a NUL.
@inline(__always)
private func isPlain(_ raw: UnsafeRawPointer) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let words = SIMD4<UInt64>(
    raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
    raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self), raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
  // A byte of ASCII less one has its high bit set only where it was a NUL.
  let marks = words | (words &- SIMD4(repeating: ones))
  return (marks[0] | marks[1] | marks[2] | marks[3]) & 0x8080_8080_8080_8080 == 0
}

/// The first byte at or behind `start` that is no text: a NUL or no valid UTF-8.
///
/// Long ASCII stretches cost one load for eight bytes.
func firstInvalid(_ bytes: ByteView, from start: Int = 0) -> Int? {
  var offset = start
  let raw = UnsafeRawPointer(bytes.base)
  while offset < bytes.count {
    if offset &+ 32 <= bytes.count, isPlain(raw + offset) {
      offset &+= 32
      continue
    }
    if offset + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word
      if (word | zeros) & 0x8080_8080_8080_8080 == 0 {
        offset += 8
        continue
      }
    }
    let step = validLength(bytes, at: offset)
    guard step > 0, bytes.base[offset] != 0 else { return offset }
    offset += step
  }
  return nil
}
