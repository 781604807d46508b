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
      .flags("The council will resume ⟦it's⟧ inquiry.", fixed: "The council will resume its inquiry."),
      .flags("It is known for the beauty of ⟦it’s⟧ harbour.", fixed: "It is known for the beauty of its harbour."),
      .passes("I think it's summer, and they said it's profits that count."),
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
      .passes("As was his wont, he slept through the cant of the age."),
    ]
  )

  public static let wakes = [Wake.blocks]

  public init() {}

  public func check(block number: Int, in view: DocumentView, report: inout Report) {
    guard view.blocks[number].isProse, Self.judges(view.blocks[number].kind) else { return }
    let range = view.table.blocks[number]
    let capacity = NeighbourRow.capacity(range.count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { words in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { places in
        var row = NeighbourRow(words: words, places: places)
        view.tokens.withUnsafeBufferPointer { tokens in
          view.text.withUnsafeBufferPointer { text in row.fill(range, tokens, text) }
          let filled = row
          var found: [Confusion] = []
          WordPairs.english.sweep(filled, always: Self.hasPatterns) { index, number, doubtful in
            if let confusion = judge(number, index, doubtful, filled, tokens, view) { found.append(confusion) }
            return found.count <= Self.most(in: index)
          }
          guard found.count <= Self.most(in: filled.count) else { return }
          for confusion in found { add(confusion, view, &report) }
        }
      }
    }
  }

  private struct Confusion {
    var place: Int
    var meant: [[UInt8]]
    var severity: Severity
  }

  /// How many words may be doubted in a row of this length: where every eighth fits nowhere, it is a list, verse or
  /// another language, and not the words are wrong.
  private static func most(in length: Int) -> Int { 4 + length / 8 }

  private static func judges(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .code, .preformatted, .byline, .metadata: false
    default: true
    }
  }

  private static let hasPatterns = ConfusionPattern.byWord.map { !$0.isEmpty }

  private func judge(
    _ number: Int, _ index: Int, _ doubtful: Bool, _ row: NeighbourRow, _ tokens: UnsafeBufferPointer<Token>,
    _ view: DocumentView
  ) -> Confusion? {
    let place = Int(row.places[index])
    if let pattern = ConfusionPattern.byWord[number].first(where: { $0.holds(at: index, in: row, view) }) {
      guard isJudged(place, tokens, view) else { return nil }
      return Confusion(place: place, meant: [pattern.meant], severity: .warning)
    }
    guard doubtful, isJudged(place, tokens, view) else { return nil }
    // What stands beside a comma or quotation mark is less bound to what is behind it.
    let allowance = (row.isParted(index, index + 1) ? 16 : 0) + (row.isParted(index - 1, index) ? 8 : 0)
    let better = WordPairs.english.better(than: number, at: index, in: row, allowance: allowance)
    guard !better.isEmpty, !isOwner(place, at: index, row, view), !isAtHome(place, view) else { return nil }
    return Confusion(place: place, meant: better.map { WordPairs.english.text($0.word) }, severity: .suggestion)
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
  private func isOwner(_ place: Int, at index: Int, _ row: NeighbourRow, _ view: DocumentView) -> Bool {
    guard Self.owners.contains(row.words[index]), row.isAdjacent(index, index + 1),
      let parts = view.entry(ofToken: place + 1)?.partsOfSpeech
    else { return false }
    return parts.contains(.noun) && parts.isDisjoint(with: [.adverb, .determiner, .pronoun, .preposition])
  }

  private static let owners = ["its", "your"].map { Lexicon.english.find($0) }

  /// Whether the draft has a content word more than once nearby: then it is what the draft speaks of.
  private func isAtHome(_ place: Int, _ view: DocumentView) -> Bool {
    let word = view.tokens[place].word
    guard let entry = view.lexicon.entry(word), entry.frequency < 165, !entry.isFunctionWord else { return false }
    let reach = max(0, place - 2000)..<min(view.tokens.count, place + 2000)
    return view.tokens[reach].lazy.filter { $0.word == word }.prefix(2).count > 1
  }

  private func add(_ confusion: Confusion, _ view: DocumentView, _ report: inout Report) {
    let token = view.tokens[confusion.place]
    let found = view.bytes(token.range)
    let texts = confusion.meant.map { Recasing.apostrophes(written($0, like: token.traits), like: found) }
    guard let first = texts.first else { return }
    let shown = String(decoding: first, as: UTF8.self)
    report.add(
      "“\(view.string(ofToken: confusion.place))” may be meant to be “\(shown)”.", at: token.range,
      severity: confusion.severity,
      fixes: texts.map { .replace(token.range, with: $0, .suggested) })
  }

  private func written(_ word: [UInt8], like traits: Token.Traits) -> [UInt8] {
    var word = word
    if word == [0x69] || word.starts(with: [0x69, 0x27]) { word[0] = 0x49 }
    let isSingle = traits.contains(.oneLetter) && !traits.contains(.sentenceStart)
    return isSingle ? word : Recasing.apply(word, like: traits)
  }
}
