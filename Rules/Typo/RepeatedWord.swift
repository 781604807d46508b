public import GalleyLint
import GalleyText

/// Flags a word written twice in a row: “the the”.
public struct RepeatedWord: Rule {
  public static let card = RuleCard(
    id: "typo/repeated-word",
    severity: .error,
    fix: .safe,
    summary: "A word stands twice in a row.",
    why: """
      A doubled word is nearly always left over from an edit, and the eye skips it. It is safe to remove one where the \
      word never follows itself on purpose, such as “the”; “that that” and “very very” may be meant and pass.
      """,
    examples: [
      .flags("We saw the⟦ the⟧ cat.", fixed: "We saw the cat."),
      .flags("The⟦ the⟧ cat sat.", fixed: "The cat sat."),
      .flags("One of⟦ of⟧⟦ of⟧ them left.", fixed: "One of them left."),
      .flags("It was meant for⟦ for⟧ you.", fixed: "It was meant for you."),
      .flags("A new policy⟦ policy⟧ was made.", fixed: "A new policy was made."),
      .flags("They met at the⟦\nthe⟧ gate.", fixed: "They met at the gate."),
      .flags("It rained. The⟦ The⟧ mayor left.", fixed: "It rained. The mayor left."),
      .flags("Later Mr⟦ Mr⟧ Smith left.", fixed: "Later Mr Smith left."),
      .flags("It rained. They were⟦ were⟧ late.", fixed: "It rained. They were late."),
      .passes("The The are a band. It rained. The The album was late, and The The’s song too."),
      .passes("Dr. Dr. Zarvikh, as who they are are friends, and Dr Dr Mokhtavar left."),
      .passes("He had had enough, and she said that that was all."),
      .passes("It was a very very long, long long road."),
      .passes("No no, said the man from Bora Bora to New York, New York."),
      .passes("Dial one one two two for a dik dik or a tom tom."),
      .passes("What it is is a mess. She gave her her book."),
      .passes("The President's president. It was the end. End of story."),
      .passes("A step step-by-step guide to the post-war war."),
      .passes("Lists of AND and OR are read from the left."),
      .passes("<p>The server runs on host <em>host</em> there.</p>", as: .html),
      .passes("<p>They went to <s>the</s> the bridge, <del>a</del> a new one.</p>", as: .html),
      .passes("They went to ~~the~~ the bridge.", as: .markdown),
    ]
  )

  public static let wakes = [Wake.tokens(.repeated)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let before = view.previous(index), isRepetition(before, index, view),
      let trust = trust(before, index, view)
    else { return }
    let excess = TextRange(view.tokens[before].end, view.tokens[index].end)
    let word = view.string(ofToken: index)
    report.add(
      "“\(word)” stands twice in a row.", at: excess, severity: trust.severity,
      fixes: [.delete(excess, trust.applicability, title: "Remove the second “\(word)”")])
  }

  /// Whether the two are the same word in prose, letter case apart.
  private func isRepetition(_ before: Int, _ index: Int, _ view: DocumentView) -> Bool {
    let (left, right) = (view.tokens[before], view.tokens[index])
    let opaque: Token.Traits = [.handle, .foreign, .hasDigit]
    guard left.kind == .word, left.length == right.length, left.traits.isDisjoint(with: opaque),
      right.traits.isDisjoint(with: opaque), !left.traits.contains(.afterHyphen),
      !right.traits.contains(.beforeHyphen), view.block(ofToken: index).isProse
    else { return false }
    return zip(view.bytes(ofToken: before), view.bytes(ofToken: index)).allSatisfy {
      Fold.lowercase($0) == Fold.lowercase($1)
    }
  }

  private func trust(
    _ before: Int, _ index: Int, _ view: DocumentView
  ) -> (severity: Severity, applicability: Applicability)? {
    let (left, right) = (view.tokens[before], view.tokens[index])
    let word = WordHash.of(view.bytes(ofToken: index))
    guard !Self.meant.contains(word) else { return nil }
    // “AND and OR”, “on host <em>host</em>”: one of the two is a name.
    if left.length > 1, left.traits.contains(.allCapitals) != right.traits.contains(.allCapitals) { return nil }
    if view.inlineElement(around: right.range) == .emphasis { return nil }
    if isMentioned(before, index, view) { return (.suggestion, .suggested) }
    // “the The Beatles”: the second is part of a name.
    if right.traits.contains(.capitalized), !right.traits.contains(.oneLetter) {
      if Self.titles.contains(word) { return (.warning, .suggested) }
      guard Self.never.contains(word) else { return nil }
      guard left.traits.contains(.capitalized) else { return (.suggestion, .suggested) }
      return isDoubledStart(before, index, view) ? (.suggestion, .suggested) : nil
    }
    let isLineBreak = right.gap == .lineBreak && !view.block(ofToken: index).traits.contains(.collapsesSpace)
    let isOneStretch = left.traits.contains(.linked) == right.traits.contains(.linked)
    if Self.never.contains(word) {
      let isSafe = !isLineBreak && isOneStretch && (right.gap == .space || right.gap == .lineBreak)
      return isSafe ? (.error, .safe) : (.warning, .suggested)
    }
    if Self.hardlyEver.contains(word) {
      guard !isClauseEnd(before, view) else { return nil }
      return (right.traits.contains(.quoted) || !isOneStretch ? .suggestion : .warning, .suggested)
    }
    return isContentWord(before, index, view) ? (isLineBreak ? .suggestion : .warning, .suggested) : nil
  }

  /// Whether the two words are spoken of: alone between quotation marks or in an element that sets them off.
  private func isMentioned(_ before: Int, _ index: Int, _ view: DocumentView) -> Bool {
    let both = TextRange(view.tokens[before].offset, view.tokens[index].end)
    if view.inlineElement(around: both) == .emphasis { return true }
    guard view.tokens[before].gap == .none, let opening = view.previous(before), let closing = view.next(index) else {
      return false
    }
    let marks: [[UInt8]] = [[0x22], [0x27], [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x98]]
    return marks.contains { view.bytes(ofToken: opening).elementsEqual($0) }
      && view.tokens[closing].kind == .punctuation && view.tokens[closing].gap == .none
  }

  /// Whether a form of “be” ends a clause that is the subject of the next: “what it is is a mess”.
  private func isClauseEnd(_ before: Int, _ view: DocumentView) -> Bool {
    guard view.entry(ofToken: before)?.partsOfSpeech.contains(.verb) == true,
      let subject = view.previous(before), view.tokens[subject].kind == .word,
      view.entry(ofToken: subject)?.partsOfSpeech.contains(.pronoun) == true
    else { return false }
    // “They were were late”: the subject of the sentence itself.
    return !view.tokens[subject].traits.contains(.sentenceStart)
      || !view.isWord(subject, among: ["he", "she", "it", "they", "we", "i"])
  }

  /// Whether a sentence starts with a word twice and goes on with what the word stands before: “The The mayor”, but
  /// not the band of that name, which a draft names more than once or says something of.
  private func isDoubledStart(_ before: Int, _ index: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[before].traits.contains(.sentenceStart), view.block(ofToken: index).kind == .paragraph,
      let next = view.next(index), view.tokens[next].kind == .word, view.tokens[next].gap != .none,
      !view.tokens[next].traits.contains(.possessive)
    else { return false }
    let parts = view.entry(ofToken: next)?.partsOfSpeech ?? .noun
    guard !parts.isDisjoint(with: [.noun, .adjective, .numeral]),
      parts.isDisjoint(with: [.preposition, .pronoun, .conjunction]),
      !parts.contains(.verb) || view.tokens[next].traits.contains(.capitalized)
    else { return false }
    return view.tokens.indices.count {
      view.tokens[$0].traits.isSuperset(of: [.repeated, .capitalized])
        && view.tokens[$0].word == view.tokens[index].word
    } == 1
  }

  /// Whether it is a noun or verb that nothing doubles for emphasis, sound or name.
  private func isContentWord(_ before: Int, _ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.length >= 4, token.traits.contains(.lowercase), let entry = view.entry(ofToken: index) else {
      return false
    }
    let doubled: LexiconEntry.PartsOfSpeech = [
      .adjective, .adverb, .interjection, .numeral, .determiner, .pronoun,
    ]
    guard entry.flags.contains(.lowercase), !entry.flags.contains(.rare), !entry.partsOfSpeech.isEmpty,
      entry.partsOfSpeech.isDisjoint(with: doubled)
    else { return false }
    // `tomtom`: the lexicon has it as one word. Three in a row are chanted.
    let bytes = Array(view.bytes(ofToken: index))
    if view.lexicon.contains(bytes + bytes) || view.tokens[before].traits.contains(.repeated) { return false }
    guard let next = view.next(index) else { return true }
    return !view.tokens[next].traits.contains(.repeated)
  }

  /// Words that never follow themselves on purpose.
  private static let never = WordHash.set(
    of:
      "the a an of and or from its our your their my than because into but if would could should with as we they"
  )
  /// Forms of address, which are set once.
  private static let titles = WordHash.set(of: "mr mrs ms mx")
  /// Words that do so now and then: “what we look at at night”, “who they are are friends”.
  private static let hardlyEver = WordHash.set(
    of:
      """
      to in on at by for is was are were be been has have will can may must not this these those he she it you i his \
      when then while where which who about after before between during through over under also only just more most \
      some any all each both such against without within other when it's i'm don't
      """)
  /// Words that may well: verbs and pronouns that meet their like, and sounds.
  private static let meant = WordHash.set(of: "had that do her him no yes oh ha bye well hey knock tut tap blah hear")
}
