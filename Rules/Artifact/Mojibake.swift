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
      UTF-8 that is read in an encoding of one byte a character shows each curly quotation mark as three odd \
      characters. Taken are only characters that spell valid UTF-8 in such an encoding and that are improbable next to \
      each other; where that falls clearly and no byte is missing they can be read back in one way only, and the repair \
      is safe. Damage upon damage is undone layer by layer. Where a byte was lost, or became a plain space, or two \
      encodings are as likely, a person decides. What else in the draft was misread in the same encoding counts.
      """,
    examples: [
      .flags("They don⟦â€™⟧t know.", fixed: "They don’t know."),
      .flags("A caf⟦Ã©⟧ in M⟦Ã¼⟧nchen.", fixed: "A café in München."),
      .flags("He said ⟦â€œnoâ€\u{9D}⟧.", fixed: "He said “no”."),
      .flags("He said ⟦â€œ⟧no⟦â€⟧.", fixed: "He said “no”."),
      .flags("A lost one: ⟦ï¿½⟧."),
      .flags("It⟦Ã¢â‚¬â„¢⟧s twice damaged.", fixed: "It’s twice damaged."),
      .flags("The sky is ⟦â€“⟧ they say ⟦â€“⟧ blue.", fixed: "The sky is – they say – blue."),
      .flags("<p>It⟦&acirc;&euro;&trade;⟧s raining.</p>", fixed: "<p>It’s raining.</p>", as: .html),
      .flags("<p>It⟦&acirc;€&#8482;⟧s raining.</p>", fixed: "<p>It’s raining.</p>", as: .html),
      .flags("<p><img src=a.png alt=\"A caf⟦Ã©⟧\"></p>", fixed: "<p><img src=a.png alt=\"A café\"></p>", as: .html),
      .flags("The caf⟦Ã&copy;⟧ is shut.", fixed: "The café is shut."),
      .flags("An ⟦Ã©lÃ¨⟧ve in a temp⟦Ãª⟧te.", fixed: "An élève in a tempête."),
      .flags("A caf⟦√©⟧ in M⟦√º⟧nchen, don⟦‚Äô⟧t.", fixed: "A café in München, don’t."),
      .flags("A caf⟦├⌐⟧, don⟦ΓÇÖ⟧t.", fixed: "A café, don’t."),
      .flags("P⟦Ĺ™Ă\u{AD}liĹˇ⟧ mnoho.", fixed: "Příliš mnoho."),
      .flags("⟦РџСЂРёРІРµС‚⟧!", fixed: "Привет!"),
      .flags("A caf⟦Г©⟧, don⟦вЂ™⟧t.", fixed: "A café, don’t."),
      .flags("⟦ÎšÎ±Î»Î·Î¼Î\u{AD}Ï\u{81}Î±⟧.", fixed: "Καλημέρα."),
      .flags("ART TRIP ⟦Ã\u{A0}⟧ l'office", fixed: "ART TRIP à l'office"),
      .flags("Il va d⟦Ã©⟧j⟦Ã⟧ mieux.", fixed: "Il va déjà mieux."),
      .flags("⟦ÐŸÑ€Ð¸Ð²ÐµÑ�⟧!", fixed: "Приве\u{FFFD}!"),
      .flags("It cost ⟦Â£⟧5, or 20⟦Â°⟧C.", fixed: "It cost £5, or 20°C."),
      .flags("Gran H⟦Ã”⟧TEL, Vi⟦á»‡⟧t, ant⟦Ã\u{AD}⟧geno.", fixed: "Gran HÔTEL, Việt, antígeno."),
      .passes("A façade in São Paulo, Ä and Ö, naïve, Ångström."),
      .passes("«LIBERTÉ» et «CAFÉ™»"),
      .passes("“AMANHÃ” e “MAÇÃ”, IRMÃ…"),
      .passes("СССР» и «РФ»"),
      .passes("« traitement automatisé\u{A0}», à…"),
      .passes("Zvlášť když Král: Úžasný, ÚŽÉŠ, Šťáva, ŽEŠŤ."),
      .passes("JOSÉ’s list, Ã’s, SÓ… and MÄ£ÄM."),
      .passes("Â is a letter, and so is Ã."),
      .passes("FĂRĂ, pâine, în, şi."),
      .passes("25 Å°, TÜV® and GÖTEBORG…"),
      .passes("√2 ≈ 1.4, ∆° and “été”, l’été –à"),
      .passes("Рівне, Різдво, Рёбра: В №5 и С «Ё», 5 ТіБ."),
      .passes("┌──┬──┐ ├──┤"),
      .passes("<p>UTF-8 shows as <code>Ã©</code>.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    var finder = MojibakeFinder(view.text)
    Self.search(view, &finder)
    let candidates = finder.candidates
    guard !candidates.isEmpty else { return }
    let support = MojibakeSupport(candidates)
    var word = DamagedWord()
    for candidate in candidates {
      let candidate = support.settled(candidate)
      let weight = candidate.weight + support.weight(of: candidate)
      guard weight >= MojibakeEvidence.reported else { continue }
      let damage = Damage(candidate, weight, in: view.text)
      if !word.goesOn(with: damage, in: view.text) {
        word.add(to: &report, view)
        word = DamagedWord()
      }
      word.append(damage)
    }
    word.add(to: &report, view)
  }

  /// Looks through everything that is prose, block by block, without what is verbatim in it.
  private static func search(_ view: DocumentView, _ finder: inout MojibakeFinder) {
    let spans = view.document.spans
    var span = 0
    for block in view.blocks where !block.traits.contains(.verbatim) {
      while span < spans.count, spans[span].range.end <= block.range.start { span += 1 }
      var at = block.range.start
      var index = span
      while index < spans.count, spans[index].range.start < block.range.end {
        if spans[index].kind == .verbatim, spans[index].range.end > at {
          finder.search(TextRange(at, spans[index].range.start), least: 0)
          at = min(spans[index].range.end, block.range.end)
        }
        index += 1
      }
      finder.search(TextRange(at, block.range.end), least: 0)
    }
  }
}

/// One damaged stretch with its repair.
private struct Damage {
  var range: TextRange
  var output: [UInt8]
  var alternative: MojibakeFinder.Alternative?
  var isSafe: Bool
  var isLost: Bool
  /// The encodings and the evidence apart, stretches of one word are told together.
  var isPlain: Bool { alternative == nil && !isLost }

  init(_ candidate: MojibakeFinder.Candidate, _ weight: Int, in text: [UInt8]) {
    let before = UTF8Decoding.scalar(text, before: candidate.range.start)?.0
    let after = UTF8Decoding.scalar(text, at: candidate.range.end)?.0
    let repair = MojibakeRepair(candidate.output, before: before, after: after)
    range = candidate.range
    output = repair.output
    isLost = repair.isLost || repair.output.elementsEqual([0xEF, 0xBF, 0xBD])
    isSafe =
      candidate.isExact && candidate.alternative == nil && weight >= MojibakeEvidence.safe && repair.isSafe
    alternative = candidate.alternative.map {
      MojibakeFinder.Alternative(
        range: $0.range, output: MojibakeRepair($0.output, before: before, after: after).output)
    }
  }
}

/// The damaged stretches of one word, which make one finding.
private struct DamagedWord {
  private var damages: [Damage] = []

  /// Whether a stretch lies in the same word: only letters of ASCII stand between.
  func goesOn(with next: Damage, in text: [UInt8]) -> Bool {
    guard let last = damages.last else { return true }
    guard last.isPlain, next.isPlain, last.isSafe == next.isSafe, next.range.start >= last.range.end,
      next.range.start - last.range.end < 24
    else { return false }
    return text[last.range.end..<next.range.start].allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  mutating func append(_ damage: Damage) { damages.append(damage) }

  func add(to report: inout Report, _ view: DocumentView) {
    guard let first = damages.first, let last = damages.last else { return }
    let range = TextRange(first.range.start, last.range.end)
    let written = Self.shown(view.bytes(range))
    guard !first.isLost else {
      return report.add("“\(written)” was read in the wrong encoding, and a byte of it is lost.", at: range)
    }
    var meant: [UInt8] = []
    var at = range.start
    for damage in damages {
      meant += view.text[at..<damage.range.start]
      meant += damage.output
      at = damage.range.end
    }
    let title = meant.isEmpty ? "Remove it" : "Write “\(Self.shown(meant[...]))”"
    let edits = damages.map { Edit(.text($0.range), $0.output) }
    var fixes = [Fix(title: title, first.isSafe ? .safe : .suggested, edits: edits)]
    if let alternative = first.alternative {
      let title = "Write “\(Self.shown(alternative.output[...]))”"
      fixes.append(.replace(alternative.range, with: alternative.output, .suggested, title: title))
    }
    report.add(
      meant.isEmpty
        ? "A byte-order mark, read in the wrong encoding, stands in the text."
        : "“\(written)” is “\(Self.shown(meant[...]))”, read in the wrong encoding.",
      at: range, fixes: fixes)
  }

  /// A stretch as messages show it: without its end where it is long.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.count > 120 else { return String(decoding: bytes, as: UTF8.self) }
    var end = bytes.startIndex + 120
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }
}
