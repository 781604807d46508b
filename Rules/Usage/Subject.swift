import GalleyLint
import GalleyText

/// A pronoun that can be a subject, by the verb forms that go with it.
enum Subject {
  case i
  case he
  case it
  case they

  /// The pronoun at a token.
  static func of(_ index: Int, _ view: DocumentView) -> Subject? {
    if view.isWord(index, among: ["he", "she"]) { return .he }
    if view.isWord(index, "it") { return .it }
    if view.isWord(index, among: ["they", "we", "you"]) { return .they }
    return view.isWord(index, "i") && !view.tokens[index].traits.contains(.lowercase) ? .i : nil
  }

  /// What goes with it in place of a form that does not; nil for forms that do, and for other words.
  func form(insteadOf verb: Int, _ view: DocumentView) -> [StaticString]? {
    let word = view.bytes(ofToken: verb)
    guard word.count >= 2, word.count <= 9 else { return nil }
    let isSingular = self == .he || self == .it
    if view.isWord(verb, "seen") { return ["saw", isSingular ? "has seen" : "have seen"] }
    if view.isWord(verb, "done") { return ["did", isSingular ? "has done" : "have done"] }
    let wrong = self == .i ? Self.withI : self == .they ? Self.withThey : Self.withHe
    let folded = Fold.folded(word)
    return wrong.first { folded.elementsEqual($0.form.bytes) }.map { [$0.instead] }
  }

  private static let withHe: [(form: StaticString, instead: StaticString)] = [
    ("have", "has"), ("haven't", "hasn't"), ("do", "does"), ("don't", "doesn't"), ("are", "is"), ("aren't", "isn't"),
    ("am", "is"),
  ]

  private static let withThey: [(form: StaticString, instead: StaticString)] = [
    ("has", "have"), ("hasn't", "haven't"), ("does", "do"), ("doesn't", "don't"), ("is", "are"), ("isn't", "aren't"),
    ("was", "were"), ("wasn't", "weren't"), ("am", "are"),
  ]

  private static let withI: [(form: StaticString, instead: StaticString)] = [
    ("has", "have"), ("hasn't", "haven't"), ("does", "do"), ("doesn't", "don't"), ("are", "am"),
  ]
}
