public import GalleyLint
import GalleyText

/// Flags a time that no clock shows: “25:10 GMT”, “7:75 p.m.”, “14:30 pm”.
public struct ImpossibleTime: Rule {
  public static let card = RuleCard(
    id: "fact/impossible-time",
    severity: .error,
    fix: .suggested,
    summary: "A time does not exist.",
    why: """
      A day has 24 hours and an hour 60 minutes; what is beyond is a slip, and which digit slipped only the source \
      can tell. Two numbers with a colon between are as often a score, a verse or a length, so that only those are \
      read that a.m., p.m., a time zone or a date makes a time. “14:30 pm” says the same thing twice and weighs less.
      """,
    examples: [
      .flags("The talk is at ⟦7:75 p.m.⟧ in the hall."),
      .flags("The talk is at ⟦25:10 p.m.⟧ on Friday."),
      .flags("The ship left at ⟦25:10⟧ GMT."),
      .flags("It was logged at 2024-01-12 ⟦14:61⟧ by hand."),
      .flags("The talk is at ⟦14:30 pm⟧ sharp.", fixed: "The talk is at 2:30 pm sharp."),
      .flags("The talk is at ⟦14:30pm⟧ sharp.", fixed: "The talk is at 2:30pm sharp."),
      .flags("The talk is at ⟦13 pm⟧ sharp.", fixed: "The talk is at 1 pm sharp."),
      .passes("The talk is at 7:45 p.m. and at 12:30 am."),
      .passes("Read Matthew 25:10, won 25:75, ran it in 61:75."),
      .passes("The ship left at 23:59 GMT, the night bus at 24:00."),
      .passes("The price was 25:75 when I am there."),
      .passes("It was logged at 2024-01-12 14:59:60 by hand."),
      .passes("It was written by 130 PM staff; PM 13 pm."),
    ]
  )

  public static let wakes = [Wake.punctuation(":"), .words(["pm"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    if view.tokens[index].kind == .word {
      checkHour(index, view, &report)
    } else {
      checkClock(index, view, &report)
    }
  }

  private enum Half { case morning, afternoon }

  /// `25:10`, the colon being woken for.
  private func checkClock(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    let tokens = view.tokens
    guard index >= 1, index + 1 < tokens.count, tokens[index].gap == .none, tokens[index + 1].gap == .none,
      tokens[index + 1].kind == .number, tokens[index - 1].length <= 2, tokens[index - 1].gap != .none,
      let hour = view.wholeNumber(index - 1), !tokens[index].traits.contains(.quoted)
    else { return }
    let written = view.bytes(ofToken: index + 1)
    guard let minute = Digits.value(written), written.prefix(while: { (0x30...0x39).contains($0) }).count == 2
    else { return }
    var end = tokens[index + 1].end
    var half: Half?
    if let ending = Digits.ending(written) {
      half = Self.half(ending)
      guard half != nil else { return }
    } else if let next = view.next(index + 1) {
      // `59:60:10` and `12:30-12:75` are more than a time of day.
      guard tokens[next].gap != .none || !view.isCharacter(next, ":") && !view.isDash(next) else { return }
      if tokens[next].kind == .word { half = Self.half(view.bytes(ofToken: next)) }
      if half != nil { end = tokens[next].end }
    }
    let range = TextRange(tokens[index - 1].offset, end)
    if hour > 24 || minute > 59 {
      guard half != nil || hasZone(index + 1, view) || hasDate(index - 1, view) else { return }
      report.add("No clock shows “\(view.string(range))”.", at: range)
    } else if let half, hour > 12 {
      let rest = TextRange(tokens[index].offset, end)
      addTwelve(hour, half, range, rest, view, &report)
    }
  }

  /// `13 pm`, the `pm` being woken for.
  private func checkHour(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard view.tokens[index].traits.contains(.lowercase), let before = view.previous(index),
      view.tokens[index].gap == .space, let hour = view.wholeNumber(before), (13...23).contains(hour),
      view.tokens[before].gap != .none, !view.tokens[index].traits.contains(.quoted),
      let preposition = view.previous(before), view.isWord(preposition, among: ["at", "until", "till", "from", "by"])
    else { return }
    let range = TextRange(view.tokens[before].offset, view.tokens[index].end)
    addTwelve(hour, .afternoon, range, TextRange(view.tokens[before].end, range.end), view, &report)
  }

  /// Reports an hour beyond twelve beside a half of the day; `rest` is what stands behind the hour.
  private func addTwelve(
    _ hour: Int, _ half: Half, _ range: TextRange, _ rest: TextRange, _ view: DocumentView, _ report: inout Report
  ) {
    guard half == .afternoon, hour < 24 else {
      return report.add(
        "“\(view.string(range))” is no time before noon.", at: range, severity: .suggestion)
    }
    let use = Array(String(hour - 12).utf8) + view.bytes(rest)
    report.add(
      "The clock of 24 hours has no a.m. and p.m.", at: range, severity: .suggestion,
      fixes: [.replace(range, with: use, .suggested)])
  }

  /// The half of the day that `am`, `a.m.`, `PM` and the like name.
  private static func half(_ bytes: ArraySlice<UInt8>) -> Half? {
    guard let first = bytes.first, let last = bytes.last else { return nil }
    let isDotted = bytes.count == 4 && bytes[bytes.startIndex + 1] == 0x2E && last == 0x2E
    guard isDotted || bytes.count == 2, bytes[bytes.startIndex + (isDotted ? 2 : 1)] | 0x20 == 0x6D else { return nil }
    switch first | 0x20 {
    case 0x61: return .morning
    case 0x70: return .afternoon
    default: return nil
    }
  }

  private func hasZone(_ index: Int, _ view: DocumentView) -> Bool {
    guard let next = view.next(index), view.tokens[next].traits.contains(.allCapitals) else { return false }
    return view.isWord(next, among: Self.zones)
  }

  /// Whether `2024-01-12` stands before a token.
  private func hasDate(_ index: Int, _ view: DocumentView) -> Bool {
    guard index >= 5, view.tokens[index].gap == .space else { return false }
    return view.year(index - 5) != nil && view.isDash(index - 4) && view.wholeNumber(index - 3) != nil
      && view.isDash(index - 2) && view.wholeNumber(index - 1) != nil
      && (index - 4..<index).allSatisfy { view.tokens[$0].gap == .none }
  }

  private static let zones: [StaticString] = [
    "gmt", "utc", "cet", "cest", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst",
  ]
}
