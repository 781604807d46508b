public import GalleyLint
import GalleyText

/// Flags a weekday that does not fit the date beside it: “Monday, 12 January 2022”.
///
/// A date without a year is taken as the one nearest to the day of publication.
public struct WeekdayDate: Rule {
  public static let card = RuleCard(
    id: "fact/weekday-date",
    severity: .error,
    fix: .suggested,
    summary: "A weekday and the date beside it do not fit.",
    why: """
      One of the two is wrong, and readers who plan by them come on the wrong day. The calendar tells which weekday \
      a date has; whether the weekday or the date is at fault, a person has to find out. A date without a year is \
      the one nearest to the day on which the draft says that it was published, five months at most away; without \
      such a day, or with another year near by, it is left alone.
      """,
    examples: [
      .flags(
        "The council meets on ⟦Monday⟧, 12 January 2022.", fixed: "The council meets on Wednesday, 12 January 2022."),
      .flags("It opened on ⟦Friday⟧, March 4, 2025, at noon.", fixed: "It opened on Tuesday, March 4, 2025, at noon."),
      .flags("It opened on ⟦Friday⟧ (March 4, 2025).", fixed: "It opened on Tuesday (March 4, 2025)."),
      .flags("It opened on March 4, 2025 (⟦Friday⟧).", fixed: "It opened on March 4, 2025 (Tuesday)."),
      .flags("It opened on 4 March 2025 (⟦Fri⟧).", fixed: "It opened on 4 March 2025 (Tue)."),
      .flags("⟦Sunday⟧ 1 May 2024", fixed: "Wednesday 1 May 2024"),
      .flags(
        "---\ndate: 2026-03-05\n---\n\nThe bridge opened on ⟦Monday⟧, March 3.\n",
        fixed: "---\ndate: 2026-03-05\n---\n\nThe bridge opened on Tuesday, March 3.\n", as: .markdown),
      .flags(
        "---\ndate: 2025-12-20\n---\n\nIt closes on ⟦Monday⟧, 2 January, for good.\n",
        fixed: "---\ndate: 2025-12-20\n---\n\nIt closes on Friday, 2 January, for good.\n", as: .markdown),
      .passes("The council meets on Wednesday, 12 January 2022."),
      .passes("It opened on Tuesday, March 4, 2025."),
      .passes("On Monday, 12 councillors left. In January 2022 more did."),
      .passes("He came on Monday. March 4, 2025 was a Tuesday."),
      .passes("The bridge opened on Monday, March 3."),
      .passes("---\ndate: 2026-03-05\n---\n\nThe bridge opened on Tuesday, March 3.\n", as: .markdown),
      .passes("---\ndate: 2026-03-05\n---\n\nIt will open on Tuesday, September 2.\n", as: .markdown),
      .passes("---\ndate: 2026-03-05\n---\n\nIn 1986 it opened on Monday, March 3.\n", as: .markdown),
      .passes("---\ndate: 2026-03-05\n---\n\nIt is open Tuesday to Thursday, March 3–5.\n", as: .markdown),
      .passes("---\ndate: 2026-03-05\n---\n\nOn Monday, March 3 soldiers were hurt.\n", as: .markdown),
    ]
  )

  public static let wakes = [
    Wake.words([
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
      "thurs", "fri", "sat", "sun",
    ])
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let weekday = DateWords.weekday(view.bytes(ofToken: index)),
      !view.tokens[index].traits.contains(.possessive)
    else { return }
    if let found = DateWords.date(behind: index, in: view) ?? DateWords.date(beforeBracketed: index, in: view),
      found.year != nil
    {
      guard let date = found.date, date.isValid, date.weekday != weekday else { return }
      add("\(view.string(found.range)) is", weekday, date, index, view, &report)
    } else if let found = DateWords.date(behind: index, needsYear: false, in: view), found.year == nil,
      isAlone(index, found, view), let date = nearest(found, notOn: weekday, index, view)
    {
      let written = "\(view.string(found.range)), \(date.year), the nearest to the day of publication,"
      add("\(written) is", weekday, date, index, view, &report, severity: .warning)
    }
  }

  private func add(
    _ subject: String, _ weekday: Int, _ date: CalendarDate, _ index: Int, _ view: DocumentView,
    _ report: inout Report, severity: Severity? = nil
  ) {
    let token = view.tokens[index]
    let isShort = token.length <= 5 && view.text[token.end - 1] != 0x79
    let right = DateWords.weekdayNames[date.weekday]
    let use = isShort ? String(right.prefix(3)) : right
    report.add(
      "\(subject) a \(right), not a \(DateWords.weekdayNames[weekday]).", at: token.range, severity: severity,
      fixes: [.replace(token.range, with: Array(use.utf8), .suggested)])
  }

  /// How far from the day of publication a date may lie, in days; farther off, the year before or behind is as likely.
  private static let reach = 150

  /// The day that a date without a year is; nil where that is not certain, or where it fits after all.
  private func nearest(
    _ found: DateWords.Found, notOn weekday: Int, _ index: Int, _ view: DocumentView
  ) -> CalendarDate? {
    var result: CalendarDate?
    for day in PublicationDate.stated(in: view) {
      let dates = (-1...1).map { CalendarDate(year: day.year + $0, month: found.month, day: found.day) }
      let distances = dates.map { abs($0.daysSince1970 - day.daysSince1970) }
      guard let least = distances.min(), least <= Self.reach, let place = distances.firstIndex(of: least),
        dates[place].isValid, dates[place].weekday != weekday
      else { return nil }
      result = result ?? dates[place]
    }
    guard let result, !namesOtherYear(than: result.year, near: index, view) else { return nil }
    return result
  }

  private func namesOtherYear(than year: Int, near index: Int, _ view: DocumentView) -> Bool {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    let near = max(block.lowerBound, index - 60)..<min(block.upperBound, index + 60)
    return near.contains { view.year($0).map { $0 != year } ?? false }
  }

  /// Whether one weekday and one day stand there: no range or list of either, and no number of something.
  private func isAlone(_ index: Int, _ found: DateWords.Found, _ view: DocumentView) -> Bool {
    let joining: [StaticString] = ["to", "and", "or", "through", "until", "till"]
    if let before = view.previous(index) {
      let isList = view.isDash(before) || view.isCharacter(before, "/") || view.isCharacter(before, "&")
      if isList || view.isWord(before, among: joining) || view.isWord(before, "every") { return false }
    }
    var last = index
    while let next = view.next(last), view.tokens[next].offset < found.range.end { last = next }
    guard let next = view.next(last) else { return true }
    if view.isDash(next) || view.isCharacter(next, "/") || view.isCharacter(next, "&")
      || view.isWord(next, among: joining)
    {
      return false
    }
    return view.tokens[last].kind == .word || view.endsPhrase(next)
  }
}
