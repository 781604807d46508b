public import GalleyLint
import GalleyText

/// Flags UTF-8 that was read in another encoding: “donâ€™t”.
public struct Mojibake: Rule {
  public static let card = RuleCard(
    id: "artifact/mojibake",
    severity: .error,
    fix: .safe,
    summary: "Text was decoded in the wrong encoding.",
    why: """
      UTF-8 that is read as windows-1252 shows each curly quotation mark as three odd characters. Only sequences that \
      spell valid UTF-8 and that no one writes are taken; read back, they give exactly one text, so the repair is safe.
      """,
    examples: [
      .flags("They don⟦â€™⟧t know.", fixed: "They don’t know."),
      .flags("A caf⟦Ã©⟧ in M⟦Ã¼⟧nchen.", fixed: "A café in München."),
      .flags("He said ⟦â€œ⟧no⟦â€\u{9D}⟧.", fixed: "He said “no”."),
      .flags("A lost one: ⟦ï¿½⟧."),
      .flags("It⟦Ã¢â‚¬â„¢⟧s twice damaged.", fixed: "It’s twice damaged."),
      .flags("The sky is ⟦â€“⟧ they say ⟦â€“⟧ blue.", fixed: "The sky is – they say – blue."),
      .flags("<p>It⟦&acirc;&euro;&trade;⟧s raining.</p>", fixed: "<p>It’s raining.</p>", as: .html),
      .passes("A façade in São Paulo, Ä and Ö, naïve, Ångström."),
      .passes("«LIBERTÉ» et «CAFÉ™»"),
      .passes("“AMANHÃ” e “MAÇÃ”, IRMÃ…"),
      .passes("СССР» и «РФ»"),
      .passes("« traitement automatisé\u{A0}», à…"),
      .passes("Zvlášť když Král: Úžasný, ÚŽÉŠ, Šťáva, ŽEŠŤ."),
      .flags("ART TRIP ⟦Ã\u{A0}⟧ l'office", fixed: "ART TRIP à l'office"),
      .flags("⟦РџСЂРёРІРµС‚⟧!", fixed: "Привет!"),
      .flags("Gran H⟦Ã”⟧TEL, Vi⟦á»‡⟧t, ant⟦Ã\u{AD}⟧geno.", fixed: "Gran HÔTEL, Việt, antígeno."),
      .passes("JOSÉ’s list, Ã’s, SÓ… and MÄ£ÄM."),
      .passes("Â is a letter, and so is Ã."),
      .passes("FĂRĂ, pâine, în, şi."),
      .passes("25 Å°, TÜV® and GÖTEBORG…"),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard view.table.marks.contains(where: { $0.kind == .mojibakeLead }) else { return }
    var end = 0
    var block = 0
    for mark in view.table.marks where mark.kind == .mojibakeLead && Int(mark.start) >= end {
      let start = Int(mark.start)
      while block < view.blocks.count, view.blocks[block].range.end <= start { block += 1 }
      guard block < view.blocks.count, let found = Self.damage(start, view.blocks[block].range, view.text) else {
        continue
      }
      end = found.range.end
      let shown = String(decoding: found.text, as: UTF8.self)
      var fixes: [Fix] = []
      if !shown.unicodeScalars.contains("\u{FFFD}") {
        let text = found.text == [0xEF, 0xBB, 0xBF] ? [] : found.text
        fixes = [.replace(found.range, with: text, .safe, title: "Write “\(shown)”")]
      }
      report.add(
        "“\(view.string(found.range))” is “\(shown)”, read in the wrong encoding.", at: found.range, fixes: fixes)
    }
  }

  /// The damaged stretch that starts at an offset, with its repair; nil where the characters may be meant.
  static func damage(_ start: Int, _ block: TextRange, _ text: [UInt8]) -> (range: TextRange, text: [UInt8])? {
    for encoding in MojibakeDecoder.Encoding.allCases {
      var end = start
      var isCertain = false
      var plain = 0
      var sequences = 0
      while end < block.end, text[end] >= 0x80,
        let found = MojibakeDecoder.sequence(text, at: end, end: block.end, encoding)
      {
        // Cyrillic letters make such pairs by chance; three of a kind they do not make.
        let isProof = encoding != .windows1251 || found.count > 2
        if isProof,
          found.isImplausible || isMisplaced(found, end, block, text)
            || encoding == .windows1252 && isInside(found, end, block, text)
        {
          isCertain = true
        }
        if !found.holdsLetter { plain += 1 }
        sequences += 1
        end += found.length
      }
      guard isCertain || plain > 1 && isProofInRow(encoding) || sequences > 2 && encoding == .windows1251 else {
        continue
      }
      let repaired = MojibakeDecoder.repaired(Array(text[start..<end]), encoding)
      guard !MojibakeDecoder.holdsControl(repaired) else { continue }
      return (TextRange(start, end), repaired)
    }
    return nil
  }

  private static func isProofInRow(_ encoding: MojibakeDecoder.Encoding) -> Bool { encoding == .windows1252 }

  /// Whether a capital stands where no word has one: behind a small letter, or `Ã` before a letter that never
  /// follows it.
  private static func isMisplaced(
    _ found: MojibakeDecoder.Sequence, _ start: Int, _ block: TextRange, _ text: [UInt8]
  ) -> Bool {
    guard let (lead, _) = UTF8Decoding.scalar(text, at: start), lead.properties.isUppercase else { return false }
    let before = start > block.start ? UTF8Decoding.scalar(text, before: start)?.0 : nil
    if lead == "Ã", found.holdsLetter || !(before?.properties.isAlphabetic ?? false), !found.mayStandInside {
      return true
    }
    return !found.holdsLetter && before?.properties.isLowercase ?? false
  }

  /// Whether a mark that closes a word stands inside one, as in `HÃ”TEL`.
  private static func isInside(_ found: MojibakeDecoder.Sequence, _ start: Int, _ block: TextRange, _ text: [UInt8])
    -> Bool
  {
    let behind = start + found.length
    guard !found.holdsLetter, !found.mayStandInside, behind < block.end else { return false }
    return UTF8Decoding.scalar(text, at: behind)?.0.properties.isAlphabetic ?? false
  }
}
