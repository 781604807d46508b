import GalleyLint
import GalleyText

/// A word of a draft that some regions only spell so.
struct RegionalUse {
  /// Its place among the tokens.
  var token: Int
  /// Its number in the lexicon.
  var word: UInt32
  /// Where it is spelt so.
  var regions: SpellingRegions
  /// Whether it tells nothing about the draft.
  var isLoose: Bool

  /// The uses in a draft's own prose, in order: no quotation, no name, no other language.
  static func all(in view: DocumentView) -> [RegionalUse] {
    let spellings = RegionalSpellings.english
    let context = WordContext(view)
    var uses: [RegionalUse] = []
    view.table.tokens.withUnsafeBufferPointer { tokens in
      for index in tokens.indices where spellings.contains(tokens[index].word) {
        guard tokens[index].traits.isDisjoint(with: [.quoted, .foreign, .oddCapitals]), isOwn(index, context),
          context.foreignNeighbours(of: index) < 3, let spelling = spellings.spelling(tokens[index].word)
        else { continue }
        uses.append(
          RegionalUse(
            token: index, word: tokens[index].word, regions: spelling.regions, isLoose: spelling.isLoose))
      }
    }
    return uses.isEmpty || context.isMostlyUnknown ? [] : uses
  }

  /// Whether a word is the draft's own, and not part of a name.
  private static func isOwn(_ index: Int, _ context: WordContext) -> Bool {
    let view = context.view
    guard context.isProse(index), !context.isNameLike(index) else { return false }
    guard view.tokens[index].traits.contains(.capitalized) else { return true }
    // `Labour won`, `Center for Disease Control`: at a sentence's start, only what never is a name is none.
    return view.entry(ofToken: index).map { $0.flags.isDisjoint(with: nameFlags) } ?? false
  }

  private static let nameFlags: LexiconEntry.Flags = [.capitalized, .place, .givenName, .surname, .brand]

  /// Whether the spelling is right in one of these regions.
  func fits(_ wanted: SpellingRegions) -> Bool { !regions.isDisjoint(with: wanted) }

  /// The fix that spells it as these regions do; nil where nothing is known.
  func edit(for wanted: SpellingRegions, _ view: DocumentView) -> (range: TextRange, text: [UInt8])? {
    guard let other = RegionalSpellings.english.counterpart(of: word, in: wanted) else { return nil }
    let text = Recasing.apply(view.lexicon.folded(other), like: view.tokens[token].traits)
    return (view.stemRange(ofToken: token), text)
  }
}
