import GalleyLint
import GalleyText

/// What rules about facts ask of single tokens.
extension DocumentView {
  /// The value of a token that is a whole number and nothing else.
  func wholeNumber(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), tokens[index].kind == .number, !tokens[index].traits.contains(.hasDigit)
    else { return nil }
    return Digits.value(bytes(ofToken: index))
  }

  /// The year that a token of four digits may be.
  func year(_ index: Int) -> Int? {
    guard let value = wholeNumber(index), tokens[index].length == 4, (1000...2200).contains(value) else { return nil }
    return value
  }

  /// Whether a token is a hyphen or a dash.
  func isDash(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), tokens[index].kind == .punctuation else { return false }
    let bytes = bytes(ofToken: index)
    if bytes.elementsEqual([0x2D]) { return true }
    // U+2010 to U+2015.
    return bytes.count == 3 && bytes.starts(with: [0xE2, 0x80]) && bytes.last.map { (0x90...0x95).contains($0) } == true
  }

  /// Whether a token is a quotation mark of English, single or double, straight or curly.
  func isQuotationMark(_ index: Int) -> Bool {
    let bytes = bytes(ofToken: index)
    if bytes.count == 1 { return bytes.first == 0x22 || bytes.first == 0x27 }
    return bytes.count == 3 && bytes.starts(with: [0xE2, 0x80]) && bytes.last.map { $0 >= 0x98 && $0 <= 0x9F } == true
  }

  /// Whether an apostrophe stands at an offset of the text.
  func isApostrophe(_ offset: Int) -> Bool {
    guard offset < text.count else { return false }
    return text[offset] == 0x27 || text[offset...].prefix(3).elementsEqual([0xE2, 0x80, 0x99])
  }

  /// Whether a token is one of these words, letter case apart.
  func isWord(_ index: Int, among words: [StaticString]) -> Bool { words.contains { isWord(index, $0) } }

  /// Whether a token cannot be what a number before it counts: the end of a phrase, or a word of structure.
  func endsPhrase(_ index: Int?) -> Bool {
    guard let index else { return true }
    switch tokens[index].kind {
    case .punctuation: return !isCharacter(index, "%") && !isDash(index)
    case .word:
      guard let parts = entry(ofToken: index)?.partsOfSpeech else { return false }
      return !parts.isDisjoint(with: [.preposition, .conjunction, .determiner, .pronoun])
    default: return false
    }
  }

  /// Whether one of these words stands among the tokens of a range.
  func holds(_ range: Range<Int>, anyOf words: [StaticString]) -> Bool {
    range.contains { tokens[$0].kind == .word && isWord($0, among: words) }
  }

  /// The tokens of the sentence around one, at most `reach` on either side.
  func neighbours(of index: Int, reach: Int = 60) -> Range<Int> {
    let sentence = table.sentence(ofToken: index)
    return max(sentence.lowerBound, index - reach)..<min(sentence.upperBound, index + reach)
  }
}
