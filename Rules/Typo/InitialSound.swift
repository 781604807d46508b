import GalleyLint
import GalleyText

/// The sound that a word or number begins with, as the choice between “a” and “an” hears it.
enum InitialSound {
  case vowel, consonant

  /// The sound that a token begins with; nil where speakers differ or nothing is known.
  static func of(_ index: Int, in view: DocumentView) -> InitialSound? {
    let token = view.tokens[index]
    let bytes = view.bytes(ofToken: index)
    switch token.kind {
    case .number: return ofNumber(bytes)
    case .word:
      guard token.traits.isDisjoint(with: [.foreign, .nonASCII, .handle]) else { return nil }
      return ofWord(index, Array(view.stem(ofToken: index)), view)
    default: return nil
    }
  }

  private static func ofWord(_ index: Int, _ word: [UInt8], _ view: DocumentView) -> InitialSound? {
    let token = view.tokens[index]
    if token.traits.contains(.oneLetter) || word.count > 1 && word[1] == 0x2E { return ofLetter(word[0]) }
    if token.traits.contains(.hasDigit) {
      // `F1`, `H1N1`, `mp3`: letters before a digit are spelt out, if they are few.
      let letters = word.prefix { LetterCase.isUpper($0) || LetterCase.isLower($0) }
      guard !isAmount(index, letters: letters, of: word, view) else { return nil }
      return letters.count < 3 && !letters.isEmpty ? ofLetter(word[0]) : nil
    }
    let entry = view.entry(ofToken: index)
    if token.traits.contains(.allCapitals) {
      if eitherWay.contains(WordHash.of(word)) { return nil }
      if isSpeltOut(word) { return ofLetter(word[0]) }
      let asWord = entry.flatMap { sound($0, word) }
      return asWord == ofLetter(word[0]) ? asWord : nil
    }
    if token.traits.contains(.oddCapitals), entry == nil {
      // `mRNA`: a small letter before capitals is spelt out.
      return LetterCase.isLower(word[0]) && LetterCase.isUpper(word[1]) ? ofLetter(word[0]) : nil
    }
    return entry.flatMap { sound($0, word) }
  }

  /// Whether a word is a sum of money, whose sign is said behind it or in full: “R110bn”, “N50 million”, “Rs500”.
  private static func isAmount(
    _ index: Int, letters: ArraySlice<UInt8>, of word: [UInt8], _ view: DocumentView
  ) -> Bool {
    guard currencies.contains(WordHash.of(letters)), letters.first.map(LetterCase.isUpper) == true else { return false }
    if letters.count > 1 { return true }
    let digits = word[letters.endIndex...].prefix { $0 >= 0x30 && $0 <= 0x39 }
    if digits.count > 2 || magnitudes.contains(WordHash.of(word[digits.endIndex...])) { return true }
    guard var next = view.next(index) else { return false }
    if view.isCharacter(next, ",") || view.isCharacter(next, ".") { return view.tokens[next].gap == .none }
    if view.isCharacter(next, "-"), let behind = view.next(next) { next = behind }
    return magnitudes.contains(WordHash.of(view.bytes(ofToken: next)))
  }

  /// The signs of currencies that are letters: rand, naira, ringgit, shilling, rupee, kwacha, leone, lira and others.
  private static let currencies = WordHash.set(of: "r n s l e f rm rs sh le mk ksh tsh ush shs lm fr ft fcfa")
  private static let magnitudes = WordHash.set(
    of: "k m mn bn b tn tr trn million billion trillion crore lakh lakhs thousand")

  /// What the lexicon knows, or what spelling leaves no doubt of.
  private static func sound(_ entry: LexiconEntry, _ word: [UInt8]) -> InitialSound? {
    switch (entry.mayBeginWithVowelSound, entry.mayBeginWithConsonantSound) {
    case (true, true): return nil
    case (true, false): return .vowel
    case (false, true): return .consonant
    case (false, false): break
    }
    guard word.count > 3, !entry.flags.contains(.abbreviation) else { return nil }
    let (first, second) = (Fold.lowercase(word[0]), Fold.lowercase(word[1]))
    switch first {
    case 0x61, 0x69: return .vowel
    case 0x65: return second == 0x75 || second == 0x77 ? nil : .vowel
    case 0x6F: return second == 0x6E || second == 0x75 ? nil : .vowel
    case 0x62...0x64, 0x66, 0x67, 0x6A...0x6E, 0x70...0x74, 0x76, 0x77, 0x7A:
      return "aeioulr".utf8.contains(second) ? .consonant : nil
    default: return nil
    }
  }

  /// Whether capitals are read letter by letter: a few that everyone spells out, and what cannot be spoken.
  private static func isSpeltOut(_ word: [UInt8]) -> Bool {
    if spelt.contains(WordHash.of(word)) { return true }
    guard word.count <= 5, word.allSatisfy(LetterCase.isUpper) else { return false }
    let vowels = word.map { "AEIOUY".utf8.contains($0) }
    if !vowels.contains(true) { return true }
    // `FBI`, `NGO`: two consonants at the start that no word starts with.
    guard word.count >= 2, !vowels[0], !vowels[1] else { return false }
    return !(word[1] == 0x4C || word[1] == 0x52 || word[1] == 0x48 || word[0] == 0x53)
  }

  private static let spelt = WordHash.set(
    of: """
      un us uk eu uae usa uss ai id ip iq ira iou suv mri lse ucla usb url uv hiv ussr fda nhs lgbt lgbtq sms sos xml \
      html http api mba nba nfl nhl mlb npr nyu rna hr hq
      """)

  /// Capitals that dictionaries give both as a word and letter by letter: “sequel”, “fack”.
  private static let eitherWay = WordHash.set(of: "sql faq")

  /// The sound of a letter's name.
  private static func ofLetter(_ letter: UInt8) -> InitialSound {
    "aefhilmnorsx".utf8.contains(Fold.lowercase(letter)) ? .vowel : .consonant
  }

  /// The sound of a number as it is said: eight, eleven and eighteen begin with vowels.
  private static func ofNumber(_ bytes: ArraySlice<UInt8>) -> InitialSound? {
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard let first = digits.first else { return nil }
    if first == 0x38 { return .vowel }
    let isEleven = digits.starts(with: [0x31, 0x31])
    let isEighteen = digits.starts(with: [0x31, 0x38])
    guard isEleven || isEighteen else { return .consonant }
    switch digits.count {
    case 2: return .vowel
    // `an 1850 law`, but `1,100` or `1100` is said either way.
    case 4: return isEighteen && bytes.count == 4 ? .vowel : nil
    default: return .consonant
    }
  }
}
