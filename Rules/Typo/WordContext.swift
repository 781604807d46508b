import GalleyLint
import GalleyText

/// What stands around a word, as far as rules about misspelling ask: whether it is prose at all, whether it is a
/// name, whether its surroundings are in another language.
struct WordContext {
  let view: DocumentView
  /// The words in the draft's code.
  let code: CodeWords

  init(_ view: DocumentView) {
    self.view = view
    code = CodeWords(view)
  }

  /// Whether the draft is hardly English: its words say nothing about spelling then.
  var isMostlyUnknown: Bool {
    let unknown = view.unusualWords.count { view.tokens[$0].traits.isSuperset(of: [.unknown, .lowercase]) }
    // Most drafts are done with here, before all of their words are counted.
    guard unknown > 20, unknown * 4 > view.tokens.count / 2 else { return false }
    return unknown * 4 > view.tokens.count { $0.kind == .word && $0.traits.contains(.lowercase) }
  }

  /// Whether a word is plain prose: no handle, no part of an identifier or file name, nothing accepted or foreign.
  func isProse(_ index: Int, allowing allowed: Token.Traits = []) -> Bool {
    let token = view.tokens[index]
    guard token.kind == .word, token.length < 48,
      token.traits.subtracting(allowed)
        .isDisjoint(with: [.handle, .foreign, .hasDigit, .nonASCII, .holdsInvisible, .oneLetter])
    else { return false }
    guard standsFree(index), !isBeforeSic(index),
      !view.settings.acceptedWords.contains(WordHash.of(view.stem(ofToken: index)))
    else {
      return false
    }
    let block = view.block(ofToken: index)
    switch block.kind {
    case .code, .preformatted, .byline: return false
    // A description is prose; titles and names of sites are not.
    case .metadata: return view.table.blocks[view.table.block(ofToken: index)].count >= Self.leastOfDescription
    default: return block.isProse
    }
  }

  /// How many words and marks a value of the metadata has at least that readers read as a sentence.
  private static let leastOfDescription = 8

  /// Whether a word touches nothing but the marks that stand around words in sentences.
  func standsFree(_ index: Int) -> Bool {
    let token = view.tokens[index]
    if token.gap == .none, let before = view.previous(index) {
      guard view.tokens[before].kind == .punctuation, !token.traits.contains(.joined) else { return false }
      // `{troff}` and `<file>` stand for something else; `(c)ommit` and `(mis)read` are parts of a word.
      if isOneOf(before, "@#\\&*%/._{<)]}") || isPartOfWord(before, opening: "(") { return false }
      // `-option`
      if isOneOf(before, "-"), view.tokens[before].gap != .none { return false }
      // `'em`, `’tis`: letters are left out before it.
      if isApostrophe(before), token.length <= 5 { return false }
    }
    guard let next = view.next(index), view.tokens[next].gap == .none else { return true }
    guard view.tokens[next].kind == .punctuation, !isOneOf(next, "(@#\\&*%[{/_}>") else { return false }
    // `doesn?t`: a part of a word.
    if isOneOf(next, "?"), let second = view.next(next), view.tokens[second].gap == .none {
      return view.tokens[second].kind != .word
    }
    if isOneOf(next, ")]"), let second = view.next(next), view.tokens[second].gap == .none {
      return view.tokens[second].kind != .word
    }
    // `name.part`, `name:part`, `name->part`
    guard let second = view.next(next), isOneOf(next, ".:-"), view.tokens[second].gap == .none else {
      return true
    }
    if isOneOf(next, "-") { return !isOneOf(second, ">") }
    return view.tokens[second].kind == .punctuation
  }

  /// Whether `[sic]` says that the word stands so in what is quoted.
  private func isBeforeSic(_ index: Int) -> Bool {
    guard let bracket = view.next(index), isOneOf(bracket, "[("), let word = view.next(bracket) else { return false }
    return view.isWord(word, "sic")
  }

  /// Whether a bracket touches a word before it: `I(nformation)`.
  private func isPartOfWord(_ bracket: Int, opening: StaticString) -> Bool {
    guard isOneOf(bracket, opening), view.tokens[bracket].gap == .none, let before = view.previous(bracket) else {
      return false
    }
    return view.tokens[before].kind == .word
  }

  /// Whether a word is named rather than used: alone in an element that sets it off, between quotation marks, in the
  /// draft's code, or with markup inside that sets letters of it off.
  func isNamed(_ index: Int) -> Bool {
    if code.contains(view.stem(ofToken: index)) { return true }
    if view.isSplitByMarkup(view.tokens[index].range) { return true }
    if view.inlineElement(around: view.tokens[index].range) == .emphasis { return true }
    guard view.tokens[index].gap == .none, let before = view.previous(index), let next = view.next(index),
      view.tokens[next].gap == .none
    else { return false }
    guard view.isQuotationMark(before) else { return false }
    // American printers set commas and full stops inside the marks.
    if isOneOf(next, ",."), let closing = view.next(next) {
      return view.tokens[closing].gap == .none && view.isQuotationMark(closing)
    }
    return view.isQuotationMark(next)
  }

  /// Whether a token is one of these ASCII characters.
  func isOneOf(_ index: Int, _ characters: StaticString) -> Bool {
    let token = view.tokens[index]
    return token.length == 1 && characters.bytes.contains(view.text[token.offset])
  }

  /// Whether a token is an apostrophe of either kind.
  func isApostrophe(_ index: Int) -> Bool {
    let bytes = view.bytes(ofToken: index)
    return bytes.elementsEqual([0x27]) || bytes.elementsEqual([0xE2, 0x80, 0x99])
  }

  /// The word before another one with only a gap between; nil at a sentence's start and behind a mark.
  func wordBefore(_ index: Int) -> Int? {
    guard let before = view.previous(index), view.tokens[before].kind == .word,
      view.tokens[index].gap != .none
    else { return nil }
    return before
  }

  /// The word behind another one with only a gap between.
  func wordBehind(_ index: Int) -> Int? {
    guard let next = view.next(index), view.tokens[next].kind == .word, view.tokens[next].gap != .none
    else { return nil }
    return next
  }

  /// The words around a token, as word pairs and classes see them.
  func place(of index: Int) -> WordPlace? {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    // Two words on each side count, and marks between them are stepped over.
    let range = max(block.lowerBound, index - 8)..<min(block.upperBound, index + 9)
    let capacity = NeighbourRow.capacity(range.count)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { words in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { places in
        var row = NeighbourRow(words: words, places: places)
        view.tokens.withUnsafeBufferPointer { tokens in
          view.text.withUnsafeBufferPointer { text in row.fill(range, tokens, text) }
        }
        guard let at = (0..<row.count).first(where: { row.places[$0] == index }) else { return nil }
        return WordPlace(at, in: row, isPossessive: view.tokens[index].traits.contains(.possessive))
      }
    }
  }

  /// How often the document has a word, letter case apart; 1 for words that no form was noted of.
  func count(_ index: Int) -> Int { form(index).map { Int($0.count) } ?? 1 }

  /// The document's form of a word.
  func form(_ index: Int) -> Vocabulary.Form? { view.vocabulary.form(view.stem(ofToken: index)) }

  /// Whether the word stands with a capital where only a name would, or beside another capitalised word.
  func isNameLike(_ index: Int) -> Bool {
    let token = view.tokens[index]
    guard token.traits.contains(.capitalized) else { return !token.traits.contains(.lowercase) }
    if !token.traits.contains(.sentenceStart) { return true }
    if let form = form(index), form.capitalizedInside > 0 { return true }
    guard let next = wordBehind(index) else { return token.traits.contains(.possessive) }
    return token.traits.contains(.possessive) || !view.tokens[next].traits.contains(.lowercase)
  }

  /// Whether an initial stands before the word, as in the name of a species: `E. coli`.
  func isSpecies(_ index: Int) -> Bool {
    guard let stop = view.previous(index), view.isCharacter(stop, "."), view.tokens[stop].gap == .none,
      let initial = view.previous(stop)
    else { return false }
    return view.tokens[initial].traits.isSuperset(of: [.oneLetter, .capitalized])
  }

  /// Whether the word is an item of a list, parted by a comma from a word that nobody knows: a list of names.
  func isInListOfNames(_ index: Int) -> Bool {
    guard view.previous(index).map({ view.tokens[$0].kind == .punctuation }) ?? true,
      view.next(index).map({ view.tokens[$0].kind == .punctuation }) ?? true
    else { return false }
    for step in [view.previous, view.next] {
      guard let comma = step(index), view.isCharacter(comma, ","), let other = step(comma) else { continue }
      if view.tokens[other].traits.isSuperset(of: [.unknown, .lowercase]) { return true }
    }
    return false
  }

  /// Whether an apostrophe behind the word says that its end is left out: `comin' home`, `th' end`.
  func isClipped(_ index: Int) -> Bool {
    let word = view.stem(ofToken: index)
    guard word.count < 4 || word.suffix(2).elementsEqual([0x69, 0x6E]), let next = view.next(index) else {
      return false
    }
    return view.tokens[next].gap == .none && isApostrophe(next)
  }

  /// Whether the word has an ending that verbs have no longer, or an apostrophe for a letter that verse leaves out:
  /// `asketh`, `takest`, `whate'er`, `season'd`.
  func isArchaic(_ index: Int) -> Bool {
    let word = Fold.folded(view.stem(ofToken: index))
    if let apostrophe = word.firstIndex(of: 0x27) {
      let (front, back) = (word[..<apostrophe], word[(apostrophe + 1)...])
      return Self.elidedFronts.contains(WordHash.of(front)) || Self.elidedEnds.contains(WordHash.of(back))
    }
    guard word.count > 5, word.suffix(3).elementsEqual("eth".utf8) || word.suffix(3).elementsEqual("est".utf8) else {
      return false
    }
    let base = word.dropLast(3)
    return [Array(base), base + [0x65]].contains { base in
      guard let entry = view.lexicon.entry(view.lexicon.find(base)), entry.frequency >= 100 else { return false }
      return entry.partsOfSpeech.contains(.verb) && entry.partsOfSpeech.isDisjoint(with: .adjective)
    }
  }

  private static let elidedFronts = WordHash.set(of: "t th o d l")
  private static let elidedEnds = WordHash.set(of: "d er r st ry ring ning n")

  /// Whether a full stop behind the word, with the sentence going on, says that it is cut short: `poss. from`.
  func isAbbreviated(_ index: Int) -> Bool {
    guard let stop = view.next(index), view.isCharacter(stop, "."), view.tokens[stop].gap == .none,
      let next = view.next(stop)
    else { return false }
    return view.tokens[next].traits.contains(.lowercase) || isOneOf(next, ",:;")
  }

  /// How many of the four words at each side, within the block, look like another language: unknown and no known
  /// misspelling, or a common little word of one.
  func foreignNeighbours(of index: Int, where isCounted: (Int) -> Bool = { _ in true }) -> Int {
    if isInForeignQuotation(index) { return 8 }
    var count = 0
    for step in [-1, 1] {
      var at = index
      var seen = 0
      while seen < 4, let next = step < 0 ? view.previous(at) : view.next(at) {
        at = next
        guard view.tokens[at].kind == .word else { continue }
        seen += 1
        if isForeignLooking(at), isCounted(at) { count += 1 }
      }
    }
    return count
  }

  /// Whether a word stands in a quotation of which most words are unknown: “Ich habe keine Ahnung”.
  private func isInForeignQuotation(_ index: Int) -> Bool {
    guard view.tokens[index].traits.contains(.quoted) else { return false }
    var (words, foreign) = (1, 0)
    for step in [-1, 1] {
      var at = index
      for _ in 0..<8 {
        guard let next = step < 0 ? view.previous(at) : view.next(at), view.tokens[next].traits.contains(.quoted) else {
          break
        }
        at = next
        guard view.tokens[at].kind == .word else { continue }
        words += 1
        let isUnknown =
          view.tokens[at].traits.contains(.unknown) && !view.lexicon.isMisspelling(view.bytes(ofToken: at))
        if isUnknown || isForeignLooking(at) { foreign += 1 }
      }
    }
    return words > 2 && foreign > 1 && foreign * 2 >= words - 1
  }

  private func isForeignLooking(_ index: Int) -> Bool {
    let token = view.tokens[index]
    if token.traits.contains(.nonASCII) { return true }
    let word = view.bytes(ofToken: index)
    if token.traits.contains(.unknown) {
      return token.traits.contains(.lowercase) && !view.lexicon.isMisspelling(word)
    }
    guard word.count <= 5, token.traits.contains(.lowercase) else { return false }
    return Self.littleForeignWords.contains(WordHash.of(word))
  }

  private static let littleForeignWords = WordHash.set(
    of: """
      de la le les des du el los las un une y et und der die das von zu mit il lo di della del dei gli en dans pour \
      que qui est ist nicht ein eine al por para con su sur au aux ce avec och att det av til het van een \
      je ne ma ich habe se si mi te tu wir sie auf
      """)
}
