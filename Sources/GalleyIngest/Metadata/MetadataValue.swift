internal import GalleyText

/// Small readings of bytes that the sources of metadata share.
enum MetadataValue {
  /// Whether a byte is white space in HTML.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// The slice without the white space at its ends, no-break spaces included.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end {
      if isSpace(bytes[start]) {
        start += 1
      } else if end - start > 1, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return bytes[start..<end]
  }

  /// The value as a string, trimmed, each run of white space one space.
  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var isAfterSpace = false
    let slice = trimmed(bytes)
    result.reserveCapacity(slice.count)
    var offset = slice.startIndex
    while offset < slice.endIndex {
      let byte = slice[offset]
      let isNoBreak = byte == 0xC2 && offset + 1 < slice.endIndex && slice[offset + 1] == 0xA0
      offset += isNoBreak ? 2 : 1
      if isNoBreak || isSpace(byte) {
        isAfterSpace = true
        continue
      }
      if isAfterSpace { result.append(0x20) }
      isAfterSpace = false
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What is left of a value when only letters and digits count, ASCII letters in lower case.
  ///
  /// Punctuation in U+2000 to U+206F (dashes, quotation marks, spaces) is left out as ASCII's is.
  static func folded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var skipped = 0
    for byte in bytes {
      // A no-break space is C2 A0.
      if byte == 0xA0, skipped == 0, result.last == 0xC2 {
        result.removeLast()
        continue
      }
      if skipped > 0 {
        skipped -= 1
        // The bytes E2 80 and E2 81 start the general punctuation.
        if skipped == 1, byte != 0x80, byte != 0x81 {
          result.append(0xE2)
          result.append(byte)
          skipped = 0
        }
        continue
      }
      switch byte {
      case 0x30...0x39, 0x61...0x7A: result.append(byte)
      case 0x41...0x5A: result.append(byte | 0x20)
      case 0xE2: skipped = 2
      case 0x80...: result.append(byte)
      default: break
      }
    }
    return result
  }

  /// Whether `bytes` hold `word` (lower case), letter case of ASCII apart.
  static func contains(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count > 0, bytes.count >= count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      (0...bytes.count - count).contains { start in
        var index = 0
        while index < count, lower(bytes[start + index]) == word.utf8Start[index] { index += 1 }
        return index == count
      }
    }
  }

  /// Whether `bytes` are `word`, letter case of ASCII apart.
  static func equals(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    bytes.count == word.utf8CodeUnitCount && zip(bytes, word.bytes).allSatisfy { lower($0) == lower($1) }
  }

  /// Whether `bytes` are `word`, letter case included.
  static func isExactly(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    bytes.elementsEqual(word.bytes)
  }

  /// Whether `bytes` hold all of `part` in a row.
  ///
  /// Both are folded and short.
  static func contains(_ bytes: [UInt8], part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { start in
      bytes[start] == first && bytes[start..<start + part.count].elementsEqual(part)
    }
  }

  /// The runs between white space.
  static func words(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(whereSeparator: isSpace)
  }

  /// Whether a value is an address on the web, whole or relative, and no text.
  static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.contains(where: isSpace) else { return false }
    return contains(bytes, "://") || contains(bytes.prefix(4), "www.") || bytes.first == 0x2F
      || bytes.first == 0x23
      || contains(bytes.prefix(7), "mailto:") || bytes.suffix(5).elementsEqual(".html".utf8)
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
