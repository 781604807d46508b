public import GalleyLint
import GalleyText

/// Flags a word that stands where another one is meant: “their” for “there”, “form” for “from”.
public struct ConfusedWord: Rule {
  public static let card = RuleCard(
    id: "typo/confused-word",
    severity: .warning,
    fix: .suggested,
    summary: "A word stands where another one is meant.",
    why: """
      A spell checker passes “there” for “their” and “form” for “from”, and so does the eye. Each word that writers take \
      for another is judged by the two words at each side: how often edited English has them around it, and around those \
      that may be meant. Some neighbours leave no doubt, as in “its a” or “their is”; the rest is a suggestion.
      """,
    examples: [
      .flags("They said ⟦its⟧ a long road.", fixed: "They said it's a long road."),
      .flags("⟦Their⟧ is no doubt that it was ⟦to⟧ late.", fixed: "There is no doubt that it was too late."),
      .flags("They went back to ⟦there⟧ homes.", fixed: "They went back to their homes."),
      .flags("She is taller ⟦then⟧ her brother.", fixed: "She is taller than her brother."),
      .flags("It was a letter ⟦form⟧ the president.", fixed: "It was a letter from the president."),
      .flags("You ⟦cant⟧ have both, as ⟦your⟧ not the owner.", fixed: "You can't have both, as you're not the owner."),
      .flags("He did not want to ⟦loose⟧ his job.", fixed: "He did not want to lose his job."),
      .passes("The dog wagged its tail; it's a good dog."),
      .passes("There are two ways to fill in their form, and they're both slow."),
      .passes("First it rained, then it snowed more than ever."),
      .passes("The screws came loose, and the team may lose."),
      .passes("It is his wont to say so, and the cant of the age."),
      .passes("Their Is and Ours Were are song titles."),
    ]
  )

  public static let wakes = [Wake.blocks]

  private let fit = WordFit()

  public init() {}

  public func check(block number: Int, in view: DocumentView, report: inout Report) {
    guard view.blocks[number].isProse, Self.judges(view.blocks[number].kind) else { return }
    let range = view.table.blocks[number]
    let capacity = NeighbourRow.capacity(range.count)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: capacity) { hashes in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { places in
        var row = NeighbourRow(hashes: hashes, places: places)
        view.tokens.withUnsafeBufferPointer { tokens in
          view.text.withUnsafeBufferPointer { text in row.fill(range, tokens, text) }
          sweep(row, tokens, view, &report)
        }
      }
    }
  }

  private static func judges(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .code, .preformatted, .byline, .metadata: false
    default: true
    }
  }

  private func sweep(
    _ row: NeighbourRow, _ tokens: UnsafeBufferPointer<Token>, _ view: DocumentView, _ report: inout Report
  ) {
    let patterns = ConfusionPattern.byWord
    guard row.count > 4 else { return }
    for index in 2..<(row.count - 2) where row.places[index] >= 0 {
      guard let number = fit.number(row.hashes[index]) else { continue }
      let word = WordPairs.english.word(number)
      guard !word.rivals.isEmpty else { continue }
      let hasPatterns = !patterns[number].isEmpty
      guard hasPatterns || fit.isDoubtful(word, at: index, in: row),
        isJudged(Int(row.places[index]), tokens, view)
      else { continue }
      if hasPatterns, let pattern = patterns[number].first(where: { $0.holds(at: index, in: row, view) }) {
        add([pattern.meant], Int(row.places[index]), .warning, view, &report)
      } else if !hasPatterns || fit.isDoubtful(word, at: index, in: row) {
        judge(word, index, row, view, &report)
      }
    }
  }

  private func judge(
    _ word: WordPairs.Word, _ index: Int, _ row: NeighbourRow, _ view: DocumentView, _ report: inout Report
  ) {
    let place = Int(row.places[index])
    // What stands beside a comma or quotation mark is less bound to what is behind it.
    let allowance = (row.isParted(index, index + 1) ? 16 : 0) + (row.isParted(index - 1, index) ? 8 : 0)
    let better = fit.better(than: word, at: index, in: row, allowance: allowance)
    guard !better.isEmpty, !isOwner(place, before: index, row, view), !isAtHome(place, view) else { return }
    add(better.map { WordPairs.english.text($0.word) }, place, .suggestion, view, &report)
  }

  /// Whether a token is a word of prose that is no name.
  private func isJudged(_ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ view: DocumentView) -> Bool {
    let token = tokens[index]
    guard
      token.traits.isDisjoint(with: [
        .handle, .foreign, .hasDigit, .holdsInvisible, .afterHyphen, .beforeHyphen, .joined, .possessive,
      ])
    else { return false }
    let isSmall = token.traits.contains(.lowercase) || token.traits.contains([.capitalized, .sentenceStart])
    guard isSmall || token.length == 1 || isContractedI(token, view) else { return false }
    if index > 0, token.gap == .none, !isMark(tokens[index - 1], opening: true, view) { return false }
    if index + 1 < tokens.count, tokens[index + 1].gap == .none, !isMark(tokens[index + 1], opening: false, view) {
      return false
    }
    return !view.settings.acceptedWords.contains(WordHash.of(view.bytes(ofToken: index)))
  }

  private func isContractedI(_ token: Token, _ view: DocumentView) -> Bool {
    token.traits.contains(.capitalized) && token.length > 2 && view.text[token.offset] == 0x49
      && (view.text[token.offset + 1] == 0x27 || view.text[token.offset + 1] == 0xE2)
  }

  /// Whether a token that touches a word is a mark as sentences have them there.
  private func isMark(_ token: Token, opening: Bool, _ view: DocumentView) -> Bool {
    guard token.kind == .punctuation else { return false }
    switch view.text[token.offset] {
    case 0x22, 0xE2: return true
    case 0x27: return !opening
    case 0x28, 0x5B: return opening
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D: return !opening
    default: return false
    }
  }

  /// Whether “its” or “your” stands before a noun that it can own.
  private func isOwner(_ place: Int, before index: Int, _ row: NeighbourRow, _ view: DocumentView) -> Bool {
    guard Self.owners.contains(row.hashes[index]), row.isAdjacent(index, index + 1),
      let parts = view.entry(ofToken: place + 1)?.partsOfSpeech
    else { return false }
    return parts.contains(.noun) && parts.isDisjoint(with: [.adverb, .determiner, .pronoun, .preposition])
  }

  private static let owners = Set(["its", "your"].map { WordHash.of($0) })

  /// Whether the draft has a content word more than once nearby: then it is what the draft speaks of.
  private func isAtHome(_ place: Int, _ view: DocumentView) -> Bool {
    let word = view.tokens[place].word
    guard let entry = view.lexicon.entry(word), entry.frequency < 165, !entry.isFunctionWord else { return false }
    let reach = max(0, place - 2000)..<min(view.tokens.count, place + 2000)
    return view.tokens[reach].lazy.filter { $0.word == word }.prefix(2).count > 1
  }

  private func add(
    _ meant: [[UInt8]], _ place: Int, _ severity: Severity, _ view: DocumentView, _ report: inout Report
  ) {
    let token = view.tokens[place]
    let isCurly = view.text[token.offset..<token.end].contains(0xE2)
    let texts = meant.map { written($0, like: token.traits, isCurly) }
    guard let first = texts.first else { return }
    let shown = String(decoding: first, as: UTF8.self)
    report.add(
      "“\(view.string(ofToken: place))” may be meant to be “\(shown)”.", at: token.range, severity: severity,
      fixes: texts.map {
        .replace(token.range, with: $0, .suggested, title: "Replace with “\(String(decoding: $0, as: UTF8.self))”")
      })
  }

  private func written(_ word: [UInt8], like traits: Token.Traits, _ isCurly: Bool) -> [UInt8] {
    var word = word
    if word == [0x69] || word.starts(with: [0x69, 0x27]) { word[0] = 0x49 }
    let isSingle = traits.contains(.oneLetter) && !traits.contains(.sentenceStart)
    let cased = isSingle ? word : Recasing.apply(word, like: traits)
    guard isCurly else { return cased }
    return cased.flatMap { $0 == 0x27 ? [0xE2, 0x80, 0x99] : [$0] }
  }
}
