public import GalleyLint
import GalleyText

/// Flags two commas, a comma before a full stop, and two full stops that are no ellipsis.
public struct DoubledPunctuation: Rule {
  public static let card = RuleCard(
    id: "punctuation/doubled-punctuation",
    severity: .error,
    fix: .safe,
    summary: "Two punctuation marks stand where one belongs.",
    why: """
      Editing leaves two marks where two versions of a sentence met. Two commas always mean one; of two different \
      marks a person has to choose. Ellipses, “?!” and the full stop of an abbreviation before a comma are left.
      """,
    examples: [
      .flags("Bread⟦,,⟧ milk and tea.", fixed: "Bread, milk and tea."),
      .flags("It passed⟦..⟧", fixed: "It passed."),
      .flags("It passed⟦,.⟧", fixed: "It passed."),
      .flags("They said⟦;;⟧ nobody came.", fixed: "They said; nobody came."),
      .passes("He waited... and left."),
      .passes("Bread, milk, etc., and tea."),
      .passes("He moved to Acme Inc., which paid well."),
      .passes("Really?! No!!"),
      .passes("The U.S., he said."),
      .passes("Type `a,,b` there.", as: .markdown),
      .passes("See ../notes.txt there."),
      .passes("The range origin.. is open, and “LCK..” stands before the name."),
    ]
  )

  public static let wakes = [Wake.punctuationInRow(",.;")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let tokens = view.tokens
    guard tokens[index].gap == .none, let previous = view.previous(index), let first = mark(previous, view),
      let second = mark(index, view), view.block(ofToken: index).isProse
    else { return }
    // Three or more in a row are an ellipsis or a rule of dots.
    if let before = view.previous(previous), tokens[previous].gap == .none, mark(before, view) != nil { return }
    if let next = view.next(index), tokens[next].gap == .none {
      guard tokens[next].kind == .punctuation, mark(next, view) == nil else { return }
    }
    guard let before = view.previous(previous), tokens[previous].gap == .none, tokens[before].kind == .word else {
      return
    }
    let range = TextRange(tokens[previous].offset, tokens[index].end)
    guard first == second || (first == 0x2C && second == 0x2E) else { return }
    guard first != 0x2E || endsSentence(index, view) else { return }
    let isSure = first == second && first != 0x2E
    report.add(
      "Two punctuation marks, “\(view.string(range))”.", at: range,
      fixes: [
        .replace(
          range, with: [second], isSure ? .safe : .suggested,
          title: "Leave “\(String(decoding: [second], as: UTF8.self))”")
      ])
  }

  /// Whether a sentence can end at a token: no word in small letters goes on with it.
  private func endsSentence(_ index: Int, _ view: DocumentView) -> Bool {
    var at = index
    while let next = view.next(at), view.tokens[next].kind == .punctuation, view.tokens[next].gap == .none { at = next }
    guard let next = view.next(at) else { return true }
    return !view.tokens[next].traits.contains(.lowercase)
  }

  private func mark(_ index: Int, _ view: DocumentView) -> UInt8? {
    let token = view.tokens[index]
    guard token.length == 1, token.kind == .punctuation else { return nil }
    let byte = view.text[token.offset]
    return byte == 0x2C || byte == 0x2E || byte == 0x3B ? byte : nil
  }
}
