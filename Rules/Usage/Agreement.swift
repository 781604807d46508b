public import GalleyLint
import GalleyText

/// Flags a pronoun with a verb of another person or number: “he have”, “they was”.
public struct Agreement: Rule {
  public static let card = RuleCard(
    id: "usage/agreement",
    severity: .warning,
    fix: .suggested,
    summary: "A verb does not agree with the pronoun beside it.",
    why: """
      “He have” is half of a sentence that was changed, or carried over from another language. Looked at are only pronouns \
      that open a sentence or clause, where nothing else can be the subject, and forms that no mood of English has; what \
      somebody is quoted as saying is left as it was said.
      """,
    examples: [
      .flags("He ⟦have⟧ lived here for years.", fixed: "He has lived here for years."),
      .flags("They left because they ⟦was⟧ late.", fixed: "They left because they were late."),
      .flags("If she ⟦don't⟧ come, we ⟦has⟧ to go.", fixed: "If she doesn't come, we have to go."),
      .flags("⟦Does⟧ they know? ⟦Was⟧ you there?", fixed: "Do they know? Were you there?"),
      .flags("I ⟦seen⟧ it there.", fixed: "I saw it there."),
      .flags("There ⟦is⟧ many reasons.", fixed: "There are many reasons."),
      .passes("Does he have it? Did they have it? Had he seen it?"),
      .passes("Those who saw it have left, and what they told you is true."),
      .passes("The plan that I lay before you has merit, and the day after it was cold."),
      .passes("They ask that he have a say. If he were here, God forbid, it be so."),
      .passes("John and he have left; are he and she late?"),
      .passes("There is many a slip, and there was ten minutes left."),
      .passes("“They was late,” he said. World War I has ended."),
    ]
  )

  public static let wakes = [Wake.words(["he", "she", "it", "they", "we", "you", "i", "there"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let traits = view.tokens[index].traits
    guard traits.isDisjoint(with: .quoted.union(.foreign).union(.beforeHyphen).union(.afterHyphen).union(.possessive)),
      view.block(ofToken: index).isProse
    else { return }
    if view.isWord(index, "there") { return checkThere(index, view, &report) }
    guard let subject = Subject.of(index, view) else { return }
    if checkQuestion(index, subject, view, &report) { return }
    guard isClauseStart(index, subject, view), let verb = verb(behind: index, view) else { return }
    guard let right = subject.form(insteadOf: verb, view), !isSubjunctive(verb, behind: index, view) else { return }
    add(verb, right, "“\(view.string(ofToken: index))”", view, &report)
  }

  /// The next word, or the one behind an adverb.
  private func verb(behind index: Int, _ view: DocumentView) -> Int? {
    guard let next = view.next(index), view.tokens[next].kind == .word, view.tokens[next].gap != .none else {
      return nil
    }
    guard view.isWord(next, among: ["also", "always", "never", "still", "already", "often", "just", "really", "now"])
    else {
      return next
    }
    return view.next(next).flatMap { view.tokens[$0].kind == .word ? $0 : nil }
  }

  /// Whether nothing before a pronoun can make it an object or one of several subjects.
  private func isClauseStart(_ index: Int, _ subject: Subject, _ view: DocumentView) -> Bool {
    if view.tokens[index].traits.contains(.sentenceStart) { return true }
    guard let before = view.previous(index) else { return true }
    if view.isWord(before, among: Self.clauseWords) { return true }
    if view.isCharacter(before, ",") { return view.isWord(index, "we") || view.isWord(index, "they") }
    // “Before you” and “after it” may be all that the words say.
    return subject != .it && !view.isWord(index, "you") && view.isWord(before, among: Self.prepositions)
  }

  /// Whether the verb may stand in the subjunctive: “that he have”, “if need be, lest it do”.
  private func isSubjunctive(_ verb: Int, behind index: Int, _ view: DocumentView) -> Bool {
    guard view.isWord(verb, among: ["have", "do"]), let before = view.previous(index) else { return false }
    return view.isWord(before, among: ["that", "if", "whether", "though"])
  }

  /// “Does they know?”: the verb opens the sentence, and nothing is joined to the pronoun.
  private func checkQuestion(
    _ index: Int, _ subject: Subject, _ view: DocumentView, _ report: inout Report
  ) -> Bool {
    guard let verb = view.previous(index), view.tokens[verb].traits.contains(.sentenceStart), subject != .it,
      let right = subject.form(insteadOf: verb, view), !view.isWord(verb, among: ["seen", "done"]),
      let next = view.next(index), view.tokens[next].kind == .word, !view.isWord(next, among: ["and", "or", "nor"])
    else { return false }
    add(verb, right, "“\(view.string(ofToken: index))”", view, &report)
    return true
  }

  /// “There is many”, “there was two”; not “many a slip” nor “ten minutes left”.
  private func checkThere(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard let verb = view.next(index), let count = view.next(verb), let noun = view.next(count),
      view.isWord(verb, among: ["is", "was"]), view.isWord(count, among: Self.plurals),
      view.tokens[count].traits.isDisjoint(with: .beforeHyphen), view.tokens[noun].kind == .word,
      view.tokens[noun].traits.contains(.lowercase),
      !view.isWord(noun, "a"), !view.isWord(noun, "an"), !view.isWord(noun, among: Self.measures)
    else { return }
    add(verb, [view.isWord(verb, "is") ? "are" : "were"], "“\(view.string(ofToken: count))”", view, &report)
  }

  private func add(
    _ verb: Int, _ right: [StaticString], _ subject: String, _ view: DocumentView, _ report: inout Report
  ) {
    let token = view.tokens[verb]
    let found = view.bytes(ofToken: verb)
    let texts = right.map {
      Recasing.apostrophes(Recasing.apply(Array($0.bytes), like: token.traits), like: found)
    }
    report.add(
      "“\(view.string(ofToken: verb))” does not agree with \(subject).", at: token.range,
      fixes: texts.map { .replace(token.range, with: $0, .suggested) })
  }

  /// Words that open a clause, so that a pronoun behind them is its subject.
  private static let clauseWords: [StaticString] = [
    "because", "when", "while", "if", "that", "whether", "though", "although", "where", "how", "why", "so", "but",
    "unless",
    "once",
  ]

  private static let prepositions: [StaticString] = ["until", "after", "before", "since"]

  private static let plurals: [StaticString] = [
    "many", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]

  /// What is counted as one sum.
  private static let measures: [StaticString] = [
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "dollars", "pounds", "euros", "cents",
    "percent", "per", "miles", "kilometers", "kilometres", "meters", "metres", "feet", "inches", "yards", "points",
    "million", "billion", "hundred", "thousand", "times", "degrees", "tons", "tonnes", "parts",
  ]
}
