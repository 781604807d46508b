public import GalleyLint
import GalleyText

/// Flags an age that a year of birth does not give: “born in 1990, the 50-year-old”, “(born 1950), 45,”.
public struct BirthYear: Rule {
  public static let card = RuleCard(
    id: "fact/birth-year",
    severity: .suggestion,
    summary: "An age and the year of birth beside it do not fit.",
    why: """
      On the day on which the draft says that it was published, a person is as old as the years between make, or one \
      less. An age that is neither comes from an old article, or one of the two is a slip. Without a day of \
      publication nothing is counted, and of a past year nothing is said.
      """,
    examples: [
      .flags("---\ndate: 2025-03-05\n---\n\nBorn in 1990, the ⟦50-year-old⟧ won.\n", as: .markdown),
      .flags("---\ndate: 2025-03-05\n---\n\nAda Moe (born 1950), ⟦45⟧, won the seat.\n", as: .markdown),
      .flags("---\ndate: 2025-03-05\n---\n\nAda Moe (born March 3, 1950), ⟦45⟧, won.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nBorn in 1990, the 34-year-old won.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nBorn in 1990, the 35-year-old won.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nAda Moe (born 1950), 75, won the seat.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nBorn in 1950, the 45-year-old won in 1995.\n", as: .markdown),
      .passes("Born in 1990, the 50-year-old won."),
      .passes("---\ndate: 2025-03-05\n---\n\nBorn in 1990, 45 miles away, she won.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.words(["born"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let limit = view.table.sentence(ofToken: index).upperBound
    guard let born = Self.year(behind: index, limit, view),
      let age = Self.ageBehindBracket(born.last, limit, view) ?? Self.ageOfSubject(born.last, limit, view)
    else { return }
    let days = PublicationDate.stated(in: view)
    guard !days.isEmpty else { return }
    for day in days where (day.year - born.year - 1...day.year - born.year).contains(age.value) { return }
    guard let year = days.first?.year, year >= born.year, !namesPastYear(than: year, born.last, index, view) else {
      return
    }
    report.add(
      "Who was born in \(born.year) was \(year - born.year - 1) or \(year - born.year) when this was published.",
      at: age.range)
  }

  /// The year behind “born”, with “in”, “on” or a day before it, and its token.
  private static func year(behind index: Int, _ limit: Int, _ view: DocumentView) -> (year: Int, last: Int)? {
    for at in index + 1..<min(limit, index + 7) {
      if let year = view.year(at) { return year >= 1880 ? (year, at) : nil }
      let isInDate =
        view.tokens[at].kind == .number || view.isCharacter(at, ",") || view.isCharacter(at, ".")
        || view.isWord(at, among: ["in", "on"])
        || view.tokens[at].kind == .word && DateWords.month(view.bytes(ofToken: at)) != nil
      guard isInDate else { return nil }
    }
    return nil
  }

  /// `), 45,`
  private static func ageBehindBracket(
    _ year: Int, _ limit: Int, _ view: DocumentView
  ) -> (value: Int, range: TextRange)? {
    guard year + 4 < limit, view.isCharacter(year + 1, ")"), view.isCharacter(year + 2, ","),
      let age = view.wholeNumber(year + 3), (1...110).contains(age), view.isCharacter(year + 4, ",")
    else { return nil }
    return (age, view.tokens[year + 3].range)
  }

  /// `, the 50-year-old`
  private static func ageOfSubject(_ year: Int, _ limit: Int, _ view: DocumentView) -> (value: Int, range: TextRange)? {
    guard year + 7 < limit, view.isCharacter(year + 1, ","), view.isWord(year + 2, among: ["the", "this"]),
      let age = view.wholeNumber(year + 3), view.isDash(year + 4), view.isWord(year + 5, "year"),
      view.isDash(year + 6), view.isWord(year + 7, "old")
    else { return nil }
    return (age, TextRange(view.tokens[year + 3].offset, view.tokens[year + 7].end))
  }

  /// Whether the block tells of another year, to which the age may belong.
  private func namesPastYear(than year: Int, _ born: Int, _ index: Int, _ view: DocumentView) -> Bool {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    let near = max(block.lowerBound, index - 60)..<min(block.upperBound, index + 60)
    return near.contains { $0 != born && (view.year($0).map { $0 != year } ?? false) }
  }
}
