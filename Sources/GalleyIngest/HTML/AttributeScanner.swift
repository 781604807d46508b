internal import CLibXML2
internal import GalleyText

/// Finds the attributes of one start tag in the source.
///
/// The parser tells their names and values only.
struct AttributeScanner {
  /// One attribute as written.
  struct Found {
    var start: Int
    var nameEnd: Int
    var valueStart: Int
    var valueEnd: Int
    var end: Int
    var hasValue: Bool
    var name: SourceRange { SourceRange(start, nameEnd) }
  }

  private(set) var found: [Found] = []
  private var next = 0

  /// Scans from behind a tag's name up to its `>`, which must be the last byte before `end`.
  ///
  /// - Returns: whether the tag ends where the parser said.
  mutating func scan(_ bytes: ByteView, from start: Int, to end: Int) -> Bool {
    found.removeAll(keepingCapacity: true)
    next = 0
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") { return index + 1 == end }
      if isSpace(byte) || byte == UInt8(ascii: "/") {
        index += 1
        continue
      }
      var attribute = Found(
        start: index, nameEnd: index, valueStart: index, valueEnd: index, end: index, hasValue: false)
      index += 1
      while index < end, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: "/"),
        bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "=")
      {
        index += 1
      }
      attribute.nameEnd = index
      attribute.end = index
      var behind = index
      while isSpace(bytes[behind]) { behind += 1 }
      if behind < end, bytes[behind] == UInt8(ascii: "=") {
        guard let valueEnd = scanValue(bytes, from: behind + 1, to: end, &attribute) else { return false }
        index = valueEnd
      }
      found.append(attribute)
    }
    return false
  }

  /// Scans a tag that is written as nearly all are: the attributes that the parser told, in its order, each with an
  /// equal sign and quotes around just the bytes that it told.
  ///
  /// - Returns: whether the tag is written so; `found` then has the parser's attributes, one for one, and their
  ///   values are proven.
  mutating func scanPlain(
    _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>, _ names: inout NameMemory<HTMLAttribute>, _ bytes: ByteView,
    from start: Int, to end: Int
  ) -> Bool {
    found.removeAll(keepingCapacity: true)
    next = 0
    var index = start
    var pair = list
    while let name = pair[0] {
      guard let value = pair[1] else { return false }
      pair += 2
      while isSpace(bytes[index]) { index += 1 }
      let count = names.find(name).length
      guard bytes.matches(name, count: count, at: index), bytes[index + count] == UInt8(ascii: "=") else {
        return false
      }
      let quote = bytes[index + count + 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
      let valueStart = index + count + 2
      let valueEnd = valueStart + galley_length(value)
      guard bytes.matches(value, count: valueEnd - valueStart, at: valueStart), bytes[valueEnd] == quote else {
        return false
      }
      found.append(
        Found(
          start: index, nameEnd: index + count, valueStart: valueStart, valueEnd: valueEnd, end: valueEnd + 1,
          hasValue: true))
      index = valueEnd + 1
    }
    while isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
    return bytes[index] == UInt8(ascii: ">") && index + 1 == end
  }

  private func scanValue(
    _ bytes: ByteView, from start: Int, to end: Int, _ attribute: inout Found
  ) -> Int? {
    var index = start
    while isSpace(bytes[index]) { index += 1 }
    attribute.hasValue = true
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let close = bytes.first(quote, from: index + 1, to: end) else { return nil }
      attribute.valueStart = index + 1
      attribute.valueEnd = close
      attribute.end = close + 1
      return close + 1
    }
    attribute.valueStart = index
    while index < end, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
    attribute.valueEnd = index
    attribute.end = index
    return index
  }

  /// The next attribute with this name, letter case apart; those before it are passed over, since the parser
  /// drops names it cannot read and repeated ones.
  mutating func advance(to name: UnsafePointer<UInt8>, _ count: Int, in bytes: ByteView) -> Found? {
    var index = next
    while index < found.count {
      let candidate = found[index]
      index += 1
      guard candidate.nameEnd - candidate.start == count else { continue }
      var offset = 0
      while offset < count, lowercased(bytes[candidate.start + offset]) == name[offset] { offset += 1 }
      guard offset == count else { continue }
      next = index
      return candidate
    }
    return nil
  }
}

/// A piece of decoded text and the source bytes it came from.
struct AlignedPiece {
  /// Where it starts in the decoded text, and its length.
  var start: Int
  var count: Int
  var source: SourceRange
  var kind: SourceMap.Kind
  /// For a reference, the character that readers see.
  var scalar: UInt32 = 0
  /// Whether it stands for a byte that is no text.
  var isReplaced = false
}

extension HTMLSink {
  /// Finds how decoded text came from a stretch of the source.
  ///
  /// It may have equal bytes, character references, and control characters that the parser drops. The result is
  /// in `pieces`.
  ///
  /// - Returns: whether all of both was accounted for.
  mutating func align(_ range: SourceRange, with value: UnsafePointer<UInt8>, count: Int) -> Bool {
    pieces.removeAll(keepingCapacity: true)
    guard range.start >= 0, range.end <= bytes.count else { return false }
    if range.count == count, count > 0, bytes.matches(value, count: count, at: range.start),
      bytes.first(UInt8(ascii: "&"), from: range.start, to: range.end) == nil
    {
      pieces.append(AlignedPiece(start: 0, count: count, source: range, kind: .identity))
      return true
    }
    var index = range.start
    var at = 0
    while index < range.end {
      let byte = bytes.base[index]
      if byte == UInt8(ascii: "&"), let reference = CharacterReference(at: index, in: bytes),
        reference.end <= range.end, alignReference(reference, index, value, count, &at)
      {
        index = reference.end
      } else if at < count, byte == value[at] {
        addIdentity(at, index)
        index += 1
        at += 1
      } else if at < count, isSubstitute(value[at], for: byte) {
        var piece = AlignedPiece(
          start: at, count: 1, source: SourceRange(index, index + 1), kind: .unproven)
        piece.isReplaced = true
        pieces.append(piece)
        index += 1
        at += 1
      } else if byte < 0x20 {
        index += 1
      } else {
        return false
      }
    }
    return at == count
  }

  /// Whether the parser was given another byte, see `withParserInput`.
  private func isSubstitute(_ given: UInt8, for byte: UInt8) -> Bool {
    byte == 0 ? given == 0x01 : byte >= 0x80 && given == UInt8(ascii: "?")
  }

  private mutating func addIdentity(_ at: Int, _ index: Int) {
    let last = pieces.count - 1
    if last >= 0, pieces[last].kind == .identity, pieces[last].source.end == index {
      pieces[last].count += 1
      pieces[last].source.end += 1
    } else {
      pieces.append(AlignedPiece(start: at, count: 1, source: SourceRange(index, index + 1), kind: .identity))
    }
  }

  private mutating func alignReference(
    _ reference: CharacterReference, _ index: Int, _ value: UnsafePointer<UInt8>, _ count: Int,
    _ at: inout Int
  ) -> Bool {
    // Without a semicolon it may have been left as it is.
    let written = reference.end - index
    if bytes[reference.end - 1] != UInt8(ascii: ";"), at + written <= count,
      equalBytes(bytes.base + index, value + at, count: written)
    {
      return false
    }
    for scalar in [reference.scalar, reference.shown] {
      let length = utf8Word(scalar).count
      guard at + length <= count, encodes(scalar, value + at, length) else { continue }
      pieces.append(
        AlignedPiece(
          start: at, count: length, source: SourceRange(index, reference.end), kind: .reference,
          scalar: reference.shown))
      at += length
      return true
    }
    return false
  }
}
