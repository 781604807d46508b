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
    let isDateline = view.tokens[first].word == 0 && isDateline(from: first, in: block)
    var found: [Candidate] = []
    for letter in UInt8(0x41)...0x5A {
      let whole = [letter] + word
      let isInDocument = view.vocabulary.form(whole) != nil
      let entry = view.lexicon.entry(view.lexicon.find(whole))
      let isPlace = isDateline && entry?.flags.contains(.place) == true
      guard isInDocument || isPlace else { continue }
      let score = Int(entry?.frequency ?? 0) + (isInDocument ? 90 : 0)
      found.append(Candidate(text: whole, score: score, isInDocument: isInDocument))
    }
    found.sort { ($1.score, $0.text[0]) < ($0.score, $1.text[0]) }
    return found.isEmpty ? nil : (first, found)
  }

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
          bytes.elementsEqual([0x2D]) || bytes.elementsEqual([0xE2, 0x80, 0x93])
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
    let fit = SentenceFit(before: first, view)
    var found: [Candidate] = []
    for letter in ["A", "I"] {
      let text = Array(letter.utf8)
      guard let entry = view.lexicon.entry(view.lexicon.find(text)) else { continue }
      if letter == "A", InitialSound.of(first, in: view) == .vowel { continue }
      found.append(Candidate(text: text, score: fit.score(of: entry, Fold.folded(text)), isInDocument: false))
    }
    found.sort { $1.score < $0.score }
    guard let best = found.first, best.score > 0 else { return nil }
    return (first, view.tokens[first].offset - 1, found)
  }

  func findLoneSpaceCount() -> Int {
    view.blocks.indices.count { Self.firstWord($0, view).map(isBehindLoneSpace) == true }
  }

  private func isBehindLoneSpace(_ index: Int) -> Bool {
    let offset = view.tokens[index].offset
    guard offset > 0, view.text[offset - 1] == 0x20 else { return false }
    return offset == 1 || view.text[offset - 2] == 0x0A
  }
}
