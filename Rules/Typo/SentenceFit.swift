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

  init(_ view: DocumentView, behind index: Int) {
    guard let at = view.next(index), view.tokens[at].gap != .none else {
      (next, isName, isNumber, isBe, isMark) = (nil, false, false, false, true)
      return
    }
    let token = view.tokens[at]
    next = view.entry(ofToken: at)
    isName = token.kind == .word && !token.traits.contains(.lowercase)
    isNumber = token.kind == .number
    isBe = token.kind == .word && Self.be.contains(WordHash.of(view.bytes(ofToken: at)))
    isMark = token.kind == .punctuation || token.kind == .symbol
  }

  /// What the fit adds to a word's score; below 0 where it can hardly stand there.
  func score(of word: LexiconEntry) -> Int {
    let parts = word.partsOfSpeech
    if isMark { return parts.contains(.adverb) || parts.contains(.conjunction) ? 10 : 0 }
    var best = -40
    if parts.contains(.determiner) { best = max(best, determiner(word)) }
    if parts.contains(.pronoun) { best = max(best, subject) }
    if parts.contains(.preposition) { best = max(best, opensPhrase ? 25 : -30) }
    if parts.contains(.conjunction) { best = max(best, opensPhrase || startsClause ? 20 : -10) }
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

  private var startsClause: Bool {
    isName || nextParts.contains(.determiner) || nextParts.contains(.pronoun)
  }

  /// A determiner before a noun: the better, the less the next word is a verb.
  private func determiner(_ word: LexiconEntry) -> Int {
    guard startsNoun else { return -60 }
    return startsVerb && !nextParts.contains(.adjective) && !nextParts.contains(.noun) ? -40 : 25
  }

  /// A pronoun as the subject of a verb.
  private var subject: Int {
    if isBe { return 35 }
    guard startsVerb || nextParts.contains(.adverb) else { return -55 }
    return nextParts.contains(.noun) || nextParts.contains(.adjective) ? 0 : 30
  }

  private static let be = Set(
    """
    is was are were be been am has had have will would can could may might must shall should do does did isn't \
    wasn't aren't weren't hasn't hadn't haven't won't wouldn't can't couldn't don't doesn't didn't
    """.utf8.split(separator: 0x20).map { WordHash.of($0) })
}
