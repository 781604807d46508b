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
      itself has one such word, and only one.
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
      .flags(
        "⟦ADRID⟧ — The king spoke at length on Monday.\n\nHe left early.",
        fixed: "MADRID — The king spoke at length on Monday.\n\nHe left early."),
      .flags(
        "⟦ATO⟧ said it would send troops on Monday.\n\nThe head of NATO agreed.",
        fixed: "NATO said it would send troops on Monday.\n\nThe head of NATO agreed."),
      .flags(
        "⟦EW⟧ YORK (Courier) — Oil prices fell on Monday. It was the third fall.\n\nTraders were calm.",
        fixed: "NEW YORK (Courier) — Oil prices fell on Monday. It was the third fall.\n\nTraders were calm."),
      .flags(
        "⟦urt⟧ Zarvikh left the firm on Monday. He gave no reason.\n\nShares fell.",
        fixed: "Kurt Zarvikh left the firm on Monday. He gave no reason.\n\nShares fell."),
      .flags("⟦zarvikh⟧ Mokhtavar left the firm on Monday. He gave no reason.\n\nShares fell."),
      .flags("⟦arvikh⟧ has made a name of his own on Monday.\n\nShares fell."),
      .flags("⟦epa⟧ Mokhtavar left the firm on Monday. He gave no reason.\n\nShares fell."),
      .flags(
        "⟦ERLIN⟧ -- The agency said on Monday that it was late.\n\nShares fell.",
        fixed: "BERLIN -- The agency said on Monday that it was late.\n\nShares fell."),
      .flags(
        "⟦AN⟧ DIEGO (Courier) — Oil prices fell on Monday. It was the third fall.\n\nTraders were calm.",
        fixed: "SAN DIEGO (Courier) — Oil prices fell on Monday. It was the third fall.\n\nTraders were calm."),
      .flags(
        "⟦ouTube⟧ said on Monday that it would close. Users were sad.\n\nShares fell.",
        fixed: "YouTube said on Monday that it would close. Users were sad.\n\nShares fell."),
      .flags(
        "⟦D⟧, as doctors know, is a rare disease. It comes with age.\n\nMost with ZD live long, and ZD is no end.",
        fixed: "ZD, as doctors know, is a rare disease. It comes with age.\n\nMost with ZD live long, and ZD is no end."
      ),
      .flags(
        "⟦ Texas⟧ farmer who had lost a goat found it in a tree on Monday.\n\nIt was well.",
        fixed: "A Texas farmer who had lost a goat found it in a tree on Monday.\n\nIt was well."),
      .flags(
        "It was cold.\n\n⟦-Mobile⟧ said on Monday that it would close. Users were sad.",
        fixed: "It was cold.\n\nT-Mobile said on Monday that it would close. Users were sad."),
      .flags(
        "<p> ⟦senior⟧ official said it on Monday.</p><p>Nobody spoke.</p>",
        fixed: "<p> A senior official said it on Monday.</p><p>Nobody spoke.</p>", as: .html),
      .flags(
        " ⟦senior⟧ official said it on Monday.\n\nNobody spoke.",
        fixed: " A senior official said it on Monday.\n\nNobody spoke.", as: .markdown),
      .passes("<p> senior official said it on Monday.</p><p> Nobody spoke.</p>", as: .html),
      .flags(
        "TEHRAN – ⟦ran’s⟧ minister said on Monday that it was late.\n\nShares fell in Iran.",
        fixed: "TEHRAN – Iran’s minister said on Monday that it was late.\n\nShares fell in Iran."),
      .passes("LONDON – the city that all love – is late, they said.\n\nShares fell in Iran."),
      .passes("It was cold.\n\nn. The result of it was a loss. It hurt all of them."),
      .passes("It was cold.\n\nair, n.: A substance that all have. It is cold here."),
      .passes("iRobot said on Monday that it would close. Users were sad.\n\nShares fell."),
      .passes(" The farmer who had lost a goat found it in a tree on Monday.\n\nIt was well."),
      .passes(" Her father was in a tree on Monday, and no man is well there.\n\nIt was well."),
      .passes(" Texas mayor Anna Zarvikh found it in a tree on Monday.\n\nIt was well."),
      .passes(" Texas farmer found in tree\n\nHe was found on Monday, they said."),
      .passes("Texas man finds goat in tree\n\nIt was found on Monday, they said."),
      .passes("It was cold.\n\n-Mobile phones are off, all of them.\n\n-Coats are on, all of them."),
      .passes("ASEAN and OPEC — The ministers met on Monday.\n\nThey left early."),
      .passes("van Gogh painted it in the summer.\n\nHe sold nothing."),
      .passes("bell hooks wrote many books on this.\n\nShe taught as well."),
      .passes("eBay said it would sell the firm.\n\nShares fell."),
      .passes("Bring these things with you:\n\nold shoes and a warm coat.\n\nsome water.\n\na map."),
      .passes(
        "The road is off\n\nThe minister spoke on Monday. He said that the plan to build a new road was dead and\n\nhe would not go on. That was all."
      ),
      .passes("roses are red,\nviolets are blue,\n\nsugar is sweet\nand so are you."),
      .passes(
        "<p>The sum is high. It grows.</p><pre>a + b</pre><p>is what it is set against. It is low.</p>", as: .html),
      .passes("<dl><dt>Lamp</dt><dd><p>light source of a room. It may be on.</p></dd></dl><p>The end.</p>", as: .html),
      .passes("<p>It is set. It has two.</p><p><em>n</em> is the number of rows here. It is odd.</p>", as: .html),
      .passes("<h2>The form</h2><p>It has one. It is good.</p><h2>other old forms</h2>", as: .html),
      .passes(
        "<h2>The form</h2><p>It has one. It is good.</p><h2>parse-options Interface</h2><h2>int: The Old Form</h2>",
        as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let lost = LostInitial(view)
    for block in view.blocks.indices where LostInitial.mayBeLost(block, view) {
      if let (index, place, candidates) = lost.letter(inBlock: block) {
        add(index, TextRange(place, place), candidates, .suggested, view, &report)
      } else if let index = lost.suspect(inBlock: block) {
        check(index, lost, view, &report)
      } else if let (index, candidates) = lost.capitals(inBlock: block) ?? lost.innerCapital(inBlock: block) {
        add(index, view.tokens[index].range, candidates, .suggested, view, &report)
      } else if let (index, place, candidates) = lost.hyphen(inBlock: block) {
        add(index, TextRange(place, place), candidates, .suggested, view, &report)
      } else if let index = lost.behindDateline(inBlock: block) {
        check(index, lost, view, &report)
      }
    }
  }

  private func check(_ index: Int, _ lost: LostInitial, _ view: DocumentView, _ report: inout Report) {
    let candidates = lost.candidates(for: index)
    guard let best = candidates.first else { return checkUnknown(index, lost, view, &report) }
    let isUnknown = view.tokens[index].word == 0
    let isSafe = best.isInDocument && isUnknown && candidates.count(where: \.isInDocument) == 1
    add(
      index, view.tokens[index].range, candidates, isSafe ? .safe : .suggested, view, &report,
      severity: isSafe || isUnknown && view.tokens[index].length > 5
        ? nil
        : isUnknown || lost.isSmallAcronym(index) || view.tokens.count < Self.longDraft || lost.isReport
          ? .warning : .suggestion)
  }

  /// A long draft that tells of no one is a manual, whose paragraphs start with names of parts and settings.
  private static let longDraft = 500

  /// A word that nothing is known of, where a sentence must start.
  private func checkUnknown(_ index: Int, _ lost: LostInitial, _ view: DocumentView, _ report: inout Report) {
    guard view.tokens[index].word == 0 || lost.isSmallAcronym(index), view.tokens[index].length > 2,
      lost.isLoneUnknown(index)
    else { return }
    // Before a name it is one; elsewhere, but in a report, a term may be written small.
    let isBeforeName = view.next(index).map { view.tokens[$0].traits.contains(.capitalized) } ?? false
    report.add(
      "“\(view.string(ofToken: index))” starts a paragraph in a small letter and is no known word; has it lost its "
        + "first letter?", at: view.tokens[index].range,
      severity: isBeforeName || lost.isReport ? .warning : .suggestion)
  }

  private func add(
    _ index: Int, _ place: TextRange, _ candidates: [LostInitial.Candidate], _ applicability: Applicability,
    _ view: DocumentView, _ report: inout Report, severity: Severity? = .warning
  ) {
    guard let best = candidates.first else { return }
    let fixes = candidates.prefix(5).map { candidate in
      let text = Self.string(candidate)
      let title = place.isEmpty ? "Insert “\(text)”" : "Replace with “\(text)”"
      return Fix.replace(place, with: candidate.text, applicability, title: title)
    }
    let (word, text) = (view.string(ofToken: index), Self.string(best))
    let message =
      place.isEmpty
      ? "A word of one letter is lost before “\(word)”; was it “\(text)”?"
      : "“\(word)” has lost its first letter; was it “\(text)”?"
    report.add(
      message, at: TextRange(min(place.start, view.tokens[index].offset), view.tokens[index].end),
      severity: severity, fixes: fixes)
  }

  /// A candidate for messages, without the space behind a lone letter.
  private static func string(_ candidate: LostInitial.Candidate) -> String {
    let text = candidate.text.last == 0x20 ? candidate.text.dropLast() : candidate.text[...]
    return String(decoding: text, as: UTF8.self)
  }
}
