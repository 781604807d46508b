import GalleyLint
import GalleyText

/// The lost initial of a word with other capitals: “ADRID — Rafael Nadal”, “ouTube said”.
extension LostInitial {
  /// A word in capitals that opens a paragraph and may have lost its initial, with what it was.
  func capitals(inBlock block: Int) -> (index: Int, candidates: [Candidate])? {
    guard let first = Self.firstWord(block, view),
      view.tokens[first].traits.contains(.allCapitals) || isLoneCapital(first),
      Self.isParagraph(view.blocks[block]), !view.tokens[first].traits.contains(.hasDigit),
      isSentence(block), view.next(first).map({ !view.isCharacter($0, ":") }) ?? false,
      (view.vocabulary.form(view.stem(ofToken: first))?.count ?? 0) <= 1
    else { return nil }
    let word = Array(view.bytes(ofToken: first))
    let isDateline = isDateline(from: first, in: block)
    let isOneOfTwo = isDateline && isBeforePlace(first)
    // `CAD`: an acronym is whole as it is.
    guard view.entry(ofToken: first)?.flags.contains(.abbreviation) != true || isOneOfTwo else { return nil }
    let isCommon = word.count > 1 && view.lexicon.frequency(view.tokens[first].word) >= Self.commonWord
    guard isDateline || !isCommon else { return nil }
    var found: [Candidate] = []
    var whole = [0] + word
    for letter in UInt8(0x41)...0x5A {
      whole[0] = letter
      let isInDocument = !isCommon && (view.vocabulary.form(whole)?.count ?? 0) > 0
      guard isInDocument || isDateline else { continue }
      let entry = view.lexicon.entry(view.lexicon.find(whole))
      let isPlace =
        isDateline && entry.map { mayBeRest(first, of: $0) } == true || isOneOfTwo && isFirstOfTwo(whole)
      guard isInDocument || isPlace else { continue }
      let score = Int(entry?.frequency ?? 0) + (isInDocument ? 90 : 0)
      found.append(Candidate(text: whole, score: score, isInDocument: isInDocument))
    }
    // “ONG KONG”: what follows is no witness for what stands before it.
    if let next = view.next(first) { found.removeAll { view.bytes(ofToken: next).elementsEqual($0.text) } }
    found.sort { ($1.score, $0.text[0]) < ($0.score, $1.text[0]) }
    return found.isEmpty ? nil : (first, found)
  }

  /// A name with a capital inside that has lost its initial, and what it was: “ouTube” for “YouTube”.
  func innerCapital(inBlock block: Int) -> (index: Int, candidates: [Candidate])? {
    guard let first = view.table.blocks[block].first,
      view.tokens[first].traits.isSuperset(of: [.oddCapitals, .unknown]),
      view.tokens[first].traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .nonASCII, .linked]),
      Self.isParagraph(view.blocks[block]), isSentence(block)
    else { return nil }
    let stem = Array(view.stem(ofToken: first))
    guard stem.first.map(LetterCase.isLower) == true, view.vocabulary.form(stem)?.count == 1 else { return nil }
    let ending = view.bytes(ofToken: first).dropFirst(stem.count)
    var found: [Candidate] = []
    var whole = [0] + stem
    for letter in UInt8(0x41)...0x5A {
      whole[0] = letter
      let id = view.lexicon.find(whole)
      let isInDocument = (view.vocabulary.form(whole)?.count ?? 0) > 0
      guard isInDocument || id != 0 && view.lexicon.usualForm(id) == whole else { continue }
      let score = Int(view.lexicon.frequency(id)) + (isInDocument ? 90 : 0)
      found.append(Candidate(text: whole + ending, score: score, isInDocument: isInDocument))
    }
    found.sort { ($1.score, $0.text[0]) < ($0.score, $1.text[0]) }
    return found.isEmpty ? nil : (first, found)
  }

  /// Whether a letter other than “A”, “I” and “O” stands before a comma.
  private func isLoneCapital(_ index: Int) -> Bool {
    guard view.tokens[index].traits.contains(.oneLetter), view.tokens[index].length == 1,
      LetterCase.isUpper(view.text[view.tokens[index].offset]),
      ![0x41, 0x49, 0x4F].contains(view.text[view.tokens[index].offset]), let next = view.next(index)
    else { return false }
    return view.tokens[next].gap == .none && view.isCharacter(next, ",")
  }

  /// Whether a word in capitals may be the rest of a place: it is no word, or a rare one, and no place that is known
  /// nearly as well.
  private func mayBeRest(_ index: Int, of place: LexiconEntry) -> Bool {
    guard place.flags.contains(.place), let entry = view.entry(ofToken: index) else {
      return place.flags.contains(.place)
    }
    guard entry.frequency < 120 else { return false }
    return !entry.flags.contains(.place) || Int(place.frequency) > Int(entry.frequency) + Self.muchBetterKnown
  }

  /// From this on a word is common, in capitals too.
  private static let commonWord = 150
  /// Thirty times as frequent.
  private static let muchBetterKnown = 45

  /// Whether another word in capitals follows that may end a place's name.
  private func isBeforePlace(_ index: Int) -> Bool {
    view.next(index).map { view.tokens[$0].traits.contains(.allCapitals) && view.tokens[$0].gap == .space } ?? false
  }

  /// Whether a word is the first of a place's two: `NEW YORK`.
  private func isFirstOfTwo(_ word: [UInt8]) -> Bool { Self.firstsOfTwo.contains(WordHash.of(word)) }

  private static let firstsOfTwo = WordHash.set(
    of: """
      united new los las san santa sao hong kuala abu tel rio buenos mexico cape port fort saint north south west east el \
      salt des baton addis phnom panama kansas oklahoma little long white kyoto ann palm grand iowa jersey
      """)

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
}
