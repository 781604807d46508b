import GalleyText

/// Finds lines, and what stands around a link's text, in Markdown.
struct MarkdownLines {
  /// The source.
  let bytes: ByteView

  /// How far a link's end is looked for; behind it the link is taken to end with its text.
  private static let longestLinkTail = 4_096

  /// The lines that hold a range, the last line's end left out.
  func wholeLines(of range: SourceRange) -> SourceRange {
    SourceRange(lineStart(before: range.start), lineEndOffset(from: max(range.end, range.start)))
  }

  private func lineStart(before offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    // The byte-order mark is no part of the first line.
    return start == 0 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : start
  }

  private func lineEndOffset(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// The lines of a heading, with the line of `===` or `---` under it.
  func headingLines(of range: SourceRange) -> SourceRange {
    let lines = wholeLines(of: range)
    guard let next = lineEnd(at: lines.end) else { return lines }
    let under = SourceRange(next.end, lineEndOffset(from: next.end))
    var mark: UInt8 = 0
    for offset in under.start..<under.end {
      let byte = bytes[offset]
      if byte == 0x20 || byte == 0x09 || (byte == 0x3E && mark == 0) { continue }
      guard byte == 0x3D || byte == 0x2D, mark == 0 || byte == mark else { return lines }
      mark = byte
    }
    // Above `---` a heading that starts with `#` is whole already.
    guard mark != 0, !startsWithHash(lines) else { return lines }
    return SourceRange(lines.start, under.end)
  }

  private func startsWithHash(_ line: SourceRange) -> Bool {
    var offset = line.start
    while offset < line.end, [0x20, 0x09, 0x3E, 0x2D, 0x2A, 0x2B].contains(bytes[offset]) { offset += 1 }
    return bytes[offset] == 0x23
  }

  /// The lines of a code block, with its fences.
  func codeLines(of range: SourceRange, isFenced: Bool) -> SourceRange {
    var lines = wholeLines(of: SourceRange(range.start, max(range.start, range.end)))
    guard isFenced else { return lines }
    // Between the fence and the first text only blank lines can stand.
    var start = lines.start
    while start > 0 {
      start = lineStart(before: precedingLineEnd(start))
      if holdsFence(from: start) {
        lines.start = start
        break
      }
      guard isBlank(from: start) else { break }
    }
    var end = lines.end
    while let next = lineEnd(at: end) {
      end = lineEndOffset(from: next.end)
      if holdsFence(from: next.end) {
        lines.end = end
        break
      }
      guard isBlank(from: next.end) else { break }
    }
    return lines
  }

  /// Whether nothing but spaces and quotation marks stands on a line.
  private func isBlank(from lineStart: Int) -> Bool {
    var offset = lineStart
    while bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x3E { offset += 1 }
    return offset >= bytes.count || bytes[offset] == 0x0A || bytes[offset] == 0x0D
  }

  private func precedingLineEnd(_ lineStart: Int) -> Int {
    bytes[lineStart - 1] == 0x0A && bytes[lineStart - 2] == 0x0D ? lineStart - 2 : lineStart - 1
  }

  private func holdsFence(from lineStart: Int) -> Bool {
    var offset = lineStart
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      let byte = bytes[offset]
      if byte == 0x60 || byte == 0x7E {
        return bytes[offset + 1] == byte && bytes[offset + 2] == byte
      }
      guard byte == 0x20 || byte == 0x09 || byte == 0x3E || isListMark(byte) else { return false }
      offset += 1
    }
    return false
  }

  private func isListMark(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x2A || byte == 0x2B || byte == 0x2E || byte == 0x29 || byte.isASCIIDigit
  }

  /// The line end at an offset, spaces and tabs before it apart; nil where text stands.
  func lineEnd(at offset: Int) -> SourceRange? {
    var at = offset
    while bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    if bytes[at] == 0x0A { return SourceRange(at, at + 1) }
    guard at < bytes.count, bytes[at] == 0x0D else { return nil }
    return SourceRange(at, bytes[at + 1] == 0x0A ? at + 2 : at + 1)
  }

  /// The line ends in a stretch, `limit` at most.
  func lineEnds(from start: Int, to end: Int, atMost limit: Int) -> [SourceRange] {
    var ends: [SourceRange] = []
    var offset = start
    while offset < end, ends.count < limit {
      if bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        let isPair = bytes[offset] == 0x0D && bytes[offset + 1] == 0x0A && offset + 1 < end
        ends.append(SourceRange(offset, offset + (isPair ? 2 : 1)))
        offset += isPair ? 2 : 1
      } else {
        offset += 1
      }
    }
    return ends
  }

  // MARK: - Links

  /// A link or image from its first bracket to its last byte, around the source of its text.
  func linkRange(around inner: SourceRange, notBefore limit: Int, isImage: Bool) -> SourceRange {
    var start = inner.start
    while start > limit, isOpener(bytes[start - 1]) {
      start -= 1
      if bytes[start] == 0x5B || bytes[start] == 0x3C { break }
    }
    if isImage, start > 0, bytes[start - 1] == 0x21 { start -= 1 }
    let opening = bytes[isImage && bytes[start] == 0x21 ? start + 1 : start]
    guard opening == 0x5B || opening == 0x3C else { return inner }
    var end = inner.end
    while end < bytes.count, [0x2A, 0x5F, 0x7E, 0x60, 0x20].contains(bytes[end]) { end += 1 }
    if opening == 0x3C { return SourceRange(start, bytes[end] == 0x3E ? end + 1 : inner.end) }
    if bytes[end] == 0x5D { return SourceRange(start, endOfTail(from: end + 1)) }
    return SourceRange(start, inner.end)
  }

  private func isOpener(_ byte: UInt8) -> Bool {
    byte == 0x5B || byte == 0x3C || byte == 0x2A || byte == 0x5F || byte == 0x7E || byte == 0x60
      || byte == 0x28
      || byte == 0x5D || byte == 0x20
  }

  /// The end of `(address "title")` or `[label]`; the offset itself where neither stands.
  private func endOfTail(from offset: Int) -> Int {
    let isAddress = bytes[offset] == 0x28
    guard isAddress || bytes[offset] == 0x5B else { return offset }
    var depth = 0
    var quote: UInt8?
    for index in offset..<min(bytes.count, offset + Self.longestLinkTail) {
      let byte = bytes[index]
      if index > offset, bytes[index - 1] == 0x5C { continue }
      if let open = quote {
        if byte == open { quote = nil }
      } else if isAddress, byte == 0x22 || byte == 0x27, isMarkdownSpace(bytes[index - 1]) {
        quote = byte
      } else if byte == (isAddress ? 0x28 : 0x5B) {
        depth += 1
      } else if byte == (isAddress ? 0x29 : 0x5D) {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return offset
  }

  private func isMarkdownSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
