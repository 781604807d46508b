#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One line of a text, as offsets into it.
struct TextLine {
  /// Its first byte.
  var start: Int
  /// Where its first character that is no white space stands; `trimmedEnd` on a blank line.
  var contentStart: Int
  /// The byte behind its last character that is no white space; `start` on a blank line.
  var trimmedEnd: Int
  /// The byte behind its last byte, the line end left out.
  var end: Int
  /// Where the next line starts.
  var next: Int

  /// Whether nothing but white space stands on it.
  var isBlank: Bool { trimmedEnd == start }
}

/// Cuts text into lines at LF or CR LF, or at CR where a text has no LF at all.
struct LineReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let terminator: UInt8
  private var offset: Int

  /// Makes a reader that starts at `offset`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
    terminator = Self.find(0x0A, in: bytes, from: offset) == nil ? 0x0D : 0x0A
  }

  /// The next line; nil at the end of the text.
  mutating func next() -> TextLine? {
    guard offset < bytes.count else { return nil }
    let start = offset
    let found = Self.find(terminator, in: bytes, from: start)
    offset = found.map { $0 + 1 } ?? bytes.count
    var end = found ?? bytes.count
    if end > start, terminator == 0x0A, found != nil, bytes[end - 1] == 0x0D { end -= 1 }
    let trimmedEnd = Self.trimmedEnd(bytes, start, end)
    var contentStart = start
    while contentStart < trimmedEnd {
      let width = WhiteSpace.width(bytes, at: contentStart, before: trimmedEnd)
      guard width > 0 else { break }
      contentStart += width
    }
    return TextLine(start: start, contentStart: contentStart, trimmedEnd: trimmedEnd, end: end, next: offset)
  }

  private static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var trimmed = end
    while trimmed > start {
      let width = WhiteSpace.widthBackward(bytes, before: trimmed, notBefore: start)
      guard width > 0 else { break }
      trimmed -= width
    }
    return trimmed
  }
}

/// White space inside a line: space, tab, vertical tab, form feed, and the no-break spaces U+00A0, U+2007,
/// U+202F.
enum WhiteSpace {
  /// The width of the white-space character at an offset; 0 where there is none.
  @inline(__always)
  static func width(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int) -> Int {
    let byte = bytes[offset]
    if byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C { return 1 }
    if byte == 0xC2 { return offset + 1 < end && bytes[offset + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2, offset + 2 < end, bytes[offset + 1] == 0x80 else { return 0 }
    return bytes[offset + 2] == 0xAF || bytes[offset + 2] == 0x87 ? 3 : 0
  }

  /// The width of the white-space character that ends before an offset; 0 where there is none.
  @inline(__always)
  static func widthBackward(
    _ bytes: UnsafeBufferPointer<UInt8>, before offset: Int, notBefore start: Int
  ) -> Int {
    let byte = bytes[offset - 1]
    if byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C { return 1 }
    guard byte >= 0x80 else { return 0 }
    if byte == 0xA0 { return offset - 2 >= start && bytes[offset - 2] == 0xC2 ? 2 : 0 }
    guard byte == 0xAF || byte == 0x87, offset - 3 >= start else { return 0 }
    return bytes[offset - 2] == 0x80 && bytes[offset - 3] == 0xE2 ? 3 : 0
  }
}
