public import GalleyLint
import GalleyText

/// Flags a part of the day behind a.m. or p.m.: “3 p.m. in the afternoon”, “3 p.m. in the morning”.
public struct HalfOfDay: Rule {
  public static let card = RuleCard(
    id: "fact/half-of-day",
    severity: .warning,
    fix: .suggested,
    summary: "a.m. or p.m. and the part of the day behind it say the same, or disagree.",
    why: """
      “3 p.m. in the morning” is a slip in one of the two, and only the source can tell in which. “3 p.m. in the \
      afternoon” says one thing twice, which is a matter of style and weighs less.
      """,
    examples: [
      .flags("It opened at ⟦3 p.m. in the morning⟧, he said."),
      .flags("It opened at ⟦9am in the evening⟧."),
      .flags("It opened at 3 p.m.⟦ in the afternoon⟧, he said.", fixed: "It opened at 3 p.m., he said."),
      .flags("It opened at 3 p.m.⟦ in the afternoon.⟧ It shut.", fixed: "It opened at 3 p.m. It shut."),
      .flags("It opened at 8:30 am⟦ in the morning⟧.", fixed: "It opened at 8:30 am."),
      .flags("It shuts at 11pm⟦ at night⟧ on Fridays.", fixed: "It shuts at 11pm on Fridays."),
      .passes("It opened at 3 p.m. on Friday afternoon, at 3 in the afternoon."),
      .passes("It runs from 3 p.m. in the afternoon session. At 8 am, in the morning papers, it was news."),
      .passes("It opened at 2 a.m. at night."),
    ]
  )

  public static let wakes = [Wake.words(["morning", "afternoon", "evening", "night"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let isNight = view.isWord(index, "night")
    guard let last = view.previous(index), let first = isNight ? last : view.previous(last),
      isNight ? view.isWord(last, "at") : view.isWord(last, "the") && view.isWord(first, "in"),
      let half = view.previous(first), !view.tokens[index].traits.contains(.quoted),
      let time = Self.time(half, view), view.endsPhrase(view.next(index))
    else { return }
    let isMorning = view.isWord(index, "morning")
    let end = view.tokens[index].end
    guard time.isMorning == isMorning else {
      guard !(time.isMorning && isNight) else { return }
      let range = TextRange(view.tokens[time.start].offset, end)
      return report.add("“\(view.string(range))”: one of the two is wrong.", at: range)
    }
    // The full stop of “p.m.” ends the sentence, too.
    let isDoubled = view.bytes(ofToken: half).last == 0x2E && view.isCharacter(index + 1, ".")
    let excess = TextRange(view.tokens[half].end, isDoubled ? view.tokens[index + 1].end : end)
    let words = view.string(TextRange(view.tokens[first].offset, end))
    report.add(
      "“\(words)” says what “\(time.isMorning ? "a.m." : "p.m.")” says.", at: excess, severity: .suggestion,
      fixes: [.delete(excess, .suggested, title: "Remove “\(words)”")])
  }

  /// Whether a token is the `am` or `pm` of a time, or a number with it; and where the time starts.
  private static func time(_ index: Int, _ view: DocumentView) -> (isMorning: Bool, start: Int)? {
    let bytes = view.bytes(ofToken: index)
    if view.tokens[index].kind == .number {
      guard let ending = Digits.ending(bytes), let isMorning = isMorning(ending) else { return nil }
      return (isMorning, start(index, view))
    }
    guard view.tokens[index].kind == .word, let isMorning = isMorning(bytes), let number = view.previous(index),
      view.tokens[number].kind == .number
    else { return nil }
    return (isMorning, start(number, view))
  }

  /// Where the hour stands: `8:30` has it before the colon.
  private static func start(_ index: Int, _ view: DocumentView) -> Int {
    guard index >= 2, view.tokens[index].gap == .none, view.isCharacter(index - 1, ":"),
      view.tokens[index - 1].gap == .none
    else { return index }
    return index - 2
  }

  private static func isMorning(_ bytes: ArraySlice<UInt8>) -> Bool? {
    let letters = bytes.filter { $0 != 0x2E }.map(Fold.lowercase)
    if letters == [0x61, 0x6D] { return true }
    return letters == [0x70, 0x6D] ? false : nil
  }
}
