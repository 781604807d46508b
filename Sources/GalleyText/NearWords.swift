/// Measures the words that the index has under the keys of one misspelling.
struct NearWords {
  private let word: UnsafeBufferPointer<UInt8>
  private let lexicon: Lexicon
  private let index: SpellerIndex
  private let costs: SpellerCost
  private let distance: SpellerDistance
  private let letters: PackedLetters
  private let told: Int
  private let limit: Int
  private let surcharge: Int
  private let mostApart: Int
  private let mostEdits: Int
  /// Words that were measured lately, by the end of their numbers: the same one often lies under several keys.
  private let tried: UnsafeMutableBufferPointer<UInt32>
  private static let triedCount = 64

  /// Calls `body` with what looks for words much like `word`.
  static func of(
    _ word: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ index: SpellerIndex, _ costs: SpellerCost,
    surcharge: Int = 0, _ body: (NearWords) -> Void
  ) {
    SpellerDistance.from(word) { distance in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: triedCount) { tried in
        tried.initialize(repeating: 0)
        body(NearWords(word, lexicon, index, costs, surcharge, distance, tried))
      }
    }
  }

  private init(
    _ word: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ index: SpellerIndex, _ costs: SpellerCost,
    _ surcharge: Int, _ distance: SpellerDistance, _ tried: UnsafeMutableBufferPointer<UInt32>
  ) {
    self.word = word
    self.lexicon = lexicon
    self.index = index
    self.costs = costs
    self.surcharge = surcharge
    self.distance = distance
    self.tried = tried
    letters = PackedLetters(word)
    told = SpellerIndex.told(word)
    limit = Self.costLimit(word.count) - surcharge
    mostApart = word.count < 8 ? 4 : 5
    mostEdits = word.count < 7 ? 2 : 3
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

  /// The least that a slip costs.
  private static let leastCost = Int(SpellerCost.apostrophe)

  /// Measures the words under a key.
  func visit(_ key: UInt64, _ found: inout SpellerRanking) {
    var lastWord = self.lastWord(found)
    index.forEach(under: key) { entry in
      // Words come by falling frequency, so behind one that is too rare all are.
      guard entry.id <= lastWord else { return false }
      guard abs(entry.length - word.count) <= 2, (entry.told ^ told).nonzeroBitCount <= mostApart,
        tried[Int(entry.id) % Self.triedCount] != entry.id
      else { return true }
      tried[Int(entry.id) % Self.triedCount] = entry.id
      guard mayBeNear(entry, found) else { return true }
      if measure(entry.id, &found) { lastWord = self.lastWord(found) }
      return true
    }
  }

  /// The rarest word that could still be among the best.
  private func lastWord(_ found: SpellerRanking) -> UInt32 {
    index.lastWord(frequency: found.leastFrequency(cost: Self.leastCost + surcharge))
  }

  /// Whether a word is few enough edits away, as far as its packed letters tell.
  ///
  /// Of the words that are asked for, nearly all end here, before their bytes are fetched.
  @inline(__always)
  private func mayBeNear(_ entry: SpellerIndex.Entry, _ found: SpellerRanking) -> Bool {
    guard word.count <= PackedLetters.capacity, entry.length <= PackedLetters.capacity else { return true }
    let other = index.letters(of: entry.id)
    let (edits, beginsAlike) = letters.compare(word.count, other, entry.length)
    if edits != nil { return true }
    // People get the first letter right; only one slip is looked for beside another one.
    guard beginsAlike else { return false }
    let affordable = found.costLimit(frequency: other.frequencyLimit) - surcharge
    guard min(limit, affordable) >= Self.leastOfTwo else { return false }
    return distance.to(other, count: entry.length) <= mostEdits
  }

  /// The least that two slips cost.
  private static let leastOfTwo = 2 * Int(SpellerCost.apostrophe)

  /// Measures a word; whether it is now among the best.
  private func measure(_ id: UInt32, _ found: inout SpellerRanking) -> Bool {
    let affordable = found.costLimit(frequency: lexicon.frequency(id)) - surcharge
    return lexicon.withFolded(id) { right in
      guard let first = right.first else { return false }
      let isOtherStart = first != word[0]
      guard distance.to(right) <= (isOtherStart ? 1 : mostEdits) else { return false }
      let most = min(limit + (isOtherStart ? SpellerCost.firstLetter : 0), affordable)
      guard most >= Self.leastCost, let cost = costs.of(word, for: right, limit: most) else { return false }
      return found.add(id, cost: cost + surcharge)
    }
  }
}
