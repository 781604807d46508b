public import GalleyLint
import GalleyText

/// Flags a spelling of another region than the draft's: “colour” in American prose, or both in one draft.
public struct RegionalSpelling: Rule {
  public static let card = RuleCard(
    id: "typo/regional-spelling",
    severity: .warning,
    fix: .suggested,
    summary: "A word is spelt as in another region than the rest of the draft, or than the language that is set.",
    why: """
      Readers take “colour” beside “color” for carelessness. Where `galley.yml` sets a language with a region, each \
      word that is not spelt so there is flagged. Where the draft declares a region and keeps to it, the few words \
      that do not are suggestions. Any other draft that mixes two regions is told so once. In Britain both “organise” \
      and “organize” are right; `en-GB-oxendict` has the latter alone. Quotations and names keep their spelling, and \
      words of several senses, such as “tire” and “check”, are let be.
      """,
    examples: [
      .flags(
        "The ⟦color⟧ of the harbor pleased them. Our neighbours praised its behaviour and its odours.",
        fixed: "The colour of the harbour pleased them. Our neighbours praised its behaviour and its odours."),
      .flags(
        "The theater district draws travelers. ⟦Organised⟧ tours favor its center, where labourers catalyse humor.",
        fixed: "The theater district draws travelers. Organized tours favor its center, where laborers catalyze humor."),
      .flags(
        #"<html lang="en-GB"><body><p>The ⟦color⟧ of the harbour pleased our neighbours and its organisers.</p>"#,
        fixed: #"<html lang="en-GB"><body><p>The colour of the harbour pleased our neighbours and its organisers.</p>"#,
        as: .html),
      .passes("The colour of the harbour pleased its organizers and our neighbours, who analyse and criticize odours."),
      .passes("The Pearl Harbor veterans met the Labour Party’s neighbours and the World Trade Center’s organisers."),
      .passes("He wrote of “the color, the flavor and the odor of honor” to his neighbours; his behaviour had colour."),
      .passes("The tire and the check were in the program; the neighbour’s colour and behaviour were not."),
      .passes("The colors and the flavors of the center pleased a neighbour."),
      .passes(
        #"<html lang="en-US"><body><p>The colour of the harbour pleased our neighbours and its organisers.</p>"#,
        as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let declared = view.metadata.best(.language)?.value
    guard isEnglish(view.settings.language ?? declared) else { return }
    let uses = RegionalUse.all(in: view)
    guard !uses.isEmpty else { return }
    if let region = view.settings.language.flatMap({ SpellingRegions(languageTag: $0.utf8) }) {
      for use in uses where !use.fits(region) {
        flag(use, region, severity: use.isLoose ? .suggestion : nil, view, &report)
      }
    } else if let region = declared.flatMap({ SpellingRegions(languageTag: $0.utf8) }), isKept(region, uses) {
      for use in uses where !use.fits(region) && !use.isLoose {
        flag(use, region, severity: .suggestion, view, &report)
      }
    } else if let mixture = RegionalMixture(uses, view) {
      tell(mixture, view, &report)
    }
  }

  private func isEnglish(_ tag: String?) -> Bool {
    guard let tag else { return true }
    return tag.utf8.prefix { $0 != 0x2D && $0 != 0x5F }.map(Fold.lowercase).elementsEqual("en".utf8)
  }

  /// Whether a draft is spelt after the region it declares, which templates declare of any page.
  private func isKept(_ region: SpellingRegions, _ uses: [RegionalUse]) -> Bool {
    let other: SpellingRegions = region == .american ? .british : .american
    let kept = uses.count { !$0.isLoose && $0.fits(region) && !$0.fits(other) }
    let broken = uses.count { !$0.isLoose && !$0.fits(region) }
    return kept >= 2 && kept >= 3 * broken
  }

  private func flag(
    _ use: RegionalUse, _ region: SpellingRegions, severity: Severity?, _ view: DocumentView, _ report: inout Report
  ) {
    guard let edit = use.edit(for: region, view) else { return }
    let text = String(decoding: edit.text, as: UTF8.self)
    report.add(
      "“\(view.string(edit.range))” is spelt “\(text)” in \(region.name) English.", at: edit.range,
      severity: severity,
      fixes: [.replace(edit.range, with: edit.text, .suggested)])
  }

  private func tell(_ mixture: RegionalMixture, _ view: DocumentView, _ report: inout Report) {
    let edits = mixture.guestUses.compactMap { $0.edit(for: mixture.home, view) }
    guard let first = edits.first, edits.count == mixture.guestUses.count else { return }
    let sides = [(mixture.home, mixture.homeUses), (mixture.guest, mixture.guestUses)].map { region, uses in
      "\(region.name) (\(samples(of: uses, view)): \(uses.count))"
    }
    let fix = Fix(
      title: "Spell them all as \(mixture.home.name)", .suggested, edits: edits.map { Edit(.text($0.range), $0.text) })
    let related = [mixture.homeUses[0]] + mixture.guestUses.dropFirst().prefix(Self.mostRelated)
    report.add(
      "This draft mixes \(sides[0]) and \(sides[1]) spellings.", at: first.range, fixes: [fix],
      related: related.map { use in
        let range = view.stemRange(ofToken: use.token)
        return RelatedPlace(
          message: "“\(view.string(range))” stands here.", range: view.document.map.sourceRange(of: range))
      })
  }

  private static let mostRelated = 20

  /// The first different words, for the message.
  private func samples(of uses: [RegionalUse], _ view: DocumentView) -> String {
    var words: [UInt32] = []
    for use in uses where words.count < 3 && !words.contains(use.word) { words.append(use.word) }
    return words.map { String(decoding: view.lexicon.folded($0), as: UTF8.self) }.joined(separator: ", ")
  }
}
