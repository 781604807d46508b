public import GalleyLint
import GalleyText

/// Flags a question mark where an apostrophe was: “doesn?t”.
public struct QuestionedApostrophe: Rule {
  public static let card = RuleCard(
    id: "artifact/questioned-apostrophe",
    severity: .error,
    fix: .safe,
    summary: "A question mark stands where an apostrophe was.",
    why: """
      A program that could not write a curly apostrophe wrote a question mark. Between “doesn” and “t” nothing else can \
      have stood, so putting it back is safe where that makes a known contraction; behind a noun or name a person \
      decides.
      """,
    examples: [
      .flags("She ⟦doesn?t⟧ know. ⟦It?s⟧ late.", fixed: "She doesn’t know. It’s late."),
      .flags("The ⟦president?s⟧ men left with ⟦Zarvikh?s⟧.", fixed: "The president’s men left with Zarvikh’s."),
      .passes("Who? s. Smith? It passed?Then it did. See a.php?s=1 and x?t for it."),
      .passes("<p>Type <code>doesn?t</code> there.</p>", as: .html),
      .passes("The pattern dogs?s or (can?t|won?t) matches them."),
    ]
  )

  public static let wakes = [Wake.punctuation("?")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard view.tokens[index].gap == .none, let left = view.previous(index), let right = view.next(index),
      view.tokens[right].gap == .none, view.tokens[left].kind == .word, view.tokens[right].kind == .word,
      view.isWord(right, among: Self.endings), !view.tokens[right].traits.contains(.allCapitals),
      view.block(ofToken: index).isProse, isFree(left, right, view)
    else { return }
    let word = view.bytes(ofToken: left)
    let whole = word + [0x27] + view.bytes(ofToken: right)
    let isContraction = view.lexicon.entry(view.lexicon.find(whole))?.flags.contains(.contraction) == true
    guard isContraction || view.isWord(right, "s") && isNoun(left, view) else { return }
    let isSafe = isContraction && !CodeLook.hasSigns(view.table.block(ofToken: index), view)
    let range = TextRange(view.tokens[left].offset, view.tokens[right].end)
    report.add(
      "“\(view.string(range))” has a question mark where an apostrophe was.", at: range,
      fixes: [
        .replace(
          view.tokens[index].range, with: Array("’".utf8), isSafe ? .safe : .suggested, title: "Write an apostrophe")
      ])
  }

  /// What stands behind an apostrophe; `d` and `m` are marks of patterns, too.
  private static let endings: [StaticString] = ["s", "t", "re", "ve", "ll"]

  /// Whether nothing else touches the word, as in a pattern or an address.
  private func isFree(_ left: Int, _ right: Int, _ view: DocumentView) -> Bool {
    if view.tokens[left].gap == .none, let before = view.previous(left) {
      guard view.tokens[before].kind == .punctuation, !WordContext(view).isOneOf(before, "/\\|.*+(&=") else {
        return false
      }
    }
    guard let next = view.next(right), view.tokens[next].gap == .none else { return true }
    return view.tokens[next].kind == .punctuation && !WordContext(view).isOneOf(next, "/\\|*+)&=?")
  }

  private func isNoun(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.length > 2, token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit]),
      view.text[token.end - 1] | 0x20 != 0x73
    else { return false }
    guard let entry = view.entry(ofToken: index) else { return token.traits.contains(.capitalized) }
    return entry.isNameOnly || entry.partsOfSpeech.contains(.noun)
  }
}
