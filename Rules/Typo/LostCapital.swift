import GalleyLint
import GalleyText

/// Two rarer forms of a lost initial: of a word in capitals (“ADRID — Rafael Nadal”), and of a word that was no more
/// than its initial (“ had a farm”).
extension LostInitial {
  /// A word in capitals that opens a paragraph and may have lost its initial, with what it was.
  func capitals(inBlock block: Int) -> (index: Int, candidates: [Candidate])? {
    guard let first = Self.firstWord(block, view), view.tokens[first].traits.contains(.allCapitals),
      Self.isParagraph(view.blocks[block]), !view.tokens[first].traits.contains(.hasDigit),
      isSentence(block), (view.vocabulary.form(view.stem(ofToken: first))?.count ?? 0) <= 1
    else { return nil }
    let word = Array(view.bytes(ofToken: first))
    // `CAD`: an acronym is whole as it is.
    guard view.entry(ofToken: first)?.flags.contains(.abbreviation) != true else { return nil }
    let isDateline = isDateline(from: first, in: block) && mayBeRest(first)
    var found: [Candidate] = []
    for letter in UInt8(0x41)...0x5A {
      let whole = [letter] + word
      let isInDocument = view.vocabulary.form(whole) != nil
      let entry = view.lexicon.entry(view.lexicon.find(whole))
      let isPlace =
        isDateline && (entry?.flags.contains(.place) == true || isFirstOfTwo(whole, before: first))
      guard isInDocument || isPlace else { continue }
      let score = Int(entry?.frequency ?? 0) + (isInDocument ? 90 : 0)
      found.append(Candidate(text: whole, score: score, isInDocument: isInDocument))
    }
    found.sort { ($1.score, $0.text[0]) < ($0.score, $1.text[0]) }
    return found.isEmpty ? nil : (first, found)
  }

  /// Whether a word in capitals may be the rest of a place: it is no word, or a rare one.
  private func mayBeRest(_ index: Int) -> Bool {
    guard let entry = view.entry(ofToken: index) else { return true }
    return entry.frequency < 120 && !entry.flags.contains(.place)
  }

  /// Whether a word is the first of a place's two, before another one in capitals: `NEW YORK`.
  private func isFirstOfTwo(_ word: [UInt8], before index: Int) -> Bool {
    guard let next = view.next(index), view.tokens[next].traits.contains(.allCapitals) else { return false }
    return Self.firstsOfTwo.contains(WordHash.of(word))
  }

  private static let firstsOfTwo = Set(
    """
    new los las san santa sao hong kuala abu tel rio buenos mexico cape port fort saint north south west east el \
    salt des baton addis phnom panama kansas oklahoma little long white kyoto ann palm grand iowa jersey
    """.utf8.split(separator: 0x20).map { WordHash.of($0) })

  /// Whether a dash parts a place in capitals, with its state or agency, from the text.
  private func isDateline(from first: Int, in block: Int) -> Bool {
    var capitals = 0
    for index in first..<min(first + 14, view.table.blocks[block].upperBound) {
      let token = view.tokens[index]
      switch token.kind {
      case .word:
        guard !token.traits.contains(.lowercase) else { return false }
        if token.traits.contains(.allCapitals) { capitals += 1 }
      case .punctuation:
        let bytes = view.bytes(ofToken: index)
        let isDash =
          bytes.first == 0x2D || bytes.elementsEqual([0xE2, 0x80, 0x93])
          || bytes.elementsEqual([0xE2, 0x80, 0x94])
        if isDash, token.gap != .none { return capitals > 0 }
      default: continue
      }
    }
    return false
  }

  /// A paragraph that has lost a word of one letter: a space stands before its first word, and before no other
  /// paragraph's. The place is that before the space.
  func letter(inBlock block: Int) -> (index: Int, place: Int, candidates: [Candidate])? {
    guard view.document.format == .text, let first = Self.firstWord(block, view), isBehindLoneSpace(first),
      view.tokens[first].traits.contains(.lowercase), Self.isParagraph(view.blocks[block]), startsWithCapitals,
      isSentence(block), !continues(block), loneSpaceCount == 1
    else { return nil }
    let found = letters(before: first)
    guard !found.isEmpty else { return nil }
    return (first, view.tokens[first].offset - 1, found)
  }

  /// “I” before a verb or adverb that has it as its subject, “A” before a noun, an adjective or what is neither.
  private func letters(before first: Int) -> [Candidate] {
    guard let entry = view.entry(ofToken: first) else { return [] }
    let parts = entry.partsOfSpeech
    let isSubject = Self.behindI.contains(WordHash.of(view.bytes(ofToken: first)))
    let startsNoun = !parts.isDisjoint(with: [.noun, .adjective]) && !entry.isFunctionWord
    let mayBeVerb = parts.contains(.verb) && !view.bytes(ofToken: first).suffix(3).elementsEqual("ing".utf8)
    let wantsAn = InitialSound.of(first, in: view) == .vowel
    var found: [Candidate] = []
    func add(_ letter: String, _ score: Int) {
      found.append(Candidate(text: Array(letter.utf8), score: score, isInDocument: false))
    }
    if isSubject { add("I", 60) } else if mayBeVerb { add("I", startsNoun ? 10 : 40) }
    if !wantsAn, startsNoun || entry.flags.contains(.abbreviation) { add("A", 30) }
    return found.sorted { $1.score < $0.score }
  }

  /// Words that follow “I” far more often than “A”.
  private static let behindI = Set(
    """
    am was had have think want like love believe know feel hope just never always also will would can could should \
    did do didn't don't can't won't wouldn't couldn't shouldn't haven't hadn't wasn't remember used got went saw said \
    made met find found see need wish guess understand mean tried asked told thought felt knew wanted liked loved \
    needed started began came took really still only once recently often agree suppose hate hear heard say said \
    might must may shall often usually sometimes
    """.utf8.split(separator: 0x20).map { WordHash.of($0) })

  func findLoneSpaceCount() -> Int {
    view.blocks.indices.count { Self.firstWord($0, view).map(isBehindLoneSpace) == true }
  }

  private func isBehindLoneSpace(_ index: Int) -> Bool {
    let offset = view.tokens[index].offset
    guard offset > 0, view.text[offset - 1] == 0x20 else { return false }
    if offset == 1 || view.text[offset - 2] == 0x0A { return true }
    // Behind a mark that opens the paragraph: “ had it done”.
    guard let mark = view.previous(index), view.previous(mark) == nil else { return false }
    return view.tokens[mark].end == offset - 1 && view.tokens[mark].kind == .punctuation
  }
}
