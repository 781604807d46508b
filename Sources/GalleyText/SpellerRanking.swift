/// Something that a word may have been meant to be, whatever the document.
struct SpellerCandidate: Sendable {
  /// The word's number in the lexicon; 0 for a phrase.
  var word: UInt32
  /// How unlikely the slip is.
  var cost: Int16
  /// 30 times the Zipf frequency; of a phrase, what stands for it.
  var frequency: Int16
  /// Where the phrase is cut into two words; 0 for a word.
  var cut: UInt8

  /// What candidates are ranked by.
  var score: Int { Int(frequency) - Int(cost) }
}

/// The best candidates found so far.
struct SpellerRanking {
  /// The score of a candidate that needs no more looking.
  static let good = 30
  /// How many are kept: more than are ever shown, since the document may prefer a later one.
  private static let limit = 10

  private let lexicon: Lexicon
  /// Added to the cost of names for a word in small letters.
  private let namePenalty: Int
  /// The candidates, best first.
  private(set) var candidates: [SpellerCandidate] = []
  /// The score to beat; very low while there is room.
  private var least = -10_000

  init(lexicon: Lexicon, isLowercase: Bool) {
    self.lexicon = lexicon
    namePenalty = isLowercase ? 40 : 0
    candidates.reserveCapacity(Self.limit + 1)
  }

  /// The best score; very low while there is none.
  var best: Int { candidates.first?.score ?? -10_000 }

  /// The highest cost at which a word of a frequency would be among the best.
  @inline(__always)
  func costLimit(frequency: Int) -> Int { frequency - least - 1 }

  /// The lowest frequency at which a word of a cost would be among the best.
  func leastFrequency(cost: Int) -> Int { least + 1 + cost }

  /// Notes a word.
  mutating func add(_ word: UInt32, cost: Int) {
    guard let entry = lexicon.entry(word) else { return }
    let cost = cost + (entry.flags.contains(.lowercase) ? 0 : namePenalty)
    guard cost <= costLimit(frequency: Int(entry.frequency)) else { return }
    if let at = candidates.firstIndex(where: { $0.word == word && $0.cut == 0 }) {
      guard Int(candidates[at].cost) > cost else { return }
      candidates.remove(at: at)
    }
    insert(word, cut: 0, cost: cost, frequency: Int(entry.frequency))
  }

  /// Notes that a word may be two.
  mutating func add(phraseCutAt cut: Int, cost: Int, frequency: Int) {
    insert(0, cut: cut, cost: cost, frequency: frequency)
  }

  private mutating func insert(_ word: UInt32, cut: Int, cost: Int, frequency: Int) {
    let candidate = SpellerCandidate(
      word: word, cost: Int16(clamping: cost), frequency: Int16(clamping: frequency), cut: UInt8(clamping: cut))
    let at = candidates.firstIndex { Self.precedes(candidate, $0) } ?? candidates.count
    candidates.insert(candidate, at: at)
    if candidates.count > Self.limit { candidates.removeLast() }
    if candidates.count == Self.limit, let last = candidates.last { least = last.score }
  }

  /// By score, then by the word's number, so that the order in which words were found does not tell.
  private static func precedes(_ left: SpellerCandidate, _ right: SpellerCandidate) -> Bool {
    left.score != right.score ? left.score > right.score : left.word < right.word
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
