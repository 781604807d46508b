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
    case ...3: 50
    case 4: 97
    case 5...6: 125
    case 7...9: 155
    default: 178
    }
  }

  /// Measures the words under a key.
  ///
  /// They are sorted out in two steps, a few dozen at a time, so that the memory of many is fetched at once.
  func visit(_ key: UInt64, _ found: inout SpellerRanking) {
    var places = index.places(under: key)
    withUnsafeTemporaryAllocation(of: Step.self, capacity: Self.stepCount) { steps in
      while !places.isEmpty {
        let lastWord = self.lastWord(found)
        let next = places.prefix(Self.stepCount)
        let count = sift(next, through: lastWord, into: steps)
        for place in 0..<count { steps[place].letters = index.letters(of: steps[place].entry.id) }
        for place in 0..<count { consider(steps[place], &found) }
        // Words come by falling frequency, so behind one that is too rare all are.
        guard index.entry(at: next.upperBound - 1).id <= lastWord else { return }
        places = next.upperBound..<places.upperBound
      }
    }
  }

  /// A word that the index alone does not sort out.
  private struct Step {
    var entry: SpellerIndex.Entry
    var letters = PackedLetters(packed: 0)
  }

  private static let stepCount = 64

  /// Copies the words that the index alone does not sort out; how many they are.
  private func sift(
    _ places: Range<Int>, through lastWord: UInt32, into steps: UnsafeMutableBufferPointer<Step>
  ) -> Int {
    var count = 0
    for place in places {
      let entry = index.entry(at: place)
      let lengthApart = entry.length &- word.count
      let isKept =
        entry.id <= lastWord && lengthApart &+ 2 >= 0 && lengthApart <= 2
        && (entry.told ^ told).nonzeroBitCount <= mostApart
      steps.initializeElement(at: count, to: Step(entry: entry))
      count &+= isKept ? 1 : 0
    }
    return count
  }

  @inline(__always)
  private func consider(_ step: Step, _ found: inout SpellerRanking) {
    let id = step.entry.id
    guard tried[Int(id) % Self.triedCount] != id else { return }
    tried[Int(id) % Self.triedCount] = id
    if mayBeNear(step, found) { measure(id, &found) }
  }

  /// The rarest word that could still be among the best.
  private func lastWord(_ found: SpellerRanking) -> UInt32 {
    index.lastWord(frequency: found.leastFrequency(cost: SpellerCost.least + surcharge))
  }

  /// Whether a word is few enough edits away, as far as its packed letters tell.
  ///
  /// Of the words that are asked for, nearly all end here, before their bytes are fetched.
  @inline(__always)
  private func mayBeNear(_ step: Step, _ found: SpellerRanking) -> Bool {
    let (length, other) = (step.entry.length, step.letters)
    guard word.count <= PackedLetters.capacity, length <= PackedLetters.capacity else { return true }
    let (edits, beginsAlike) = letters.compare(word.count, other, length)
    if edits != nil { return true }
    // People get the first letter right; only one slip is looked for beside another one.
    guard beginsAlike else { return false }
    let affordable = found.costLimit(frequency: other.frequencyLimit) - surcharge
    guard min(limit, affordable) >= Self.leastOfTwo else { return false }
    return distance.to(other, count: length) <= mostEdits
  }

  /// The least that two slips cost.
  private static let leastOfTwo = 2 * SpellerCost.least

  /// Measures a word.
  private func measure(_ id: UInt32, _ found: inout SpellerRanking) {
    let affordable = found.costLimit(frequency: lexicon.frequency(id)) - surcharge
    lexicon.withFolded(id) { right in
      guard let first = right.first else { return }
      let isOtherStart = first != word[0]
      guard distance.to(right) <= (isOtherStart ? 1 : mostEdits) else { return }
      let most = min(limit + (isOtherStart ? SpellerCost.firstLetter : 0), affordable)
      guard most >= SpellerCost.least, let cost = costs.of(word, for: right, limit: most) else { return }
      found.add(id, cost: cost + surcharge)
    }
  }
}
