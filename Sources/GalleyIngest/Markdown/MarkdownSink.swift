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
  var problems: [IngestProblem] = []
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
  /// What the last HTML tag inside a paragraph makes of the text behind it.
  var tagKind: (kind: Block.Kind, level: UInt8)?
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
      failure = failure ?? .tooDeep(depth: limits.depth, offset: cursor, format: .markdown)
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
    case MD_BLOCK_P:
      tagKind = nil
      begin(paragraphKind)
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

  /// Starts a block for text that no event of the parser starts: in a tight list, behind an HTML tag.
  func beginParagraph() {
    if let tagKind {
      begin(tagKind.kind, level: tagKind.level, traits: tagKind.kind == .code ? .verbatim : .collapsesSpace)
    } else {
      begin(paragraphKind)
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
}
