public import GalleyLint
import GalleyText

/// Flags a word that a typesetter divided and nobody joined again: “capabili- ties”.
public struct LineBreakHyphen: Rule {
  public static let card = RuleCard(
    id: "artifact/line-break-hyphen",
    severity: .warning,
    fix: .safe,
    summary: "A word is still divided by a hyphen from the end of a line.",
    why: """
      Text taken from a PDF keeps the hyphens of its lines. Joining is safe where the whole is a common word and a \
      part of it is none; where both parts are words, a person decides between “re-sign” and “resign”.
      """,
    examples: [
      .flags("It has many ⟦capabili- ties⟧.", fixed: "It has many capabilities."),
      .flags("One ⟦govern-\nment⟧ fell.", fixed: "One government fell."),
      .flags("The ⟦over-\nall⟧ view.", fixed: "The overall view."),
      .passes("Short- and long-term plans."),
      .passes("The well-\nknown singer."),
      .passes("Mid- to late summer, pre- or post-war."),
      .passes("A over- all view."),
    ]
  )

  public static let wakes = [Wake.punctuation("-")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard index > 0, view.tokens[index].gap == .none, let next = view.next(index) else { return }
    let before = view.tokens[index - 1]
    let after = view.tokens[next]
    guard before.kind == .word, after.kind == .word, after.gap == .lineBreak || after.gap == .space,
      after.traits.contains(.lowercase), before.traits.isDisjoint(with: [.afterHyphen, .allCapitals, .foreign]),
      !after.traits.contains(.beforeHyphen), before.length > 1, after.length > 1
    else { return }
    let joined = Array(view.bytes(ofToken: index - 1)) + Array(view.bytes(ofToken: next))
    let whole = view.lexicon.find(joined)
    let isInDraft = view.vocabulary.form(joined) != nil
    guard isInDraft || view.lexicon.frequency(whole) >= Self.common else { return }
    let hasFragment = !isWord(before, view) || !isWord(after, view)
    guard hasFragment || after.gap == .lineBreak else { return }
    let range = TextRange(before.offset, after.end)
    let use = String(decoding: joined, as: UTF8.self)
    report.add(
      "“\(use)” is still divided by a hyphen.", at: range, severity: hasFragment ? nil : .suggestion,
      fixes: [.replace(range, with: joined, hasFragment ? .safe : .suggested, title: "Join to “\(use)”")])
  }

  private func isWord(_ token: Token, _ view: DocumentView) -> Bool {
    guard let entry = view.lexicon.entry(token.word) else { return false }
    return Int(entry.frequency) >= Self.common && !entry.flags.contains(.rare)
      && !entry.flags.contains(.abbreviation) && !entry.isNameOnly
  }

  /// A Zipf frequency of 2.7: a word that an article may hold.
  private static let common = 81
}
