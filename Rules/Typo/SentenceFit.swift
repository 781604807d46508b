import GalleyLint
import GalleyText

/// How well a word stands at the start of a sentence before the word that follows there.
struct SentenceFit {
  /// What the next word can be; nil at the end and before a mark or number.
  private let next: LexiconEntry?
  private let isName: Bool
  private let isNumber: Bool
  private let isBe: Bool
  private let isMark: Bool
  /// Whether the next word is a pronoun that is a subject: `you’re`, `we`.
  private let isSubject: Bool
  private let isWeekday: Bool
  /// Whether the next word is “be”.
  private let isInfinitive: Bool

  private let number: Number

  /// Which subjects the next word is the verb of.
  private enum Number { case singular, plural, either }

  /// What follows a word.
  init(behind index: Int, _ view: DocumentView) {
    self.init(before: view.next(index).flatMap { view.tokens[$0].gap == .none ? nil : $0 }, view)
  }

  /// What a word before this one would be followed by.
  init(before at: Int?, _ view: DocumentView) {
    guard let at else {
      (next, isName, isNumber, isBe, isMark, isSubject) = (nil, false, false, false, true, false)
      number = .either
      (isWeekday, isInfinitive) = (false, false)
      return
    }
    let token = view.tokens[at]
    next = view.entry(ofToken: at)
    isName = token.kind == .word && !token.traits.contains(.lowercase)
    isNumber = token.kind == .number
    isBe = token.kind == .word && Self.be.contains(WordHash.of(view.bytes(ofToken: at)))
    isMark = token.kind == .punctuation || token.kind == .symbol
    let hash = WordHash.of(view.bytes(ofToken: at))
    isSubject = token.kind == .word && Self.subjects.contains(hash)
    isWeekday = token.kind == .word && Self.weekdays.contains(hash)
    isInfinitive = token.kind == .word && hash == Self.infinitive
    if Self.plurals.contains(hash) {
      number = .plural
    } else if Self.singulars.contains(hash) {
      number = .singular
    } else if next?.partsOfSpeech.contains(.verb) == true, next?.isFunctionWord == false {
      let ending = view.bytes(ofToken: at).suffix(2)
      number = ending.last == 0x73 ? .singular : ending.elementsEqual([0x65, 0x64]) ? .either : .plural
    } else {
      number = .either
    }
  }

  /// What the fit adds to a word's score; below 0 where it can hardly stand there.
  func score(of word: LexiconEntry, _ folded: [UInt8]) -> Int {
    let parts = word.partsOfSpeech
    if word.flags.contains(.abbreviation), !word.flags.contains(.lowercase) || folded.count == 2,
      !word.isFunctionWord
    {
      // `Mr Jones`, `St Peter`
      return isName ? 0 : -90
    }
    if isName, word.flags.contains(.givenName), !word.isFunctionWord { return word.isNameOnly ? 75 : 35 }
    if isMark { return parts.contains(.adverb) || parts.contains(.conjunction) ? 10 : 0 }
    var best = -40
    if parts.contains(.determiner) { best = max(best, determiner(word)) }
    if parts.contains(.pronoun) { best = max(best, subject(folded)) }
    if parts.contains(.preposition) { best = max(best, phrase(folded)) }
    if parts.contains(.conjunction) { best = max(best, startsClause ? 25 : -10) }
    if parts.contains(.adverb) { best = max(best, startsClause || isBe ? 10 : 0) }
    if parts.contains(.noun) { best = max(best, startsVerb || isBe ? 10 : -5) }
    if parts.contains(.adjective) || parts.contains(.numeral) { best = max(best, startsNoun ? 10 : -15) }
    if parts.contains(.verb) { best = max(best, opensPhrase ? 5 : -15) }
    return best == -40 && word.isNameOnly ? 5 : best
  }

  private var nextParts: LexiconEntry.PartsOfSpeech { next?.partsOfSpeech ?? [] }
  private var isFunctionWord: Bool { next?.isFunctionWord == true }

  /// Whether a noun phrase without its determiner goes on here.
  private var startsNoun: Bool {
    if isName || isNumber || next == nil { return true }
    guard !isFunctionWord, !isBe else { return nextParts.contains(.adjective) && nextParts.contains(.noun) }
    return !nextParts.isDisjoint(with: [.noun, .adjective, .numeral])
  }

  private var startsVerb: Bool { !isName && !isFunctionWord && nextParts.contains(.verb) }

  /// Whether a noun phrase starts here, with its determiner or without.
  private var opensPhrase: Bool {
    startsNoun || nextParts.contains(.determiner) || nextParts.contains(.pronoun)
  }

  /// A preposition before its noun phrase; a bare noun mostly wants a determiner between.
  private func phrase(_ folded: [UInt8]) -> Int {
    // “On Friday”, “To be”.
    if isWeekday { return folded.elementsEqual("on".utf8) ? 60 : 10 }
    if isInfinitive, folded.elementsEqual("to".utf8) { return 60 }
    if isSubject { return -30 }
    if isName || isNumber || nextParts.contains(.determiner) { return 25 }
    return opensPhrase ? 12 : -30
  }

  private var startsClause: Bool {
    isName || nextParts.contains(.determiner) || nextParts.contains(.pronoun)
  }

  /// A determiner before a noun: the better, the less the next word is a verb.
  private func determiner(_ word: LexiconEntry) -> Int {
    guard startsNoun else { return -60 }
    return startsVerb && !nextParts.contains(.adjective) && !nextParts.contains(.noun) ? -40 : 25
  }

  /// A pronoun as the subject of a verb.
  private func subject(_ folded: [UInt8]) -> Int {
    let hash = WordHash.of(folded)
    if number != .either {
      if Self.pluralSubjects.contains(hash) { return number == .plural ? 45 : -45 }
      if Self.singularSubjects.contains(hash) { return number == .singular ? 35 : -45 }
    }
    if isBe { return 35 }
    guard startsVerb || nextParts.contains(.adverb) else { return -55 }
    return nextParts.contains(.noun) || nextParts.contains(.adjective) ? 0 : 30
  }

  private static let weekdays = WordHash.set(of: "monday tuesday wednesday thursday friday saturday sunday")
  private static let infinitive = WordHash.of("be")
  private static let pluralSubjects = WordHash.set(of: "we they you these those i")
  private static let singularSubjects = WordHash.set(of: "he she it this that")
  private static let plurals = WordHash.set(of: "are were have do aren't weren't haven't don't")
  private static let singulars = WordHash.set(of: "is was has does isn't wasn't hasn't doesn't")
  private static let subjects = WordHash.set(
    of:
      "i you he she it we they i'm you're he's she's it's we're they're i've you've we've they've you'll we'll they'll"
  )
  private static let be = WordHash.set(
    of: """
      is was are were be been am has had have will would can could may might must shall should do does did isn't \
      wasn't aren't weren't hasn't hadn't haven't won't wouldn't can't couldn't don't doesn't didn't
      """)
}
