import GalleyLint
import GalleyText

/// Whether a paragraph may have lost its first letter, as a drop cap that is an image or an element of its own is
/// lost when a page is read, and what the word was.
///
/// What it needs to know of the whole draft is found out when the first doubtful paragraph asks for it.
final class LostInitial {
  /// A word that may have stood there.
  struct Candidate {
    var text: [UInt8]
    var score: Int
    /// Whether the draft itself has the word as a name.
    var isInDocument: Bool
  }

  let view: DocumentView
  private let context: WordContext
  /// Whether the draft's sentences start with capitals, so that a small letter is no habit of it.
  private(set) lazy var startsWithCapitals = findStartsWithCapitals()
  /// How many blocks start with a hyphen; from two on it is their bullet.
  private(set) lazy var hyphenCount = findHyphenCount()
  /// How many blocks have a lone space before their first word.
  private(set) lazy var loneSpaceCount = findLoneSpaceCount()
  /// Whether the draft tells of people and holds no code, so that it hardly starts a paragraph with a command's name.
  private(set) lazy var isReport = findIsReport()

  init(_ view: DocumentView) {
    self.view = view
    context = WordContext(view)
  }

  private func findStartsWithCapitals() -> Bool {
    var capital = 0
    var small = 0
    for block in view.blocks.indices where Self.isParagraph(view.blocks[block]) {
      guard let first = Self.firstWord(block, view) else { continue }
      if view.tokens[first].traits.contains(.lowercase) { small += 1 } else { capital += 1 }
    }
    // A lone paragraph's own names and sentences show that it knows capitals.
    let knowsCapitals = capital > 0 || view.vocabulary.forms.contains { $0.capitalized > 0 }
    return small <= 1 ? knowsCapitals : small * 8 <= capital
  }

  private func findIsReport() -> Bool {
    let telling = view.tokens.prefix(Self.openingTokens).contains {
      $0.word != 0 && $0.word <= Self.lastTellingWord && Self.tellingWords.contains($0.word)
    }
    guard telling, !context.code.isFrequent else { return false }
    let blocks = view.blocks.indices.prefix(Self.openingBlocks)
    let withSigns = blocks.count { view.blocks[$0].isProse && CodeLook.hasSigns($0, view) }
    return withSigns * 20 <= blocks.count
  }

  static func isParagraph(_ block: Block) -> Bool {
    (block.kind == .paragraph || block.kind == .heading) && block.isProse
  }

  /// The first word of a block, past opening marks; nil when it starts otherwise.
  static func firstWord(_ block: Int, _ view: DocumentView) -> Int? {
    var at = view.table.blocks[block].lowerBound
    while at < view.table.blocks[block].upperBound, view.tokens[at].kind == .punctuation {
      let mark = view.bytes(ofToken: at)
      guard
        mark.elementsEqual([0x22]) || mark.elementsEqual([0xE2, 0x80, 0x9C]) || mark.elementsEqual([0x27])
          || mark.elementsEqual([0xE2, 0x80, 0x98])
      else { return nil }
      at += 1
    }
    guard at < view.table.blocks[block].upperBound, view.tokens[at].kind == .word else { return nil }
    return at
  }

  /// Whether a block does not start with a word in ordinary capitals or a number, as nearly all do.
  static func mayBeLost(_ block: Int, _ view: DocumentView) -> Bool {
    let tokens = view.table.blocks[block]
    guard let first = tokens.first else { return false }
    switch view.tokens[first].kind {
    case .word:
      let offset = view.tokens[first].offset
      if !view.tokens[first].traits.contains(.capitalized) || offset > 0 && view.text[offset - 1] == 0x20 {
        return true
      }
      return view.tokens[first].length == 1 && ![0x41, 0x49, 0x4F].contains(view.text[offset])
    case .punctuation: return true
    case .number, .symbol, .address, .verbatim: return false
    }
  }

  /// The word of a block that may have lost its initial: in small letters, where a sentence must start.
  func suspect(inBlock block: Int) -> Int? {
    guard let first = Self.firstWord(block, view), view.tokens[first].traits.contains(.lowercase),
      view.tokens[first].length < 30, Self.isParagraph(view.blocks[block])
    else { return nil }
    let traits = view.tokens[first].traits
    guard startsWithCapitals || traits.contains(.unknown) && view.tokens[first].length > 6 else { return nil }
    guard traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .nonASCII, .linked]), standsFree(first)
    else {
      return nil
    }
    let isUnknown = traits.contains(.unknown) || isSmallAcronym(first)
    // `ls-files`: a command's name.
    guard isSentence(block), !traits.contains(.beforeHyphen) || isUnknown && view.tokens[first].length > 3,
      isUnknown || !continues(block)
    else { return nil }
    guard isUnknown || !isItem(block), isUnknown ? !isShortLabel(first) : !isLabel(first), !isTerm(first),
      !isBehindColon(block),
      view.inlineElement(around: view.tokens[first].range) != .emphasis
    else { return nil }
    guard startsWithCapitals || isOfName(first) else { return nil }
    return Self.particles.contains(WordHash.of(view.bytes(ofToken: first))) ? nil : first
  }

  /// Whether a long word that nobody knows is a name of the draft without its initial, so that it is lost even where
  /// paragraphs start in small letters.
  private func isOfName(_ index: Int) -> Bool {
    var name = [0] + view.stem(ofToken: index)
    return (UInt8(0x61)...0x7A).contains { letter in
      name[0] = letter
      return view.vocabulary.form(name).map { $0.capitalizedInside > 1 && $0.lowercase == 0 } ?? false
    }
  }

  /// Whether a word is known in capitals only and stands in small letters before a name: “epa Mokhtavar”.
  func isSmallAcronym(_ index: Int) -> Bool {
    guard let flags = view.entry(ofToken: index)?.flags, flags.contains(.allCapitals),
      flags.isDisjoint(with: [.lowercase, .capitalized, .oddCapitals])
    else { return false }
    return view.next(index).map { view.tokens[$0].traits.contains(.capitalized) } ?? false
  }

  /// Whether an unknown word labels a heading, or is short enough to be a code that is explained.
  private func isShortLabel(_ index: Int) -> Bool {
    guard let next = view.next(index), context.isOneOf(next, ":") else { return false }
    return view.tokens[index].length < 6 || view.block(ofToken: index).kind == .heading
  }

  /// Whether a word is a label (`int: Internal`), or opens a heading all in small letters, which is a habit.
  private func isLabel(_ index: Int) -> Bool {
    if let next = view.next(index), context.isOneOf(next, ":") { return true }
    let block = view.table.block(ofToken: index)
    return view.blocks[block].kind == .heading
      && view.tokens[view.table.blocks[block]].allSatisfy { $0.kind != .word || $0.traits.contains(.lowercase) }
  }

  /// Whether a word is a term that is explained: `port <number>`, `rate = 5`, `port — the port`.
  private func isTerm(_ index: Int) -> Bool {
    guard let next = view.next(index) else { return false }
    // `air, n.: a nutritious substance`
    if context.isOneOf(next, ","), let part = view.next(next), view.tokens[part].kind == .word,
      view.tokens[part].length < 5, let stop = view.next(part), context.isOneOf(stop, "."),
      view.tokens[stop].gap == .none, view.next(stop).map({ !view.tokens[$0].traits.contains(.capitalized) }) ?? false
    {
      return true
    }
    guard view.tokens[next].gap != .none else { return false }
    return context.isOneOf(next, "=<{[|-:") || view.bytes(ofToken: next).starts(with: [0xE2, 0x80, 0x93])
      || view.bytes(ofToken: next).starts(with: [0xE2, 0x80, 0x94])
  }

  /// Whether the paragraph before ends in a colon, behind which lists and forms of writing start in small letters.
  private func isBehindColon(_ block: Int) -> Bool {
    guard block > 0, let last = view.table.blocks[block - 1].last else { return false }
    return view.isCharacter(last, ":")
  }

  /// Whether a paragraph starts a definition or a cell, whose texts often start in small letters.
  func isItem(_ block: Int) -> Bool {
    guard let tag = view.tag(beforeBlock: block), !tag.isEnd else { return false }
    return ["dd", "dt", "td", "th"].contains(tag.name)
  }

  /// Whether nothing touches the word but the marks of a sentence.
  private func standsFree(_ index: Int) -> Bool {
    guard let next = view.next(index), view.tokens[next].gap == .none else { return true }
    guard view.tokens[next].kind == .punctuation else { return false }
    // `n. The result of`
    if view.tokens[index].length == 1, context.isOneOf(next, ".") { return false }
    return !context.isOneOf(next, ".(@#\\&*%[{/:_")
      || view.next(next).map { view.tokens[$0].gap != .none } ?? true
  }

  /// Whether a block is a sentence of some length, or a heading.
  func isSentence(_ block: Int) -> Bool {
    let tokens = view.table.blocks[block]
    let words = view.tokens[tokens].prefix(40).count { $0.kind == .word }
    if view.blocks[block].kind == .heading { return words >= 2 }
    guard words >= 5 else { return false }
    return view.tokens[tokens].prefix(200).contains { token in
      token.length == 1 && [0x2E, 0x21, 0x3F].contains(view.text[token.offset])
    }
  }

  /// Whether the paragraph before breaks off, so that this one goes on with its sentence.
  func continues(_ block: Int) -> Bool {
    guard view.blocks[block].kind == .paragraph else { return false }
    // A list of terms, code or a formula stands in the midst of the sentence.
    if let tag = view.tag(beforeBlock: block), tag.isEnd, tag.name == "dl" || tag.name == "pre" { return true }
    if block > 0, view.blocks[block - 1].kind == .code { return true }
    var before = block - 1
    while before >= 0, view.table.blocks[before].isEmpty { before -= 1 }
    guard before >= 0, view.blocks[before].kind == .paragraph else { return false }
    let tokens = view.table.blocks[before]
    var last = tokens.upperBound - 1
    while last > tokens.lowerBound, view.tokens[last].kind == .punctuation, !isTerminal(last), isClosing(last) {
      last -= 1
    }
    // A title or byline that was read as a paragraph is short and has no mark at its end.
    guard !isTerminal(last) else { return false }
    // What starts otherwise is code, a formula or a part of a sentence.
    guard let first = Self.firstWord(before, view), !view.tokens[first].traits.contains(.lowercase) else { return true }
    let words = view.tokens[tokens].prefix(30).count { $0.kind == .word }
    return words > 14 || context.isOneOf(last, ",;-")
  }

  private func isTerminal(_ index: Int) -> Bool {
    context.isOneOf(index, ".!?:") || view.bytes(ofToken: index).elementsEqual([0xE2, 0x80, 0xA6])
  }

  private func isClosing(_ index: Int) -> Bool {
    context.isOneOf(index, "\"')]") || view.bytes(ofToken: index).starts(with: [0xE2, 0x80])
  }

  /// Whether the draft does not use an unknown word otherwise.
  func isLoneUnknown(_ index: Int) -> Bool {
    view.vocabulary.form(view.stem(ofToken: index))?.count == 1 && context.foreignNeighbours(of: index) < 2
      && context.isProse(index)
  }

  /// Whether a word opens its block and has lost its initial by what is known.
  func isLost(_ index: Int) -> Bool {
    let block = view.table.block(ofToken: index)
    guard Self.firstWord(block, view) == index, suspect(inBlock: block) == index else { return false }
    return !candidates(for: index).isEmpty
  }

  /// What the word was before it lost its initial, likeliest first; empty where it may well stand as it is.
  func candidates(for index: Int) -> [Candidate] {
    let word = Array(view.bytes(ofToken: index))
    let stem = view.stem(ofToken: index).count
    let fit = SentenceFit(behind: index, view)
    var found: [Candidate] = []
    for letter in UInt8(0x61)...0x7A {
      let whole = [letter] + word
      if let candidate = candidate(whole, stem: stem + 1, fit) { found.append(candidate) }
    }
    let isKnown = view.tokens[index].word != 0 && !isSmallAcronym(index)
    // “ong Kong”: what follows is no witness for what stands before it.
    if let next = view.next(index) {
      let name = Fold.folded(view.stem(ofToken: next))
      found.removeAll { Fold.folded($0.text) == name }
    }
    found.sort { ($1.score, $0.text[0]) < ($0.score, $1.text[0]) }
    guard let best = found.first else { return [] }
    if isKnown {
      // The word itself, with its capital lost or never written.
      guard let entry = view.entry(ofToken: index) else { return [] }
      let asItIs = Int(entry.frequency) - 25 + fit.score(of: entry, word)
      guard best.score > asItIs || best.isInDocument && best.score > asItIs - 60 else { return [] }
      found = found.filter { $0.score > asItIs - 40 || $0.isInDocument }
    }
    return found
  }

  private func candidate(_ whole: [UInt8], stem: Int, _ fit: SentenceFit) -> Candidate? {
    let form = view.vocabulary.form(whole[..<stem])
    let isInDocument = form.map { $0.capitalized > 0 } ?? false
    let id = view.lexicon.find(whole)
    let entry = view.lexicon.entry(id == 0 ? view.lexicon.find(whole[..<stem]) : id)
    guard isInDocument || entry != nil else { return nil }
    if let entry, !isInDocument {
      guard entry.flags.isDisjoint(with: [.offensive, .rare]), entry.frequency >= 45 else { return nil }
      if !entry.flags.contains(.lowercase), !entry.flags.contains(.capitalized) { return nil }
    }
    var score = entry.map { Int($0.frequency) + fit.score(of: $0, whole) } ?? 60
    if isInDocument, entry?.flags.contains(.lowercase) != true { score += 90 }
    return Candidate(text: Fold.capitalizingFirst(whole), score: score, isInDocument: isInDocument)
  }

  /// Words that names start with in small letters, also at the start of a sentence.
  private static let particles = WordHash.set(
    of: "van von de del della di da du den der dem des al el la le bin ibn ben ter ten zu zur af")

  /// Words of reports, letters and tales rather than of manuals.
  private static let tellingWords = Set(
    "said says told asked announced according he she his her him who"
      .utf8.split(separator: 0x20).map { Lexicon.english.find($0) })
  /// What a draft is shows in its first pages.
  private static let openingBlocks = 100
  private static let openingTokens = 5_000
  private static let lastTellingWord = tellingWords.max() ?? 0
}
