public import GalleyLint
import GalleyText

/// Flags an IBAN whose check digits are wrong.
public struct Iban: Rule {
  public static let card = RuleCard(
    id: "fact/iban",
    severity: .error,
    summary: "An IBAN is not valid.",
    why: """
      The third and fourth character of an account number are computed from the others (ISO 13616, MOD 97-10), so \
      that a slip shows before a reader's gift goes astray. Read is what stands behind the word “IBAN” and is as \
      long as its country's numbers are. Which character is wrong cannot be known.
      """,
    examples: [
      .flags("Gifts to IBAN ⟦DE89 3704 0044 0532 0130 01⟧, please."),
      .flags("Our IBAN: ⟦GB82WEST12345698765423⟧."),
      .passes("Gifts to IBAN DE89 3704 0044 0532 0130 00, please."),
      .passes("Our IBAN: GB82WEST12345698765432."),
      .passes("Our IBAN is DE89 3704 ...; an IBAN DE00 XXXX XXXX XXXX XXXX XX is none."),
      .passes("Our IBAN: DE12 3456 7890 1234 5678 90; or IBAN DE00 0000 0000 0000 0000 00."),
      .passes("An IBAN such as DE89 3704 0044 0532 0130 01 starts with a country."),
      .passes("The IBAN is on your card. IBAN codes have 34 characters at most."),
    ]
  )

  public static let wakes = [Wake.words(["iban"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let end = view.block(ofToken: index).range.end
    let text = view.text
    guard !view.holds(view.neighbours(of: index), anyOf: SampleNumber.words) else { return }
    var at = view.tokens[index].end
    if view.isWord(index + 1, among: ["is", "number", "no"]) { at = view.tokens[index + 1].end }
    if text[at..<end].starts(with: " (EUR)".utf8) { at += 6 }
    while at < end, " :.#(".utf8.contains(text[at]) { at += 1 }
    guard at + 4 < end, let length = Self.length(of: text[at..<(at + 2)]) else { return }
    var stop = at
    var count = 0
    // The country and the check digits are counted last: the sum goes on over them once more.
    var remainder = 0
    while stop < end, count < length {
      let byte = text[stop]
      if byte == 0x20, stop > at, text[stop - 1] != 0x20 {
        stop += 1
        continue
      }
      guard let value = Self.value(byte), count < 2 || count > 3 || value < 10 else { return }
      if count >= 4 { remainder = Self.next(remainder, value) }
      count += 1
      stop += 1
    }
    guard count == length, stop == end || Self.value(text[stop]) == nil, Self.hasDigits(text[at..<stop]) else { return }
    for byte in text[at..<stop].lazy.filter({ $0 != 0x20 }).prefix(4) {
      remainder = Self.next(remainder, Self.value(byte) ?? 0)
    }
    guard remainder != 1, !SampleNumber.isSample(text[at..<stop].dropFirst(4)) else { return }
    report.add(
      "The check digits of this IBAN are wrong: one of its characters is not what it should be.",
      at: TextRange(at, stop))
  }

  private static func next(_ remainder: Int, _ value: Int) -> Int {
    (remainder * (value < 10 ? 10 : 100) + value) % 97
  }

  /// 0 to 9 for digits, 10 to 35 for capitals.
  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x5A: Int(byte - 0x41) + 10
    default: nil
    }
  }

  /// Whether it is no pattern of letters, in which digits are few.
  private static func hasDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count { $0 >= 0x30 && $0 <= 0x39 } >= 10
  }

  /// How many characters the account numbers of a country have, by the registry of ISO 13616.
  private static func length(of country: ArraySlice<UInt8>) -> Int? {
    let code = country.reduce(0) { $0 << 8 | UInt16($1) }
    return lengths[code]
  }

  private static let lengths: [UInt16: Int] = {
    let byLength = [
      15: "NO", 16: "BE", 18: "DK FI NL", 19: "SI", 20: "AT EE LT LU", 21: "CH HR LI LV", 22: "BG DE GB GE IE",
      23: "AE IL", 24: "CZ ES RO SE SK SA", 25: "PT", 26: "IS TR", 27: "FR GR IT", 28: "HU PL", 29: "UA", 31: "MT",
    ]
    var lengths: [UInt16: Int] = [:]
    for (length, countries) in byLength {
      for country in countries.utf8.split(separator: 0x20) {
        lengths[country.reduce(0) { $0 << 8 | UInt16($1) }] = length
      }
    }
    return lengths
  }()
}
