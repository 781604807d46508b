import GalleyLint
import GalleyText

/// The words of a block as their neighbours see them: a hash for each, a few classes, and what says nothing left out.
///
/// Commas and quotation marks are stepped over; numbers and possessives stand for their class; other marks and what
/// is no word stand as 0. Two zeros at each end spare the reader the bounds.
struct NeighbourRow {
  let hashes: UnsafeMutableBufferPointer<UInt64>
  let places: UnsafeMutableBufferPointer<Int32>
  private(set) var count = 0

  static let start = WordHash.of("<s>")
  static let end = WordHash.of("</s>")
  static let number = WordHash.of("five")
  static let possessive = WordHash.of("company's")

  /// How much room a row of so many tokens may need.
  static func capacity(_ tokens: Int) -> Int { tokens * 3 + 8 }

  init(hashes: UnsafeMutableBufferPointer<UInt64>, places: UnsafeMutableBufferPointer<Int32>) {
    self.hashes = hashes
    self.places = places
  }

  /// Fills the row with a block's tokens.
  mutating func fill(
    _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ text: UnsafeBufferPointer<UInt8>
  ) {
    append(0)
    append(0)
    append(Self.start)
    for index in range where index < tokens.count {
      let token = tokens[index]
      if token.traits.contains(.sentenceStart), hashes[count - 1] != Self.start {
        append(Self.end)
        append(Self.start)
      }
      switch token.kind {
      case .word: append(hash(of: token, text), Int32(truncatingIfNeeded: index))
      case .number: append(token.traits.contains(.hasDigit) ? 0 : Self.number)
      case .punctuation where isClear(token, text) || endsSentence(index, range, tokens, text): continue
      default: append(0)
      }
    }
    append(Self.end)
    append(0)
    append(0)
  }

  /// Whether two places hold words with nothing but a gap between them.
  @inline(__always) func isAdjacent(_ left: Int, _ right: Int) -> Bool {
    places[left] >= 0 && places[right] == places[left] + 1
  }

  /// Whether two neighbouring words have a mark between them that was stepped over.
  @inline(__always) func isParted(_ left: Int, _ right: Int) -> Bool {
    places[left] >= 0 && places[right] > places[left] + 1
  }

  @inline(__always) private mutating func append(_ hash: UInt64, _ place: Int32 = -1) {
    guard count < hashes.count, count < places.count else { return }
    hashes[count] = hash
    places[count] = place
    count += 1
  }

  @inline(__always)
  private func hash(of token: Token, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if token.traits.contains(.possessive) { return Self.possessive }
    let bytes = UnsafeBufferPointer(rebasing: text[token.offset..<min(token.end, text.count)])
    // A typographic apostrophe makes a word need folding; only contractions have one.
    return bytes.contains { $0 >= 0x80 } ? WordHash.of(Array(bytes)) : WordHash.ofASCII(bytes)
  }

  /// Whether a mark is a comma, a quotation mark or an apostrophe.
  private func isClear(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text[token.offset] {
    case 0x2C, 0x22, 0x27: return token.length == 1
    // U+2018, U+2019, U+201C, U+201D
    case 0xE2: return token.length == 3 && [0x98, 0x99, 0x9C, 0x9D].contains(text[token.offset + 2])
    default: return false
    }
  }

  /// Whether a terminal mark ends its sentence, itself or with the quotation mark behind it.
  private func endsSentence(
    _ index: Int, _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard [0x2E, 0x21, 0x3F].contains(text[tokens[index].offset]) else { return false }
    if tokens[index].traits.contains(.sentenceEnd) { return true }
    let next = index + 1
    return next < min(range.upperBound, tokens.count) && tokens[next].traits.contains(.sentenceEnd)
      && tokens[next].kind == .punctuation
  }
}
