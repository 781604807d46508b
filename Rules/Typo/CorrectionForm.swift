import GalleyLint
import GalleyText

/// Whether the words around a misspelling leave open which form of the corrected word was meant: “large quantitiy of”
/// may be one or several, “my teacher havent” is “hasn't”.
struct CorrectionForm {
  private let context: WordContext
  private let index: Int
  private let place: WordPlace?
  private var view: DocumentView { context.view }

  init(_ index: Int, _ place: WordPlace?, _ context: WordContext) {
    (self.context, self.index, self.place) = (context, index, place)
  }

  /// Whether another form of a correction may have been meant in this place.
  func isOpen(_ correction: [UInt8]) -> Bool {
    guard let place, !correction.contains(0x20) else { return false }
    let word = view.lexicon.find(correction)
    if place.worseSide(word) < Self.hardlyFits || agreeing(correction) != nil { return true }
    let fit = place.fit(word)
    let number = number
    let others = Inflections().others(of: correction).filter { number != .one || !isPlural($0, of: correction) }
    if others.contains(where: { place.fit($0) > fit + Self.fitsBetter }) { return true }
    guard number == .unsaid, let noun = view.lexicon.entry(word), noun.partsOfSpeech == .noun,
      noun.flags.contains(.lowercase)
    else { return false }
    return others.contains { other in
      view.lexicon.frequency(other) + Self.countable >= Int(noun.frequency) && isPlural(other, of: correction)
    }
  }

  /// The contraction that goes with a subject of one where the correction goes with several, and the other way round.
  func agreeing(_ correction: [UInt8]) -> [UInt8]? {
    guard let pair = Self.contractions.first(where: { correction.elementsEqual($0.plural.bytes) }), isBehindOne else {
      return nil
    }
    return Array(pair.singular.bytes)
  }

  /// Whether the subject before the place is one person or thing.
  private var isBehindOne: Bool {
    guard let before = context.wordBefore(index) else { return false }
    if view.isWord(before, among: Self.singulars) { return true }
    let folded = Fold.folded(view.stem(ofToken: before))
    guard let noun = view.entry(ofToken: before), noun.partsOfSpeech.contains(.noun), !noun.isFunctionWord,
      folded.last != 0x73, !view.isWord(before, among: Self.plurals), let determiner = context.wordBefore(before)
    else { return false }
    return view.isWord(determiner, among: Self.determiners)
      || view.tokens[determiner].traits.contains(.possessive)
  }

  /// How many of a noun are meant here, as the words before it say.
  private enum Number { case one, unsaid, any }

  /// The number: unsaid where a noun stands without anything that tells it, though not in a set phrase such as “in
  /// government”, and does not go with a noun behind it.
  private var number: Number {
    if let next = context.wordBehind(index), let entry = view.entry(ofToken: next), entry.partsOfSpeech.contains(.noun),
      !entry.isFunctionWord
    {
      return .any
    }
    var at = index
    for step in 0..<4 {
      guard let before = context.wordBefore(at) else { return .unsaid }
      if view.isWord(before, among: Self.ones) { return .one }
      guard !view.tokens[before].traits.contains(.possessive), let entry = view.entry(ofToken: before) else {
        return .any
      }
      let parts = entry.partsOfSpeech
      if !parts.isDisjoint(with: [.determiner, .numeral]) { return .any }
      if view.isWord(before, among: ["and", "or"]) {
        return context.wordBefore(before).map { isPlural($0) } ?? false ? .unsaid : .any
      }
      if entry.isFunctionWord { return step > 0 ? .unsaid : .any }
      guard !parts.isDisjoint(with: [.adjective, .noun]) else { return .unsaid }
      at = before
    }
    return .any
  }

  private func isPlural(_ other: UInt32, of noun: [UInt8]) -> Bool {
    view.lexicon.withFolded(other) { $0.last == 0x73 && $0.count > noun.count }
  }

  private func isPlural(_ index: Int) -> Bool {
    view.entry(ofToken: index)?.partsOfSpeech.contains(.noun) == true && view.bytes(ofToken: index).last == 0x73
  }

  /// By how much another form fits better where it may be meant, in sixteenths of a nat.
  private static let fitsBetter = 24
  /// What fits worse at one of its sides hardly stands there.
  private static let hardlyFits = -20
  /// By how much the plural of what is counted is rarer at most: a factor of 20.
  private static let countable = 40

  private static let contractions: [(plural: StaticString, singular: StaticString)] = [
    ("haven't", "hasn't"), ("don't", "doesn't"), ("aren't", "isn't"), ("weren't", "wasn't"),
  ]
  private static let singulars: [StaticString] = [
    "he", "she", "it", "this", "that", "everyone", "everybody", "someone", "somebody", "nobody", "everything",
    "something", "nothing", "anyone", "anybody", "one",
  ]
  private static let ones: [StaticString] = ["a", "an", "one", "this", "each", "every", "another"]
  private static let determiners: [StaticString] = [
    "a", "an", "the", "this", "that", "my", "your", "his", "her", "its", "our", "their", "every", "each", "another",
  ]
  private static let plurals: [StaticString] = [
    "people", "police", "men", "women", "children", "feet", "teeth", "mice", "cattle", "media", "data", "others",
  ]
}
