/// Finds what a word that the lexicon lacks may have been meant to be.
///
/// Candidates are ranked as a noisy channel does: how likely the slip is (`SpellerCost`) against how common the word
/// is and whether the document uses it. A word costs some tens of microseconds, because only words with its first
/// letter, about its length and nearly its letters are measured; other first letters are probed one edit away.
public struct Speller: Sendable {
  /// Something that may have been meant.
  public struct Suggestion: Sendable {
    /// The word or phrase, with its usual capitals.
    public var text: [UInt8]
    /// The word's number in the lexicon; 0 for a phrase.
    public var word: UInt32
    /// How unlikely the slip is: a likely one costs about 50, any other about 100.
    public var cost: Int
    /// 30 times the Zipf frequency; of a phrase, what stands for it.
    public var frequency: Int
    /// Whether the document holds the word as a name.
    public var isInDocument: Bool

    /// What suggestions are ranked by: the higher, the likelier.
    public var score: Int { frequency - cost + (isInDocument ? Self.documentBonus : 0) }

    /// What a word gains by standing in the document.
    static let documentBonus = 60
  }

  private let lexicon: Lexicon
  private let index: SpellerIndex
  private let costs: SpellerCost

  /// Makes a speller over the English lexicon.
  public init() {
    lexicon = .english
    index = .english
    costs = .english
  }

  /// What a word may have been meant to be, likeliest first.
  ///
  /// - Parameters:
  ///   - word: the word, without a possessive ending; ASCII letters and apostrophes, else there is no suggestion.
  ///   - vocabulary: the document's own words.
  ///   - limit: how many to give at most.
  public func suggestions(
    for word: some Collection<UInt8>, vocabulary: Vocabulary = Vocabulary(), limit: Int = 5
  ) -> [Suggestion] {
    let folded = Fold.folded(word)
    guard folded.count > 1, folded.count <= SpellerIndex.longest,
      folded.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == 0x27 })
    else { return [] }
    let isLowercase = word.first == folded.first
    var found = SpellerRanking(
      limit: limit, vocabulary: vocabulary, lexicon: lexicon, isLowercase: isLowercase)
    folded.withUnsafeBufferPointer { bytes in
      scan(bytes, as: bytes, surcharge: 0, &found)
      probeFirstLetter(folded, &found)
      if found.best < SpellerRanking.good { scanOtherStarts(folded, &found) }
    }
    split(folded, &found)
    return found.suggestions(for: folded)
  }

  /// Corrections that are known of a word, likeliest first.
  public func ranked(_ corrections: [[UInt8]], for word: some Collection<UInt8>) -> [[UInt8]] {
    let scored = corrections.enumerated().map { place, correction in
      (score: score(of: correction, for: word), place: place, text: correction)
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.text)
  }

  /// What a word or phrase would be ranked by as a suggestion for a word.
  public func score(of correction: [UInt8], for word: some Collection<UInt8>) -> Int {
    let parts = correction.split(separator: 0x20)
    let frequency = parts.map { lexicon.frequency(lexicon.find($0)) }.min() ?? 0
    let cost = Fold.folded(word).withUnsafeBufferPointer { wrong in
      Fold.folded(correction).withUnsafeBufferPointer { costs.of(wrong, for: $0, limit: 400) }
    }
    return frequency - (cost ?? 300) - (parts.count > 1 ? 30 : 0)
  }

  /// The highest cost that a word of a length may have; the shorter, the less it takes to make it another one.
  private static func costLimit(_ length: Int) -> Int {
    switch length {
    case ...3: 62
    case 4: 105
    case 5...6: 145
    case 7...9: 190
    default: 240
    }
  }

  /// Measures the words that begin as `start` does.
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, as start: UnsafeBufferPointer<UInt8>, surcharge: Int,
    _ found: inout SpellerRanking
  ) {
    let count = start.count
    guard count > 1 else { return }
    let letters = SpellerIndex.letters(start)
    let limit = Self.costLimit(bytes.count) - surcharge
    let mostApart = count < 8 ? 4 : 5
    let mostEdits = count < 7 ? 2 : 3
    SpellerDistance.from(start) { distance in
      for step in 0..<5 {
        // The same length first, then one shorter and longer, then two.
        let length = count + (step + 1) / 2 * (step & 1 == 0 ? 1 : -1)
        index.withWords(startingWith: start[0], length: length) { words in
          for word in words {
            // Words come by falling frequency, so behind one that is too rare all are.
            let affordable = min(limit, found.costLimit(frequency: word.frequency) - surcharge)
            guard affordable >= Self.leastCost else { break }
            let lettersApart = (word.letters ^ letters).nonzeroBitCount
            guard lettersApart <= mostApart,
              lettersApart < 2 || (lettersApart + 1) / 2 * SpellerCost.leastForNewLetters <= affordable
            else { continue }
            let cost = lexicon.withFolded(word.id) { right in
              distance.to(right) <= mostEdits ? costs.of(start, for: right, limit: affordable) : nil
            }
            if let cost { found.add(word.id, cost: cost + surcharge) }
          }
        }
      }
    }
  }

  /// The least that a slip costs.
  private static let leastCost = Int(SpellerCost.apostrophe)

  /// Looks up the words that differ in the first letter alone.
  private func probeFirstLetter(_ folded: [UInt8], _ found: inout SpellerRanking) {
    guard folded.count > 2 else { return }
    let limit = Self.costLimit(folded.count)
    func probe(_ word: [UInt8]) {
      let id = word.withUnsafeBufferPointer { lexicon.find($0, hash: WordHash.ofASCII($0)) }
      guard id != 0, let entry = lexicon.entry(id), SpellerIndex.mayBeMeant(entry) else { return }
      let cost = folded.withUnsafeBufferPointer { wrong in
        word.withUnsafeBufferPointer {
          costs.of(wrong, for: $0, limit: limit + SpellerCost.firstLetter)
        }
      }
      if let cost { found.add(id, cost: cost) }
    }
    probe(Array(folded[1...]))
    var swapped = folded
    swapped.swapAt(0, 1)
    if swapped[0] != folded[0] { probe(swapped) }
    var longer = [0x61] + folded
    for letter in UInt8(0x61)...0x7A {
      longer[0] = letter
      probe(longer)
      guard letter != folded[0] else { continue }
      swapped = folded
      swapped[0] = letter
      probe(swapped)
    }
  }

  /// Measures words whose first sound is written otherwise: `fone` for `phone`.
  private func scanOtherStarts(_ folded: [UInt8], _ found: inout SpellerRanking) {
    for (written, meant) in Self.otherStarts where folded.starts(with: written.utf8) {
      let start = Array(meant.utf8) + folded.dropFirst(written.utf8.count)
      folded.withUnsafeBufferPointer { bytes in
        start.withUnsafeBufferPointer { scan(bytes, as: $0, surcharge: 62, &found) }
      }
    }
  }

  private static let otherStarts: [(String, String)] = [
    ("f", "ph"), ("n", "kn"), ("n", "gn"), ("n", "pn"), ("r", "wr"), ("r", "rh"), ("s", "ps"), ("s", "c"),
    ("s", "sc"), ("k", "c"), ("k", "ch"), ("k", "q"), ("c", "k"), ("c", "s"), ("j", "g"), ("g", "j"),
    ("w", "wh"),
    ("o", "ho"), ("h", "wh"), ("z", "x"), ("kw", "qu"), ("sk", "sch"), ("ch", "tch"), ("i", "e"), ("e", "i"),
    ("a", "e"), ("e", "a"), ("u", "o"),
  ]

  /// Looks for two words written as one: `alot`, `infact`.
  private func split(_ folded: [UInt8], _ found: inout SpellerRanking) {
    guard folded.count >= 4 else { return }
    for cut in 1..<folded.count - 1 {
      let (left, right) = (folded[..<cut], folded[cut...])
      guard let first = part(left), let second = part(right) else { continue }
      let isFunction = first.isFunctionWord || second.isFunctionWord
      let frequency = min(Int(first.frequency), Int(second.frequency))
      let least = cut == 1 || right.count < 3 ? 160 : isFunction ? 140 : 165
      guard frequency >= least, isFunction || (left.count > 2 && right.count > 2) else { continue }
      found.add(
        phraseCutAt: cut, cost: isFunction ? 80 : 110, frequency: frequency - 30)
    }
  }

  private func part(_ bytes: ArraySlice<UInt8>) -> LexiconEntry? {
    if bytes.count == 1 { return bytes.first == 0x61 ? lexicon.entry(lexicon.find(bytes)) : nil }
    guard let entry = lexicon.entry(lexicon.find(bytes)), entry.flags.contains(.lowercase),
      entry.flags.isDisjoint(with: [.abbreviation, .rare, .offensive])
    else { return nil }
    return entry
  }
}
