internal import CLibXML2
internal import GalleyText

/// What is open at a place of the page, and what text there would be.
struct OpenElement {
  var tag = HTMLTag.unknown
  /// The innermost block-level element.
  var blockTag = HTMLTag.unknown
  /// What a block that starts here is.
  var kind = Block.Kind.paragraph
  var level: UInt8 = 0
  var traits: Block.Traits = .collapsesSpace
  var listDepth: UInt8 = 0
  /// The span kinds this element opened, a bit for each.
  var spans: UInt8 = 0
  var isForeign = false
  /// The `<` of its start tag; -1 when that was not found.
  var tagStart: Int32 = -1
  /// Its index in the element table; -1 when it is not kept.
  var element: Int32 = -1
  /// The blocks there were before it.
  var firstBlock: Int32 = 0
  /// The number of the block-level element that text here belongs to.
  var owner: Int32 = 0
  /// The index of the innermost container for finding the article; -1 at the root.
  var container: Int32 = -1
}

/// Receives the parser's events and builds the document.
///
/// The parser tells neither where text lies nor where a tag starts. `cursor` is the end of the last event that
/// was found in the source; each new one is looked for behind it and compared byte for byte, so that whatever
/// a version of the parser does with its offsets, a wrong one gives unproven text and never a wrong range.
struct HTMLSink {
  let bytes: ByteView
  /// The bytes of a byte-order mark, which the parser does not see.
  let shift: Int
  let limits: IngestLimits
  var tags = NameMemory(HTMLNames.tags)
  var attributeNames = NameMemory(HTMLNames.attributes)
  var classWords = ClassWords.shared
  var context: htmlParserCtxtPtr?
  var failure: IngestError?

  var text: [UInt8] = []
  var blocks: [Block] = []
  var spans: [InlineSpan] = []
  var map = SourceMap()
  var elements = ElementTable()
  var comments: [DraftComment] = []

  var cursor: Int
  /// How far a tag was looked for in vain, so that no stretch is searched twice.
  var searched = 0
  var open: [OpenElement] = []
  var root = OpenElement()
  var ownerCount: Int32 = 0
  /// The depth at which nothing is read any more (scripts), and where no text is (hidden elements).
  var skippedFrom = Int.max
  var hiddenFrom = Int.max
  var language: LanguageTag?
  var isPage = false
  var htmlEnd: Int?
  var headEnd: Int?
  var bodyStart: Int?

  var block = OpenBlock()
  var attributeTexts: [AttributeText] = []
  var attributeStorage: [UInt8] = []
  var scanner = AttributeScanner()
  var pieces: [AlignedPiece] = []
  /// Where the names of attributes stand in the element table.
  var namePlaces = NamePlaces()
  var containers: [ArticleContainer] = []
  var blockNotes: [BlockNote] = []

  init(bytes: ByteView, shift: Int, limits: IngestLimits) {
    self.bytes = bytes
    self.shift = shift
    self.limits = limits
    cursor = shift
    text.reserveCapacity(bytes.count / 2)
    open.reserveCapacity(64)
  }

  /// The parser's offset in the source.
  var position: Int {
    guard let context else { return cursor }
    return galley_html_offset(context) + shift
  }

  /// Remembers the first failure and stops the parser.
  mutating func fail(_ error: IngestError) {
    guard failure == nil else { return }
    failure = error
    if let context { HTMLParser.stop(context) }
  }

  /// What is open here.
  @inline(__always)
  var innermost: OpenElement { open.isEmpty ? root : open[open.count - 1] }

  /// Whether text here is read by nobody.
  var isQuiet: Bool { skippedFrom != .max || hiddenFrom != .max }

  // MARK: Tags

  /// A start tag, written or implied.
  mutating func start(
    _ name: UnsafePointer<UInt8>, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard failure == nil else { return }
    let known = tags.find(name)
    let tag = known.value
    let written = locateTag(known, name)
    guard open.count < limits.depth else {
      return fail(.tooDeep(depth: limits.depth, offset: written?.start ?? min(cursor, bytes.count)))
    }
    var element = innermost
    element.tag = tag
    element.spans = 0
    element.tagStart = -1
    if let written { element.tagStart = Int32(truncatingIfNeeded: written.start) }
    element.element = -1
    guard skippedFrom == .max else { return open.append(element) }

    let traits = tag.traits
    if traits.contains(.block) {
      closeBlock()
      enterBlock(tag, &element)
    }
    if let written { noteStructure(tag, written) }
    var words: ClassWords.Flags = []
    if let list {
      let facts = readFacts(list)
      words = facts.words
      applyLanguage(tag, facts, &element)
      if facts.words.contains(.caption), traits.contains(.block), tag != .body, element.kind == .paragraph {
        element.kind = .caption
      }
      if facts.hides(tag) { hiddenFrom = min(hiddenFrom, open.count) }
      if tag == .img, let letter = facts.alt, let written { appendInitial(letter, of: written) }
      if traits.contains(.container) { enterContainer(tag, facts, &element) }
      keep(tag, facts, list, written, &element)
    } else {
      if traits.contains(.container) { enterContainer(tag, AttributeFacts(), &element) }
      if tag.isKept { keep(tag, AttributeFacts(), nil, written, &element) }
    }
    if tag == .br {
      let offset = cursor
      appendBreak(at: written?.start ?? offset)
    }
    if !traits.contains(.block) { openSpans(tag, words, &element) }
    if traits.contains(.skipped) { skippedFrom = open.count }
    open.append(element)
  }

  /// An end tag, written or implied.
  mutating func end(_ name: UnsafePointer<UInt8>) {
    guard failure == nil else { return }
    let known = tags.find(name)
    let sourceEnd = locateEndTag(known, name)
    var index = open.count - 1
    while index >= 0, open[index].tag != known.value { index -= 1 }
    guard index >= 0 else { return }
    while open.count > index { closeElement(at: sourceEnd) }
  }

  /// Closes the innermost element.
  mutating func closeElement(at sourceEnd: Int) {
    let depth = open.count - 1
    guard depth >= 0 else { return }
    let element = open[depth]
    open.removeLast()
    let traits = element.tag.traits
    if traits.contains(.block), skippedFrom > depth {
      closeBlock()
      let first = Int(element.firstBlock)
      if blocks.count == first + 1, block.lastOwner == element.owner, element.tagStart >= 0 {
        blocks[first].source = SourceRange(Int(element.tagStart), sourceEnd)
      }
      let container = Int(element.container)
      if traits.contains(.container), containers.indices.contains(container) {
        containers[container].endBlock = blocks.count
      }
    }
    if element.spans != 0 { closeSpans(element.spans) }
    if element.element >= 0 {
      let textEnd = block.isOpen ? text.count : block.lastEnd
      let isScript = element.tag == .script
      let index = Int(element.element)
      elements.close(index, textEnd: textEnd, sourceEnd: isScript ? scriptEnd(index) : sourceEnd)
    }
    if skippedFrom == depth { skippedFrom = .max }
    if hiddenFrom == depth { hiddenFrom = .max }
  }

  /// Closes what is still open at the end of the page.
  mutating func closeAll() {
    while !open.isEmpty { closeElement(at: cursor) }
    closeBlock()
  }

  /// Remembers whether the page has a head and where it starts.
  private mutating func noteStructure(_ tag: HTMLTag, _ written: SourceRange) {
    switch tag {
    case .html:
      isPage = true
      htmlEnd = htmlEnd ?? written.end
    case .head:
      isPage = true
      headEnd = headEnd ?? written.end
    case .body:
      isPage = true
      bodyStart = bodyStart ?? written.start
    default: break
    }
  }

  /// Where a script's content ends.
  private func scriptEnd(_ index: Int) -> Int {
    guard elements.elements.indices.contains(index) else { return cursor }
    var offset = elements.elements[index].source.end
    while let less = bytes.first(UInt8(ascii: "<"), from: offset, to: bytes.count) {
      if bytes.hasLiteral("</script", at: less) { return less }
      offset = less + 1
    }
    return bytes.count
  }
}
