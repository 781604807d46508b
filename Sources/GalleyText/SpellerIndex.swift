/// The words that a misspelling may stand for, by first letter and length, with the letters each is made of.
///
/// Two words within two edits share nearly all their letters, so a comparison of two bit sets sorts out almost all
/// of a bucket before any distance is measured. It is made once, on the first doubtful word, in about a
/// millisecond for 10,000 words; nothing of it is stored in the lexicon.
struct SpellerIndex: Sendable {
  /// A word: the letters it is made of, its number and frequency.
  struct Word {
    var letters: UInt32
    private let packed: UInt32

    init(letters: UInt32, id: UInt32, frequency: UInt8) {
      self.letters = letters
      packed = id & 0xFF_FFFF | UInt32(frequency) << 24
    }

    var id: UInt32 { packed & 0xFF_FFFF }
    var frequency: Int { Int(packed >> 24) }
  }

  /// The longest word that is indexed, in bytes.
  static let longest = 24
  /// The frequency below which a word is too rare to be what was meant (Zipf 2).
  static let leastFrequency = 60

  /// The index of the English lexicon.
  static let english = SpellerIndex(.english)

  private let words: [Word]
  private let starts: [Int]

  init(_ lexicon: Lexicon) {
    var kept: [(bucket: Int, word: Word)] = []
    var counts = [Int](repeating: 0, count: 26 * (Self.longest + 1) + 1)
    // Words are numbered by falling frequency.
    for id in 1...UInt32(max(1, lexicon.count)) {
      guard let entry = lexicon.entry(id), Int(entry.frequency) >= Self.leastFrequency else { break }
      guard Self.mayBeMeant(entry) else { continue }
      let found = lexicon.withFolded(id) { bytes in Self.bucket(bytes).map { ($0, Self.letters(bytes)) } }
      guard let (bucket, letters) = found else { continue }
      kept.append((bucket, Word(letters: letters, id: id, frequency: entry.frequency)))
      counts[bucket + 1] += 1
    }
    for bucket in 1..<counts.count { counts[bucket] += counts[bucket - 1] }
    starts = counts
    var words = [Word](repeating: Word(letters: 0, id: 0, frequency: 0), count: kept.count)
    for (bucket, word) in kept {
      words[counts[bucket]] = word
      counts[bucket] += 1
    }
    self.words = words
  }

  /// Whether a word is ever proposed: no vulgar word, no abbreviation in lower case, nothing rare.
  static func mayBeMeant(_ entry: LexiconEntry) -> Bool {
    guard entry.flags.isDisjoint(with: [.offensive, .rare]) else { return false }
    return !(entry.flags.contains(.abbreviation) && entry.flags.contains(.lowercase))
  }

  /// Calls `body` with the words that start with a letter and have a length, most frequent first.
  @inline(__always)
  func withWords(
    startingWith letter: UInt8, length: Int, _ body: (UnsafeBufferPointer<Word>.SubSequence) -> Void
  ) {
    guard letter >= 0x61, letter <= 0x7A, length > 0, length <= Self.longest else { return }
    let bucket = Int(letter - 0x61) * (Self.longest + 1) + length
    words.withUnsafeBufferPointer { body($0[starts[bucket]..<starts[bucket + 1]]) }
  }

  private static func bucket(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count > 1, bytes.count <= longest, let first = bytes.first, first >= 0x61, first <= 0x7A,
      bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == 0x27 })
    else { return nil }
    return Int(first - 0x61) * (longest + 1) + bytes.count
  }

  /// A bit for each letter that a folded word holds.
  @inline(__always)
  static func letters(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var letters: UInt32 = 0
    for byte in bytes { letters |= 1 << UInt32(byte & 0x1F) }
    return letters
  }
}
