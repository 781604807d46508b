public import GalleyLint
import GalleyText

/// Flags “a” before a vowel sound and “an” before a consonant: “an unique”, “a hour”.
public struct AOrAn: Rule {
  public static let card = RuleCard(
    id: "typo/a-or-an",
    severity: .error,
    fix: .safe,
    summary: "“A” stands before a vowel sound, or “an” before a consonant.",
    why: """
      The sound decides, not the letter: an hour, a university, an MP, a UN envoy, an 8-year-old. Words that speakers \
      begin either way, and words whose sound is not known, pass. The fix is safe where “an” cannot be a cut “and”.
      """,
    examples: [
      .flags("It took ⟦a⟧ hour.", fixed: "It took an hour."),
      .flags("It was ⟦an⟧ unique idea of ⟦an⟧ UN envoy.", fixed: "It was a unique idea of a UN envoy."),
      .flags("⟦A⟧ MP and ⟦a⟧ 8-year-old met.", fixed: "An MP and an 8-year-old met."),
      .flags(
        "He drove in ⟦a⟧ “old” car for ⟦a⟧ 11-day trip.",
        fixed: "He drove in an “old” car for an 11-day trip."),
      .flags("⟦An⟧ European found ⟦a⟧ apple.", fixed: "A European found an apple."),
      .passes("A R110bn loan, a N50 million bond, a RM5 grant, a Sh2.4 billion plan and a Rs500 fee."),
      .passes(
        "An hour, a university, an MP, a UN envoy, a one-off, an honest man, a European, an X-ray, a U-turn."),
      .passes("It was an historic day at a historic hotel."),
      .passes("A 10-year-old, an 8-year-old, an 11-day trip, a 100-day plan and an 1850 law."),
      .passes("He got an A, and she got A or B in Plan A in June."),
      .passes("It is à la carte, a la mode, a priori so."),
      .passes("A, E, I and O are vowels; a is one."),
      .passes("<p>The <b>-a</b> option and the letter <i>a</i> open it.</p>", as: .html),
      .passes("<p>It is an <b>sh</b> script with a SQL query, or an SQL one, and a FAQ.</p>", as: .html),
      .passes(
        "An iPhone, an eBay seller, an mRNA vaccine, a PhD and an MSc, a NATO or NASA plan, an FBI agent."),
    ]
  )

  public static let wakes = [Wake.words(["a", "an"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard token.traits.isDisjoint(with: Self.noArticle),
      let next = nextWord(index, view), let sound = InitialSound.of(next, in: view)
    else { return }
    let isAn = token.length == 2
    guard isAn == (sound == .consonant), isArticle(index, next, view), view.block(ofToken: index).isProse,
      !isEitherWay(next, isAn, view), !isOption(index, view),
      view.inlineElement(around: token.range) != .emphasis
    else { return }
    // At a paragraph's start a small “an” may be a name without its initial: “an Jones” for “Jan Jones”.
    let isRest = token.traits.contains(.lowercase) && token.gap == .blockStart
    let isCertain = !isRest && !isAdverbAlone(next, view) && (!isAn || !mayBeAnd(index, view))
    let written = written(isAn: isAn, token.traits)
    let text = String(decoding: written, as: UTF8.self)
    report.add(
      "“\(text)”, not “\(view.string(ofToken: index))”, before “\(view.string(ofToken: next))”.",
      at: token.range,
      fixes: [.replace(token.range, with: written, isCertain ? .safe : .suggested)])
  }

  /// Whether an adverb follows that no adjective goes on from: “rabbits a easily escape” may be meant for “can”.
  private func isAdverbAlone(_ index: Int, _ view: DocumentView) -> Bool {
    guard let parts = view.entry(ofToken: index)?.partsOfSpeech, parts.contains(.adverb),
      parts.isDisjoint(with: [.adjective, .noun])
    else { return false }
    guard let behind = view.next(index), let entry = view.entry(ofToken: behind) else { return true }
    return entry.partsOfSpeech.isDisjoint(with: [.adjective, .adverb])
      && !view.bytes(ofToken: behind).suffix(2).elementsEqual("ed".utf8)
  }

  private func written(isAn: Bool, _ traits: Token.Traits) -> [UInt8] {
    let small = Array((isAn ? "a" : "an").utf8)
    if traits.contains(.allCapitals) { return small.map(Fold.uppercase) }
    return traits.contains(.capitalized) ? Fold.capitalizingFirst(small) : small
  }

  /// The word or number behind the article, past an opening mark.
  private func nextWord(_ index: Int, _ view: DocumentView) -> Int? {
    guard let next = view.next(index), view.tokens[next].gap != .none else { return nil }
    guard view.tokens[next].kind == .punctuation else { return next }
    guard Self.opens(view.bytes(ofToken: next)), let second = view.next(next), view.tokens[second].gap == .none else {
      return nil
    }
    return second
  }

  /// Whether a mark opens a quotation.
  private static func opens(_ mark: ArraySlice<UInt8>) -> Bool {
    guard let first = mark.first, let last = mark.last else { return false }
    if mark.count == 1 { return first == 0x22 || first == 0x27 }
    return mark.count == 3 && first == 0xE2 && mark[mark.startIndex + 1] == 0x80 && (last == 0x9C || last == 0x98)
  }

  /// Whether the word is an article there: no letter (`Plan A`, `A or B`), no word of another language.
  private func isArticle(_ index: Int, _ next: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    if token.traits.contains(.capitalized), !token.traits.contains(.sentenceStart) {
      // In a heading every word may have its capital.
      guard view.block(ofToken: index).kind == .heading || view.block(ofToken: index).kind == .title else {
        return false
      }
    }
    // The short name of a program is spelt out or spoken as one likes.
    if view.tokens[next].length < 4, view.inlineElement(around: view.tokens[next].range) == .emphasis { return false }
    guard !Self.neverBehindArticles.contains(WordHash.of(view.bytes(ofToken: next))) else { return false }
    if token.traits.contains(.allCapitals)
      || view.tokens[next].traits.contains(.oneLetter) && token.length == 1
    {
      return view.tokens[next].traits.contains(.beforeHyphen)
    }
    return true
  }

  /// Whether “an” may stand before a word with a weak `h`: an historic, a historic.
  private func isEitherWay(_ next: Int, _ isAn: Bool, _ view: DocumentView) -> Bool {
    isAn && Self.weakH.contains { view.stem(ofToken: next).map(Fold.lowercase).starts(with: $0.bytes) }
  }

  /// Whether a hyphen touches the word: `-a` is an option.
  private func isOption(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[index].gap == .none, let before = view.previous(index) else { return false }
    return view.isCharacter(before, "-")
  }

  /// Whether “an” before a consonant may be a cut “and”: behind a noun, an adjective or a name.
  private func mayBeAnd(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard !token.traits.contains(.sentenceStart), let before = view.previous(index) else { return false }
    guard view.tokens[before].kind == .word else { return true }
    guard let entry = view.entry(ofToken: before) else { return true }
    if entry.isFunctionWord { return false }
    return !Self.verbs.contains(WordHash.of(view.bytes(ofToken: before)))
  }

  /// What a word is that is no article. A union, which is a constant; a list would be made for each word.
  private static var noArticle: Token.Traits {
    .foreign.union(.handle).union(.possessive).union(.joined).union(.beforeHyphen).union(.afterHyphen)
  }
  private static let weakH: [StaticString] = [
    "histor", "hotel", "habitual", "halluc", "heroic", "hysteri", "hilari", "herb", "homage", "harmonic",
    "horrific",
    "hereditary", "humble", "hurrah", "hypothe",
  ]
  private static let neverBehindArticles = WordHash.set(
    of: "and or is in of to if as at are on it a an i am us our la priori posteriori fortiori cappella deux propos")
  private static let verbs = WordHash.set(
    of: "is was be been are were has have had not it's isn't wasn't that's he's she's became become got get make made")
}
