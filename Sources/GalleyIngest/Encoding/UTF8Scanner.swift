import GalleyText

/// Validates UTF-8 and finds what is not valid.
enum UTF8Scanner {
  /// What a scan of some bytes found.
  struct Result {
    /// Maximal stretches of bytes that are no well-formed UTF-8.
    var invalid: [SourceRange] = []
    /// Whether any byte is outside ASCII.
    var hasNonASCII = false
    /// How many well-formed characters are outside ASCII.
    var sequenceCount = 0

    /// Whether it is UTF-8 that was damaged, rather than text of another encoding: that is by chance well-formed in
    /// places, but never in most.
    var isDamagedUTF8: Bool {
      !invalid.isEmpty && sequenceCount > invalid.reduce(0) { $0 + $1.count }
    }
  }

  /// Scans bytes; ASCII goes thirty-two bytes at a time.
  ///
  /// Well-formedness is table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above
  /// U+10FFFF.
  ///
  /// - Parameter stopsAtFirst: whether to return as soon as one invalid stretch was found.
  static func scan(_ bytes: [UInt8], stopsAtFirst: Bool = false) -> Result {
    bytes.withUnsafeBufferPointer { scan($0, stopsAtFirst: stopsAtFirst) }
  }

  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, stopsAtFirst: Bool) -> Result {
    var result = Result()
    let count = bytes.count
    var offset = 0
    while true {
      offset = endOfASCII(bytes, from: offset)
      guard offset < count else { return result }
      result.hasNonASCII = true
      let length = sequenceLength(bytes, at: offset)
      if length > 0 {
        result.sequenceCount += 1
        offset += length
        continue
      }
      if let last = result.invalid.last, last.end == offset {
        result.invalid[result.invalid.count - 1].end = offset + 1
      } else {
        if stopsAtFirst && !result.invalid.isEmpty { return result }
        result.invalid.append(SourceRange(offset, offset + 1))
      }
      offset += 1
    }
  }

  /// The first offset at or behind `start` whose byte is not ASCII.
  static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    let raw = UnsafeRawBufferPointer(bytes)
    let mask: UInt64 = 0x8080_8080_8080_8080
    var offset = start
    while offset &+ 32 <= count {
      let first = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = raw.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self)
      let third = raw.loadUnaligned(fromByteOffset: offset &+ 16, as: UInt64.self)
      let fourth = raw.loadUnaligned(fromByteOffset: offset &+ 24, as: UInt64.self)
      guard (first | second | third | fourth) & mask == 0 else { break }
      offset &+= 32
    }
    while offset &+ 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask
      guard word == 0 else { return offset &+ UInt64(littleEndian: word).trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < count, bytes[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// The length of the well-formed sequence at an offset; 0 where there is none.
  static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let left = bytes.count - offset
    let lead = bytes[offset]
    switch lead {
    case 0..<0x80: return 1
    case 0xC2...0xDF:
      return left >= 2 && bytes[offset + 1] & 0xC0 == 0x80 ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, bytes[offset + 2] & 0xC0 == 0x80 else { return 0 }
      let second = bytes[offset + 1]
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return low <= second && second <= high ? 3 : 0
    case 0xF0...0xF4:
      guard left >= 4, bytes[offset + 2] & 0xC0 == 0x80, bytes[offset + 3] & 0xC0 == 0x80 else { return 0 }
      let second = bytes[offset + 1]
      let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return low <= second && second <= high ? 4 : 0
    default: return 0
    }
  }
}

extension [UInt8] {
  /// Appends a scalar in UTF-8; a number that is none becomes U+FFFD.
  mutating func append(scalar value: UInt32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for unit in UTF8.encode(scalar)?.makeIterator() ?? UTF8.encodedReplacementCharacter.makeIterator() {
      append(unit)
    }
  }
}
