/// Makes tokens, sentences, noted characters and the document's vocabulary in one pass over the text.
///
/// It reads bytes, looks each word up once, and allocates nothing for a token. Words of ASCII letters take the
/// short way; everything else is decoded scalar by scalar.
public struct Tokenizer {
  let lexicon: Lexicon
  let filter: WordFilter
  var table = TokenTable()

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
  var recent = [RecentWord](repeating: RecentWord(), count: 4096)

  /// Makes a tokenizer whose tokens carry `trigger` for words that may be in `filter`.
  public init(lexicon: Lexicon = .english, filter: WordFilter) {
    self.lexicon = lexicon
    self.filter = filter
  }

  /// The tokens of a document.
  public mutating func tokenize(_ document: Document) -> TokenTable {
    table.removeAll()
    table.tokens.reserveCapacity(document.text.count / 5 + 16)
    table.blocks.reserveCapacity(document.blocks.count)
    var span = 0
    noNameBefore = 0
    document.text.withUnsafeBufferPointer { text in
      for block in document.blocks {
        let first = table.tokens.count
        if block.range.start >= 0, block.range.end <= text.count, !block.traits.contains(.verbatim) {
          start(block)
          read(block.range, in: text, spans: document.spans, next: &span)
          if table.tokens.count > first { table.tokens[table.tokens.count - 1].traits.insert(.sentenceEnd) }
        }
        table.blocks.append(first..<table.tokens.count)
      }
    }
    return table
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
        let byte = text[index]
        switch classes[Int(byte)] {
        case ByteClass.letter.rawValue:
          index = readWord(index, end, text, classes)
        case ByteClass.space.rawValue:
          let next = index + 1
          if next < end, isSpace(classes[Int(text[next])]) || text[next] >= 0x80 {
            index = readSpace(index, end, text, classes)
          } else {
            if gap == .none { gap = .space }
            index = next
          }
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
        table.sentenceStarts.append(UInt32(truncatingIfNeeded: table.tokens.count))
        if gap != .blockStart { markSentenceEnd() }
      }
      sentence.mayStart = false
    }
    // A token is at most 65,535 bytes long; what is longer is no word, and the rest is left out.
    table.tokens.append(
      Token(start: start, length: min(end - start, 0xFFFF), kind: kind, gap: gap, traits: traits, word: word))
    gap = .none
  }

  /// Marks the last token before the opening marks of the sentence that starts now.
  private mutating func markSentenceEnd() {
    var last = table.tokens.count - 1
    let least = max(0, last - 3)
    while last > least, table.tokens[last].kind == .punctuation, table.tokens[last].gap != .none { last -= 1 }
    if last >= 0 { table.tokens[last].traits.insert(.sentenceEnd) }
  }

  /// Reads one ASCII punctuation character or symbol, or an address that starts with it.
  private mutating func readPunctuation(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let byte = text[index]
    if byte == 0x2F, let pathEnd = Addresses.pathEnd(text, index, end, afterGap: gap != .none) {
      append(.address, index, pathEnd)
      return pathEnd
    }
    if byte == 0x2D { noteHyphen(before: index + 1, end, text, classes) }
    let kind: Token.Kind = classes[Int(byte)] == ByteClass.symbol.rawValue ? .symbol : .punctuation
    let opens = byte == 0x22 && opensQuotation(text)
    if byte == 0x22 { isQuoted = false }
    append(kind, index, index + 1)
    if opens { isQuoted = true }
    sentence.note(punctuation: UInt32(byte), before: table.tokens, lexicon: lexicon, text: text)
    return index + 1
  }

  /// Tells the word before a hyphen of it, where a word or number follows.
  private mutating func noteHyphen(
    before next: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) {
    guard gap == .none, let last = table.tokens.indices.last, table.tokens[last].kind == .word, next < end
    else { return }
    switch classes[Int(text[next])] {
    case ByteClass.letter.rawValue, ByteClass.digit.rawValue: table.tokens[last].traits.insert(.beforeHyphen)
    case ByteClass.nonASCII.rawValue:
      guard let (scalar, _) = UTF8Decoding.scalar(text, at: next), case .letter = ScalarClass.of(scalar)
      else { return }
      table.tokens[last].traits.insert(.beforeHyphen)
    default: return
    }
  }

  /// Whether a straight quotation mark here opens: behind a gap, a bracket or a dash.
  private func opensQuotation(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard gap == .none, let last = table.tokens.last else { return true }
    guard last.kind == .punctuation, last.gap != .none || last.length > 1 else { return false }
    switch text[last.offset] {
    case 0x28, 0x5B, 0x2D, 0x27: return true
    // An opening mark or a dash outside ASCII, U+2013, U+2014, U+2018, U+201C.
    case 0xE2: return last.length == 3 && [0x93, 0x94, 0x98, 0x9C].contains(text[last.offset + 2])
    default: return false
    }
  }

  /// Reads a number with its inner points and commas and the letters that touch it.
  private mutating func readNumber(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    func isDigit(_ index: Int) -> Bool {
      index < end && classes[Int(text[index])] == ByteClass.digit.rawValue
    }
    var index = from
    while isDigit(index)
      || (index < end && (text[index] == 0x2E || text[index] == 0x2C) && isDigit(index + 1))
    {
      index += 1
    }
    var traits = Token.Traits()
    while index < end, classes[Int(text[index])] == ByteClass.letter.rawValue || isDigit(index) {
      traits.insert(.hasDigit)
      index += 1
    }
    if index < end, text[index] == 0x40 || text[index] == 0x5F,
      let addressEnd = Addresses.end(text, from, end)
    {
      append(.address, from, addressEnd)
      return addressEnd
    }
    append(.number, from, index, traits)
    return index
  }

  /// Reads a character outside ASCII that does not follow a letter.
  private mutating func readScalar(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard let (scalar, length) = UTF8Decoding.scalar(text, at: index), index + length <= end else {
      table.marks.append(CharacterMark(start: index, length: 1, kind: .invalid))
      return index + 1
    }
    switch ScalarClass.of(scalar) {
    case .letter:
      return readLongWord(index, end, text, classes)
    case .space:
      let isNoBreak = scalar.value == 0xA0 || scalar.value == 0x202F
      table.marks.append(
        CharacterMark(start: index, length: length, kind: isNoBreak ? .noBreakSpace : .unicodeSpace))
      if gap != .blockStart {
        gap = scalar.value == 0x2028 || scalar.value == 0x2029 ? .lineBreak : .noBreakSpace
      }
      return index + length
    case .invisible:
      table.marks.append(CharacterMark(start: index, length: length, kind: .invisible))
      return index + length
    case .mark(let kind):
      table.marks.append(CharacterMark(start: index, length: length, kind: kind))
      append(.symbol, index, index + length)
      return index + length
    case .punctuation:
      if scalar.value == 0x2010 || scalar.value == 0x2011 {
        noteHyphen(before: index + length, end, text, classes)
      }
      if scalar.value == 0x201D { isQuoted = false }
      append(.punctuation, index, index + length)
      if scalar.value == 0x201C { isQuoted = true }
      sentence.note(punctuation: scalar.value, before: table.tokens, lexicon: lexicon, text: text)
    case .symbol:
      append(.symbol, index, index + length)
      sentence.note(punctuation: scalar.value, before: table.tokens, lexicon: lexicon, text: text)
    }
    return index + length
  }
}
