/// Where sentences end: a terminal mark, closing quotation marks behind it, then a word that can start one.
///
/// Abbreviations that are followed by a name (`Dr.`, `Gen.`) and initials never end a sentence; others (`etc.`,
/// `Inc.`, `U.S.`) do when the next word is a function word or adverb and stands with a capital.
struct SentenceState {
  /// Whether the next word may start a sentence; a block's first does.
  var mayStart = true
  private var isBlockStart = true
  private var isWeak = false
  private var closedQuotation = false
  private var isFullStop = false
  private var isBehindGap = false

  /// Notes a punctuation mark that was just appended as the last of `tokens`.
  @inline(__always)
  mutating func note(
    punctuation scalar: UInt32, before tokens: borrowing TokenStore, lexicon: Lexicon, text: UnsafeBufferPointer<UInt8>
  ) {
    switch scalar {
    case 0x2E: noteFullStop(tokens, text)
    case 0x21, 0x3F, 0x2026:
      mayStart = true
      isBlockStart = false
      isWeak = scalar == 0x2026
      closedQuotation = false
      isFullStop = false
      isBehindGap = false
    case 0x22, 0x27:
      if tokens.last?.gap == Token.Gap.none { closedQuotation = true } else { isBehindGap = true }
    case 0x201D, 0x2019, 0x29, 0x5D, 0xBB: closedQuotation = true
    case 0x201C, 0x2018, 0x28, 0x5B, 0xAB, 0x2A, 0xBF, 0xA1:
      if tokens.last?.gap != Token.Gap.none { isBehindGap = true }
    default: if !isBlockStart { mayStart = false }
    }
  }

  /// Notes an abbreviation of single letters that ended in a full stop of its own.
  mutating func noteDotted() {
    mayStart = true
    isBlockStart = false
    isWeak = true
    closedQuotation = false
    isFullStop = true
    isBehindGap = false
  }

  private mutating func noteFullStop(_ tokens: borrowing TokenStore, _ text: UnsafeBufferPointer<UInt8>) {
    isBlockStart = false
    closedQuotation = false
    isFullStop = true
    isBehindGap = false
    mayStart = true
    isWeak = false
    guard tokens.count >= 2, tokens[tokens.count - 1].gap == .none else { return }
    let word = tokens[tokens.count - 2]
    guard word.kind == .word else { return }
    let bytes = text[word.offset..<word.end]
    if word.traits.contains(.oneLetter), word.traits.contains(.capitalized) {
      mayStart = false
      return
    }
    guard word.length <= 8 else { return }
    switch Abbreviation.of(bytes) {
    case .beforeName: mayStart = false
    case .other: isWeak = true
    case nil: break
    }
  }

  /// Whether a token of this kind starts a sentence here.
  mutating func starts(
    before kind: Token.Kind, gap: Token.Gap, traits: Token.Traits, entry: LexiconEntry?
  ) -> Bool {
    if isBlockStart {
      isBlockStart = false
      return true
    }
    guard gap != .none || isBehindGap else { return false }
    if kind != .word { return !isWeak }
    if traits.contains(.lowercase) { return isFullStop && !isWeak && !closedQuotation }
    guard isWeak else { return true }
    // “The U.S. The army …”, but “the U.S. Army”.
    guard let entry, entry.flags.contains(.lowercase) else { return false }
    return !entry.partsOfSpeech.isDisjoint(with: [.determiner, .pronoun, .preposition, .conjunction, .adverb])
  }
}

/// Abbreviations that end in a full stop.
enum Abbreviation {
  /// A name or number follows.
  case beforeName
  /// Anything may follow.
  case other

  /// The abbreviation that a word before a full stop is.
  static func of(_ word: some Collection<UInt8>) -> Abbreviation? {
    guard word.count <= 8 else { return nil }
    let key = word.reduce(0) { $0 << 8 | UInt64(Fold.lowercase($1)) }
    if holds(beforeNames, key) { return .beforeName }
    return holds(others, key) ? .other : nil
  }

  private static func holds(_ keys: [UInt64], _ key: UInt64) -> Bool {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key
  }

  private static func keys(_ words: String) -> [UInt64] {
    words.utf8.split(separator: 0x20).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }.sorted()
  }

  private static let beforeNames = keys(
    """
    mr mrs ms mx dr prof st gen sen rep reps sens gov lt col capt cpt sgt maj rev hon fr pres supt cmdr adm brig \
    messrs mme mlle mt ft fig figs vol vols pp nos vs cf ca viz approx esp incl art sec ch op ser ex eq
    """)
  private static let others = keys(
    """
    etc al inc ltd co corp llc plc jr sr bros dept univ assn ave blvd rd jan feb mar apr jun jul aug sep sept oct \
    nov dec mon tue tues wed thu thurs fri sat sun no ed eds trans ph calif mass pa va fla conn ill ind mich minn \
    miss mo tenn tex wash wis ariz ala ark colo ga kan ky la md mont neb nev okla ore vt wyo min max hr hrs oz lb \
    lbs kg km cm mm sq est dist div gal tel ext rm apt
    """)
}
