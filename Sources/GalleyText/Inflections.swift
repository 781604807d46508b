/// The other forms of a word: `understand` and `understood` of “understanding”, `quantities` of “quantity”.
public struct Inflections: Sendable {
  private let lexicon: Lexicon

  /// Knows the forms that the English lexicon has.
  public init() { lexicon = .english }

  /// The other forms of a folded word, by their numbers in the lexicon, each once.
  public func others(of folded: [UInt8]) -> [UInt32] {
    var found: [UInt32] = []
    func add(_ form: [UInt8]) {
      let word = lexicon.find(form)
      guard word != 0, form != folded, !found.contains(word), lexicon.frequency(word) >= Self.leastFrequency else {
        return
      }
      found.append(word)
    }
    for form in IrregularForms.english.forms(of: folded) { add(form) }
    for base in bases(folded) {
      add(base)
      for form in IrregularForms.english.forms(of: base) { add(form) }
      for form in Self.forms(of: base) { add(form) }
    }
    return found
  }

  /// The rarest form that is likely to be meant: Zipf 2.7.
  private static let leastFrequency = 80

  /// The words that this one may be a form of, itself among them.
  private func bases(_ folded: [UInt8]) -> [[UInt8]] {
    var found = [folded]
    for (ending, instead) in Self.endings where folded.count >= ending.count + 3 {
      guard folded.suffix(ending.count).elementsEqual(ending) else { continue }
      let stem = Array(folded.dropLast(ending.count))
      found.append(stem + instead)
      if stem.count > 3, stem.last == stem.dropLast().last { found.append(Array(stem.dropLast())) }
    }
    return found.filter { base in
      guard let entry = lexicon.entry(lexicon.find(base)) else { return false }
      return entry.flags.contains(.lowercase) && !entry.partsOfSpeech.isDisjoint(with: [.noun, .verb])
        && Int(entry.frequency) >= Self.leastFrequency
    }
  }

  private static func forms(of base: [UInt8]) -> [[UInt8]] {
    guard let last = base.last else { return [] }
    let stem = Array(base.dropLast())
    func with(_ stem: [UInt8], _ endings: [StaticString]) -> [[UInt8]] { endings.map { stem + Array($0.bytes) } }
    switch last {
    case 0x65: return with(base, ["s", "d"]) + with(stem, ["ing"])
    case 0x79: return with(base, ["s", "ed", "ing"]) + with(stem, ["ies", "ied"])
    default: return with(base, ["s", "es", "ed", "ing"]) + with(base + [last], ["ed", "ing"])
    }
  }

  private static let endings: [([UInt8], [UInt8])] = [
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"),
  ].map { (ending: String, instead: String) in (Array(ending.utf8), Array(instead.utf8)) }
}
