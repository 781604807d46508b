internal import GalleyText

extension HTMLSink {
  /// A run of text, at most about 1,000 bytes, or what a character reference stands for.
  mutating func characters(_ run: UnsafePointer<UInt8>, _ count: Int) {
    guard failure == nil, count > 0 else { return }
    let offset = position
    if isQuiet {
      cursor = max(cursor, min(offset, bytes.count))
      return
    }
    let start = offset - count
    // A single byte may by chance be the last one of the reference it came from.
    if count > 1 || start == cursor, start >= cursor, bytes.matches(run, count: count, at: start) {
      cursor = offset
      return appendIdentity(run, count, at: start)
    }
    proveOtherwise(run, count, offset)
  }

  /// Text whose bytes do not end at the parser's offset.
  private mutating func proveOtherwise(_ run: UnsafePointer<UInt8>, _ count: Int, _ offset: Int) {
    if proveReference(run, count, offset) { return }
    if count == 1, proveByte(run, offset) { return }
    // A run may be reported before its last character is read.
    if count > 1, cursor + count <= offset + 4, bytes.matches(run, count: count, at: cursor) {
      let start = cursor
      cursor += count
      return appendIdentity(run, count, at: start)
    }
    if offset > cursor, offset <= bytes.count,
      align(SourceRange(cursor, offset), with: run, count: count)
    {
      appendPieces(run)
    } else {
      appendUnproven(
        run, count, SourceRange(min(cursor, bytes.count), min(max(cursor, offset), bytes.count)))
    }
    cursor = max(cursor, min(offset, bytes.count))
  }

  /// Whether the run is one byte as written: a `<` is reported before it is read, an `&` that starts no
  /// reference with the name behind it.
  private mutating func proveByte(_ run: UnsafePointer<UInt8>, _ offset: Int) -> Bool {
    let byte = run[0]
    var start = offset - 1
    if byte == UInt8(ascii: "<") {
      start = start >= cursor && bytes[start] == byte ? start : offset
      let next = bytes[start + 1]
      // With this behind it, it is the next tag, and the run came from elsewhere.
      if isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        return false
      }
    } else if byte == UInt8(ascii: "&") {
      start = cursor
      if CharacterReference.isHTML5, isLetter(bytes[start + 1]) || bytes[start + 1] == UInt8(ascii: "#") {
        return false
      }
    }
    guard start >= cursor, bytes[start] == byte, start < bytes.count else { return false }
    cursor = start + 1
    appendIdentity(run, 1, at: start)
    return true
  }

  /// Whether the run is one character reference that ends at the offset.
  private mutating func proveReference(_ run: UnsafePointer<UInt8>, _ count: Int, _ offset: Int) -> Bool {
    var start = offset - 1
    let lowest = max(cursor, offset - 48)
    while start >= lowest, bytes[start] != UInt8(ascii: "&") { start -= 1 }
    guard start >= lowest, let reference = CharacterReference(at: start, in: bytes), reference.end == offset
    else { return false }
    guard encodes(reference.scalar, run, count) || encodes(reference.shown, run, count) else { return false }
    cursor = offset
    appendReference(reference.shown, SourceRange(start, offset))
    return true
  }

  /// Whether a run is the one character.
  func encodes(_ scalar: UInt32, _ run: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let (word, length) = utf8Word(scalar)
    guard length == count else { return false }
    for index in 0..<length where run[index] != UInt8(truncatingIfNeeded: word >> UInt32(8 * index)) {
      return false
    }
    return true
  }

  // MARK: Appending

  /// Text whose bytes stand in the source at `start`, where they are valid UTF-8.
  mutating func appendIdentity(_ run: UnsafePointer<UInt8>, _ count: Int, at start: Int) {
    append(run, count, SourceRange(start, start + count), .identity)
  }

  /// A character that a reference stands for.
  mutating func appendReference(_ scalar: UInt32, _ source: SourceRange) {
    var (word, count) = utf8Word(scalar)
    word = word.littleEndian
    withUnsafeBytes(of: &word) { raw in
      guard let base = raw.baseAddress else { return }
      append(base.assumingMemoryBound(to: UInt8.self), count, source, .reference)
    }
  }

  /// Text that came from about `source`.
  mutating func appendUnproven(_ run: UnsafePointer<UInt8>, _ count: Int, _ source: SourceRange) {
    let view = ByteView(base: run, count: count)
    guard firstInvalid(view) != nil else { return append(run, count, source, .unproven) }
    var index = 0
    while index < count {
      let step = validLength(view, at: index)
      if step > 0 {
        append(run + index, step, source, .unproven)
      } else {
        appendReplacement(source)
      }
      index += max(step, 1)
    }
  }

  /// U+FFFD for bytes that are no text.
  private mutating func appendReplacement(_ source: SourceRange) {
    var bytes: (UInt8, UInt8, UInt8) = (0xEF, 0xBF, 0xBD)
    withUnsafeBytes(of: &bytes) { raw in
      guard let base = raw.baseAddress else { return }
      append(base.assumingMemoryBound(to: UInt8.self), 3, source, .unproven)
    }
  }

  /// A line break that no byte of the source shows.
  mutating func appendBreak(at offset: Int) {
    guard block.isOpen, !isQuiet else { return }
    text.append(UInt8(ascii: "\n"))
    map.append(textCount: 1, source: SourceRange(offset, offset), kind: .synthetic)
  }

  /// The letter that a picture stands for, where a small letter goes on right behind it: a drop cap.
  mutating func appendInitial(_ letter: UnsafePointer<UInt8>, of tag: SourceRange) {
    guard !isQuiet, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= letter[0], letter[1] == 0,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[tag.end]
    else { return }
    append(letter, 1, SourceRange(tag.start, tag.start), .synthetic)
  }

  /// Pieces that `align` found.
  mutating func appendPieces(_ run: UnsafePointer<UInt8>) {
    for index in pieces.indices {
      let piece = pieces[index]
      switch piece.kind {
      case .reference: appendReference(piece.scalar, piece.source)
      case .identity: appendIdentity(run + piece.start, piece.count, at: piece.source.start)
      default:
        if piece.isReplaced {
          appendReplacement(piece.source)
        } else {
          appendUnproven(run + piece.start, piece.count, piece.source)
        }
      }
    }
  }

  /// Adds to the open block, or opens one at the first byte that is no space.
  private mutating func append(
    _ run: UnsafePointer<UInt8>, _ count: Int, _ source: SourceRange, _ kind: SourceMap.Kind
  ) {
    guard count > 0 else { return }
    var skipped = 0
    var source = source
    if !block.isOpen {
      while skipped < count, isSpace(run[skipped]) { skipped += 1 }
      guard skipped < count else { return }
      if kind == .identity { source.start += skipped }
      openBlock(from: source.start)
    }
    text.append(contentsOf: UnsafeBufferPointer(start: run + skipped, count: count - skipped))
    map.append(textCount: count - skipped, source: source, kind: kind)
  }
}
