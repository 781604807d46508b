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
      removing it is safe; before other marks, which some languages set apart, a person decides. Where formulae \
      were lost from a page, the space is the least of it and is not reported.
      """,
    examples: [
      .flags("A third of that⟦ ⟧, they said.", fixed: "A third of that, they said."),
      .flags("It passed⟦ ⟧.", fixed: "It passed."),
      .flags("Did it pass⟦ ⟧?", fixed: "Did it pass?"),
      .flags("He ate⟦ ,⟧drank, and slept.", fixed: "He ate, drank, and slept."),
      .passes("If it ends ;then it may loop, so type x ,y there."),
      .passes("It passed, they said."),
      .passes("The .NET version and the .com boom."),
      .passes("It was fun :) and more."),
      .passes("He paused ... and went on."),
      .passes("A rate of .5 percent."),
      .flags("The roof of the hall was , they said⟦ ⟧, a ruin⟦ ⟧. It leaked⟦ ⟧, and nobody came⟦ ⟧, or wrote⟦ ⟧."),
      .passes("The list can be found at . For more of it, see ."),
      .passes("The product is denoted by , and the norm is ."),
      .passes("For a pair of vectors , the product is denoted by . It is real."),
      .passes("Given the initial terms , , and the rule, it follows."),
      .passes("You write . if it is meant."),
      .passes("for (( one ; two ; three )) do"),
      .passes("<p lang=\"fr\">Qui ?</p>", as: .html),
      .passes("Qui est ici, et que veut le monsieur du port ? On le sait."),
      .passes("<p>It stands for the number <svg><path/></svg>, said to be odd.</p>", as: .html),
      .passes("Commands such as a ; b ; c are one."),
      .passes("It puts ? into the name."),
      .passes("<p>Write do <i>list</i> ; <b>done</b> there.</p>", as: .html),
      .passes("<p>It is a literal <em>!</em>, and newline , <code>;</code> or a bar ends it.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.punctuationBehindSpace(",.;?!")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard token.gap == .space, let previous = view.previous(index), view.tokens[previous].kind == .word,
      !token.traits.contains(.foreign), view.block(ofToken: index).isProse
    else { return }
    if let next = view.next(index), view.tokens[next].gap == .none {
      return checkMisplaced(index, previous, next, view, &report)
    }
    let range = TextRange(view.tokens[previous].end, token.offset)
    let mark = view.text[token.offset]
    guard !isNamed(index, behind: previous, view), !view.holdsStartTag(TextRange(range.start, token.end)) else {
      return
    }
    if mark != 0x2C, mark != 0x2E, WordContext(view).foreignNeighbours(of: previous) > 1 { return }
    let lost = LostObject(view)
    guard !lost.isLikely(before: index) else { return }
    let isDoubtful =
      lost.isMathematical(index) || CodeLook.hasSigns(view.table.block(ofToken: index), view)
    let trust: Applicability =
      (mark == 0x2C || mark == 0x2E) && range.count == 1 && !isDoubtful ? .safe : .suggested
    report.add(
      "A space before “\(view.string(ofToken: index))”.", at: range, severity: isDoubtful ? .suggestion : nil,
      fixes: [.delete(range, trust, title: "Remove the space")])
  }

  /// `word ,next`: the space stands before the comma instead of behind it.
  private func checkMisplaced(
    _ index: Int, _ previous: Int, _ next: Int, _ view: DocumentView, _ report: inout Report
  ) {
    guard view.isCharacter(index, ","), isPlain(previous, view), isPlain(next, view),
      view.next(next).map({ view.tokens[$0].gap != .none || view.endsPhrase($0) }) ?? true,
      !CodeLook.hasSigns(view.table.block(ofToken: index), view)
    else { return }
    let range = TextRange(view.tokens[previous].end, view.tokens[index].end)
    guard !view.holdsStartTag(range), view.inlineElement(around: view.tokens[next].range) != .emphasis else { return }
    let isSafe = view.tokens[next].traits.contains(.lowercase)
    report.add(
      "The space belongs behind the comma, not before it.", at: range,
      fixes: [.replace(range, with: [0x2C, 0x20], isSafe ? .safe : .suggested, title: "Move the space")])
  }

  /// Whether a token is a known word of prose.
  private func isPlain(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.kind == .word, token.length > 1,
      token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .oddCapitals]),
      let entry = view.entry(ofToken: index)
    else { return false }
    return !entry.flags.contains(.rare) && entry.frequency >= 75
  }

  /// Whether the mark is meant itself: one of a row of signs, alone in an element, or a `?` with the sentence going on.
  private func isNamed(_ index: Int, behind previous: Int, _ view: DocumentView) -> Bool {
    let mark = view.text[view.tokens[index].offset]
    guard let next = view.next(index) else { return view.inlineElement(around: view.tokens[index].range) != nil }
    let token = view.tokens[next]
    if token.kind == .symbol || token.kind == .verbatim { return true }
    if token.traits.contains(.oneLetter), view.tokens[previous].traits.contains(.oneLetter) { return true }
    // `<i>list</i> ; <b>done</b>`: a form of writing between its parts.
    if view.inlineElement(around: view.tokens[previous].range) == .emphasis,
      view.inlineElement(around: token.range) == .emphasis
    {
      return true
    }
    if mark != 0x2C, mark != 0x3B, token.traits.contains(.lowercase) || view.isCharacter(next, "(") { return true }
    if mark == 0x3B, isOneOfSeveral(index, view) { return true }
    return view.inlineElement(around: view.tokens[index].range) != nil
  }

  /// Whether another semicolon of the block stands apart, too: `one ; two ; three` is a form of writing.
  private func isOneOfSeveral(_ index: Int, _ view: DocumentView) -> Bool {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    return (max(block.lowerBound, index - 30)..<min(block.upperBound, index + 30)).contains {
      $0 != index && view.tokens[$0].gap == .space && view.isCharacter($0, ";")
    }
  }
}
