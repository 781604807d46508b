public import GalleyLint
import GalleyText

/// Flags a word with two capitals at its start: “THe”.
public struct TwoCapitals: Rule {
  public static let card = RuleCard(
    id: "typo/two-capitals",
    severity: .error,
    fix: .safe,
    summary: "A word starts with two capitals.",
    why: """
      A finger that stays on the shift key too long writes “THe”. It is safe to mend where the lexicon knows the \
      word in ordinary capitals and no name, brand or unit is written so.
      """,
    examples: [
      .flags("⟦THe⟧ mayor spoke.", fixed: "The mayor spoke."),
      .flags("Only ⟦AFter⟧ noon did it rain.", fixed: "Only After noon did it rain."),
      .passes("The PCs and TVs were sold by DJs."),
      .passes("He drove a BMWs-only convoy."),
      .passes("IDs, NGOs and MPs."),
    ]
  )

  public static let wakes = [Wake.tokens(.oddCapitals)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let range = view.stemRange(ofToken: index)
    let word = Array(view.bytes(range))
    guard word.count >= 3, Self.isUpper(word[0]), Self.isUpper(word[1]), word[2...].allSatisfy(Self.isLower),
      view.tokens[index].traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .afterHyphen, .beforeHyphen])
    else { return }
    // `PCs`, `MPs`: an abbreviation with a plural ending.
    guard word[2...] != [0x73] else { return }
    guard let entry = view.entry(ofToken: index), !entry.flags.contains(.oddCapitals) else { return }
    let fixed = [word[0]] + word[1...].map(Fold.lowercase)
    let use = String(decoding: fixed, as: UTF8.self)
    report.add(
      "“\(view.string(range))” starts with two capitals.", at: range,
      fixes: [.replace(range, with: fixed, .safe, title: "Replace with “\(use)”")])
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
