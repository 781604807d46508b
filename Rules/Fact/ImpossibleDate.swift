public import GalleyLint
import GalleyText

/// Flags a date that no calendar has: “31 June”, “February 30”, “2023-02-29”.
public struct ImpossibleDate: Rule {
  public static let card = RuleCard(
    id: "fact/impossible-date",
    severity: .error,
    summary: "A date does not exist.",
    why: """
      A day that its month does not have is a slip in the day or the month. Which one, only the source of the fact \
      can tell. Without a year, 29 February counts as a date.
      """,
    examples: [
      .flags("The vote was set for ⟦31 June⟧."),
      .flags("It opened on ⟦February 30, 2024⟧."),
      .flags("It ends on ⟦29 February 2023⟧."),
      .flags("Updated ⟦2023-02-30⟧ by hand."),
      .passes("The vote was set for 30 June."),
      .passes("It ends on 29 February 2024. February 29 is rare."),
      .passes("Updated 2024-02-29."),
      .passes("In May 2024 there were 40 votes. He may 45 times."),
      .passes("March 45 soldiers through the town."),
      .passes("Part 2023-45-99 fits."),
    ]
  )

  public static let wakes = [Wake.words(DateWords.monthNames), Wake.punctuation("-")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    if view.tokens[index].kind == .word {
      checkWritten(index, view, &report)
    } else {
      checkISO(index, view, &report)
    }
  }

  private func checkWritten(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard view.tokens[index].traits.contains(.capitalized) else { return }
    let sentence = view.table.sentence(ofToken: index)
    var start = index
    if index - 1 >= sentence.lowerBound, view.tokens[index - 1].kind == .number {
      start = index - 1
    } else if index - 2 >= sentence.lowerBound, view.isWord(index - 1, "of"), view.tokens[index - 2].kind == .number {
      start = index - 2
    }
    guard let found = DateWords.date(at: start, in: view), found.day <= 39 else { return }
    // “May 32 people …”: an amount, unless a year or the end of a phrase follows.
    let last = Self.longestMonth[found.month - 1]
    if let year = found.year {
      guard !CalendarDate(year: year, month: found.month, day: found.day).isValid else { return }
    } else {
      guard found.day > last, start < index || endsPhrase(found.range.end, index, view) else { return }
    }
    report.add("There is no \(view.string(found.range)).", at: found.range)
  }

  private static let longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private func endsPhrase(_ offset: Int, _ index: Int, _ view: DocumentView) -> Bool {
    var token = index
    while let next = view.next(token), view.tokens[next].offset < offset { token = next }
    guard let behind = view.next(token) else { return true }
    return view.tokens[behind].kind == .punctuation
  }

  /// `2023-02-30`: year, month and day parted by hyphens, with nothing else touching it.
  private func checkISO(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    let tokens = view.tokens
    guard index >= 1, index + 3 < tokens.count, tokens[index].gap == .none, tokens[index - 1].kind == .number,
      tokens[index - 1].length == 4, tokens[index - 1].gap != .none,
      (1...3).allSatisfy({ tokens[index + $0].gap == .none }), view.isCharacter(index + 2, "-"),
      tokens[index + 1].kind == .number, tokens[index + 1].length == 2,
      tokens[index + 3].kind == .number, tokens[index + 3].length == 2,
      let year = Digits.value(view.bytes(ofToken: index - 1)), year >= 1900, year <= 2100,
      let month = Digits.value(view.bytes(ofToken: index + 1)), month >= 1, month <= 12,
      let day = Digits.value(view.bytes(ofToken: index + 3)), day >= 1, day <= 39
    else { return }
    guard !CalendarDate(year: year, month: month, day: day).isValid else { return }
    let range = TextRange(tokens[index - 1].offset, tokens[index + 3].end)
    report.add("There is no \(view.string(range)).", at: range)
  }
}
