import GalleyText

/// The part of a source line that is worth showing around a place: what fits into some columns, the place first.
struct SourceExcerpt: Sendable {
  /// The bytes to show.
  var range: SourceRange
  /// Whether the line goes on before and behind it.
  var isCutBefore: Bool
  var isCutAfter: Bool

  /// Makes the excerpt of `line` around `marked`, which starts in it, in at most about `columns` columns.
  ///
  /// Walks no further than what it shows, so that a line of megabytes costs no more than a short one.
  init(_ marked: SourceRange, in line: SourceRange, of text: [UInt8], columns: Int) {
    let start = min(max(marked.start, line.start), line.end)
    let behind = Self.forward(from: start, to: line.end, in: text, columns: columns)
    let room = max(columns / 3, columns - behind.columns)
    let before = Self.backward(from: start, to: line.start, in: text, columns: room)
    let shown = Self.forward(from: start, to: line.end, in: text, columns: max(1, columns - before.columns))
    var first = before.offset
    // Indentation says nothing about prose.
    while first < start, text[first] == 0x20 || text[first] == 0x09, before.offset == line.start {
      first += 1
    }
    range = SourceRange(first, shown.offset)
    isCutBefore = before.offset > line.start
    isCutAfter = shown.offset < line.end
  }

  private static func forward(
    from start: Int, to end: Int, in text: [UInt8], columns limit: Int
  ) -> (offset: Int, columns: Int) {
    var offset = start
    var columns = 0
    while offset < end {
      let (width, length) = size(at: offset, of: text)
      if columns + width > limit { break }
      columns += width
      offset = min(end, offset + length)
    }
    return (offset, columns)
  }

  private static func backward(
    from start: Int, to end: Int, in text: [UInt8], columns limit: Int
  ) -> (offset: Int, columns: Int) {
    var offset = start
    var columns = 0
    while offset > end {
      let length = UTF8Decoding.scalar(text, before: offset)?.1 ?? 1
      let (width, _) = size(at: offset - length, of: text)
      if columns + width > limit || offset - length < end { break }
      columns += width
      offset -= length
    }
    return (offset, columns)
  }

  private static func size(at offset: Int, of text: [UInt8]) -> (columns: Int, length: Int) {
    guard let (scalar, length) = UTF8Decoding.scalar(text, at: offset) else {
      return (VisibleText.invalidByteColumns, 1)
    }
    return (VisibleText.columns(scalar, at: 0), length)
  }
}
