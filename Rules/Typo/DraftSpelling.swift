import GalleyLint
import GalleyText

/// Which region's spelling a draft is in, as far as a rule has to know that chooses between `behaviour` and `behavior`.
struct DraftSpelling {
  /// The regions that the settings or the draft's language tag name, or that all its spellings fit; nil for none.
  private let regions: SpellingRegions?

  init(_ view: DocumentView) {
    let tag = view.settings.language ?? view.metadata.best(.language)?.value
    if let stated = tag.flatMap({ SpellingRegions(languageTag: $0.utf8) }) {
      regions = stated
    } else {
      let uses = RegionalUse.all(in: view)
      let common = uses.reduce(SpellingRegions(rawValue: .max)) { $0.intersection($1.regions) }
      regions = uses.isEmpty || common.isEmpty ? nil : common
    }
  }

  /// Whether a word, given folded, is spelt so in every region or in the draft's.
  func admits(_ word: [UInt8], _ lexicon: Lexicon) -> Bool {
    guard let spelling = RegionalSpellings.english.spelling(lexicon.find(word)) else { return true }
    return regions.map { !spelling.regions.isDisjoint(with: $0) } ?? false
  }

  /// The word as the draft's regions spell it; itself where nothing says otherwise.
  func spelt(_ word: [UInt8], _ lexicon: Lexicon) -> [UInt8] {
    guard let regions, !admits(word, lexicon),
      let other = RegionalSpellings.english.counterpart(of: lexicon.find(word), in: regions)
    else { return word }
    return lexicon.folded(other)
  }
}
