internal import GalleyText

extension HTMLSink {
  /// Finds the start tag that an event is about, moves the cursor behind it and returns its range; nil for
  /// implied tags.
  @inline(__always)
  mutating func locateTag(_ known: KnownName<HTMLTag>, _ name: UnsafePointer<UInt8>) -> SourceRange? {
    let offset = position
    if bytes[cursor] == UInt8(ascii: "<"), offset > cursor + known.length,
      bytes.hasName(known, name, at: cursor + 1)
    {
      let range = SourceRange(cursor, tagEnd(at: offset))
      cursor = range.end
      return range
    }
    return searchTag(name, known.length, to: offset)
  }

  /// The end of a start tag, from the parser's offset at its event: at the tag's `>` or `/>`, or behind it.
  private func tagEnd(at offset: Int) -> Int {
    if bytes[offset] == UInt8(ascii: ">") { return offset + 1 }
    if bytes[offset] == UInt8(ascii: "/"), bytes[offset + 1] == UInt8(ascii: ">") { return offset + 2 }
    return min(offset, bytes.count)
  }

  /// Reads over markup that gave no event, such as a second `<body>`, up to the tag that ends at `offset`.
  private mutating func searchTag(
    _ name: UnsafePointer<UInt8>, _ length: Int, to offset: Int
  ) -> SourceRange? {
    var start = max(cursor, searched)
    searched = max(searched, min(offset, bytes.count))
    while let less = bytes.first(UInt8(ascii: "<"), from: start, to: offset) {
      let end = markupEnd(at: less, to: min(offset + 2, bytes.count))
      if isLetter(bytes[less + 1]) {
        if end > offset || end == offset || end == offset + 1 {
          guard bytes.hasName(name, count: length, at: less + 1), tagEnd(at: offset) == end else {
            cursor = less
            return nil
          }
          cursor = end
          return SourceRange(less, end)
        }
      } else if end > offset {
        return nil
      }
      // A bare `<` belongs to a run of text, which starts at the cursor.
      if end > less + 1 { cursor = end }
      start = end
    }
    return nil
  }

  /// The end of the tag, comment or declaration at a `<`.
  ///
  /// It is looked for before `limit`, which is the answer when it is not there.
  private func markupEnd(at less: Int, to limit: Int) -> Int {
    let next = bytes[less + 1]
    if isLetter(next) {
      var index = less + 1
      var quote: UInt8 = 0
      while index < limit {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: ">") {
          return index + 1
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
          bytes[index - 1] == UInt8(ascii: "=")
        {
          quote = byte
        }
        index += 1
      }
      return limit
    }
    if next == UInt8(ascii: "!"), bytes[less + 2] == UInt8(ascii: "-"), bytes[less + 3] == UInt8(ascii: "-") {
      var index = less + 4
      while let dash = bytes.first(UInt8(ascii: "-"), from: index, to: limit) {
        if bytes[dash + 1] == UInt8(ascii: "-"), bytes[dash + 2] == UInt8(ascii: ">") { return dash + 3 }
        index = dash + 1
      }
      return limit
    }
    guard next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/") else {
      return less + 1
    }
    return bytes.first(UInt8(ascii: ">"), from: less, to: limit).map { $0 + 1 } ?? limit
  }

  /// Whether `html`, `head` or `body` is written where the parser gave no event for it, as behind stray text.
  func hasDroppedPageTag() -> Bool {
    var start = shift
    while let less = bytes.first(UInt8(ascii: "<"), from: start, to: bytes.count) {
      for name in ["html", "head", "body"] as [StaticString]
      where bytes.hasName(name.utf8Start, count: name.utf8CodeUnitCount, at: less + 1) {
        return true
      }
      start = markupEnd(at: less, to: bytes.count)
    }
    return false
  }

  /// Where the element that an end event is about ends: behind its end tag when that is written, else where
  /// the next markup starts.
  mutating func locateEndTag(_ known: KnownName<HTMLTag>, _ name: UnsafePointer<UInt8>) -> Int {
    let offset = min(position, bytes.count)
    guard offset > cursor else { return cursor }
    if bytes[offset - 1] == UInt8(ascii: ">") {
      var last = offset - 2
      let lowest = max(cursor, offset - 64)
      while last > lowest, isSpace(bytes[last]) { last -= 1 }
      let start = last - known.length - 1
      if start >= cursor, bytes[start] == UInt8(ascii: "<"), bytes[start + 1] == UInt8(ascii: "/"),
        bytes.hasName(known, name, at: start + 2)
      {
        cursor = offset
        return offset
      }
    }
    // An end tag with attributes or without its `>`.
    if bytes[cursor] == UInt8(ascii: "<"), bytes[cursor + 1] == UInt8(ascii: "/"),
      bytes.hasName(known, name, at: cursor + 2)
    {
      cursor = offset
    }
    return cursor
  }

  /// A comment: kept when it is an instruction or a residue of office software.
  mutating func comment(_ value: UnsafePointer<UInt8>) {
    guard failure == nil else { return }
    let offset = min(position, bytes.count)
    defer { cursor = max(cursor, offset) }
    var start = 0
    while isSpace(value[start]) { start += 1 }
    guard isWanted(value + start) else { return }
    let count = start + length(value + start)
    for closing in [3, 4] {
      let content = offset - closing - count
      guard content - 4 >= cursor, bytes[offset - 1] == UInt8(ascii: ">"),
        bytes.matches(value, count: count, at: content), bytes.hasLiteral("<!--", at: content - 4)
      else { continue }
      comments.append(
        DraftComment(range: SourceRange(content - 4, offset), content: SourceRange(content, content + count)))
      return
    }
  }

  private func isWanted(_ content: UnsafePointer<UInt8>) -> Bool {
    // A proofreader's word in any letter case.
    let stet: StaticString = "stet"
    var letter = 0
    while letter < 4, content[letter] | 0x20 == stet.utf8Start[letter] { letter += 1 }
    if letter == 4 { return true }
    for prefix in ["[if", "StartFragment", "EndFragment"] as [StaticString] {
      var index = 0
      while index < prefix.utf8CodeUnitCount, content[index] == prefix.utf8Start[index] { index += 1 }
      if index == prefix.utf8CodeUnitCount { return true }
    }
    return false
  }
}
