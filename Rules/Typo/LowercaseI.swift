public import GalleyLint
import GalleyText

/// Flags the pronoun “I” in a small letter: “I think i am late”, “i’m”.
public struct LowercaseI: Rule {
  public static let card = RuleCard(
    id: "typo/lowercase-i",
    severity: .warning,
    fix: .safe,
    summary: "The pronoun “I” is written small.",
    why: """
      English writes “I” with a capital wherever it stands. A lone “i” may as well be a list's letter, a variable, a \
      Roman number or a word of another language, so it is flagged only before a verb that “I” has and they have not; \
      “i’m” and its like can be nothing else. A draft whose sentences start in small letters writes so by choice.
      """,
    examples: [
      .flags("I think ⟦i⟧ am late.", fixed: "I think I am late."),
      .flags("He says ⟦i'm⟧ late, and ⟦i’ve⟧ no time.", fixed: "He says I'm late, and I’ve no time."),
      .flags("⟦i'll⟧ go, and ⟦i'd⟧ stay if asked.", fixed: "I'll go, and I'd stay if asked."),
      .flags("My sister and ⟦i⟧ went home.", fixed: "My sister and I went home."),
      .flags("⟦i⟧ don't know. My aunt does.", fixed: "I don't know. My aunt does."),
      .flags("We left when ⟦i⟧ was ten.", fixed: "We left when I was ten."),
      .passes("It is (i) late, (ii) dark. See i. above, i.e. here, or chapter i."),
      .passes("For i in the list, i = 1 and the i-th is i. Where i was 3, i can be any index."),
      .passes("Let i be the index and x_i have the value x. If i was 4, i will be 5."),
      .passes("Chapter i was good, and part i will do."),
      .passes("Puig i Cadafalch built it. De bor i Danmark."),
      .passes("i am late. so are you. nobody waits for us. this is how it goes."),
      .passes("<p>The loop sets <var>i</var> and <code>i</code>; i should be 3.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.words(["i", "i'm", "i've", "i'll", "i'd"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard token.kind == .word, token.traits.contains(.lowercase),
      token.traits.isDisjoint(with: [.handle, .foreign, .afterHyphen, .beforeHyphen, .joined, .linked, .possessive])
    else { return }
    let block = view.block(ofToken: index)
    guard block.isProse, block.kind != .preformatted, block.kind != .byline, isFree(index, view),
      view.inlineElement(around: token.range) != .emphasis
    else { return }
    let isLone = token.length == 1
    guard !isLone || isPronoun(index, view), !isSmallHabit(index, view) else { return }
    let isSafe = !isLone && !token.traits.contains(.quoted)
    report.add(
      "The pronoun “I” takes a capital.", at: token.range,
      fixes: [.replace(TextRange(token.offset, token.offset + 1), with: [0x49], isSafe ? .safe : .suggested)])
  }

  /// Whether only a gap, or the marks of a sentence, stand around the word.
  private func isFree(_ index: Int, _ view: DocumentView) -> Bool {
    if let before = view.previous(index), view.tokens[index].gap == .none {
      guard Self.openings.contains(where: { view.bytes(ofToken: before).elementsEqual($0.utf8) }) else { return false }
    }
    guard let next = view.next(index), view.tokens[next].gap == .none else { return true }
    return view.tokens[index].length > 1 && view.tokens[next].kind == .punctuation
  }

  /// Whether a lone letter is the pronoun by its verb and by what the text around tells.
  private func isPronoun(_ index: Int, _ view: DocumentView) -> Bool {
    guard let next = view.next(index), view.tokens[next].kind == .word, view.tokens[next].gap != .none,
      view.tokens[next].traits.contains(.lowercase)
    else { return false }
    let context = WordContext(view)
    if let before = view.previous(index), view.tokens[before].kind != .punctuation {
      guard view.tokens[before].kind == .word, !view.isWord(before, among: Self.numbered) else { return false }
    }
    let verb = WordHash.of(view.bytes(ofToken: next))
    let isOwn = Self.ownVerbs.contains(verb)
    guard isOwn || Self.sharedVerbs.contains(verb) else { return false }
    // “does i have”, “let i be”
    if let before = view.previous(index), view.isWord(before, among: Self.auxiliaries), !isOwn { return false }
    guard context.foreignNeighbours(of: index) == 0, !isMathematical(index, view) else { return false }
    return isOwn && !context.code.isFrequent || tellsOfOneself(index, view)
  }

  /// Whether other lone letters, signs of a formula or code stand near by.
  private func isMathematical(_ index: Int, _ view: DocumentView) -> Bool {
    near(index, Self.nearTokens, view).contains { near in
      let token = view.tokens[near]
      switch token.kind {
      case .symbol, .verbatim, .address: return true
      case .number: return false
      case .punctuation:
        return token.length == 1 && [0x3D, 0x5C, 0x7B, 0x5B, 0x3C, 0x5E].contains(view.text[token.offset])
      case .word:
        guard token.traits.contains(.oneLetter), token.length == 1 else { return false }
        return ![0x61, 0x41, 0x69, 0x49].contains(view.text[token.offset])
          || view.text[token.offset] == 0x69 && near != index && !isBeforeVerb(near, view)
      }
    }
  }

  private func isBeforeVerb(_ index: Int, _ view: DocumentView) -> Bool {
    guard let next = view.next(index), view.tokens[next].gap != .none else { return false }
    let verb = WordHash.of(view.bytes(ofToken: next))
    return Self.ownVerbs.contains(verb) || Self.sharedVerbs.contains(verb)
  }

  /// Whether a word near by is one that people say of themselves.
  private func tellsOfOneself(_ index: Int, _ view: DocumentView) -> Bool {
    near(index, Self.nearTokens * 2, view).contains { near in
      let token = view.tokens[near]
      guard near != index, token.kind == .word, token.length <= 8 else { return false }
      if token.length == 1 { return view.text[token.offset] == 0x49 && token.gap != .none }
      return Self.oneself.contains(WordHash.of(view.bytes(ofToken: near)))
    }
  }

  /// Whether sentences around start in small letters, those with “i” set aside.
  private func isSmallHabit(_ index: Int, _ view: DocumentView) -> Bool {
    var small = 0
    var capital = 0
    for near in max(0, index - Self.habitTokens)..<min(view.tokens.count, index + Self.habitTokens) {
      let token = view.tokens[near]
      guard token.kind == .word, token.traits.contains(.sentenceStart), token.length > 1 else { continue }
      if token.traits.contains(.lowercase) {
        if view.text[token.offset] != 0x69 || LetterCase.isLower(view.text[token.offset + 1]) { small += 1 }
      } else {
        capital += 1
      }
    }
    return small > 0 && small * 2 >= capital
  }

  private func near(_ index: Int, _ reach: Int, _ view: DocumentView) -> Range<Int> {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    return max(block.lowerBound, index - reach)..<min(block.upperBound, index + reach)
  }

  private static let nearTokens = 25
  private static let habitTokens = 250
  private static let openings = ["\"", "'", "“", "‘", "(", "—", "–"]
  private static let numbered: [StaticString] = [
    "chapter", "part", "section", "act", "scene", "vol", "volume", "book", "phase", "type", "class", "table", "figure",
    "page", "step", "case", "point", "article", "item", "index", "variable", "letter", "row", "column", "node", "state",
    "stage", "grade", "level", "the", "an", "each", "every", "any", "player", "agent", "process", "task", "word",
  ]
  private static let auxiliaries: [StaticString] = [
    "does", "let", "make", "makes", "should", "must", "will", "would", "may", "might", "where", "as", "since",
  ]
  /// Verbs whose form is that of “I” and not of “it”.
  private static let ownVerbs = WordHash.set(
    of: """
      am have haven't do don't think thought want know love believe feel guess hope wish suppose doubt remember hate miss \
      understand agree wonder said told asked went swear promise recommend bought loved wanted knew felt
      """)
  /// Verbs that “it” has as well.
  private static let sharedVerbs = WordHash.set(
    of: """
      was had will would can could should did must may might won't wouldn't can't couldn't shouldn't didn't wasn't hadn't \
      like need mean see say tell get go got saw made came took found gave left met tried used started decided ran ate \
      just never always also really still only ever
      """)
  private static let oneself = WordHash.set(
    of: "i'm i've i'll i'd my me mine myself we our us he she you your")
}
