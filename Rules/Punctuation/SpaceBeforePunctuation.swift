public import GalleyLint
import GalleyText

/// Flags a space before a comma, full stop or the like: “word , next”.
public struct SpaceBeforePunctuation: Rule {
  public static let card = RuleCard(
    id: "punctuation/space-before-punctuation",
    severity: .warning,
    fix: .safe,
    summary: "A space stands before a punctuation mark.",
    why: """
      Cutting a word or a link out leaves its space behind. English sets no space before a comma or full stop, so \
      removing it is safe; before other marks, which some languages set apart, a person decides.
      """,
    examples: [
      .flags("A third of that⟦ ⟧, they said.", fixed: "A third of that, they said."),
      .flags("It passed⟦ ⟧.", fixed: "It passed."),
      .flags("Did it pass⟦ ⟧?", fixed: "Did it pass?"),
      .passes("It passed, they said."),
      .passes("The .NET version and the .com boom."),
      .passes("It was fun :) and more."),
      .passes("He paused ... and went on."),
      .passes("A rate of .5 percent."),
      .passes("The product is denoted by , and the norm is ."),
      .passes("<p lang=\"fr\">Qui ?</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.punctuationBehindSpace(",.;?!")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard token.gap == .space, let previous = view.previous(index), view.tokens[previous].kind == .word,
      !token.traits.contains(.foreign), view.block(ofToken: index).isProse
    else { return }
    if let next = view.next(index), view.tokens[next].gap == .none { return }
    // Behind a word that needs another one, a formula or picture was lost: the space is the least of it.
    guard !expectsMore(previous, in: view) else { return }
    let range = TextRange(view.tokens[previous].end, token.offset)
    let mark = view.text[token.offset]
    let trust: Applicability = (mark == 0x2C || mark == 0x2E) && range.count == 1 ? .safe : .suggested
    report.add(
      "A space before “\(view.string(ofToken: index))”.", at: range,
      fixes: [.delete(range, trust, title: "Remove the space")])
  }

  /// Whether a word such as “by”, “the” or “is” can hardly end a clause.
  private func expectsMore(_ index: Int, in view: DocumentView) -> Bool {
    guard let entry = view.entry(ofToken: index), view.tokens[index].traits.contains(.lowercase) else { return false }
    let parts = entry.partsOfSpeech
    return Self.linkingVerbs.contains(String(decoding: view.bytes(ofToken: index), as: UTF8.self))
      || (!parts.isDisjoint(with: [.determiner, .conjunction]) && parts.isDisjoint(with: [.pronoun, .adverb]))
      || (parts.contains(.preposition) && parts.isDisjoint(with: [.adverb, .noun, .adjective]))
  }

  private static let linkingVerbs: Set<String> = ["is", "are", "was", "were", "be", "equals", "of", "by", "to", "as"]
}
