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
      can tell. Without a year, 29 February counts as a date; a sentence that speaks of dates that are invalid is left \
      alone, and a date of three numbers is one if it can be read from either side.
      """,
    examples: [
      .flags("The vote was set for ⟦31 June⟧."),
      .flags("It opened on ⟦February 30, 2024⟧."),
      .flags("It ends on ⟦29 February 2023⟧."),
      .flags("Updated ⟦2023-02-30⟧ by hand."),
      .flags("Updated on ⟦31/04/2024⟧ by hand."),
      .flags("Updated on ⟦02/29/2023⟧ by hand."),
      .flags("The fair is on ⟦June 29–31⟧."),
      .flags("The vote on ⟦April 31⟧ failed."),
      .flags("The store opens ⟦Nov. 31⟧. It was ⟦Feb. 30, 2024⟧, and ⟦31 Sept 2024⟧."),
      .flags("It was shut on ⟦Sept. 31⟧ and on ⟦June 29–31⟧."),
      .passes("It was shut on Sept. 30 and Nov. 29–30. In Dec 45 people came; in Mar. 32 did."),
      .passes("The vote was set for 30 June."),
      .passes("Updated on 30/04/2024 and 04/30/2024. Part 45/67/2024 of 32/33/2024."),
      .passes("The fair is on June 29–30. A date such as February 30, 2024, is rejected as invalid."),
      .passes("It ends on 29 February 2024. February 29 is rare."),
      .passes("Updated 2024-02-29."),
      .passes("In May 2024 there were 40 votes. He may 45 times."),
      .passes("March 45 soldiers through the town."),
      .passes("Part 2023-45-99 fits."),
    ]
  )

  public static let wakes = [
    Wake.words(DateWords.monthNames + DateWords.shortMonthNames), Wake.punctuation("-/"),
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    if view.tokens[index].kind == .word {
      checkWritten(index, view, &report)
    } else if view.isCharacter(index, "/") {
      checkSlashes(index, view, &report)
    } else {
      checkISO(index, view, &report)
    }
  }

  private func add(_ range: TextRange, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard !view.holds(view.neighbours(of: index), anyOf: Self.wordsOfValidity) else { return }
    report.add("There is no \(view.string(range)).", at: range)
  }

  /// What a sentence says that gives such a date as an example.
  private static let wordsOfValidity: [StaticString] = [
    "invalid", "valid", "existent", "nonexistent", "exist", "exists", "rejected", "rejects", "reject", "error",
    "errors",
    "incorrect", "impossible", "normalized", "normalised", "normalizes", "becomes",
  ]

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
      guard found.day > last else { return checkRange(found, last, index, view, &report) }
      let isDate = start < index || view.isWord(start - 1, "on") || endsPhrase(found.range.end, index, view)
      guard isDate else { return }
    }
    add(found.range, index, view, &report)
  }

  private static let longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private func endsPhrase(_ offset: Int, _ index: Int, _ view: DocumentView) -> Bool {
    var token = index
    while let next = view.next(token), view.tokens[next].offset < offset { token = next }
    guard let behind = view.next(token) else { return true }
    return view.tokens[behind].kind == .punctuation
  }

  /// `June 29–31`: the second day of a range.
  private func checkRange(
    _ first: DateWords.Found, _ last: Int, _ index: Int, _ view: DocumentView, _ report: inout Report
  ) {
    // `Nov. 29–31`
    let stop = view.isCharacter(index + 1, ".") ? 1 : 0
    let dash = index + 2 + stop
    guard dash + 1 < view.tokens.count, view.tokens[dash - 1].end == first.range.end, view.isDash(dash),
      view.tokens[dash].gap == .none, view.tokens[dash + 1].gap == .none, let day = view.wholeNumber(dash + 1),
      day > last, day <= 39, endsPhrase(view.tokens[dash + 1].end, index, view)
    else { return }
    add(TextRange(first.range.start, view.tokens[dash + 1].end), index, view, &report)
  }

  /// `31/04/2024`, the first stroke being woken for: no date whether the day comes first or the month.
  private func checkSlashes(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    let tokens = view.tokens
    guard index >= 1, index + 3 < tokens.count, tokens[index].gap == .none, tokens[index - 1].kind == .number,
      tokens[index - 1].length <= 2, tokens[index - 1].gap != .none, tokens[index + 3].length == 4,
      (1...3).allSatisfy({ tokens[index + $0].gap == .none }), view.isCharacter(index + 2, "/"),
      let first = view.wholeNumber(index - 1), let second = view.wholeNumber(index + 1),
      let year = view.year(index + 3), (1900...2100).contains(year),
      (1...39).contains(first), (1...39).contains(second), min(first, second) <= 12
    else { return }
    if let next = view.next(index + 3), tokens[next].gap == .none, !view.endsPhrase(next) { return }
    guard !CalendarDate(year: year, month: first, day: second).isValid,
      !CalendarDate(year: year, month: second, day: first).isValid
    else { return }
    add(TextRange(tokens[index - 1].offset, tokens[index + 3].end), index, view, &report)
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
    add(TextRange(tokens[index - 1].offset, tokens[index + 3].end), index, view, &report)
  }
}
