public import GalleyLint
import GalleyText

/// Flags a few words written twice in a row: “in the in the”.
public struct RepeatedPhrase: Rule {
  public static let card = RuleCard(
    id: "typo/repeated-phrase",
    severity: .warning,
    fix: .suggested,
    summary: "Two to four words stand twice in a row.",
    why: """
      A sentence that was mended in the middle keeps both halves. Words that repeat themselves on purpose have a joint \
      that binds them, as “again and again and again” has, or are called out in a song or a quotation.
      """,
    examples: [
      .flags("It was one of the⟦ of the⟧ best.", fixed: "It was one of the best."),
      .flags("In the⟦ in the⟧ end it passed.", fixed: "In the end it passed."),
      .flags("It has been⟦ has been⟧ shut.", fixed: "It has been shut."),
      .flags("It costs $112 a year⟦ a year⟧.", fixed: "It costs $112 a year."),
      .flags("It lies in front of⟦ in front of⟧ the hall.", fixed: "It lies in front of the hall."),
      .flags("Mr.⟦ Mr.⟧ Smith left early.", fixed: "Mr. Smith left early."),
      .passes("They tried again and again and again, over and over and over."),
      .passes("He waited and waited and left, and it went on and on and on."),
      .passes("From time to time to call it the tail of the tail of a list was 10 m per second per second."),
      .passes("Day by day by day they came, one by one by one."),
      .passes("What has been has been, and what will be will be."),
      .passes("Row your boat row your boat row your boat, they sang."),
      .passes("He was what he said he said he was."),
      .passes("“Run, run,” he cried, and Duran Duran Duran Duran played."),
      .passes("That they knew that they knew nothing was new."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let tokens = view.tokens
    var behind = 0
    for index in Self.places(tokens) where index >= behind {
      for count in 2...4 where index + 2 * count <= tokens.count && tokens[index + count].word == tokens[index].word {
        guard isDoubled(index, count, view) else { continue }
        behind = index + 2 * count
        if let severity = severity(index, count, view) { add(index, count, severity, view, &report) }
        break
      }
    }
  }

  /// Where a word stands that is written again two, three or four tokens on; most are done with by these comparisons.
  private static func places(_ tokens: [Token]) -> [Int] {
    tokens.withUnsafeBufferPointer { tokens in
      var places: [Int] = []
      for index in 0..<max(0, tokens.count - 3) {
        let word = tokens[index].word
        guard word != 0,
          tokens[index + 2].word == word || tokens[index + 3].word == word
            || index + 4 < tokens.count && tokens[index + 4].word == word
        else { continue }
        places.append(index)
      }
      return places
    }
  }

  /// Whether words, with nothing but spaces between, stand twice.
  private func isDoubled(_ start: Int, _ count: Int, _ view: DocumentView) -> Bool {
    if count == 2, isTitle(start, view) { return true }
    for index in start..<(start + count) {
      let (left, right) = (view.tokens[index], view.tokens[index + count])
      let opaque: Token.Traits = [.handle, .foreign, .hasDigit, .afterHyphen, .beforeHyphen, .possessive]
      guard left.kind == .word, right.kind == .word, left.word == right.word, left.length == right.length,
        right.traits.contains(.lowercase), left.traits.isDisjoint(with: opaque),
        right.traits.isDisjoint(with: opaque), right.gap == .space || right.gap == .lineBreak,
        index == start || left.traits.contains(.lowercase) && left.gap != .none && left.gap != .blockStart
      else { return false }
    }
    return view.tokens[start].traits.contains(.lowercase) || view.tokens[start].traits.contains(.sentenceStart)
  }

  /// `Mr. Mr.`
  private func isTitle(_ start: Int, _ view: DocumentView) -> Bool {
    guard view.isWord(start, among: ["mr", "mrs", "ms"]), view.isCharacter(start + 1, "."),
      view.tokens[start + 2].gap == .space, view.tokens[start].length == view.tokens[start + 2].length
    else { return false }
    return view.isCharacter(start + 3, ".") && view.tokens[start + 3].gap == .none
  }

  private func severity(_ start: Int, _ count: Int, _ view: DocumentView) -> Severity? {
    guard view.tokens[start].kind == .word, view.block(ofToken: start).isProse else { return nil }
    if view.isCharacter(start + 1, ".") { return .warning }
    let phrase = start..<(start + count)
    let words = phrase.map { view.tokens[$0].word }
    // `the the`, `long, long` are single words.
    guard Set(words).count > 1 else { return nil }
    // A chain: “again and again and again”, or a third time.
    if let before = view.previous(start), view.tokens[before].word == words[count - 1] { return nil }
    if let behind = view.next(start + 2 * count - 1), view.tokens[behind].word == words[0] { return nil }
    let kinds = phrase.map { kind($0, view) }
    guard !kinds.contains(.unknown) else { return nil }
    let isVerbal = kinds.contains { $0 == .auxiliary || $0 == .verb || $0 == .content }
    // “It is a lot a lot.”
    if count == 2, view.isWord(start + 1, among: ["lot", "bit"]) { return nil }
    // “what will be will be”, “what he said he said”
    let clause = max(view.table.sentence(ofToken: start).lowerBound, start - 6)..<(start + count)
    if isVerbal, view.holds(clause, anyOf: Self.openers) { return nil }
    guard let severity = count == 2 ? Self.severity(ofPair: kinds) : Self.severity(ofPhrase: kinds) else { return nil }
    let isSpoken = view.tokens[start].traits.contains(.quoted) || view.block(ofToken: start).traits.contains(.quoted)
    return isSpoken ? .suggestion : severity
  }

  /// What a word does in a phrase.
  private enum Kind {
    case determiner, preposition, conjunction, pronoun, relative, auxiliary, adjective, verb, content, unknown
  }

  private func kind(_ index: Int, _ view: DocumentView) -> Kind {
    if view.isWord(index, among: Self.auxiliaries) { return .auxiliary }
    guard let parts = view.entry(ofToken: index)?.partsOfSpeech, !parts.isEmpty else { return .unknown }
    if view.isWord(index, among: Self.articles) { return .determiner }
    if view.isWord(index, among: Self.pronouns) { return .pronoun }
    if view.isWord(index, among: Self.conjunctions) { return .conjunction }
    if view.isWord(index, among: Self.prepositions) { return .preposition }
    if view.isWord(index, "which") || view.isWord(index, "whom") { return .relative }
    if parts.contains(.noun) { return .content }
    return parts.contains(.verb)
      ? .verb : parts.contains(.adjective) && !parts.contains(.adverb) ? .adjective : .content
  }

  /// “in the in the”, “and the and the” and “has been has been” are never meant; “call a spade a spade”, “he said he
  /// said” and “to be to be” may be; “from time to time to” and “10 m per second per second” are.
  private static func severity(ofPair kinds: [Kind]) -> Severity? {
    switch (kinds[0], kinds[1]) {
    case (.preposition, .determiner), (.preposition, .relative), (.conjunction, .determiner), (.auxiliary, .auxiliary):
      .warning
    case (.determiner, .content), (.determiner, .adjective), (.pronoun, .content), (.pronoun, .verb),
      (.pronoun, .auxiliary), (.preposition, .auxiliary), (.adjective, .content), (.verb, .preposition):
      .suggestion
    default: nil
    }
  }

  private static func severity(ofPhrase kinds: [Kind]) -> Severity? {
    // “the tail of the tail of a list”, “in and out and in and out and”
    guard let first = kinds.first, let last = kinds.last, last != .conjunction,
      !(last == .preposition && first != .preposition)
    else { return nil }
    // Words of content alone are called out.
    return kinds.contains { $0 != .content && $0 != .adjective && $0 != .verb } ? .warning : nil
  }

  private static let articles: [StaticString] = [
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "these", "those", "some",
  ]
  private static let prepositions: [StaticString] = [
    "of", "in", "to", "for", "on", "at", "by", "with", "from", "into", "over", "under", "between", "about", "through",
    "during", "within", "against", "as", "after", "before", "until", "since", "without", "across", "around",
  ]
  private static let pronouns: [StaticString] = ["he", "she", "it", "they", "we", "i", "you"]
  private static let conjunctions: [StaticString] = ["and", "or", "but", "nor", "because", "although", "while"]
  private static let auxiliaries: [StaticString] = [
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "can", "could", "should",
    "may", "might", "must", "not",
  ]

  /// What a clause begins with that is the subject of its own verb.
  private static let openers: [StaticString] = [
    "what", "whatever", "who", "whoever", "how", "that", "which", "where", "when", "all", "if", "whether", "thing",
    "way",
  ]

  private func add(
    _ start: Int, _ count: Int, _ severity: Severity, _ view: DocumentView, _ report: inout Report
  ) {
    let excess = TextRange(view.tokens[start + count - 1].end, view.tokens[start + 2 * count - 1].end)
    let phrase = TextRange(view.tokens[start].offset, view.tokens[start + count - 1].end)
    report.add(
      "“\(view.string(phrase))” stands twice in a row.", at: excess, severity: severity,
      fixes: [.delete(excess, .suggested, title: "Remove the second “\(view.string(phrase))”")])
  }
}
