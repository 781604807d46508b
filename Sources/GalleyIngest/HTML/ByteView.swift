internal import CLibXML2

/// Bytes that are borrowed for one parse; reading outside them gives 0 instead of a trap.
struct ByteView {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// The byte at an offset, 0 outside.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? base[offset] : 0
  }

  /// Whether `length` bytes stand at `offset`.
  @inline(__always)
  func matches(_ other: UnsafePointer<UInt8>, count length: Int, at offset: Int) -> Bool {
    guard offset >= 0, length >= 0, offset <= count - length else { return false }
    return equalBytes(base + offset, other, count: length)
  }

  /// Whether a lower-case name stands at `offset`, letter case apart, with nothing of a name behind it.
  @inline(__always)
  func hasName(_ name: UnsafePointer<UInt8>, count length: Int, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count - length else { return false }
    for index in 0..<length {
      let byte = base[offset + index]
      if byte != name[index], !isUpper(byte) || byte | 0x20 != name[index] { return false }
    }
    let next = self[offset + length]
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || isSpace(next) || offset + length >= count
  }

  /// Whether a name stands at `offset`, letter case apart, with nothing of a name behind it.
  @inline(__always)
  func hasName<Value>(_ known: KnownName<Value>, _ name: UnsafePointer<UInt8>, at offset: Int) -> Bool {
    guard known.length <= 8, offset >= 0, offset < count - 8 else {
      return hasName(name, count: known.length, at: offset)
    }
    let word = UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
    guard word & known.mask == known.start else { return hasName(name, count: known.length, at: offset) }
    let next = base[offset + known.length]
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || isSpace(next)
  }

  /// The offset of the first `byte` at or behind `offset` and before `end`.
  func first(_ byte: UInt8, from offset: Int, to end: Int) -> Int? {
    let start = max(offset, 0)
    let end = min(end, count)
    guard start < end else { return nil }
    let found = galley_find(base + start, byte, end - start)
    return found < 0 ? nil : start + found
  }

  /// Whether an ASCII literal stands at `offset`, letter case of the text apart.
  func hasLiteral(_ literal: StaticString, at offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset <= count - length else { return false }
    for index in 0..<length where lowercased(base[offset + index]) != literal.utf8Start[index] {
      return false
    }
    return true
  }
}

/// Whether two stretches of memory hold the same bytes.
@inline(__always)
func equalBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
  let leftBytes = UnsafeRawPointer(left)
  let rightBytes = UnsafeRawPointer(right)
  var offset = 0
  while offset + 8 <= count {
    if leftBytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      != rightBytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    {
      return false
    }
    offset += 8
  }
  while offset < count {
    if left[offset] != right[offset] { return false }
    offset += 1
  }
  return true
}

/// The white space of HTML: space, tab, line feed, form feed, carriage return.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B) }

@inline(__always)
func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

/// The length of a C string, at most `limit`.
@inline(__always)
func length(_ string: UnsafePointer<UInt8>, limit: Int = .max) -> Int {
  var count = 0
  while count < limit, string[count] != 0 { count += 1 }
  return count
}

/// Whether a C string is an ASCII literal in lower case, letter case of the string apart.
func equals(_ string: UnsafePointer<UInt8>, _ literal: StaticString) -> Bool {
  let count = literal.utf8CodeUnitCount
  for index in 0..<count where lowercased(string[index]) != literal.utf8Start[index] { return false }
  return string[count] == 0
}

/// Whether a C string holds an ASCII literal in lower case, letter case of the string apart.
func contains(_ string: UnsafePointer<UInt8>, _ literal: StaticString) -> Bool {
  let count = literal.utf8CodeUnitCount
  var start = 0
  while string[start] != 0 {
    var index = 0
    while index < count, lowercased(string[start + index]) == literal.utf8Start[index] { index += 1 }
    if index == count { return true }
    start += 1
  }
  return false
}
