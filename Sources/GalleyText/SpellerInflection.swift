/// What is right of a word that is inflected by the rule where English does not: “teached”, “childs”, “gooder”,
/// “launchs”, “makeing”, “stablely”.
///
/// Learners and children write so, and the right form often looks too different to be found by its letters.
struct SpellerInflection {
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The right forms of a folded word, likeliest first; none where it is no such form.
  func corrections(of folded: [UInt8]) -> [UInt32] {
    guard folded.count >= 4, folded.count <= SpellerIndex.longest else { return [] }
    let listed = IrregularForms.english.corrections(of: folded)
    if !listed.isEmpty { return listed.map { lexicon.find($0) } }
    if let compound = compound(folded) { return [compound] }
    return spelt(folded)
  }

  /// `policemans`, `housewifes`: the last part is the irregular noun.
  private func compound(_ folded: [UInt8]) -> UInt32? {
    guard folded.last == 0x73 else { return nil }
    let base = folded.dropLast()
    for noun in IrregularForms.english.nouns where base.count > noun[0].count + 2 {
      guard base.suffix(noun[0].count).elementsEqual(noun[0]) else { continue }
      let found = lexicon.find(base.dropLast(noun[0].count) + noun[1])
      if found != 0 { return found }
    }
    return nil
  }

  /// The ending joined as spelling has it: `studyed`, `makeing`, `stoped`, `launchs`, `truely`.
  private func spelt(_ folded: [UInt8]) -> [UInt32] {
    for (ending, parts) in Self.endings where folded.count >= ending.count + 3 {
      guard folded.suffix(ending.count).elementsEqual(ending) else { continue }
      let base = Array(folded.dropLast(ending.count))
      guard let entry = lexicon.entry(lexicon.find(base)), !entry.partsOfSpeech.isDisjoint(with: parts),
        entry.flags.contains(.lowercase), entry.flags.isDisjoint(with: [.rare, .abbreviation])
      else { continue }
      let found = joined(base, ending).map { lexicon.find($0) }.filter { $0 != 0 }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func joined(_ base: [UInt8], _ ending: [UInt8]) -> [[UInt8]] {
    guard let last = base.last else { return [] }
    let stem = Array(base.dropLast())
    let isVowelBefore = stem.last.map { "aeiou".utf8.contains($0) } ?? true
    switch ending[0] {
    case 0x73:
      if last == 0x79, !isVowelBefore { return [stem + Array("ies".utf8)] }
      return [base + Array("es".utf8)]
    case 0x6C:
      // `happyly`, `stablely`, `truely`, `basicly`
      if last == 0x79 { return [stem + Array("ily".utf8)] }
      if last == 0x65 { return [stem + Array("ly".utf8), stem + Array("y".utf8)] }
      return last == 0x63 ? [base + Array("ally".utf8)] : []
    default:
      if last == 0x65 { return [stem + ending] }
      if last == 0x79, ending[0] == 0x65, !isVowelBefore { return [stem + [0x69] + ending] }
      return [base + [last] + ending]
    }
  }

  private static let endings: [([UInt8], LexiconEntry.PartsOfSpeech)] = [
    (Array("ed".utf8), .verb), (Array("ing".utf8), .verb), (Array("ly".utf8), .adjective),
    (Array("s".utf8), [.noun, .verb]), (Array("er".utf8), .adjective), (Array("est".utf8), .adjective),
  ]
}
