/// The best suggestions found so far.
struct SpellerRanking {
  /// The score of a suggestion that needs no more looking.
  static let good = 30

  private struct Candidate {
    var word: UInt32
    /// Where the phrase is cut into two words; 0 for a word.
    var cut: Int
    var cost: Int
    var frequency: Int
    var isInDocument: Bool
    var score: Int
  }

  private let limit: Int
  private let vocabulary: Vocabulary
  private let lexicon: Lexicon
  /// Added to the cost of names for a word in small letters.
  private let namePenalty: Int
  private var candidates: [Candidate] = []
  /// The score to beat; very low while there is room.
  private var least = -10_000

  init(limit: Int, vocabulary: Vocabulary, lexicon: Lexicon, isLowercase: Bool) {
    namePenalty = isLowercase ? 25 : 0
    self.limit = max(1, limit)
    self.vocabulary = vocabulary
    self.lexicon = lexicon
    candidates.reserveCapacity(self.limit + 1)
  }

  /// The best score; very low while there is none.
  var best: Int { candidates.first?.score ?? -10_000 }

  /// The highest cost at which a word of a frequency would still be among the best.
  @inline(__always)
  func costLimit(frequency: Int) -> Int { frequency + Speller.Suggestion.documentBonus - least - 1 }

  /// Notes a word.
  mutating func add(_ word: UInt32, cost: Int) {
    let frequency = lexicon.frequency(word)
    let isName = namePenalty > 0 && lexicon.entry(word)?.flags.contains(.lowercase) == false
    let cost = cost + (isName ? namePenalty : 0)
    guard cost <= costLimit(frequency: frequency) else { return }
    if let at = candidates.firstIndex(where: { $0.word == word && $0.cut == 0 }) {
      guard candidates[at].cost > cost else { return }
      candidates.remove(at: at)
    }
    let isInDocument = (vocabulary.form(lexicon.folded(word))?.capitalizedInside ?? 0) > 0
    insert(word: word, cut: 0, cost: cost, frequency: frequency, isInDocument: isInDocument)
  }

  /// Notes that a word may be two.
  mutating func add(phraseCutAt cut: Int, cost: Int, frequency: Int) {
    insert(word: 0, cut: cut, cost: cost, frequency: frequency, isInDocument: false)
  }

  private mutating func insert(word: UInt32, cut: Int, cost: Int, frequency: Int, isInDocument: Bool) {
    let score = frequency - cost + (isInDocument ? Speller.Suggestion.documentBonus : 0)
    let at = candidates.firstIndex { $0.score < score } ?? candidates.count
    candidates.insert(
      Candidate(
        word: word, cut: cut, cost: cost, frequency: frequency, isInDocument: isInDocument, score: score),
      at: at)
    if candidates.count > limit { candidates.removeLast() }
    if candidates.count == limit, let last = candidates.last { least = last.score }
  }

  /// The best suggestions for a folded word, likeliest first.
  func suggestions(for folded: [UInt8]) -> [Speller.Suggestion] {
    candidates.map { candidate in
      let text =
        candidate.cut > 0
        ? folded[..<candidate.cut] + [0x20] + folded[candidate.cut...]
        : lexicon.usualWriting(candidate.word)[...]
      return Speller.Suggestion(
        text: Array(text), word: candidate.word, cost: candidate.cost, frequency: candidate.frequency,
        isInDocument: candidate.isInDocument)
    }
  }
}

extension LexiconEntry {
  /// Whether the word is a determiner, pronoun, preposition or conjunction.
  public var isFunctionWord: Bool {
    !partsOfSpeech.isDisjoint(with: [.determiner, .pronoun, .preposition, .conjunction])
  }
}

extension Lexicon {
  /// A word or phrase with its usual capitals; as it is if the lexicon does not have it.
  public func usualWriting(_ text: [UInt8]) -> [UInt8] {
    let id = find(text)
    guard id != 0, Fold.folded(text) == text else { return text }
    return usualWriting(id)
  }

  /// A word by its number as it is usually written: `iPhone`, `NATO`, `Russia`, `town`.
  public func usualWriting(_ id: UInt32) -> [UInt8] {
    let folded = folded(id)
    guard let flags = entry(id)?.flags, !flags.contains(.lowercase) else { return folded }
    if flags.contains(.capitalized) { return Fold.capitalizingFirst(folded) }
    if let odd = usualForm(id) { return odd }
    return flags.contains(.allCapitals) ? folded.map(Fold.uppercase) : folded
  }
}
