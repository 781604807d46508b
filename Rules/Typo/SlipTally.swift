import GalleyLint
import GalleyText

/// What the unknown words of a draft tell of how carefully it was read.
///
/// Edited text has a slip for some ten thousand words, so that most words there that look like one are meant; a text
/// that no one has read again has many.
struct SlipTally {
  /// How many tokens the draft has.
  let tokens: Int
  /// How many of its words are known misspellings.
  let misspellings: Int
  /// How many different words in small letters it has that no list knows.
  let unknownWords: Int

  init(_ context: WordContext) {
    let view = context.view
    var misspellings = 0
    var unknownWords: Set<UInt64> = []
    for unusual in view.table.unusualWords {
      let index = Int(unusual.token)
      guard view.tokens[index].traits.isSuperset(of: [.unknown, .lowercase]), context.isProse(index) else { continue }
      if view.lexicon.mayBeMisspelling(hash: unusual.hash), view.lexicon.isMisspelling(view.stem(ofToken: index)) {
        if context.foreignNeighbours(of: index) < 3 { misspellings += 1 }
      } else {
        unknownWords.insert(unusual.hash)
      }
    }
    (tokens, self.misspellings, self.unknownWords) = (view.tokens.count, misspellings, unknownWords.count)
  }

  /// How many more points a word must have to be a slip, with so many other slips and words of a trade in the draft.
  func raise(otherSlips: Int, terms: Int) -> Int {
    guard tokens >= Self.longDraft else { return 0 }
    return (otherSlips * Self.carefulTokens < tokens ? 30 : 0) + (terms * Self.tokensToTerm >= tokens ? 40 : 0)
  }

  /// A shorter draft tells too little.
  private static let longDraft = 500
  /// A draft with fewer slips than one for so many tokens was read carefully.
  private static let carefulTokens = 2_000
  /// A draft with a term for so many tokens is a manual or a treatise.
  private static let tokensToTerm = 250
}
