public import GalleyLint
import GalleyText

/// Flags “call it as one of the best” where English has “call it one of the best”.
public struct CalledAs: Rule {
  public static let card = RuleCard(
    id: "usage/called-as",
    severity: .suggestion,
    fix: .suggested,
    summary: "“Call” stands with “as” before what a thing is called.",
    why: """
      One calls a thing a name, without “as”: the word is carried over from “describe as” and “regard as”. Only what is \
      clearly a judgement is flagged, since one may well call the police as a precaution.
      """,
    examples: [
      .flags(
        "Calling Iran and Russia ⟦as ⟧two strong countries, he left.",
        fixed: "Calling Iran and Russia two strong countries, he left."),
      .flags("She called the deal ⟦as ⟧one of the worst.", fixed: "She called the deal one of the worst."),
      .flags("They call it ⟦as ⟧the greatest show.", fixed: "They call it the greatest show."),
      .passes("She called the deal one of the worst, and described it as one of the worst."),
      .passes("They called the police as a precaution, and her as a witness."),
      .passes("He called, as the two men had asked. He called him as one of his first acts."),
      .passes("She called him as the latest news came in, and again as two men left."),
    ]
  )

  public static let wakes = [Wake.words(["call", "calls", "called", "calling"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let sentence = view.table.sentence(ofToken: index)
    let reach = (index + 1)..<min(sentence.upperBound, index + Self.reach)
    guard view.tokens[index].traits.isDisjoint(with: .quoted.union(.foreign)), view.block(ofToken: index).isProse,
      let place = reach.first(where: { view.isWord($0, "as") }),
      !view.isWord(index + 1, among: ["for", "on", "off", "out", "up", "in", "upon", "to", "at", "by", "as"]),
      ((index + 1)..<place).allSatisfy({ isOfName($0, view) }), place > index + 1,
      isJudgement(place + 1, sentence, view)
    else { return }
    let range = TextRange(view.tokens[place].offset, view.tokens[place + 1].offset)
    report.add(
      "“\(view.string(ofToken: index))” needs no “as” before what a thing is called.", at: range,
      fixes: [.delete(range, .suggested, title: "Remove “as”")])
  }

  /// How far behind the verb its “as” may stand, in tokens.
  private static let reach = 12

  /// Whether a token may belong to what is called something: names, nouns and what stands with them.
  private func isOfName(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[index].kind == .word else { return false }
    if view.isWord(index, among: ["and", "of", "it", "him", "her", "them", "this", "that", "us", "me", "you"]) {
      return true
    }
    guard view.tokens[index].traits.contains(.lowercase), let entry = view.entry(ofToken: index) else { return true }
    return !entry.partsOfSpeech.isDisjoint(with: .noun.union(.adjective).union(.determiner))
  }

  /// Whether what follows says what a thing is: “one of the …”, “the most …”, “the greatest …”, “two strong …”.
  private func isJudgement(_ index: Int, _ sentence: Range<Int>, _ view: DocumentView) -> Bool {
    guard index + 3 < sentence.upperBound else { return false }
    if view.isWord(index, "one") { return view.isWord(index + 1, "of") && view.isWord(index + 2, "the") }
    if view.isWord(index, "the") {
      let isSuperlative =
        view.bytes(ofToken: index + 1).suffix(3).elementsEqual("est".utf8)
        && view.entry(ofToken: index + 1)?.partsOfSpeech.contains(.adjective) == true
        && !view.isWord(index + 1, among: ["latest", "rest", "guest", "west", "test", "quest"])
      return view.isWord(index + 1, "most") || isSuperlative
    }
    guard view.isWord(index, among: ["two", "three", "four", "five", "six"]) else { return false }
    return isOnlyAdjective(index + 1, view)
  }

  private func isOnlyAdjective(_ index: Int, _ view: DocumentView) -> Bool {
    guard let parts = view.entry(ofToken: index)?.partsOfSpeech else { return false }
    return parts.contains(.adjective) && parts.isDisjoint(with: .verb)
  }
}
