import CMD4C
import GalleyText

/// Builds a document's text, blocks and map from what md4c tells.
///
/// md4c hands out pointers into the caller's bytes for all text that it did not make itself. A pointer that
/// lies inside is a proven position: text and source are the same memory.
final class MarkdownSink: MarkdownEvents {
  /// The source.
  let source: ByteView
  let limits: IngestLimits
  /// The document's text so far.
  var text: [UInt8] = []
  var map = SourceMap()
  var blocks: [Block] = []
  var spans: [InlineSpan] = []
  var comments: [DraftComment] = []
  /// Links and images, in the order they start.
  var elements: [MarkdownElement] = []
  /// The headings.
  var headings: [MarkdownElement] = []
  /// Code and HTML, in which white space is not layout.
  var protected: [SourceRange] = []
  /// Why the parse was stopped.
  var failure: IngestError?

  /// The byte behind the last source byte that was seen.
  var cursor: Int
  /// Line breaks whose place is known when the text behind them comes.
  var pendingBreaks = 0
  var open: OpenBlock?
  /// The links and code spans that are open, and how many of them wait for their first text.
  var openSpans: [OpenSpan] = []
  var unstartedSpans = 0
  /// The alternative texts of the block's images, which become blocks behind it.
  var notes: [MarkdownNote] = []
  var images: [MarkdownNote] = []
  var htmlPieces: [SourceRange]?
  var verbatimTagStart: Int?
  var linkTagStart: Int?
  private var containers: [Container] = []
  private var depth = 0
  private var quoteDepth = 0
  private var listDepth = 0

  /// What blocks stand in.
  private enum Container { case quote, list, item }

  /// The block whose text is being read.
  struct OpenBlock {
    var kind: Block.Kind
    var level: UInt8
    var traits: Block.Traits
    var textStart: Int
    /// The source from the first to the last byte of text; nil before the first.
    var source: SourceRange?
    /// Whether it is code between fences.
    var isFenced = false
  }

  /// A span whose end was not seen yet.
  struct OpenSpan {
    var kind: InlineSpan.Kind
    /// Where its text starts; nil before the first.
    var textStart: Int?
    /// The first source byte of its text.
    var sourceStart: Int?
    /// Where the source before it ended.
    var before: Int
    /// The element it makes.
    var element: Int?
  }

  /// Makes a sink for a source whose own text starts at `start`.
  init(_ source: ByteView, from start: Int, limits: IngestLimits) {
    self.source = source
    self.limits = limits
    cursor = start
  }

  // MARK: - Blocks

  func enter(block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
    depth += 1
    guard depth <= limits.depth else {
      failure = failure ?? .tooDeep(depth: limits.depth, offset: cursor)
      return false
    }
    guard blocks.count <= limits.blocks else {
      failure = failure ?? .tooMany(what: "blocks", limit: limits.blocks)
      return false
    }
    switch block {
    case MD_BLOCK_QUOTE: push(.quote)
    case MD_BLOCK_UL, MD_BLOCK_OL: push(.list)
    case MD_BLOCK_LI: push(.item)
    case MD_BLOCK_P: begin(paragraphKind)
    case MD_BLOCK_H:
      let level = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1
      begin(.heading, level: UInt8(clamping: level))
    case MD_BLOCK_CODE:
      let fence = detail?.assumingMemoryBound(to: MD_BLOCK_CODE_DETAIL.self).pointee.fence_char ?? 0
      begin(.code, traits: .verbatim)
      open?.isFenced = fence != 0
    case MD_BLOCK_HTML:
      closeBlock()
      htmlPieces = []
    case MD_BLOCK_TH, MD_BLOCK_TD: begin(.tableCell)
    default: break
    }
    return true
  }

  func leave(block: MD_BLOCKTYPE) {
    depth -= 1
    switch block {
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_LI: pop()
    case MD_BLOCK_HTML: closeHTML()
    case MD_BLOCK_P, MD_BLOCK_H, MD_BLOCK_CODE, MD_BLOCK_TH, MD_BLOCK_TD: closeBlock()
    default: break
    }
  }

  private func push(_ container: Container) {
    closeBlock()
    containers.append(container)
    if container == .quote { quoteDepth += 1 }
    if container == .list { listDepth += 1 }
  }

  private func pop() {
    closeBlock()
    let container = containers.popLast()
    if container == .quote { quoteDepth -= 1 }
    if container == .list { listDepth -= 1 }
  }

  var paragraphKind: Block.Kind {
    switch containers.last {
    case .item, .list: .listItem
    case .quote: .quotation
    case nil: .paragraph
    }
  }

  /// Starts a block; the text of another one is parted from it by a line break without source.
  func begin(_ kind: Block.Kind, level: UInt8 = 0, traits: Block.Traits = .collapsesSpace) {
    closeBlock()
    separate()
    var traits = traits
    if quoteDepth > 0 { traits.insert(.quoted) }
    let depth = kind == .listItem ? UInt8(clamping: listDepth) : level
    open = OpenBlock(kind: kind, level: depth, traits: traits, textStart: text.count)
  }

  func separate() {
    guard !text.isEmpty, text.last != 0x0A || blocks.last?.range.end == text.count else { return }
    text.append(0x0A)
    map.append(textCount: 1, source: SourceRange(cursor, cursor), kind: .synthetic)
  }

  /// Ends the open block, if any, and puts the alternative texts of its images behind it.
  func closeBlock() {
    pendingBreaks = 0
    if let block = open {
      open = nil
      append(block)
    }
    guard !notes.isEmpty else { return }
    for note in notes { append(note) }
    notes.removeAll(keepingCapacity: true)
  }

  private func append(_ block: OpenBlock) {
    var end = text.count
    if block.kind == .code, end > block.textStart, text[end - 1] == 0x0A { end -= 1 }
    guard end > block.textStart, let source = block.source else { return }
    let lines = MarkdownLines(bytes: self.source)
    let range: SourceRange
    switch block.kind {
    case .tableCell: range = source
    case .code:
      range = lines.codeLines(of: source, isFenced: block.isFenced)
      protected.append(range)
    case .heading: range = lines.headingLines(of: source)
    default: range = lines.wholeLines(of: source)
    }
    let textRange = TextRange(block.textStart, end)
    if block.kind == .heading {
      headings.append(MarkdownElement(name: .heading, source: range, textRange: textRange))
    }
    blocks.append(
      Block(
        range: textRange, kind: block.kind, source: range, level: block.level,
        traits: block.traits))
  }

  private func append(_ note: MarkdownNote) {
    guard !note.text.isEmpty else { return }
    separate()
    let start = text.count
    text += note.text
    for segment in note.segments {
      map.append(textCount: segment.count, source: segment.source, kind: segment.kind)
    }
    blocks.append(
      Block(
        range: TextRange(start, text.count), kind: .attribute, source: note.source,
        traits: quoteDepth > 0 ? [.collapsesSpace, .quoted] : .collapsesSpace))
  }

  // MARK: - Text

  func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    let offset = source.offset(of: UnsafeRawPointer(base), count: bytes.count)
    if htmlPieces != nil {
      if let offset { htmlPieces?.append(SourceRange(offset, offset + bytes.count)) }
      return
    }
    if type == MD_TEXT_HTML {
      if let offset { inlineHTML(SourceRange(offset, offset + bytes.count)) }
      return
    }
    if open == nil && images.isEmpty { begin(paragraphKind) }
    switch type {
    case MD_TEXT_BR, MD_TEXT_SOFTBR: lineBreak()
    case MD_TEXT_ENTITY:
      guard let offset, let scalar = MarkdownAttribute.scalar(source, offset, bytes.count) else {
        return append(bytes, at: offset)
      }
      var decoded: [UInt8] = []
      decoded.append(scalar: scalar)
      decoded.withUnsafeBufferPointer {
        append($0, from: SourceRange(offset, offset + bytes.count), kind: .reference)
      }
    case MD_TEXT_CODE where offset == nil: madeByParser(bytes)
    default: append(bytes, at: offset)
    }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    if let offset {
      append(bytes, from: SourceRange(offset, offset + bytes.count), kind: .identity)
    } else {
      append(bytes, from: SourceRange(cursor, cursor), kind: .unproven)
    }
  }

  /// Appends text to the open block, or to the image whose alternative text is being read.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, from range: SourceRange, kind: SourceMap.Kind) {
    if let image = images.indices.last {
      images[image].append(bytes, from: range, kind: kind)
      startSpans(range)
      cursor = max(cursor, range.end)
      return
    }
    resolveBreaks(before: range.start)
    startSpans(range)
    text.append(contentsOf: bytes)
    map.append(textCount: bytes.count, source: range, kind: kind)
    note(range)
  }

  private func note(_ range: SourceRange) {
    cursor = max(cursor, range.end)
    guard let source = open?.source else {
      open?.source = range
      return
    }
    open?.source = SourceRange(min(source.start, range.start), max(source.end, range.end))
  }

  private func startSpans(_ range: SourceRange) {
    guard unstartedSpans > 0 else { return }
    for index in openSpans.indices.reversed().prefix(unstartedSpans) {
      openSpans[index].textStart = text.count
      openSpans[index].sourceStart = range.start
    }
    unstartedSpans = 0
  }

  // MARK: - Line breaks

  private func lineBreak() {
    if let image = images.indices.last {
      images[image].text.append(0x0A)
      images[image].segments.append(.init(count: 1, source: SourceRange(cursor, cursor), kind: .synthetic))
    } else {
      pendingBreaks += 1
    }
  }

  /// Appends the breaks that stand before a source offset; each is proven when the source between the text
  /// before and the text behind holds just as many line ends.
  func resolveBreaks(before offset: Int) {
    guard pendingBreaks > 0 else { return }
    let breaks = pendingBreaks
    pendingBreaks = 0
    let ends = MarkdownLines(bytes: source).lineEnds(from: cursor, to: offset, atMost: breaks + 1)
    for index in 0..<breaks {
      text.append(0x0A)
      if ends.count == breaks {
        let isLineFeed = ends[index].count == 1 && source[ends[index].start] == 0x0A
        map.append(textCount: 1, source: ends[index], kind: isLineFeed ? .identity : .reference)
      } else {
        map.append(textCount: 1, source: SourceRange(cursor, max(cursor, offset)), kind: .unproven)
      }
    }
  }

  /// Line ends and indentation of code, which md4c writes itself.
  private func madeByParser(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.first == 0x0A, open?.kind == .code, let end = MarkdownLines(bytes: source).lineEnd(at: cursor) {
      text.append(0x0A)
      let isLineFeed = end.count == 1 && source[end.start] == 0x0A
      map.append(textCount: 1, source: end, kind: isLineFeed ? .identity : .reference)
      cursor = end.end
      return
    }
    append(bytes, from: SourceRange(cursor, cursor), kind: .synthetic)
  }
}
