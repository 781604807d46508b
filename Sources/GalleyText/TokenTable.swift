/// The tokens of a document with its sentences, noted characters and own vocabulary.
public struct TokenTable: Sendable {
  /// All tokens, block after block.
  public var tokens: [Token] = []
  /// For each block, its tokens.
  public internal(set) var blocks = TokenRanges()
  /// For each block, which characters that some rules look for stand in it.
  public var blockCharacters: [BlockCharacters] = []
  /// The first token of each sentence, in order; a sentence ends where the next one or its block ends.
  public var sentenceStarts: [UInt32] = []
  /// The words that are unknown or have odd capitals, in order: those that rules about spelling look at.
  public var unusualWords: [UnusualWord] = []
  /// For each 64th token, its block; the last entry is the last block.
  private var blockHints: [UInt32] = []
  /// Characters that some rule may look at, in order, with none in verbatim stretches.
  public var marks: [CharacterMark] = []
  /// Names and unknown words of the document.
  public var vocabulary = Vocabulary()

  /// Makes an empty table.
  public init() {}

  /// Empties the table and keeps its memory for the next document.
  public mutating func removeAll() {
    tokens = []
    blockCharacters.removeAll(keepingCapacity: true)
    blocks.removeAll()
    sentenceStarts.removeAll(keepingCapacity: true)
    unusualWords.removeAll(keepingCapacity: true)
    blockHints.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    vocabulary.removeAll()
  }

  /// The block that holds a token.
  public func block(ofToken index: Int) -> Int {
    var low = 0
    var high = blocks.count
    let hint = index >> Self.hintShift
    if hint >= 0, hint + 1 < blockHints.count {
      low = Int(blockHints[hint])
      high = min(high, Int(blockHints[hint + 1]) + 1)
    }
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return min(low, max(0, blocks.count - 1))
  }

  private static let hintShift = 6

  /// Notes where blocks lie, so that the block of a token is found among a few.
  mutating func noteBlocks() {
    var next = 0
    for (index, block) in blocks.enumerated() {
      while next < block.upperBound {
        blockHints.append(UInt32(truncatingIfNeeded: index))
        next += 1 << Self.hintShift
      }
    }
    blockHints.append(UInt32(truncatingIfNeeded: max(0, blocks.count - 1)))
  }

  /// The tokens of the sentence that holds a token.
  public func sentence(ofToken index: Int) -> Range<Int> {
    let block = blocks[block(ofToken: index)]
    var low = 0
    var high = sentenceStarts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(sentenceStarts[middle]) <= index { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? max(block.lowerBound, Int(sentenceStarts[low - 1])) : block.lowerBound
    let end = low < sentenceStarts.count ? min(block.upperBound, Int(sentenceStarts[low])) : block.upperBound
    return start..<max(start, end)
  }
}

/// A word that is unknown or has odd capitals.
public struct UnusualWord: Sendable {
  /// Its place among the tokens.
  public var token: UInt32
  // Two halves, so that it takes twelve bytes.
  private var high: UInt32
  private var low: UInt32

  /// The hash of its folded form without a possessive ending.
  public var hash: UInt64 { UInt64(high) << 32 | UInt64(low) }

  /// Makes one.
  public init(token: Int, hash: UInt64) {
    self.token = UInt32(truncatingIfNeeded: token)
    high = UInt32(truncatingIfNeeded: hash >> 32)
    low = UInt32(truncatingIfNeeded: hash)
  }
}

/// The tokens of each block: where one ends the next begins.
public struct TokenRanges: RandomAccessCollection, Sendable {
  private var ends: [UInt32] = []

  /// The place of the first block.
  public var startIndex: Int { 0 }
  /// The place behind the last block.
  public var endIndex: Int { ends.count }

  /// The tokens of a block.
  public subscript(_ block: Int) -> Range<Int> { (block > 0 ? Int(ends[block - 1]) : 0)..<Int(ends[block]) }

  /// Makes room for blocks.
  mutating func reserveCapacity(_ count: Int) { ends.reserveCapacity(count) }

  /// Adds a block that has the tokens up to `end`.
  mutating func append(end: Int) { ends.append(UInt32(truncatingIfNeeded: end)) }

  /// Empties the collection and keeps its memory.
  mutating func removeAll() { ends.removeAll(keepingCapacity: true) }
}

/// Characters that stand somewhere in a block, so that rules about them pass over the other blocks.
public struct BlockCharacters: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Makes a set of bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A double quotation mark, straight or of any language.
  public static var quotationMark: BlockCharacters { BlockCharacters(rawValue: 1) }
  /// A round or square bracket.
  public static var bracket: BlockCharacters { BlockCharacters(rawValue: 2) }
}

/// Which words some rule wants to be woken for: a filter that is asked for each word of a text.
public struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  /// Makes a filter of folded hashes.
  public init(_ hashes: some Sequence<UInt64>) {
    for hash in hashes { bits[Self.index(hash)] |= Self.bit(hash) }
  }

  /// A filter that lets every word through.
  public static var everything: WordFilter {
    var filter = WordFilter([])
    filter.bits = [UInt64](repeating: .max, count: 1024)
    return filter
  }

  @inline(__always) private static func index(_ hash: UInt64) -> Int { Int(hash >> 12 & 0x3FF) }
  @inline(__always) private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash >> 22 & 0x3F) }

  /// Whether a word may be wanted; false is certain.
  @inline(__always) public func mayContain(_ hash: UInt64) -> Bool {
    bits[Self.index(hash)] & Self.bit(hash) != 0
  }

  @inline(__always) static func mayContain(_ bits: UnsafeBufferPointer<UInt64>, _ hash: UInt64) -> Bool {
    bits[index(hash)] & bit(hash) != 0
  }

  func withBits<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
    bits.withUnsafeBufferPointer(body)
  }
}
