internal import GalleyText

/// The block that text goes to.
struct OpenBlock {
  var isOpen = false
  var start = 0
  /// Where its first piece of text stands in the source.
  var sourceStart = 0
  /// What was open where it started.
  var place = OpenElement()
  var spans: [InlineSpan] = []
  /// How many elements of each span kind are open, and where their text started.
  var spanDepth = SIMD4<Int32>()
  var spanStart = SIMD4<Int>()
  var linkBytes = 0
  /// The first element since the last block.
  var firstElement = 0
  /// The owner and the end of the block that was closed last.
  var lastOwner: Int32 = -1
  var lastEnd = 0
}

extension HTMLSink {
  /// Starts a block of what is open here.
  mutating func openBlock(from sourceStart: Int) {
    block.isOpen = true
    block.place = innermost
    block.start = text.count
    block.sourceStart = sourceStart
    block.spanStart = SIMD4(repeating: text.count)
    block.linkBytes = 0
  }

  /// Ends the open block: drops its trailing space and maps its text.
  mutating func closeBlock() {
    guard block.isOpen else { return }
    block.isOpen = false
    let written = text.count
    var end = written
    while end > block.start, isSpace(text[end - 1]) { end -= 1 }
    if end < written {
      text.removeLast(written - end)
      map.trim(written - end)
      elements.clampText(from: block.firstElement, to: end)
    }
    block.firstElement = elements.elements.count
    guard blocks.count < limits.blocks else { return fail(.tooMany(what: "blocks", limit: limits.blocks)) }

    let place = block.place
    let source = SourceRange(block.sourceStart, map.sourceEnd)
    flushSpans(to: end)
    blocks.append(
      Block(
        range: TextRange(block.start, end), kind: place.kind, source: source, level: place.level,
        traits: place.traits))
    blockNotes.append(
      BlockNote(container: Int(place.container), linkBytes: block.linkBytes, tag: place.blockTag))
    text.append(UInt8(ascii: "\n"))
    map.append(textCount: 1, source: SourceRange(source.end, source.end), kind: .synthetic)
    block.lastOwner = place.owner
    block.lastEnd = end
  }

  /// Says what text in a block-level element is.
  func blockKind(_ tag: HTMLTag, in parent: OpenElement) -> Block.Kind {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .li, .dt, .dd: .listItem
    case .blockquote: .quotation
    case .figcaption, .caption: .caption
    case .td, .th: .tableCell
    case .pre, .xmp, .listing, .plaintext: .code
    case .title: .title
    case .legend, .summary, .button, .address: .other
    case .p where parent.blockTag == .dd: .paragraph
    case .p: parent.kind == .tableCell || parent.kind == .other ? .paragraph : parent.kind
    case .section, .article, .main, .body, .html: .paragraph
    default: parent.kind == .title ? .paragraph : parent.kind
    }
  }

  /// Sets what holds for the text of a block-level element.
  mutating func enterBlock(_ tag: HTMLTag, _ element: inout OpenElement) {
    let kind = blockKind(tag, in: element)
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: element.level = tag.headingLevel ?? 0
    case .ul, .ol, .menu, .dir, .dl:
      element.listDepth = element.listDepth == .max ? .max : element.listDepth + 1
    case .li, .dt, .dd: element.level = max(element.listDepth, 1)
    case .blockquote: element.traits.insert(.quoted)
    case .pre, .xmp, .listing, .plaintext:
      element.traits.insert(.verbatim)
      element.traits.remove(.collapsesSpace)
    default: break
    }
    if kind != .heading, kind != .listItem { element.level = 0 }
    element.kind = kind
    element.blockTag = tag
    ownerCount += 1
    element.owner = ownerCount
    element.firstBlock = Int32(truncatingIfNeeded: blocks.count)
  }

  // MARK: Spans

  /// The span kinds in the order of the bits.
  private static let spanKinds: [InlineSpan.Kind] = [.verbatim, .foreign, .link, .quoted]

  /// Starts the spans that an inline element stands for.
  mutating func openSpans(_ tag: HTMLTag, _ words: ClassWords.Flags, _ element: inout OpenElement) {
    var mask: UInt8
    switch tag {
    case .code, .kbd, .samp, .tt, .var: mask = 1
    // What is struck out does not stand there any more: no rule judges it, nor what is beside it by it.
    case .s, .strike, .del: mask = 1
    case _ where words.contains(.verbatim) && tag != .a: mask = 1
    case .a: mask = 4
    case .q, .cite: mask = 8
    default: mask = 0
    }
    if element.isForeign, !innermost.isForeign { mask |= 2 }
    guard mask != 0 else { return }
    element.spans = mask
    for kind in 0..<4 where mask & (1 << UInt8(kind)) != 0 {
      if block.spanDepth[kind] == 0 { block.spanStart[kind] = text.count }
      block.spanDepth[kind] &+= 1
    }
  }

  /// Ends the spans of an inline element.
  mutating func closeSpans(_ mask: UInt8) {
    for kind in 0..<4 where mask & (1 << UInt8(kind)) != 0 {
      block.spanDepth[kind] &-= 1
      if block.spanDepth[kind] == 0, block.isOpen { noteSpan(kind, to: text.count) }
    }
  }

  private mutating func noteSpan(_ kind: Int, to end: Int) {
    guard end > block.spanStart[kind] else { return }
    if kind == 2 { block.linkBytes += end - block.spanStart[kind] }
    block.spans.append(
      InlineSpan(range: TextRange(block.spanStart[kind], end), kind: Self.spanKinds[kind]))
  }

  /// Moves the closed block's spans to the document; what is still open goes on in the next block.
  private mutating func flushSpans(to end: Int) {
    if block.spanDepth != SIMD4() {
      for kind in 0..<4 where block.spanDepth[kind] > 0 { noteSpan(kind, to: end) }
    }
    guard !block.spans.isEmpty else { return }
    if block.spans.count > 1 {
      block.spans.sort { ($0.range.start, $0.kind.rawValue) < ($1.range.start, $1.kind.rawValue) }
    }
    for var span in block.spans where span.range.start < end {
      span.range.end = min(span.range.end, end)
      spans.append(span)
    }
    block.spans.removeAll(keepingCapacity: true)
  }
}
