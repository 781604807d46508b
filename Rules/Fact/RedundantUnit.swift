public import GalleyLint
import GalleyText

/// Flags a unit that is given twice: “$5 million dollars”, “5% percent”, “10 km kilometers”.
public struct RedundantUnit: Rule {
  public static let card = RuleCard(
    id: "fact/redundant-unit",
    severity: .warning,
    fix: .safe,
    summary: "A unit is written as a sign and once more as a word.",
    why: """
      The sign already says dollars; the word is left over from before the sign was set, or was meant to replace it. \
      Removing the word keeps the meaning and is safe, but in quoted speech and where what follows may belong to it.
      """,
    examples: [
      .flags("The bridge cost $5 million⟦ dollars⟧ in all.", fixed: "The bridge cost $5 million in all."),
      .flags("The bridge cost £3⟦ pounds⟧.", fixed: "The bridge cost £3."),
      .flags("Tickets cost €20⟦ euros⟧ each, and US$25⟦ dollars⟧.", fixed: "Tickets cost €20 each, and US$25."),
      .flags("About 5 %⟦ percent⟧ walk.", fixed: "About 5 % walk."),
      .flags("About 5%⟦ per cent⟧ walk.", fixed: "About 5% walk."),
      .flags("It is 10 km⟦ kilometers⟧ away.", fixed: "It is 10 km away."),
      .flags("It weighs 10kg⟦ kilograms⟧.", fixed: "It weighs 10kg."),
      .flags("It was 20°⟦ degrees⟧ outside.", fixed: "It was 20° outside."),
      .passes("The bridge cost 5 million dollars, $ 5 more, and $5 Canadian dollars."),
      .passes("It is 10 km (6 miles) away, 5 m and 10 kilometers."),
      .passes("For $5, dollars are fine. He paid £3; pounds were lost."),
      .passes("It rose 5% per year, or by 5% percentages."),
      .passes("Pay $5, 000 dollars."),
      .passes("He lost $5 pounds in a bet."),
    ]
  )

  public static let wakes = [
    Wake.words(RedundantUnit.units.map { $0.word.description } + ["percent", "cent"])
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let unit = view.previous(index) else { return }
    if view.isWord(index, "percent") {
      checkPercent(unit, index, view, &report)
    } else if view.isWord(index, "cent") {
      guard view.isWord(unit, "per"), let sign = view.previous(unit) else { return }
      checkPercent(sign, index, view, &report)
    } else if view.tokens[index].gap == .space || view.tokens[index].gap == .lineBreak {
      checkUnit(unit, index, view, &report)
    }
  }

  private func checkPercent(_ sign: Int, _ last: Int, _ view: DocumentView, _ report: inout Report) {
    guard view.isCharacter(sign, "%"), let number = view.previous(sign), view.tokens[number].kind == .number
    else { return }
    add(behind: sign, last, view, &report)
  }

  private func checkUnit(_ before: Int, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard let unit = Self.units.first(where: { view.isWord(index, $0.word) }) else { return }
    if unit.isPrefix {
      var number = before
      if view.isWord(number, among: Self.magnitudes) {
        guard let figure = view.previous(number) else { return }
        number = figure
      }
      guard let sign = view.previous(number), view.tokens[number].kind == .number, view.tokens[number].gap == .none,
        view.tokens[sign].kind == .symbol, Self.equals(view.bytes(ofToken: sign), unit.sign)
      else { return }
      let isSterling = view.isWord(index, "pounds") && view.isWord(index + 1, "sterling")
      add(behind: before, isSterling ? index + 1 : index, view, &report)
    } else if view.tokens[before].kind == .number {
      // `10kg`, with the unit at the number's end.
      guard let ending = Digits.ending(view.bytes(ofToken: before)), Self.equals(ending, unit.sign) else { return }
      add(behind: before, index, view, &report)
    } else {
      guard let number = view.previous(before), view.tokens[number].kind == .number,
        Self.equals(view.bytes(ofToken: before), unit.sign), view.tokens[before].gap != .lineBreak
      else { return }
      add(behind: before, index, view, &report)
    }
  }

  private func add(behind kept: Int, _ last: Int, _ view: DocumentView, _ report: inout Report) {
    let excess = TextRange(view.tokens[kept].end, view.tokens[last].end)
    // “$5 million dollars worth”, “a $5 dollar-a-day plan”: more hangs on the word.
    let isOpen = view.next(last).map { !view.endsPhrase($0) && view.tokens[$0].kind == .word } ?? false
    let isSure =
      !isOpen && !view.tokens[last].traits.contains(.quoted) && !view.tokens[last].traits.contains(.beforeHyphen)
    let word = view.string(TextRange(view.tokens[kept + 1].offset, excess.end))
    report.add(
      "“\(word)” says what the sign before it says.", at: excess, severity: isSure ? nil : .suggestion,
      fixes: [.delete(excess, isSure ? .safe : .suggested, title: "Remove “\(word)”")])
  }

  private static func equals(_ bytes: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
    bytes.elementsEqual(text.bytes)
  }

  private static let magnitudes: [StaticString] = ["thousand", "million", "billion", "trillion", "m", "bn", "k"]

  /// A unit: its word, its sign, and whether the sign stands before the number.
  private struct Unit: Sendable {
    var word: StaticString
    var sign: StaticString
    var isPrefix = false
  }

  private static let units: [Unit] = [
    Unit(word: "dollars", sign: "$", isPrefix: true), Unit(word: "dollar", sign: "$", isPrefix: true),
    Unit(word: "pounds", sign: "£", isPrefix: true), Unit(word: "euros", sign: "€", isPrefix: true),
    Unit(word: "euro", sign: "€", isPrefix: true), Unit(word: "yen", sign: "¥", isPrefix: true),
    Unit(word: "rupees", sign: "₹", isPrefix: true),
    Unit(word: "kilometers", sign: "km"), Unit(word: "kilometres", sign: "km"),
    Unit(word: "centimeters", sign: "cm"), Unit(word: "centimetres", sign: "cm"),
    Unit(word: "millimeters", sign: "mm"), Unit(word: "millimetres", sign: "mm"),
    Unit(word: "meters", sign: "m"), Unit(word: "metres", sign: "m"),
    Unit(word: "kilograms", sign: "kg"), Unit(word: "kilos", sign: "kg"), Unit(word: "grams", sign: "g"),
    Unit(word: "ounces", sign: "oz"), Unit(word: "feet", sign: "ft"), Unit(word: "miles", sign: "mi"),
    Unit(word: "minutes", sign: "min"), Unit(word: "hours", sign: "hrs"), Unit(word: "degrees", sign: "°"),
    Unit(word: "megabytes", sign: "MB"), Unit(word: "gigabytes", sign: "GB"), Unit(word: "terabytes", sign: "TB"),
    Unit(word: "kilobytes", sign: "KB"), Unit(word: "watts", sign: "W"), Unit(word: "kilowatts", sign: "kW"),
  ]
}
