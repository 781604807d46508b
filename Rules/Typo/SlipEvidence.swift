import GalleyText

/// How surely a word that no list has was meant to be one that the speller found, and is no term, name or word of
/// another language.
///
/// The weights are those of a logistic regression that tells 20,000 misspellings of listed and common words from 700
/// unknown words of edited prose; 25 points are a factor of e. So a long word is surer than a short one, and the first
/// and last letter are seldom the wrong ones.
enum SlipEvidence {
  /// From here on a word in small letters is a slip: at most four false alarms in 100,000 words of edited prose.
  static let sure = 70
  /// The same for a capital at the start of a sentence, where names stand.
  static let sureOfCapitalized = 105
  /// The same for a name that everyone knows.
  static let sureOfName = 150
  /// The same for a word that can be made of known ones, whatever fits: terms stand where common words do.
  static let sureOfFormed = 140
  /// How much more it takes for a part of a compound with a hyphen: terms and names are made so.
  static let compound = 40
  /// How much less is enough in a draft that is full of slips.
  static let rise = 30
  /// From here on a word is doubted at all.
  static let likely = 40
  /// The same for a capital.
  static let likelyOfCapitalized = 75

  /// The points of a word for what may have been meant.
  static func points(_ word: ArraySlice<UInt8>, _ traits: Token.Traits, _ meant: Speller.Suggestion) -> Int {
    var points = meant.frequency - meant.cost + fitPoints(meant, for: word) + lengthPoints(word)
    points -= 16 * abs(meant.text.count - word.count)
    if word.first.map(Fold.lowercase) != meant.text.first.map(Fold.lowercase) { points -= 60 }
    if word.last != meant.text.last { points -= 20 }
    if traits.contains(.capitalized), meant.text.contains(where: { Fold.lowercase($0) != $0 }) { points -= 30 }
    // `feelin`
    if meant.text.count == word.count + 1, meant.text.last == 0x67, word.last == 0x6E { points -= 100 }
    return isDrawled(word) ? points - 60 : points
  }

  /// What fits counts in full for one likely slip, and hardly for more: some word fits nearly everywhere if it may be far
  /// enough away. Of a short word so many are near that one which fits says nothing, and one that does not something.
  static func fitPoints(_ meant: Speller.Suggestion, for word: ArraySlice<UInt8>) -> Int {
    guard word.count > shortWord else { return min(meant.fit, 0) }
    return meant.cost <= costOfOneSlip ? meant.fit : min(meant.fit, 20)
  }

  private static let shortWord = 5
  /// What one letter costs at most that is left out, swapped or another of its kind.
  static let costOfOneSlip = 60

  /// The points of a word that makes another one with a word beside it.
  static func points(_ word: ArraySlice<UInt8>, joinedScore: Int) -> Int { joinedScore + lengthPoints(word) }

  private static func lengthPoints(_ word: ArraySlice<UInt8>) -> Int {
    switch word.count {
    case ...3: -65
    case 4: 18
    default: 12 * min(word.count, 12)
    }
  }

  /// Whether a letter stands three times in a row, or one is left out for an apostrophe.
  private static func isDrawled(_ word: ArraySlice<UInt8>) -> Bool {
    zip(word, zip(word.dropFirst(), word.dropFirst(2))).contains { $0 == $1.0 && $0 == $1.1 } || word.contains(0x27)
  }
}
