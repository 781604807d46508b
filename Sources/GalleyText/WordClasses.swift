internal import CGalleyData

/// Which kinds of words stand beside which: “has” before a participle, “very” before an adjective; read-only data in
/// the binary, without load time.
///
/// The commonest words are classes of their own; the others go by their parts of speech and their ending. The format
/// is described in `Rules/Words/README.md`.
struct WordClasses: Sendable {
  /// The English word classes.
  static let english = WordClasses(
    address: UInt(bitPattern: galley_classes_bytes()), length: galley_classes_length())

  private let words: UInt
  private let shapes: UInt
  private let gains: UInt
  private let wordCount: Int
  private let shapeCount: Int
  private let classCount: Int

  private static let headerLength = 32
  /// The classes of what has no shape.
  private static let (start, end, possessive, number, name, firstWord) = (0, 1, 2, 3, 4, 5)

  /// Reads the header; data that is not of this version, or is of another lexicon, gives an empty table.
  init(address: UInt, length: Int) {
    func field(_ index: Int) -> Int {
      guard length >= Self.headerLength, let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
      return Int(UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self)))
    }
    let magic = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: min(8, length))
    let (words, shapes, classes) = (field(2), field(3), field(4))
    let isValid =
      magic.elementsEqual(Array("GALLEYWC".utf8)) && field(0) == 1 && field(1) == Lexicon.english.count
      && words <= 255 && shapes <= 255 && classes <= 255
      && Self.headerLength + 4 * words + shapes + classes * classes <= length
    wordCount = isValid ? words : 0
    shapeCount = isValid ? shapes : 0
    classCount = isValid ? classes : 0
    self.words = address + UInt(Self.headerLength)
    self.shapes = self.words + UInt(4 * words)
    gains = self.shapes + UInt(shapes)
  }

  /// How much readier a word stands behind another than by its frequency alone, in sixteenths of a nat; both by their
  /// numbers in the lexicon or as `WordPairs` has the ends of sentences and possessives. 0 where either is unknown.
  func gain(_ first: UInt32, _ second: UInt32) -> Int {
    guard let first = classNumber(first), let second = classNumber(second), first < classCount, second < classCount,
      let table = UnsafePointer<Int8>(bitPattern: gains)
    else { return 0 }
    return Int(table[first * classCount + second])
  }

  private func classNumber(_ word: UInt32) -> Int? {
    switch word {
    case WordPairs.start: return Self.start
    case WordPairs.end: return Self.end
    case WordPairs.possessive: return Self.possessive
    case NeighbourRow.number: return Self.number
    default: break
    }
    let lexicon = Lexicon.english
    guard let entry = lexicon.entry(word) else { return nil }
    if let own = place(of: word) { return Self.firstWord + own }
    guard entry.flags.contains(.lowercase) else { return Self.name }
    let shape = lexicon.withFolded(word) { Self.shape(entry.grammar, $0) }
    guard shape < shapeCount, let table = UnsafePointer<UInt8>(bitPattern: shapes) else { return nil }
    return Int(table[shape])
  }

  /// Where a word stands among those that are classes of their own.
  private func place(of word: UInt32) -> Int? {
    guard let pointer = UnsafeRawPointer(bitPattern: words) else { return nil }
    var (low, high) = (0, wordCount)
    while low < high {
      let middle = (low + high) / 2
      let found = UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: middle * 4, as: UInt32.self))
      if found == word { return middle }
      if found < word { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The parts of speech and the ending as one number.
  private static func shape(_ grammar: UInt32, _ folded: UnsafeBufferPointer<UInt8>) -> Int {
    var parts = Int(grammar & 0xF)
    if parts == 0, grammar & 0x3F0 != 0 { parts = grammar & 0x200 != 0 ? 17 : 16 }
    return parts * 5 + ending(folded)
  }

  private static func ending(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let count = word.count
    guard count > 2 else { return 0 }
    switch (word[count - 3], word[count - 2], word[count - 1]) {
    case (0x69, 0x6E, 0x67): return count > 4 ? 1 : 0
    case (_, 0x65, 0x64): return count > 3 ? 2 : 0
    case (_, 0x6C, 0x79): return count > 3 ? 3 : 0
    case (_, 0x73, 0x73): return 0
    case (_, _, 0x73): return 4
    default: return 0
    }
  }
}

/// The words around a place, two on each side, by their numbers in the lexicon, 0 for what is unknown.
public struct WordPlace: Sendable {
  private let first: UInt32
  private let before: UInt32
  private let behind: UInt32
  private let last: UInt32

  /// The place of a word in a row; nil where the row has too little around it.
  public init?(_ index: Int, in row: NeighbourRow, isPossessive: Bool = false) {
    guard index >= 2, index + 2 < row.count else { return nil }
    (first, before) = (row.words[index - 2], row.words[index - 1])
    // What follows a possessive follows the whole, not the word.
    (behind, last) = isPossessive ? (0, 0) : (row.words[index + 1], row.words[index + 2])
  }

  /// How well a word fits, in sixteenths of a nat over what its frequency lets expect.
  public func fit(_ word: UInt32) -> Int {
    let pairs = WordPairs.english
    guard word != 0 else { return 0 }
    var sum = gain(before, word) + gain(word, behind)
    if before != 0, first != 0 { sum += pairs.triple(pairs.probe(first, before, word)) }
    if before != 0, behind != 0 { sum += pairs.triple(pairs.probe(before, word, behind)) }
    if behind != 0, last != 0 { sum += pairs.triple(pairs.probe(word, behind, last)) }
    return sum
  }

  /// How well a phrase fits.
  public func fit(_ phrase: [UInt8]) -> Int {
    let parts = phrase.split(separator: 0x20).map { Lexicon.english.find($0) }
    guard let start = parts.first, let end = parts.last else { return 0 }
    return parts.count == 1 ? fit(start) : gain(before, start) + gain(end, behind)
  }

  /// How badly a word fits at the worse of its two sides: below 0 where it is rarer there than elsewhere.
  public func worseSide(_ word: UInt32) -> Int { min(gain(before, word), gain(word, behind)) }

  private func gain(_ left: UInt32, _ right: UInt32) -> Int {
    guard left != 0, right != 0 else { return 0 }
    return WordPairs.english.pair(left, right)?.gain ?? WordClasses.english.gain(left, right)
  }
}
