/// Finds what a word that the lexicon lacks may have been meant to be.
///
/// Candidates are ranked as a noisy channel does: how likely the slip is (`SpellerCost`) against how common the word
/// is and whether the document uses it. A word costs a few microseconds, because only the words are measured that
/// `SpellerIndex` has under its keys.
public struct Speller: Sendable {
  /// Something that may have been meant.
  public struct Suggestion: Sendable {
    /// The word or phrase, with its usual capitals.
    public var text: [UInt8]
    /// The word's number in the lexicon; 0 for a phrase.
    public var word: UInt32
    /// How unlikely the slip is: a letter left out costs about 25, another or one too many about 50 to 90.
    public var cost: Int
    /// 30 times the Zipf frequency; of a phrase, what stands for it.
    public var frequency: Int
    /// Whether the document holds the word as a name.
    public var isInDocument: Bool
    /// How well it fits the words around it; 0 where none were given.
    public var fit: Int

    /// What suggestions are ranked by: the higher, the likelier.
    public var score: Int { frequency - cost + fit + (isInDocument ? Self.documentBonus : 0) }

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
  ///   - place: the words around it.
  ///   - limit: how many to give at most.
  public func suggestions(
    for word: ArraySlice<UInt8>, vocabulary: Vocabulary = Vocabulary(), place: WordPlace? = nil, limit: Int = 5
  ) -> [Suggestion] {
    let found = candidates(for: word)
    guard !found.isEmpty else { return [] }
    var ranked: [Suggestion] = []
    ranked.reserveCapacity(found.count)
    for candidate in found {
      let suggestion = suggestion(candidate, vocabulary, place, for: word)
      let at = ranked.firstIndex { $0.score < suggestion.score } ?? ranked.count
      ranked.insert(suggestion, at: at)
    }
    return Array(ranked.prefix(limit))
  }

  private func suggestion(
    _ candidate: SpellerCandidate, _ vocabulary: Vocabulary, _ place: WordPlace?, for word: ArraySlice<UInt8>
  ) -> Suggestion {
    let text: [UInt8]
    if candidate.cut > 0 {
      let folded = Fold.folded(word)
      text = folded[..<Int(candidate.cut)] + [0x20] + folded[Int(candidate.cut)...]
    } else {
      text = lexicon.usualWriting(candidate.word)
    }
    return Suggestion(
      text: text, word: candidate.word, cost: Int(candidate.cost), frequency: Int(candidate.frequency),
      isInDocument: candidate.cut == 0 && vocabulary.holdsName(candidate.word, lexicon),
      fit: place.map { candidate.cut > 0 ? $0.fit(text) : $0.fit(candidate.word) } ?? 0)
  }

  /// What the lexicon has for a word, whatever the document; remembered, because drafts share their unknown words.
  private func candidates(for word: ArraySlice<UInt8>) -> [SpellerCandidate] {
    guard word.count > 1, word.count <= SpellerIndex.longest else { return [] }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { folded in
      var count = 0
      for byte in word {
        let letter = Fold.lowercase(byte)
        guard letter >= 0x61 && letter <= 0x7A || letter == 0x27 else { return [] }
        folded.initializeElement(at: count, to: letter)
        count += 1
      }
      let bytes = UnsafeBufferPointer(rebasing: folded[0..<count])
      let isLowercase = word.first == bytes.first
      let key = SpellerMemory.Key(bytes, isLowercase: isLowercase)
      if let known = SpellerMemory.shared.candidates(key) { return known }
      let found = search(bytes, isLowercase: isLowercase)
      SpellerMemory.shared.note(found, key)
      return found
    }
  }

  private func search(_ folded: UnsafeBufferPointer<UInt8>, isLowercase: Bool) -> [SpellerCandidate] {
    var found = SpellerRanking(lexicon: lexicon, isLowercase: isLowercase)
    NearWords.of(folded, lexicon, index, costs) { near in
      SpellerIndex.forEachKey(of: folded) { near.visit($0, &found) }
    }
    if found.best < SpellerRanking.good { searchOtherStarts(folded, &found) }
    for (rank, word) in SpellerInflection(lexicon).corrections(of: Array(folded)).enumerated() where word != 0 {
      found.add(word, cost: rank * Self.laterForm)
    }
    split(folded, isLowercase: isLowercase, &found)
    return found.candidates
  }

  /// What it costs that a form of an irregular word is not the first of its forms.
  private static let laterForm = 5

  /// Corrections that are known of a word, likeliest first.
  public func ranked(
    _ corrections: [[UInt8]], for word: some Collection<UInt8>, place: WordPlace? = nil
  ) -> [[UInt8]] {
    let scored = corrections.enumerated().map { rank, correction in
      (score: score(of: correction, for: word, place: place), rank: rank, text: correction)
    }
    return scored.sorted { ($1.score, $0.rank) < ($0.score, $1.rank) }.map(\.text)
  }

  /// What a word or phrase would be ranked by as a suggestion for a word.
  public func score(of correction: [UInt8], for word: some Collection<UInt8>, place: WordPlace? = nil) -> Int {
    let parts = correction.split(separator: 0x20)
    let frequency = parts.map { lexicon.frequency(lexicon.find($0)) }.min() ?? 0
    let folded = Fold.folded(word)
    let form = SpellerInflection(lexicon).corrections(of: folded).firstIndex(of: lexicon.find(correction))
    let cost =
      form.map { $0 * Self.laterForm }
      ?? folded.withUnsafeBufferPointer { wrong in
        Fold.folded(correction).withUnsafeBufferPointer { costs.of(wrong, for: $0, limit: 400) }
      }
    return frequency - (cost ?? Self.farCost) - (parts.count > 1 ? 30 : 0) + (place?.fit(correction) ?? 0)
  }

  /// What stands for the cost of three letters left out and more, which is not measured.
  private static let farCost = 120

  /// Measures words whose first sound is written otherwise: `fone` for `phone`.
  private func searchOtherStarts(_ folded: UnsafeBufferPointer<UInt8>, _ found: inout SpellerRanking) {
    for (written, meant) in Self.otherStarts where folded.starts(with: written.bytes) {
      let length = folded.count - written.utf8CodeUnitCount + meant.utf8CodeUnitCount
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { start in
        for (place, byte) in meant.bytes.enumerated() { start.initializeElement(at: place, to: byte) }
        for (place, byte) in folded.dropFirst(written.utf8CodeUnitCount).enumerated() {
          start.initializeElement(at: meant.utf8CodeUnitCount + place, to: byte)
        }
        let bytes = UnsafeBufferPointer(start)
        guard bytes.count > 1, bytes.count <= SpellerIndex.longest else { return }
        NearWords.of(bytes, lexicon, index, costs, surcharge: Self.otherStartCost) { near in
          near.visit(SpellerIndex.soundKey(of: bytes), &found)
        }
      }
    }
  }

  /// What it costs to have written a word's first sound otherwise.
  private static let otherStartCost = 50

  private static let otherStarts: [(StaticString, StaticString)] = [
    ("f", "ph"), ("n", "kn"), ("n", "gn"), ("n", "pn"), ("r", "wr"), ("r", "rh"), ("s", "ps"), ("s", "c"),
    ("s", "sc"), ("k", "c"), ("k", "ch"), ("k", "q"), ("c", "k"), ("c", "s"), ("j", "g"), ("g", "j"),
    ("w", "wh"),
    ("o", "ho"), ("h", "wh"), ("z", "x"), ("kw", "qu"), ("sk", "sch"), ("ch", "tch"), ("i", "e"), ("e", "i"),
    ("a", "e"), ("e", "a"), ("u", "o"),
  ]

  /// Looks for two words written as one: `alot`, `infact`, and with a capital `Ihad`.
  private func split(
    _ folded: UnsafeBufferPointer<UInt8>, isLowercase: Bool, _ found: inout SpellerRanking
  ) {
    guard folded.count >= 4 else { return }
    if !isLowercase, folded[0] == 0x69, let verb = part(folded, 1, folded.count),
      verb.partsOfSpeech.contains(.verb), !verb.isFunctionWord, verb.frequency >= Self.leastVerbFrequency
    {
      found.add(phraseCutAt: 1, cost: 40, frequency: Int(verb.frequency) - 30)
    }
    for cut in 1..<folded.count - 1 {
      guard let first = part(folded, 0, cut), let second = part(folded, cut, folded.count) else { continue }
      let rightCount = folded.count - cut
      let isFunction = first.isFunctionWord || second.isFunctionWord
      let frequency = min(Int(first.frequency), Int(second.frequency))
      let least = cut == 1 || rightCount < 3 ? 160 : isFunction ? 140 : 165
      guard frequency >= least, isFunction || (cut > 2 && rightCount > 2) else { continue }
      found.add(phraseCutAt: cut, cost: isFunction ? 60 : 80, frequency: frequency - 30)
    }
  }

  /// What is known of a part of a word that may be a word of its own.
  private func part(_ folded: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LexiconEntry? {
    if end - start == 1, folded[start] != 0x61 { return nil }
    let bytes = UnsafeBufferPointer(rebasing: folded[start..<end])
    guard let entry = lexicon.entry(lexicon.find(bytes, hash: WordHash.ofASCII(bytes))),
      entry.frequency >= Self.leastPartFrequency
    else { return nil }
    if end - start == 1 { return entry }
    let isPlain = entry.flags.isDisjoint(with: [.abbreviation, .rare, .offensive])
    return entry.flags.contains(.lowercase) && isPlain ? entry : nil
  }

  /// The frequency below which a verb is no part behind “I”: Zipf 5.5.
  private static let leastVerbFrequency = 165
  /// The frequency below which a word is never a part.
  private static let leastPartFrequency = 140
}
