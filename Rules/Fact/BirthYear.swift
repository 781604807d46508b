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
      publication nothing is counted, and of a past year nothing is said. “Born in 1950, the 21-year-old student” may \
      tell of 1971 and “(born 1950), 21,” stand under an old photograph, so that an age that is far too low is flagged \
      only where the sentence says “is”.
      """,
    examples: [
      .flags("---\ndate: 2025-03-05\n---\n\nBorn in 1990, the ⟦50-year-old⟧ won.\n", as: .markdown),
      .flags("---\ndate: 2025-03-05\n---\n\nAda Moe (born 1950), ⟦65⟧, won the seat.\n", as: .markdown),
      .flags("---\ndate: 2025-03-05\n---\n\nAda Moe (born March 3, 1950), ⟦65⟧, won.\n", as: .markdown),
      .flags("---\ndate: 2025-03-05\n---\n\nJohn Bell, ⟦45⟧, was born in 1970.\n", as: .markdown),
      .flags("---\ndate: 2025-03-05\n---\n\nThe mayor, born in 1965, is ⟦49⟧ years old.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nBorn in 1950, the 21-year-old student fled.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nRingo Starr (born 1940), 23, plays the drums.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nHer father (born 1931), 42, the tallest, was lost.\n", as: .markdown),
      .passes("---\ndate: 2025-03-05\n---\n\nThe idea, born in 1985, is 12 pages long.\n", as: .markdown),
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
    guard !view.tokens[index].traits.contains(.quoted), let born = Self.year(behind: index, limit, view),
      let age = Self.ageBehindBracket(index, born.last, limit, view) ?? Self.ageOfSubject(born.last, limit, view)
        ?? Self.ageNow(born.last, limit, view) ?? Self.ageBefore(index, view)
    else { return }
    let days = PublicationDate.stated(in: view)
    guard !days.isEmpty else { return }
    for day in days where (day.year - born.year - 1...day.year - born.year).contains(age.value) { return }
    guard let year = days.first?.year, year >= born.year, !namesPastYear(than: year, born.last, index, view),
      age.value > year - born.year || age.value + age.mostShort >= year - born.year - 1
    else { return }
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

  private struct Age {
    var value: Int
    var range: TextRange
    /// By how much it can be too low and still not be one that somebody had in the story.
    var mostShort: Int
  }

  private static func age(at token: Int, mostShort: Int = 10, _ view: DocumentView) -> Age? {
    guard let age = view.wholeNumber(token), (1...110).contains(age) else { return nil }
    return Age(value: age, range: view.tokens[token].range, mostShort: mostShort)
  }

  /// `Ada Moe (born 1950), 45,`
  private static func ageBehindBracket(_ born: Int, _ year: Int, _ limit: Int, _ view: DocumentView) -> Age? {
    guard year + 5 < limit, born >= 3, view.isCharacter(born - 1, "("), isName(born - 2, view),
      view.isCharacter(year + 1, ")"), view.isCharacter(year + 2, ","), view.isCharacter(year + 4, ","),
      view.tokens[year + 5].kind == .word, !view.isWord(year + 5, "and")
    else { return nil }
    return age(at: year + 3, view)
  }

  /// `Ada Moe, 45, was born in 1950`, `Ada Moe, 45, born in 1950`
  private static func ageBefore(_ born: Int, _ view: DocumentView) -> Age? {
    let comma = view.isWord(born - 1, "was") ? born - 2 : born - 1
    guard comma >= 4, view.isCharacter(comma, ","), view.isCharacter(comma - 2, ","), isName(comma - 3, view),
      isName(comma - 4, view), view.tokens[comma - 3].gap != .blockStart
    else { return nil }
    return age(at: comma - 1, view)
  }

  /// `(who was) born in 1950, (she) is (now) 45.`
  private static func ageNow(_ year: Int, _ limit: Int, _ view: DocumentView) -> Age? {
    guard year + 3 < limit, view.isCharacter(year + 1, ",") else { return nil }
    var at = view.isWord(year + 2, among: ["he", "she"]) ? year + 3 : year + 2
    guard at < limit, view.isWord(at, "is") else { return nil }
    at += 1
    if at < limit, view.isWord(at, among: ["now", "currently"]) { at += 1 }
    guard at + 1 < limit, let age = age(at: at, mostShort: 110, view) else { return nil }
    let isAge =
      [".", ","].contains { view.isCharacter(at + 1, $0) } || view.isWord(at + 1, among: ["now", "today"])
      || at + 2 < limit && view.isWord(at + 1, "years") && view.isWord(at + 2, "old")
    return isAge ? age : nil
  }

  private static func isName(_ token: Int, _ view: DocumentView) -> Bool {
    guard view.tokens.indices.contains(token), view.tokens[token].traits.contains(.capitalized) else { return false }
    return view.entry(ofToken: token).map { !$0.flags.isDisjoint(with: [.surname, .givenName]) || $0.isNameOnly }
      ?? true
  }

  /// `, the 50-year-old`
  private static func ageOfSubject(_ year: Int, _ limit: Int, _ view: DocumentView) -> Age? {
    guard year + 7 < limit, view.isCharacter(year + 1, ","), view.isWord(year + 2, among: ["the", "this"]),
      let age = view.wholeNumber(year + 3), view.isDash(year + 4), view.isWord(year + 5, "year"),
      view.isDash(year + 6), view.isWord(year + 7, "old"),
      year + 8 >= limit || !view.tokens[year + 8].traits.contains(.possessive)
    else { return nil }
    return Age(value: age, range: TextRange(view.tokens[year + 3].offset, view.tokens[year + 7].end), mostShort: 0)
  }

  /// Whether the block tells of another year, to which the age may belong.
  private func namesPastYear(than year: Int, _ born: Int, _ index: Int, _ view: DocumentView) -> Bool {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    let near = max(block.lowerBound, index - 60)..<min(block.upperBound, index + 60)
    return near.contains { $0 != born && (view.year($0).map { $0 != year } ?? false) }
  }
}
