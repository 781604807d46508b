public import GalleyText

/// What a rule sees: a document with its tokens, and what the run knows beside it.
///
/// A class, so that what a rule keeps of it is one reference.
public final class DocumentView: Sendable {
  /// The document.
  public let document: Document
  /// Its tokens, sentences, marks and vocabulary.
  public let table: TokenTable
  /// What the run knows beside the draft.
  public let settings: LintSettings
  /// The lexicon.
  public let lexicon: Lexicon

  /// Makes a view.
  public init(document: Document, table: TokenTable, settings: LintSettings, lexicon: Lexicon = .english) {
    self.document = document
    self.table = table
    self.settings = settings
    self.lexicon = lexicon
  }

  /// The document's text.
  @inline(__always) public var text: [UInt8] { document.text }
  /// The document's tokens.
  @inline(__always) public var tokens: [Token] { table.tokens }
  /// The words that are unknown or have odd capitals, as places among the tokens, in order.
  public var unusualWords: some RandomAccessCollection<Int> { table.unusualWords.lazy.map { Int($0.token) } }
  /// The document's blocks.
  public var blocks: [Block] { document.blocks }
  /// What the document says about itself.
  public var metadata: Metadata { document.metadata }
  /// The document's own words.
  public var vocabulary: Vocabulary { table.vocabulary }

  /// The bytes of a stretch of text; empty outside of it.
  public func bytes(_ range: TextRange) -> ArraySlice<UInt8> {
    guard range.start >= 0, range.end <= document.text.count else { return [] }
    return document.text[range.start..<range.end]
  }

  /// The bytes of a token.
  public func bytes(ofToken index: Int) -> ArraySlice<UInt8> { bytes(table.tokens[index].range) }

  /// A stretch of text as a string, for messages.
  public func string(_ range: TextRange) -> String { String(decoding: bytes(range), as: UTF8.self) }

  /// A stretch of source as a string, for messages.
  public func string(_ range: SourceRange) -> String {
    guard range.start >= 0, range.end <= document.source.utf8.count else { return "" }
    return String(decoding: document.source.utf8[range.start..<range.end], as: UTF8.self)
  }

  /// A token as a string, for messages.
  public func string(ofToken index: Int) -> String { string(table.tokens[index].range) }

  /// A word's bytes without a possessive ending.
  public func stem(ofToken index: Int) -> ArraySlice<UInt8> { bytes(stemRange(ofToken: index)) }

  /// A word's range without a possessive ending.
  public func stemRange(ofToken index: Int) -> TextRange {
    let token = table.tokens[index]
    guard token.traits.contains(.possessive) else { return token.range }
    let length = PossessiveEnding.length(bytes(token.range))
    return TextRange(token.offset, token.end - length)
  }

  /// What the lexicon knows of a token's word; nil for unknown words and what is no word.
  public func entry(ofToken index: Int) -> LexiconEntry? { lexicon.entry(table.tokens[index].word) }

  /// Whether a token is the word `text`, letter case apart (ASCII).
  public func isWord(_ index: Int, _ text: StaticString) -> Bool {
    guard index >= 0, index < table.tokens.count else { return false }
    let token = table.tokens[index]
    guard token.kind == .word, Int(token.length) == text.utf8CodeUnitCount, token.end <= document.text.count else {
      return false
    }
    for offset in 0..<text.utf8CodeUnitCount
    where Fold.lowercase(document.text[token.offset + offset]) != text.bytes[offset] { return false }
    return true
  }

  /// Whether a token is this one ASCII character.
  public func isCharacter(_ index: Int, _ character: Unicode.Scalar) -> Bool {
    guard table.tokens.indices.contains(index), table.tokens[index].length == 1 else { return false }
    return UInt32(document.text[table.tokens[index].offset]) == character.value
  }

  /// The block that holds a token.
  public func block(ofToken index: Int) -> Block { document.blocks[table.block(ofToken: index)] }

  /// The block that holds a stretch of text; nil between blocks.
  public func block(holding range: TextRange) -> Block? {
    var low = 0
    var high = document.blocks.count
    while low < high {
      let middle = (low + high) / 2
      if document.blocks[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    guard low < document.blocks.count, document.blocks[low].range.contains(range) else { return nil }
    return document.blocks[low]
  }

  /// The token before one in the same block; nil at the block's start.
  public func previous(_ index: Int) -> Int? {
    table.tokens[index].gap == .blockStart || index == 0 ? nil : index - 1
  }

  /// The token behind one in the same block; nil at the block's end.
  public func next(_ index: Int) -> Int? {
    guard index + 1 < table.tokens.count, table.tokens[index + 1].gap != .blockStart else { return nil }
    return index + 1
  }

  /// The text without blanks and controls around it of a block.
  public func string(ofBlock index: Int) -> String { string(document.blocks[index].range) }

  /// An edit that removes a whole block with its element, or its lines and the blank lines behind them.
  public func removal(ofBlock index: Int) -> Edit {
    let block = document.blocks[index]
    // Without the blank lines behind its last item a list would take the next paragraph into the item before.
    let endsList =
      block.kind == .listItem && index > 0 && blocks[index - 1].kind == .listItem
      && index + 1 < blocks.count && blocks[index + 1].kind != .listItem
    let range = BlockRemoval.range(
      of: block.source, in: document.source.utf8, takesBlankLines: document.format != .html && !endsList,
      from: document.source.markLength)
    return Edit(.source(range), [], changesMarkup: document.format != .text)
  }
}

/// The ending that makes a word possessive.
enum PossessiveEnding {
  /// Its length in bytes: `'s`, `’s`, or the apostrophe behind a final `s`; 0 without one.
  static func length(_ word: ArraySlice<UInt8>) -> Int {
    if word.count > 2, let last = word.last, last | 0x20 == 0x73 {
      let before = word.dropLast()
      if before.last == 0x27 { return 2 }
      if before.suffix(3).elementsEqual([0xE2, 0x80, 0x99]) { return 4 }
    }
    if word.last == 0x27 { return 1 }
    if word.suffix(3).elementsEqual([0xE2, 0x80, 0x99]) { return 3 }
    return 0
  }
}

/// Which source bytes go with a block that is removed.
enum BlockRemoval {
  /// The block and what parted it from the next one, so that one separator is left between its neighbours.
  static func range(of block: SourceRange, in source: [UInt8], takesBlankLines: Bool, from least: Int) -> SourceRange {
    var start = block.start
    var end = block.end
    while start > least, isBlank(source[start - 1]) { start -= 1 }
    guard start == least || isLineEnd(source[start - 1]) else { return block }
    while end < source.count, isBlank(source[end]) { end += 1 }
    guard end == source.count || isLineEnd(source[end]) else { return block }
    end = behindLineEnd(end, source)
    guard takesBlankLines else { return SourceRange(start, end) }
    while end < source.count {
      var next = end
      while next < source.count, isBlank(source[next]) { next += 1 }
      guard next < source.count, isLineEnd(source[next]) else { break }
      end = behindLineEnd(next, source)
    }
    // The last block takes the blank lines before it, and leaves the line end of the block before.
    if end == source.count { start = startOfBlankLines(before: start, source, least) }
    return SourceRange(start, end)
  }

  private static func startOfBlankLines(before start: Int, _ source: [UInt8], _ least: Int) -> Int {
    var start = start
    while start > least {
      var lineStart = start - 1
      if source[lineStart] == 0x0A, lineStart > least, source[lineStart - 1] == 0x0D { lineStart -= 1 }
      var content = lineStart
      while content > least, isBlank(source[content - 1]) { content -= 1 }
      guard content == least || isLineEnd(source[content - 1]) else { break }
      start = content
    }
    return start
  }

  private static func behindLineEnd(_ offset: Int, _ source: [UInt8]) -> Int {
    guard offset < source.count else { return offset }
    if source[offset] == 0x0D, offset + 1 < source.count, source[offset + 1] == 0x0A { return offset + 2 }
    return offset + 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
