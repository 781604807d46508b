public import GalleyText

/// Reads plain text: the document's text is the source itself.
///
/// A paragraph is a run of lines parted from others by blank lines. Where a run holds a line longer than a
/// page is wide, the text was not wrapped by hand and each of its lines is a paragraph. Lines with a list
/// mark start a block of their own. Verse and addresses stay one block with line breaks in it.
public enum PlainTextIngester {
  /// Longer lines, in characters, are not wrapped by hand.
  static let widestWrappedLine = 140

  /// Reads a source.
  ///
  /// - Throws: `IngestError.tooLarge`, `.tooMany` beyond the limits.
  public static func ingest(_ source: Source, options: IngestOptions) throws(IngestError) -> Document {
    let count = source.utf8.count
    guard count <= options.limits.bytes else {
      throw .tooLarge(bytes: count, limit: options.limits.bytes)
    }
    let front = FrontMatter.read(source)
    let start = front?.bodyStart ?? source.markLength
    var paragraphs = TextParagraphs(limit: options.limits.blocks)
    var layout = TextLayout(start: start)
    source.utf8.withUnsafeBufferPointer { bytes in
      var lines = LineReader(bytes, from: start)
      while let line = lines.next() {
        layout.add(line)
        paragraphs.add(line, bytes)
      }
      paragraphs.closeRun(bytes)
      layout.finish(at: count)
    }
    guard paragraphs.blocks.count <= options.limits.blocks else {
      throw .tooMany(what: "blocks", limit: options.limits.blocks)
    }
    // Handed over, not copied: large texts have hundreds of thousands of blocks.
    let isSingleLine = paragraphs.isSingleLine
    var roles = TextRoles(source.utf8, blocks: paragraphs.takeBlocks(), isSingleLine: isSingleLine)
    roles.assign()
    var metadata = front?.metadata ?? Metadata()
    metadata.entries += roles.entries
    metadata.rejected += roles.rejected
    var blocks = roles.takeBlocks()
    if let prose = front?.identityBlocks, !prose.isEmpty { blocks.insert(contentsOf: prose, at: 0) }
    return Document(
      format: .text, source: source, text: source.utf8, blocks: blocks,
      map: SourceMap(identity: count), metadata: metadata, layoutMarks: layout.marks)
  }
}

/// Gathers lines into blocks.
struct TextParagraphs {
  /// The blocks so far, all paragraphs and list items.
  private(set) var blocks: [Block] = []
  /// Whether each block stands on one line.
  private(set) var isSingleLine: [Bool] = []
  private var run: [TextLine] = []
  private let limit: Int

  /// Makes an empty collection that stops growing one block behind the limit.
  init(limit: Int) { self.limit = limit }

  /// Gives the blocks away.
  mutating func takeBlocks() -> [Block] {
    defer { blocks = [] }
    return blocks
  }

  /// Takes the next line.
  mutating func add(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard !line.isBlank else { return closeRun(bytes) }
    run.append(line)
  }

  /// Makes blocks of the lines since the last blank one.
  mutating func closeRun(_ bytes: UnsafeBufferPointer<UInt8>) {
    defer { run.removeAll(keepingCapacity: true) }
    guard blocks.count <= limit else { return }
    let headCount = HeadLines.count(at: run, bytes, behind: blocks.count)
    for line in run.prefix(headCount) { append(line, line, mark: nil) }
    run.removeFirst(headCount)
    guard !run.isEmpty else { return }
    if run.count == 1 {
      let line = run[0]
      return append(line, line, mark: ListMark.end(bytes, line))
    }
    let hasLongLine = run.contains { isLong($0, bytes) }
    let marks = run.map { ListMark.end(bytes, $0) }
    // One dash in the middle of wrapped prose is a dash.
    let isList = marks.first.flatMap { $0 } != nil || marks.count(where: { $0 != nil }) > 1
    var first = 0
    for index in run.indices.dropFirst() where hasLongLine || isList && marks[index] != nil {
      append(run[first], run[index - 1], mark: isList || hasLongLine ? marks[first] : nil)
      first = index
    }
    guard first < run.count else { return }
    append(run[first], run[run.count - 1], mark: isList || hasLongLine ? marks[first] : nil)
  }

  private func isLong(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let widest = PlainTextIngester.widestWrappedLine
    guard line.trimmedEnd - line.contentStart > widest else { return false }
    var characters = 0
    for offset in line.contentStart..<line.trimmedEnd where bytes[offset] & 0xC0 != 0x80 {
      characters += 1
      if characters > widest { return true }
    }
    return false
  }

  private mutating func append(_ first: TextLine, _ last: TextLine, mark: Int?) {
    blocks.append(
      Block(
        range: TextRange(mark ?? first.contentStart, last.trimmedEnd),
        kind: mark == nil ? .paragraph : .listItem,
        source: SourceRange(first.start, last.end), level: mark == nil ? 0 : 1))
    isSingleLine.append(first.start == last.start)
  }
}

/// The mark in front of a list item: a bullet, a dash, a number.
enum ListMark {
  /// Where the item's text starts; nil when the line has no list mark.
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> Int? {
    let start = line.contentStart
    let end = line.trimmedEnd
    guard start < end else { return nil }
    var offset = start
    switch bytes[start] {
    case 0x2D, 0x2A, 0x2B: offset += 1
    case 0xE2 where start + 2 < end && isBullet(bytes[start + 1], bytes[start + 2]): offset += 3
    case 0xC2 where start + 1 < end && bytes[start + 1] == 0xB7: offset += 2
    case 0x30...0x39:
      while offset < end, offset - start < 4, bytes[offset].isASCIIDigit { offset += 1 }
      // Four digits and a full stop are a year at the end of a sentence.
      guard offset - start < 4, offset < end, bytes[offset] == 0x2E || bytes[offset] == 0x29 else {
        return nil
      }
      offset += 1
    default: return nil
    }
    let markEnd = offset
    while offset < end {
      let width = WhiteSpace.width(bytes, at: offset, before: end)
      guard width > 0 else { break }
      offset += width
    }
    return offset > markEnd && offset < end ? offset : nil
  }

  /// `•` U+2022, `‣` U+2023, `▪` U+25AA, `●` U+25CF, `◦` U+25E6.
  private static func isBullet(_ second: UInt8, _ third: UInt8) -> Bool {
    switch (second, third) {
    case (0x80, 0xA2), (0x80, 0xA3), (0x96, 0xAA), (0x97, 0x8F), (0x97, 0xA6): true
    default: false
    }
  }
}
