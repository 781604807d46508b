/// Makes tokens, sentences, noted characters and the document's vocabulary in one pass over the text.
///
/// It reads bytes, looks each word up once, and allocates nothing for a token. Words of ASCII letters take the
/// short way; everything else is decoded scalar by scalar.
public struct Tokenizer: ~Copyable {
  let lexicon: Lexicon
  let filter: WordFilter
  var table = TokenTable()
  var tokens = TokenStore()

  // Where the reading stands.
  var gap = Token.Gap.blockStart
  var sentence = SentenceState()
  var lastWordHash: UInt64 = 0
  var lastWordToken = -2
  var isQuoted = false
  var blockTraits = Token.Traits()
  var isProminent = false
  var showsSpace = true
  var spanTraits = Token.Traits()
  var scratch: [UInt8] = []
  /// Before this offset no dotted name starts: the run of name characters up to it was read and is none.
  var noNameBefore = 0
  let recent = RecentWords()
  /// What stands in the block that is read.
  var characters = BlockCharacters()

  /// Makes a tokenizer whose tokens carry `trigger` for words that may be in `filter`.
  public init(lexicon: Lexicon = .english, filter: WordFilter) {
    self.lexicon = lexicon
    self.filter = filter
  }

  /// The tokens of a document.
  public mutating func tokenize(_ document: Document) -> TokenTable {
    table.removeAll()
    tokens.removeAll()
    table.blocks.reserveCapacity(document.blocks.count)
    table.blockCharacters.reserveCapacity(document.blocks.count)
    var span = 0
    noNameBefore = 0
    document.text.withUnsafeBufferPointer { text in
      for block in document.blocks {
        let first = tokens.count
        characters = []
        if block.range.start >= 0, block.range.end <= text.count, !block.traits.contains(.verbatim) {
          start(block)
          read(block.range, in: text, spans: document.spans, next: &span)
          if tokens.count > first { tokens.insert(.sentenceEnd, at: tokens.count - 1) }
        }
        table.blocks.append(end: tokens.count)
        table.blockCharacters.append(characters)
        if tokens.held >= Self.mostHeld { moveTokens(of: document, keeping: Self.fewestHeld) }
      }
    }
    moveTokens(of: document, keeping: 0)
    table.noteBlocks()
    return table
  }

  /// Lets go of the tokens that were made last; the memory for other things is kept for the next document.
  public mutating func releaseTokens() { table.tokens = [] }

  /// A long document's tokens are moved to their table in parts, so that they are never in memory twice.
  private static let mostHeld = 1 << 17
  /// How many tokens the reading may still look back at.
  private static let fewestHeld = 64

  private mutating func moveTokens(of document: Document, keeping kept: Int) {
    if table.tokens.isEmpty {
      table.tokens.reserveCapacity(kept == 0 ? tokens.held : document.text.count / 5 + Self.mostHeld)
    }
    tokens.move(to: &table.tokens, keeping: kept)
  }

  private mutating func start(_ block: Block) {
    gap = .blockStart
    sentence = SentenceState()
    lastWordToken = -2
    isQuoted = false
    blockTraits = block.traits.contains(.foreign) ? .foreign : []
    if block.traits.contains(.quoted) { blockTraits.insert(.quoted) }
    showsSpace = !block.traits.contains(.collapsesSpace)
    isProminent =
      switch block.kind {
      case .title, .heading, .byline, .attribute, .metadata: true
      default: false
      }
  }

  /// Reads a block piece by piece where inline spans lie in it.
  private mutating func read(
    _ range: TextRange, in text: UnsafeBufferPointer<UInt8>, spans: [InlineSpan], next span: inout Int
  ) {
    while span < spans.count, spans[span].range.end <= range.start { span += 1 }
    var at = range.start
    var index = span
    while index < spans.count, spans[index].range.start < range.end {
      let inner = spans[index]
      let start = max(at, inner.range.start)
      let end = min(range.end, inner.range.end)
      index += 1
      guard start < end else { continue }
      spanTraits = []
      read(at, start, text)
      at = end
      switch inner.kind {
      case .verbatim:
        append(.verbatim, start, end)
        continue
      case .foreign: spanTraits = .foreign
      case .link: spanTraits = .linked
      case .quoted: spanTraits = .quoted
      }
      // A span inside this one ends it early; what is left of the outer one is read as plain text.
      let innerEnd = index < spans.count && spans[index].range.start < end ? spans[index].range.start : end
      read(start, innerEnd, text)
      at = max(innerEnd, start)
    }
    spanTraits = []
    read(at, range.end, text)
  }

  /// Reads the stretch from `from` to `end`.
  ///
  /// A word that goes on behind `end` is cut there: spans that cut a word are read as two tokens without a gap.
  private mutating func read(_ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let classes = ByteClass.table
    classes.withUnsafeBufferPointer { classes in
      var index = from
      while index < end {
        var kind = classes[Int(text[index])]
        // Most of a text is words with a space between, and is read without the jump table.
        if kind == ByteClass.space.rawValue {
          let next = index + 1
          if next < end {
            kind = classes[Int(text[next])]
            if isSpace(kind) || text[next] >= 0x80 {
              index = readSpace(index, end, text, classes)
              continue
            }
          }
          if gap == .none { gap = .space }
          index = next
          guard index < end else { break }
        }
        if kind == ByteClass.letter.rawValue {
          index = readWord(index, end, text, classes)
          continue
        }
        switch kind {
        case ByteClass.lineEnd.rawValue, ByteClass.tab.rawValue:
          index = readSpace(index, end, text, classes)
        case ByteClass.digit.rawValue:
          index = readNumber(index, end, text, classes)
        case ByteClass.nonASCII.rawValue:
          index = readScalar(index, end, text, classes)
        case ByteClass.control.rawValue:
          table.marks.append(CharacterMark(start: index, length: 1, kind: .control))
          index += 1
        default:
          index = readPunctuation(index, end, text, classes)
        }
      }
    }
  }

  @inline(__always) func isSpace(_ value: UInt8) -> Bool {
    value == ByteClass.space.rawValue || value == ByteClass.lineEnd.rawValue
      || value == ByteClass.tab.rawValue
  }

  /// Reads a run of ASCII white space.
  private mutating func readSpace(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = from
    var holdsLineEnd = false
    while index < end, isSpace(classes[Int(text[index])]) {
      if classes[Int(text[index])] == ByteClass.lineEnd.rawValue { holdsLineEnd = true }
      index += 1
    }
    guard gap != .blockStart, gap != .noBreakSpace else { return index }
    if holdsLineEnd {
      gap = .lineBreak
    } else if index - from > 1 || text[from] == 0x09 {
      gap = showsSpace ? .wide : .space
    } else if gap == .none {
      gap = .space
    }
    return index
  }

  /// Appends a token and takes the gap and the sentence's state along.
  @inline(__always)
  mutating func append(
    _ kind: Token.Kind, _ start: Int, _ end: Int, _ own: Token.Traits = [], word: UInt32 = 0
  ) {
    var traits = own.union(blockTraits).union(spanTraits)
    if isQuoted { traits.insert(.quoted) }
    switch gap {
    case .blockStart: traits.insert(.blockStart)
    case .wide: traits.insert(.wideGap)
    case .noBreakSpace: traits.insert(.noBreakGap)
    case .none, .space, .lineBreak: break
    }
    if sentence.mayStart, kind != .punctuation, kind != .symbol {
      if sentence.starts(before: kind, gap: gap, traits: traits, entry: lexicon.entry(word)) {
        traits.insert(.sentenceStart)
        table.sentenceStarts.append(UInt32(truncatingIfNeeded: tokens.count))
        if gap != .blockStart { markSentenceEnd() }
      }
      sentence.mayStart = false
    }
    // A token is at most 65,535 bytes long; what is longer is no word, and the rest is left out.
    tokens.append(
      Token(start: start, length: min(end - start, 0xFFFF), kind: kind, gap: gap, traits: traits, word: word))
    gap = .none
  }

  /// Marks the last token before the opening marks of the sentence that starts now.
  private mutating func markSentenceEnd() {
    var last = tokens.count - 1
    let least = max(0, last - 3)
    while last > least, tokens[last].kind == .punctuation, tokens[last].gap != .none { last -= 1 }
    if last >= 0 { tokens.insert(.sentenceEnd, at: last) }
  }
}
