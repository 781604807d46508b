/// Words that are rightly made of known ones, though no word list has them: `unfriended`, `cryptomining`, `Trumpism`.
public struct WordFormation: Sendable {
  private let lexicon: Lexicon

  /// Knows how English words are made from those of the English lexicon.
  public init() { lexicon = .english }

  /// Whether a folded word of ASCII letters is a known word with a prefix, suffix or ending, or two known words.
  public func explains(_ folded: [UInt8]) -> Bool {
    guard folded.count >= 5, folded.count <= 40 else { return false }
    return isPrefixed(folded) || isSuffixed(folded) || isCompound(folded)
  }

  private func entry(_ bytes: some Collection<UInt8>) -> LexiconEntry? { lexicon.entry(lexicon.find(bytes)) }

  private func isCommon(_ bytes: ArraySlice<UInt8>, least: Int = 60) -> Bool {
    guard let entry = entry(bytes), entry.flags.isDisjoint(with: [.rare, .abbreviation]) else { return false }
    return entry.flags.contains(.lowercase) && Int(entry.frequency) >= least
  }

  private func isPrefixed(_ folded: [UInt8]) -> Bool {
    for prefix in Self.prefixes where folded.count >= prefix.count + 3 && folded.starts(with: prefix) {
      let rest = folded[prefix.count...]
      // `telecon`, `microbus`
      guard rest.count > 3 else {
        if prefix.count > 3, isCommon(rest, least: 120), isBase(Array(rest), isVerbal: false) { return true }
        continue
      }
      if isCommon(rest) || isSuffixed(Array(rest)) { return true }
    }
    return false
  }

  private func isSuffixed(_ folded: [UInt8]) -> Bool {
    for suffix in Self.suffixes
    where folded.count >= suffix.count + 4 && folded.suffix(suffix.count).elementsEqual(suffix) {
      let base = folded.dropLast(suffix.count)
      // “drastically”, not “drasticly”; “publicly” is the one exception, and the lexicon has it.
      if suffix == Self.adverbial, base.suffix(2).elementsEqual("ic".utf8) { continue }
      // “stably”, not “stablely”.
      if suffix == Self.adverbial, base.suffix(3).elementsEqual("ble".utf8) { continue }
      if isCommon(base[...]) { return true }
    }
    return isInflected(folded) || isNameDerived(folded)
  }

  /// `googling`, `podcasted`: an ending on a verb or noun, with the final `e` and `y` as spelling has them, where the
  /// lexicon does not spell the same ending otherwise.
  private func isInflected(_ folded: [UInt8]) -> Bool {
    for (ending, isVerbal) in Self.endings where folded.count >= ending.count + 4 {
      guard folded.suffix(ending.count).elementsEqual(ending) else { continue }
      let base = folded.dropLast(ending.count)
      // “wishes” and “cities”, not “wishs” and “citys”.
      if ending == Self.plural, Self.endsInSibilant(base) || Self.endsInConsonantAndY(base) { continue }
      let bases: [[UInt8]] = isVerbal ? [Array(base), base + [0x65]] : [Array(base)]
      for base in bases where isBase(base, isVerbal: isVerbal) {
        // “beginning” is known: “begining” is no form of “begin”.
        let doubled = base + [base[base.count - 1]] + ending
        let joined = base.last == 0x65 ? base.dropLast() + ending : base + ending
        if joined == folded, entry(doubled) == nil { return true }
      }
    }
    return false
  }

  private func isBase(_ base: [UInt8], isVerbal: Bool) -> Bool {
    guard base.count >= 3, isCommon(base[...]), let entry = entry(base) else { return false }
    return entry.partsOfSpeech.contains(isVerbal ? .verb : .noun)
  }

  /// `Trumpism`, `Clintonian`: an ending on a name.
  private func isNameDerived(_ folded: [UInt8]) -> Bool {
    for suffix in Self.nameSuffixes where folded.count >= suffix.count + 4 {
      guard folded.suffix(suffix.count).elementsEqual(suffix) else { continue }
      if let entry = entry(folded.dropLast(suffix.count)), entry.isNameOnly, entry.frequency >= 60 {
        return true
      }
    }
    return false
  }

  /// `paywall`, `livestream`: two nouns, adjectives or verbs of four letters and more, none of them a function word.
  private func isCompound(_ folded: [UInt8]) -> Bool {
    guard folded.count >= 7 else { return false }
    for cut in 3...folded.count - 4 {
      let (left, right) = (folded[..<cut], folded[cut...])
      guard isCommon(left, least: 95), isCommon(right, least: 95), let first = entry(left),
        let second = entry(right)
      else { continue }
      if !first.isFunctionWord, !second.isFunctionWord,
        second.partsOfSpeech.contains(.noun)
          || second.partsOfSpeech.contains(.adjective)
      {
        return true
      }
    }
    return false
  }

  private static let adverbial = Array("ly".utf8)
  private static let plural = Array("s".utf8)

  private static func endsInSibilant(_ word: ArraySlice<UInt8>) -> Bool {
    word.last == 0x78 || word.last == 0x7A || ["sh", "ch", "ss"].contains { word.suffix(2).elementsEqual($0.utf8) }
  }

  /// Whether a word ends in a consonant and a small `y`, so that its plural ends in `ies`.
  public static func endsInConsonantAndY(_ word: ArraySlice<UInt8>) -> Bool {
    word.last == 0x79 && word.dropLast().last.map { !"aeiou".utf8.contains(Fold.lowercase($0)) } == true
  }

  private static func list(_ words: String) -> [[UInt8]] {
    words.utf8.split(separator: 0x20).map { Array($0) }
  }

  private static let prefixes = list(
    """
    un re non anti pro over under out pre post co de dis mis inter multi micro macro mega super semi sub trans ultra \
    hyper cyber eco neo pseudo bio geo photo tele thermo electro hydro nano auto self counter cross mid fore meta \
    proto quasi retro socio psycho neuro astro aero agro mono poly omni intra extra infra para crypto techno bi tri
    """)
  private static let suffixes = list(
    """
    ly ness less able wise like ish ism ist ists hood ship ships proof free friendly esque dom fest gate scape scapes \
    athon maker makers making holder holders goer goers going worthy bound ful fold ward wards verse sphere phobia \
    phobic philia nomics most ified ization isation js
    """)
  private static let endings: [([UInt8], Bool)] = [
    (Array("ing".utf8), true), (Array("ings".utf8), true), (Array("ed".utf8), true), (Array("er".utf8), true),
    (Array("ers".utf8), true), (Array("s".utf8), false), (Array("es".utf8), false),
  ]
  private static let nameSuffixes = list(
    "ism ist ists ian ians ite ites esque like gate nomics fication ification ized")
}
