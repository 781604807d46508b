public import GalleyLint
import GalleyText

/// Flags a weekday that does not fit the date beside it: “Monday, 12 January 2022”.
public struct WeekdayDate: Rule {
  public static let card = RuleCard(
    id: "fact/weekday-date",
    severity: .error,
    fix: .suggested,
    summary: "A weekday and the date beside it do not fit.",
    why: """
      One of the two is wrong, and readers who plan by them come on the wrong day. The calendar tells which weekday \
      a date has; whether the weekday or the date is at fault, a person has to find out.
      """,
    examples: [
      .flags(
        "The council meets on ⟦Monday⟧, 12 January 2022.", fixed: "The council meets on Wednesday, 12 January 2022."),
      .flags("It opened on ⟦Friday⟧, March 4, 2025, at noon.", fixed: "It opened on Tuesday, March 4, 2025, at noon."),
      .flags("⟦Sunday⟧ 1 May 2024", fixed: "Wednesday 1 May 2024"),
      .passes("The council meets on Wednesday, 12 January 2022."),
      .passes("It opened on Tuesday, March 4, 2025."),
      .passes("On Monday, 12 councillors left. In January 2022 more did."),
      .passes("He came on Monday. March 4, 2025 was a Tuesday."),
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
    let written = view.string(ofToken: index)
    guard let weekday = DateWords.weekday(view.bytes(ofToken: index)),
      !view.tokens[index].traits.contains(.possessive),
      let found = DateWords.date(behind: index, in: view), let date = found.date, date.isValid
    else { return }
    guard date.weekday != weekday else { return }
    let isShort = written.utf8.count <= 5 && written.utf8.last != 0x79
    let right = DateWords.weekdayNames[date.weekday]
    let use = isShort ? String(right.prefix(3)) : right
    report.add(
      "\(view.string(found.range)) is a \(right), not a \(DateWords.weekdayNames[weekday]).",
      at: view.tokens[index].range,
      fixes: [
        .replace(view.tokens[index].range, with: Array(use.utf8), .suggested, title: "Replace with “\(use)”")
      ])
  }
}
