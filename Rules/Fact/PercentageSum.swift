public import GalleyLint
import GalleyText

/// Flags shares of one whole that come to more than the whole: “60% …, 30% … and the remaining 20%”.
public struct PercentageSum: Rule {
  public static let card = RuleCard(
    id: "fact/percentage-sum",
    severity: .suggestion,
    summary: "Percentages of one whole come to more than 100.",
    why: """
      What remains is what the shares before it leave, and who did not answer gave no other answer. Only a sentence \
      that says so (“the remaining 20%”, “15% abstained”) is counted, only where no part of its figures comes to 100, \
      for a share of a share may well go beyond, and only where they miss it by a slip: what is far beyond answers \
      several questions. Rounding is allowed for.
      """,
    examples: [
      .flags("Some 60% walk, 30% drive and ⟦the remaining 20%⟧ cycle."),
      .flags("Some 60 percent walk, 30 percent drive, and ⟦the other 20 percent⟧ cycle."),
      .flags("Half a mile: 72.5% walk; ⟦the rest, 37.5%⟧, drive."),
      .flags("In the vote, 55% said yes, 40% no, and ⟦15% abstained⟧."),
      .passes("In the vote, 55% said yes, 40% no, and 5% abstained."),
      .passes("In France 60% agree, in Spain 40%, and the rest 20%."),
      .passes("The battery at 90%, he drove till 40% and used the remaining 40% at home."),
      .passes("Some 60% walk, 30% drive and the remaining 10% cycle."),
      .passes("Some 33.4% walk, 33.4% drive and the remaining 33.4% cycle."),
      .passes("Of the 60% who answered, 40% walk and the remaining 60% drive."),
      .passes("It rose from 60% to 80%, and the remaining 40% fell."),
      .passes("Some 60% walk, more than the other 50% in the county."),
      .passes("Some 70 to 80% walk and the remaining 30% drive."),
      .passes("60% of men, 70% of women and the remaining 20% agree."),
    ]
  )

  public static let wakes = [
    Wake.words(["remaining", "rest", "remainder", "other", "abstained", "undecided", "unsure"])
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let (start, last, share) = Self.lastShare(about: index, view) else { return }
    let sentence = view.neighbours(of: index, reach: 120)
    let scope = sentence.lowerBound..<max(start, sentence.lowerBound)
    guard !view.holds(sentence, anyOf: Self.otherwise), Self.isOneQuestion(scope, view) else { return }
    var shares: [Int] = []
    var ofCount = 0
    for token in scope where view.tokens[token].kind == .number {
      guard let found = Self.percentage(token, view) else { continue }
      // “Of the 60% who …” opens another whole, and “70 to 80%” is none.
      if token > scope.lowerBound,
        view.isWord(token - 1, among: ["the", "of", "to", "or", "and"]) && opensOther(token, scope, view)
          || view.isDash(token - 1)
      {
        return
      }
      if view.isWord(found.last + 1, "of") { ofCount += 1 }
      shares.append(found.value)
    }
    guard (1...8).contains(shares.count), ofCount < 2 else { return }
    let sum = shares.reduce(share, +)
    guard sum > Self.whole + Self.rounding, sum <= Self.whole + Self.mostSlip, !Self.isWhole(shares, with: share) else {
      return
    }
    let range = TextRange(view.tokens[start].offset, view.tokens[last].end)
    report.add("The shares of this sentence come to \(Self.written(sum)), more than the whole.", at: range)
  }

  /// The share that leaves nothing, with its first and last token: `the remaining 20%`, `15% (were) undecided`.
  private static func lastShare(about index: Int, _ view: DocumentView) -> (start: Int, last: Int, share: Int)? {
    guard let before = view.previous(index) else { return nil }
    if view.isWord(index, among: ["abstained", "undecided", "unsure"]) {
      let sign = view.isWord(before, among: ["were", "are", "was", "is"]) ? before - 1 : before
      var at = max(sign - 2, 0)
      while at < sign, view.tokens[at].kind != .number { at += 1 }
      guard at < sign, let share = percentage(at, view), share.last == sign,
        view.holds(view.neighbours(of: index, reach: 120), anyOf: votes)
      else { return nil }
      return (at, index, share.value)
    }
    guard view.isWord(before, "the"), let figure = figure(behind: index, view), let share = percentage(figure, view)
    else { return nil }
    return (before, share.last, share.value)
  }

  /// Whether the shares do not look like those of several places or groups.
  private static func isOneQuestion(_ scope: Range<Int>, _ view: DocumentView) -> Bool {
    let places = scope.count { token in
      view.isWord(token, among: ["in", "among", "at"]) && token + 1 < scope.upperBound
        && (view.tokens[token + 1].traits.contains(.capitalized) || view.year(token + 1) != nil)
    }
    return places < 2
  }

  /// Whether the word before a figure makes it a share of another whole, or the end of a range.
  private func opensOther(_ token: Int, _ scope: Range<Int>, _ view: DocumentView) -> Bool {
    if view.isWord(token - 1, among: ["the", "of"]) { return true }
    return token - 1 > scope.lowerBound && view.tokens[token - 2].kind == .number
  }

  /// What is asked where one answer keeps out another.
  private static let votes: [StaticString] = [
    "vote", "voted", "votes", "yes", "no", "favour", "favor", "favoured", "favored", "oppose", "opposed", "opposing",
    "against", "support", "supported", "back", "backed", "agree", "agreed", "disagree", "disagreed", "poll", "survey",
  ]

  /// Words by which the figures are no shares of one whole.
  private static let otherwise: [StaticString] = [
    "than", "from", "rose", "fell", "grew", "increase", "increased", "decrease", "decreased", "compared", "versus",
    "respectively", "up", "down", "points", "discount", "interest", "tax", "while", "gained", "lost", "chance",
    "humidity", "boys", "girls", "whereas", "till", "until", "confidence", "turnout", "approve", "probability", "both",
  ]

  /// The number right behind “remaining” or behind a comma or bracket there.
  private static func figure(behind index: Int, _ view: DocumentView) -> Int? {
    guard let next = view.next(index) else { return nil }
    if view.tokens[next].kind == .number { return next }
    guard view.isCharacter(next, ",") || view.isCharacter(next, "("), let number = view.next(next),
      view.tokens[number].kind == .number
    else { return nil }
    return number
  }

  private static let whole = 10_000
  /// What rounded shares may be beyond the whole, in hundredths of a percent.
  private static let rounding = 200

  /// What shares that were meant to come to the whole may be beyond it.
  private static let mostSlip = 2_000

  /// The value of a percentage in hundredths, and its last token.
  private static func percentage(_ index: Int, _ view: DocumentView) -> (value: Int, last: Int)? {
    guard let next = view.next(index), !view.tokens[index].traits.contains(.hasDigit),
      let value = hundredths(view.bytes(ofToken: index)), value <= whole
    else { return nil }
    if view.isCharacter(next, "%") || view.isWord(next, "percent") { return (value, next) }
    guard view.isWord(next, "per"), let cent = view.next(next), view.isWord(cent, "cent") else { return nil }
    return (value, cent)
  }

  private static func hundredths(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count <= 6 else { return nil }
    var value = 0
    var decimals: Int?
    for byte in bytes {
      if byte == 0x2E, decimals == nil {
        decimals = 0
      } else if byte >= 0x30, byte <= 0x39 {
        guard decimals ?? 0 < 2 else { continue }
        value = value * 10 + Int(byte - 0x30)
        decimals = decimals.map { $0 + 1 }
      } else {
        return nil
      }
    }
    for _ in (decimals ?? 0)..<2 { value *= 10 }
    return value
  }

  /// Whether some of the shares and the one that remains come to the whole.
  private static func isWhole(_ shares: [Int], with last: Int) -> Bool {
    (1..<(1 << shares.count)).contains { choice in
      let sum = shares.indices.reduce(last) { choice & (1 << $1) != 0 ? $0 + shares[$1] : $0 }
      return abs(sum - whole) <= rounding
    }
  }

  private static func written(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    guard rest != 0 else { return "\(whole)%" }
    return "\(whole).\(rest < 10 ? "0" : "")\(rest % 10 == 0 ? rest / 10 : rest)%"
  }
}
