public import GalleyLint
import GalleyText

/// Flags what editors write where a fact is to come: “TK”, “TODO:”, “????”.
public struct EditorPlaceholder: Rule {
  public static let card = RuleCard(
    id: "artifact/editor-placeholder",
    severity: .error,
    summary: "An editor’s mark for something to come is still in the text.",
    why: """
      “TK” (to come) is written because no English word has those letters together; it goes to print when nobody \
      searches for it; “XXX” stands for a sum or a name in the same way. Names such as TK Maxx, an abbreviation that the \
      text itself gives in brackets, the Roman thirty, masked numbers and anything in lower case are left alone.
      """,
    examples: [
      .flags("The bridge cost ⟦TK⟧ million."),
      .flags("He was born in ⟦TKTK⟧ and died in 1990."),
      .flags("⟦TODO:⟧ check the date."),
      .flags("The date (⟦FIXME⟧) is wrong."),
      .flags("Smith, ⟦????⟧, said so."),
      .flags("It cost $⟦XXX⟧ million."),
      .flags("The cost was ⟦XXX⟧ dollars, or about ⟦XXX⟧ percent of it."),
      .flags("It was a day like any other.\n\n⟦XXX⟧\n\nNobody came."),
      .flags("He met [⟦XXX⟧] on Monday."),
      .flags("She was born in ⟦XXXX⟧ and died in 1990."),
      .flags("⟦XXX⟧ said it on Monday, as told by ⟦XXX⟧."),
      .passes("Super Bowl XXX, Chapter XXX, in chapter XXX, by Louis XXX, the XXX Olympiad and XXX Corps."),
      .passes("An XXX-rated film, XXX films, the film XXX was long, as seen in XXX."),
      .passes("Call 555-XXXX; it was XXX-XX-1234, XXXX-XXXX, or **** XXXX; or 1234 XXXX XXXX 5678."),
      .passes("XXIX\n\nThey came home.\n\nXXX\n\nThey slept."),
      .passes("Love you XXX"),
      .passes("He slept.\n\nXXX\n\nShe woke.\n\nXXX\n\nThey left."),
      .passes("She works for Thyssenkrupp (TK), and TK pays well."),
      .passes("She works at TK Maxx."),
      .passes("A to-do list, a todo app, Super Bowl XXX, an XXX film."),
      .passes("Really???? he asked."),
      .passes("Cans of XXXX were sold."),
      .passes("<p>The mark <code>TODO:</code> is common.</p>", as: .html),
    ]
  )

  public static let wakes = [
    Wake.words(["tk", "tktk", "tktktk", "tktktktk", "todo", "fixme"]), .words(PlaceholderX.words), .punctuation("?"),
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard token.kind == .word else { return checkMarks(index, view, &report) }
    guard token.traits.contains(.allCapitals),
      token.traits.isDisjoint(with: [.quoted, .handle, .afterHyphen, .possessive, .foreign])
    else { return }
    var range = token.range
    let word = view.string(range)
    switch word {
    case "TK": guard isToCome(index, view) else { return }
    case "TODO":
      guard view.isCharacter(index + 1, ":"), view.tokens[index + 1].gap == .none else { return }
      range.end = view.tokens[index + 1].end
    default: guard !word.utf8.starts(with: [0x58]) || PlaceholderX.isToCome(index, view) else { return }
    }
    report.add("“\(view.string(range))” marks something that is still to come.", at: range)
  }

  /// Whether `TK` is no name: no capitalised word beside it, and nowhere given in brackets.
  private func isToCome(_ index: Int, _ view: DocumentView) -> Bool {
    let names: Token.Traits = [.capitalized, .allCapitals, .oddCapitals]
    if let next = view.next(index), view.tokens[next].kind == .word, !view.tokens[next].traits.isDisjoint(with: names) {
      return false
    }
    if let before = view.previous(index) {
      let token = view.tokens[before]
      if token.kind == .word, !token.traits.isDisjoint(with: names), !token.traits.contains(.sentenceStart) {
        return false
      }
    }
    guard !view.tokens[index].traits.contains(.beforeHyphen) || view.next(index) != nil,
      let form = view.vocabulary.form(Array("TK".utf8))
    else { return true }
    let first = Int(form.firstToken)
    guard first > 1, view.isCharacter(first - 1, "("), view.isCharacter(first + 1, ")") else { return true }
    // “(TK)” behind a name is its abbreviation; behind anything else it is a mark.
    return view.tokens[first - 2].traits.isDisjoint(with: names)
  }

  /// Question marks that stand for a word: three or more, behind a space.
  private func checkMarks(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard view.tokens[index].gap != .none, !view.tokens[index].traits.contains(.quoted) else { return }
    var end = index + 1
    while end < view.tokens.count, view.isCharacter(end, "?"), view.tokens[end].gap == .none { end += 1 }
    guard end - index >= 3 else { return }
    // Spaced French punctuation ends its sentence with such a run.
    if let next = view.next(end - 1), view.tokens[next].traits.contains(.sentenceStart) { return }
    guard view.next(end - 1) != nil else { return }
    report.add(
      "Question marks stand here for something that is still to come.",
      at: TextRange(view.tokens[index].offset, view.tokens[end - 1].end))
  }
}
