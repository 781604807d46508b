public import GalleyLint
import GalleyText

/// Flags a paragraph whose first letter is lost: “brahim Rezaei” for “Ebrahim Rezaei”.
public struct DroppedInitial: Rule {
  public static let card = RuleCard(
    id: "typo/dropped-initial",
    severity: .error,
    fix: .safe,
    summary: "A paragraph's first letter is lost.",
    why: """
      A drop cap is often an image or an element of its own, and is lost when the text is copied. What is left starts \
      in a small letter and is no word, or is one that cannot start this sentence. The fix is safe where the draft \
      itself has the word and nothing else would do.
      """,
    examples: [
      .flags(
        "⟦brahim⟧ Rezaei praised the treaty on Monday.\n\nPresident Ebrahim Raisi did not.",
        fixed: "Ebrahim Rezaei praised the treaty on Monday.\n\nPresident Ebrahim Raisi did not."),
      .flags(
        "⟦arvikh⟧ spoke at length to the press.\n\nThe aides of Zarvikh left.",
        fixed: "Zarvikh spoke at length to the press.\n\nThe aides of Zarvikh left."),
      .flags(
        "⟦overnments⟧ around the world met last week.\n\nThey will meet again.",
        fixed: "Governments around the world met last week.\n\nThey will meet again."),
      .flags(
        "⟦he⟧ government said it would act. It did.\n\nNothing came of it.",
        fixed: "The government said it would act. It did.\n\nNothing came of it."),
      .flags(
        "⟦n⟧ the morning of the vote, rain fell.\n\nNobody came.",
        fixed: "In the morning of the vote, rain fell.\n\nNobody came."),
      .flags(
        "⟦ran⟧ has agreed to talk. It was high time.\n\nTalks with Iran go on.",
        fixed: "Iran has agreed to talk. It was high time.\n\nTalks with Iran go on."),
      .passes("van Gogh painted it in the summer.\n\nHe sold nothing."),
      .passes("bell hooks wrote many books on this.\n\nShe taught as well."),
      .passes("eBay said it would sell the firm.\n\nShares fell."),
      .passes("Bring these things with you:\n\nold shoes and a warm coat.\n\nsome water.\n\na map."),
      .passes(
        "The minister said that the plan to build a new road between the two towns was dead and\n\nhe would not go on. That was all."
      ),
      .passes("roses are red,\nviolets are blue,\n\nsugar is sweet\nand so are you."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let lost = LostInitial(view)
    for block in view.blocks.indices {
      guard let index = lost.suspect(inBlock: block) else { continue }
      check(index, lost, view, &report)
    }
  }

  private func check(_ index: Int, _ lost: LostInitial, _ view: DocumentView, _ report: inout Report) {
    let candidates = lost.candidates(for: index)
    guard let best = candidates.first else { return }
    let range = view.tokens[index].range
    let isKnown = view.tokens[index].word != 0
    let isSafe = best.isInDocument && !isKnown && candidates.count == 1
    let fixes = candidates.prefix(5).map { candidate in
      Fix.replace(
        range, with: candidate.text, isSafe ? .safe : .suggested,
        title: "Replace with “\(String(decoding: candidate.text, as: UTF8.self))”")
    }
    report.add(
      "“\(view.string(range))” has lost its first letter; was it “\(String(decoding: best.text, as: UTF8.self))”?",
      at: range, severity: isKnown ? .warning : nil, fixes: fixes)
  }
}
