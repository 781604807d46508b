import GalleyLint
import GalleyText

/// A common word with a capital inside that makes no name: what it should be, and how surely.
struct InnerCapitalSlip {
  /// The word in its usual case.
  let text: [UInt8]
  let severity: Severity
  let applicability: Applicability

  /// Reads a word with odd capitals; nil where they may be meant.
  init?(_ index: Int, _ view: DocumentView) {
    guard let shape = CapitalShape(view.stem(ofToken: index)), let entry = view.entry(ofToken: index),
      let doubt = Self.doubt(index, shape, entry, view)
    else { return nil }
    let context = WordContext(view)
    guard context.isProse(index), !context.isNamed(index), !Self.isMockery(index, view) else { return nil }
    // The draft's own way, unless the word is too common for a name.
    let form = view.vocabulary.form(shape.word)
    let uses = form.map { Int($0.count) - Int($0.capitalized) - Int($0.lowercase) } ?? 1
    guard uses < Self.manyUses || Self.isEverywhere(entry) else { return nil }
    if doubt == .some, context.code.isFrequent || CodeLook.hasSigns(view.table.block(ofToken: index), view) {
      return nil
    }
    let isSure = doubt == .little && uses == 1 && !context.code.isFrequent
    severity = isSure ? .error : .warning
    applicability = isSure && !view.tokens[index].traits.contains(.quoted) ? .safe : .suggested
    text = Self.usualCase(index, shape, entry, view)
  }

  /// How well another reading of the capitals can be meant.
  private enum Doubt { case little, some }

  private static func doubt(
    _ index: Int, _ shape: CapitalShape, _ entry: LexiconEntry, _ view: DocumentView
  ) -> Doubt? {
    let frequency = Int(entry.frequency)
    guard entry.flags.isDisjoint(with: [.oddCapitals, .offensive, .rare]) else { return nil }
    guard entry.flags.contains(.lowercase) else { return nameDoubt(shape, entry, view) }
    guard frequency >= common else { return nil }
    let isEverywhere = isEverywhere(entry)
    // `DoE`, `AlAs`, `MoD`: short words are symbols and acronyms too.
    if shape.word.count <= (shape.startsWithCapital ? 4 : 3), !isEverywhere { return nil }
    if shape.word.count == 2 { return .some }
    if shape.tailIsCapitals {
      // `cAMP`, `mTOR`: a prefix before an acronym.
      let tail = shape.word[shape.firstInner...]
      let known = view.lexicon.entry(view.lexicon.find(tail))
      if known?.flags.contains(.allCapitals) == true || view.vocabulary.form(tail).map({ $0.count > 0 }) == true {
        return isEverywhere ? .some : nil
      }
      guard shape.word.count > 3 || isEverywhere else { return nil }
      return shape.firstInner == 1 ? .little : .some
    }
    guard shape.innerCapitals == 1 else { return shape.firstInner > 1 && isEverywhere ? .some : nil }
    // `seeS`
    if shape.firstInner == shape.word.count - 1 { return isEverywhere || shape.word.count > 5 ? .some : nil }
    guard shape.firstInner == 1 else { return jointDoubt(shape, view) }
    // `eLife`, `iWatch`, `xRay`: a letter before a word is a fashion.
    let isFashion = fashionable.contains(shape.word[0])
    let rest = view.lexicon.frequency(view.lexicon.find(shape.word[1...]))
    guard rest >= knownPart else { return .little }
    if isEverywhere { return isFashion ? .some : .little }
    return isFashion || rest > frequency ? nil : .some
  }

  /// How well the capital may start a second word, as in `onClick` and `PayPal`; nil where it does.
  private static func jointDoubt(_ shape: CapitalShape, _ view: DocumentView) -> Doubt? {
    let head = shape.word[..<shape.firstInner]
    let tail = shape.word[shape.firstInner...]
    if prefixes.contains(WordHash.of(head)) { return nil }
    switch (isPart(head, view.lexicon), isPart(tail, view.lexicon)) {
    case (true, true): return nil
    case (false, false): return .little
    case (true, false): return shape.startsWithCapital ? .some : .little
    case (false, true): return tail.count > 2 || shape.startsWithCapital ? .some : .little
    }
  }

  private static func isPart(_ word: ArraySlice<UInt8>, _ lexicon: Lexicon) -> Bool {
    guard word.count > 1, let entry = lexicon.entry(lexicon.find(word)), entry.flags.contains(.lowercase) else {
      return false
    }
    return entry.frequency >= (word.count == 2 ? common : knownPart)
  }

  /// A place or month that everyone knows; brands and family names have capitals of their own.
  private static func nameDoubt(_ shape: CapitalShape, _ entry: LexiconEntry, _ view: DocumentView) -> Doubt? {
    let isDated = DateWords.monthNames.contains { $0.utf8.elementsEqual(Fold.folded(shape.word)) }
    guard entry.flags.contains(.capitalized), isDated || entry.flags.contains(.place),
      isDated || !entry.flags.contains(.brand), entry.frequency >= knownName, shape.word.count > 3,
      shape.innerCapitals == 1, shape.firstInner > 1 || !fashionable.contains(shape.word[0])
    else { return nil }
    guard shape.firstInner > 1 else { return .some }
    return jointDoubt(shape, view).map { _ in .some }
  }

  /// Whether a word is so common that no one makes a name of it.
  private static func isEverywhere(_ entry: LexiconEntry) -> Bool {
    entry.frequency >= 180 || entry.frequency >= 160 && entry.isFunctionWord
  }

  /// Whether capitals go up and down in several words near by, or stand inside most of them: mockery (`cAmEl hAs`) or
  /// a text about names.
  private static func isMockery(_ index: Int, _ view: DocumentView) -> Bool {
    var alternating = 0
    var odd = 0
    let block = view.table.blocks[view.table.block(ofToken: index)]
    for near in max(block.lowerBound, index - nearTokens)..<min(block.upperBound, index + nearTokens + 1) {
      guard view.tokens[near].traits.contains(.oddCapitals) else { continue }
      let word = view.stem(ofToken: near)
      let rises = zip(word, word.dropFirst()).count { LetterCase.isLower($0) && LetterCase.isUpper($1) }
      if rises > 1 { alternating += 1 }
      odd += 1
    }
    return alternating > 1 || odd > mostOdd
  }

  private static func usualCase(
    _ index: Int, _ shape: CapitalShape, _ entry: LexiconEntry, _ view: DocumentView
  ) -> [UInt8] {
    let small = shape.word.map(Fold.lowercase)
    let neighbours = [view.previous(index), view.next(index)].compactMap { $0 }.filter { view.tokens[$0].kind == .word }
    if !neighbours.isEmpty, neighbours.allSatisfy({ view.tokens[$0].traits.contains(.allCapitals) }) {
      return shape.word.map(Fold.uppercase)
    }
    let startsSentence = view.tokens[index].traits.contains(.sentenceStart)
    return startsSentence || shape.startsWithCapital || !entry.flags.contains(.lowercase)
      ? Fold.capitalizingFirst(small) : small
  }

  /// Letters that stand before a word in names of products.
  private static let fashionable: Set<UInt8> = [0x61, 0x64, 0x65, 0x67, 0x69, 0x6A, 0x6B, 0x6D, 0x71, 0x75, 0x76, 0x78]
  /// What names start with that have a capital inside.
  private static let prefixes = WordHash.set(
    of:
      "mc mac de di da du del des dela la le lo los las van von der den fitz san st o d l al el jo re un pre non co bi")
  private static let common = 120
  private static let knownName = 130
  private static let knownPart = 90
  private static let manyUses = 3
  private static let nearTokens = 6
  private static let mostOdd = 4
}

/// Where the capitals of a word stand that is not written as words are.
struct CapitalShape {
  let word: [UInt8]
  let startsWithCapital: Bool
  /// The place of the first capital behind the first letter.
  let firstInner: Int
  let innerCapitals: Int
  /// Whether all letters from the first inner capital on are capitals, of which there are several: `tHE`, `governMENT`.
  let tailIsCapitals: Bool

  /// The shape of a word of ASCII letters; nil for two capitals at the start, a capital behind an apostrophe, and an
  /// acronym with an ending.
  init?(_ stem: ArraySlice<UInt8>) {
    // A curly apostrophe is the one thing outside ASCII.
    guard stem.count >= 2, stem.count < 30, let first = stem.first else { return nil }
    var inner = 0
    var place = 0
    var lastCapital = 0
    for (offset, byte) in stem.enumerated().dropFirst() where LetterCase.isUpper(byte) {
      let before = stem[stem.startIndex + offset - 1]
      guard LetterCase.isUpper(before) || LetterCase.isLower(before) else { return nil }
      if inner == 0 { place = offset }
      inner += 1
      lastCapital = offset
    }
    let startsWithCapital = LetterCase.isUpper(first)
    guard inner > 0, startsWithCapital || LetterCase.isLower(first), !(startsWithCapital && place == 1) else {
      return nil
    }
    word = Array(stem)
    self.startsWithCapital = startsWithCapital
    firstInner = place
    innerCapitals = inner
    tailIsCapitals = inner > 1 && lastCapital == stem.count - 1 && inner == stem.count - place
  }
}
