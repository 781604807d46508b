/// The words of a block as their neighbours see them: a hash for each, a few classes, and what says nothing left out.
///
/// Commas and quotation marks are stepped over; numbers and possessives stand for their class; other marks and what
/// is no word stand as 0. Two zeros at each end spare the reader the bounds. The memory is the caller's.
public struct NeighbourRow {
  /// The hashes.
  public let hashes: UnsafeMutableBufferPointer<UInt64>
  /// For each the token it is of; -1 for what is no word.
  public let places: UnsafeMutableBufferPointer<Int32>
  /// How many there are.
  public private(set) var count = 0

  static let start = WordHash.of("<s>")
  static let end = WordHash.of("</s>")
  static let number = WordHash.of("five")
  static let possessive = WordHash.of("company's")

  /// How much room a row of so many tokens may need.
  public static func capacity(_ tokens: Int) -> Int { tokens * 3 + 8 }

  /// Makes an empty row in memory of `capacity`.
  public init(hashes: UnsafeMutableBufferPointer<UInt64>, places: UnsafeMutableBufferPointer<Int32>) {
    self.hashes = hashes
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
    let (start, end, number, possessive) = (Self.start, Self.end, Self.number, Self.possessive)
    append(0)
    append(0)
    append(start)
    for index in range where index < tokens.count {
      let token = tokens[index]
      guard token.end <= text.count, token.length > 0 else { continue }
      if token.traits.contains(.sentenceStart), hashes[count - 1] != start {
        append(end)
        append(start)
      }
      switch token.kind {
      case .word: append(hash(of: token, text, possessive), Int32(truncatingIfNeeded: index))
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

  @inline(__always) private mutating func append(_ hash: UInt64, _ place: Int32 = -1) {
    guard count < hashes.count, count < places.count else { return }
    hashes[count] = hash
    places[count] = place
    count += 1
  }

  @inline(__always)
  private func hash(
    of token: Token, _ text: UnsafeBufferPointer<UInt8>, _ possessive: UInt64
  ) -> UInt64 {
    if token.traits.contains(.possessive) { return possessive }
    // A part of a compound says nothing of what stands beside the whole.
    if token.word == 0 || !token.traits.isDisjoint(with: [.beforeHyphen, .afterHyphen]) { return 0 }
    let length = Int(token.length)
    var hash = WordHash.start(length)
    var all: UInt64 = 0
    var offset = 0
    while offset < length {
      let chunk = WordHash.chunk(text, token.offset + offset, token.end)
      all |= chunk
      hash = WordHash.mix(hash, chunk | (WordHash.capitals(chunk) >> 2))
      offset += 8
    }
    // A typographic apostrophe has to be folded.
    return all & 0x8080_8080_8080_8080 == 0 ? hash : Self.foldedHash(text[token.offset..<token.end])
  }

  @inline(never)
  private static func foldedHash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    WordHash.of(Array(bytes))
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
