/// The words of a block as their neighbours see them: each by its number in the lexicon, a few classes, and what says
/// nothing left out.
///
/// Commas and quotation marks are stepped over; numbers and possessives stand for their class; other marks and what
/// is no word stand as 0. Two zeros at each end spare the reader the bounds. The memory is the caller's.
public struct NeighbourRow {
  /// The numbers, of the lexicon and of `WordPairs`'s classes.
  public let words: UnsafeMutableBufferPointer<UInt32>
  /// For each the token it is of; -1 for what is no word.
  public let places: UnsafeMutableBufferPointer<Int32>
  /// How many there are.
  public private(set) var count = 0

  /// What stands for any number.
  static let number = Lexicon.english.find("five")

  /// How much room a row of so many tokens may need.
  public static func capacity(_ tokens: Int) -> Int { tokens * 3 + 8 }

  /// Makes an empty row in memory of `capacity`.
  public init(words: UnsafeMutableBufferPointer<UInt32>, places: UnsafeMutableBufferPointer<Int32>) {
    self.words = words
    self.places = places
  }

  /// Whether two places hold words with nothing but a gap between them.
  @inline(__always) public func isAdjacent(_ left: Int, _ right: Int) -> Bool {
    places[left] >= 0 && places[right] == places[left] + 1
  }

  /// Whether two neighbouring words have a mark between them that was stepped over.
  @inline(__always) public func isParted(_ left: Int, _ right: Int) -> Bool {
    places[left] >= 0 && places[right] > places[left] + 1
  }

  /// Fills the row with a block's tokens.
  public mutating func fill(
    _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ text: UnsafeBufferPointer<UInt8>
  ) {
    let (start, end, number) = (WordPairs.start, WordPairs.end, Self.number)
    append(0)
    append(0)
    append(start)
    for index in range where index < tokens.count {
      let token = tokens[index]
      guard token.end <= text.count, token.length > 0 else { continue }
      if token.traits.contains(.sentenceStart), words[count - 1] != start {
        append(end)
        append(start)
      }
      switch token.kind {
      case .word: append(word(of: token), Int32(truncatingIfNeeded: index))
      case .number: append(token.traits.contains(.hasDigit) ? 0 : number)
      case .punctuation:
        if !isClear(token, text), !endsSentence(index, range, tokens, text) { append(0) }
      default: append(0)
      }
    }
    append(end)
    append(0)
    append(0)
  }

  @inline(__always) private mutating func append(_ word: UInt32, _ place: Int32 = -1) {
    guard count < words.count, count < places.count else { return }
    words[count] = word
    places[count] = place
    count += 1
  }

  @inline(__always)
  private func word(of token: Token) -> UInt32 {
    if token.traits.contains(.possessive) { return WordPairs.possessive }
    // A part of a compound says nothing of what stands beside the whole.
    return token.traits.isDisjoint(with: .beforeHyphen.union(.afterHyphen)) ? token.word : 0
  }

  /// Whether a mark is a comma, a quotation mark or an apostrophe.
  @inline(__always)
  private func isClear(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text[token.offset] {
    case 0x2C, 0x22, 0x27: return token.length == 1
    case 0xE2:
      // U+2018, U+2019, U+201C, U+201D
      guard token.length == 3, text[token.offset + 1] == 0x80 else { return false }
      let last = text[token.offset + 2]
      return last & 0xFE == 0x98 || last & 0xFE == 0x9C
    default: return false
    }
  }

  /// Whether a terminal mark ends its sentence, itself or with the quotation mark behind it.
  @inline(__always)
  private func endsSentence(
    _ index: Int, _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let byte = text[tokens[index].offset]
    guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { return false }
    if tokens[index].traits.contains(.sentenceEnd) { return true }
    let next = index + 1
    return next < min(range.upperBound, tokens.count) && tokens[next].traits.contains(.sentenceEnd)
      && tokens[next].kind == .punctuation
  }
}

/// Words that may be a place's neighbours.
public struct NeighbourSet: Sendable {
  private var words: [UInt32] = []
  /// A bit for the end of each number: nearly all words that are not here are told by it.
  private var filter: UInt64 = 0

  /// Makes a set of words parted by spaces; `<s>` and `</s>` are the sentence's ends, `five` any number.
  public init(_ text: String) {
    for piece in text.utf8.split(separator: 0x20) {
      let word: UInt32 =
        switch piece {
        case _ where piece.elementsEqual("<s>".utf8): WordPairs.start
        case _ where piece.elementsEqual("</s>".utf8): WordPairs.end
        default: Lexicon.english.find(piece)
        }
      guard word != 0 else { continue }
      words.append(word)
      filter |= 1 << UInt64(word & 63)
    }
  }

  /// Whether a place's word is one of them.
  @inline(__always)
  public func contains(_ word: UInt32) -> Bool {
    filter & 1 << UInt64(word & 63) != 0 && words.contains(word)
  }
}
