import GalleyLint
import GalleyText

/// Two regions' spellings in one draft.
struct RegionalMixture {
  /// The region that most of the draft is spelt after.
  var home: SpellingRegions
  /// The region that the rest is spelt after.
  var guest: SpellingRegions
  /// The spellings that are the home region's and not the guest's.
  var homeUses: [RegionalUse]
  /// The spellings that are the guest's and not the home region's.
  var guestUses: [RegionalUse]

  /// How many different words have to stand against a region: one alone may be a term, or a word of both sides.
  private static let leastWords = 2

  /// The mixture in a draft; nil where some region has all of its spellings, or but for one word.
  init?(_ uses: [RegionalUse], _ view: DocumentView) {
    let uses = uses.filter { !$0.isLoose }
    guard uses.count >= 2 * Self.leastWords else { return nil }
    func strangers(to region: SpellingRegions) -> [RegionalUse] { uses.filter { !$0.fits(region) } }
    for region in [SpellingRegions.american, .british, .canadian, .australian] {
      guard Self.words(strangers(to: region), view) >= Self.leastWords else { return nil }
    }
    let (american, british) = (strangers(to: .british), strangers(to: .american))
    let isAmerican = american.count >= british.count
    (home, guest) = isAmerican ? (.american, .british) : (.british, .american)
    (homeUses, guestUses) = isAmerican ? (american, british) : (british, american)
  }

  /// How many different words these are, inflections of one counted once.
  private static func words(_ uses: [RegionalUse], _ view: DocumentView) -> Int {
    Set(uses.map { view.lexicon.folded($0.word).prefix(5) }).count
  }
}
