import GalleyLint
import GalleyText

/// A word in “-ys” that no plural is spelt as: the possessive without its apostrophe, or the plural.
struct LostApostrophe {
  /// The possessive, with the writer's capitals: `city's`.
  let text: [UInt8]
  /// Whether the word stands where a possessive does, before a noun: `the citys engineers`.
  let isLikely: Bool

  /// Reads a word; nil where it is none of these.
  init?(_ index: Int, in view: DocumentView) {
    let word = view.stem(ofToken: index)
    guard word.count >= 5, word.last == 0x73, WordFormation.endsInConsonantAndY(word.dropLast()),
      let noun = view.lexicon.entry(view.lexicon.find(word.dropLast())), noun.flags.contains(.lowercase),
      noun.partsOfSpeech.contains(.noun)
    else { return nil }
    text = word.dropLast() + [0x27, 0x73]
    let isCounted = view.previous(index).map { view.isWord($0, among: Self.plurals) } ?? false
    guard !isCounted, let next = view.next(index), view.tokens[next].kind == .word, view.tokens[next].gap != .none,
      let parts = view.entry(ofToken: next)?.partsOfSpeech
    else {
      isLikely = false
      return
    }
    isLikely =
      !parts.isDisjoint(with: .noun.union(.adjective))
      && parts.isDisjoint(with: .preposition.union(.conjunction).union(.determiner).union(.pronoun).union(.adverb))
  }

  private static let plurals: [StaticString] = [
    "many", "several", "few", "all", "these", "those", "both", "some", "most", "other", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "various", "different",
  ]

  /// The replacements of a word with the possessive among them, in its place.
  func joined(to others: [[UInt8]]) -> [[UInt8]] {
    isLikely ? [text] + others : Array(others.prefix(1)) + [text] + others.dropFirst()
  }
}
