import GalleyText

/// How surely a word that no list has was meant to be one that the speller found, and is no term, name or word of
/// another language.
///
/// The weights are those of a logistic regression that tells 20,000 misspellings of listed and common words from 800
/// unknown words of edited prose; 21 points are a factor of e. So a long word is surer than a short one, the first and
/// last letter are seldom the wrong ones, and in what was meant how common it is counts for more than how many slips
/// lead to it.
enum SlipEvidence {
  /// From here on a word in small letters is a slip: two false alarms in 100,000 words of edited prose.
  static let sure = 70
  /// The same for a capital at the start of a sentence.
  static let sureOfCapitalized = 80
  /// The same for a word that can be made of known ones.
  static let sureOfFormed = 120

  /// The points of a word for what may have been meant; none for what writers spell so on purpose.
  static func points(_ word: ArraySlice<UInt8>, _ traits: Token.Traits, _ meant: Speller.Suggestion) -> Int {
    guard word.count >= 5, !isDrawled(word), let first = meant.text.first, let last = meant.text.last else {
      return 0
    }
    let isName = meant.text.contains { Fold.lowercase($0) != $0 }
    if traits.contains(.capitalized), isName || meant.frequency < 110 { return 0 }
    // `feelin`
    if meant.text.count == word.count + 1, last == 0x67, word.last == 0x6E { return 0 }
    var points = meant.frequency - meant.cost * 4 / 7 + 9 * min(word.count, 12)
    if isName { points -= 20 }
    points -= 8 * abs(meant.text.count - word.count)
    if word.first.map(Fold.lowercase) != Fold.lowercase(first) { points -= 53 }
    if word.last != last { points -= 28 }
    return points
  }

  /// Whether a letter stands three times in a row, or one is left out for an apostrophe.
  private static func isDrawled(_ word: ArraySlice<UInt8>) -> Bool {
    zip(word, zip(word.dropFirst(), word.dropFirst(2))).contains { $0 == $1.0 && $0 == $1.1 } || word.contains(0x27)
  }
}
