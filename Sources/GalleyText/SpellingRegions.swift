/// The regions whose English spelling is told apart.
public struct SpellingRegions: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// Makes a set of bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The United States.
  public static var american: SpellingRegions { SpellingRegions(rawValue: 1 << 0) }
  /// Britain with `-ise`.
  public static var britishIse: SpellingRegions { SpellingRegions(rawValue: 1 << 1) }
  /// Britain with `-ize`, as in the Oxford English Dictionary.
  public static var oxford: SpellingRegions { SpellingRegions(rawValue: 1 << 2) }
  /// Canada.
  public static var canadian: SpellingRegions { SpellingRegions(rawValue: 1 << 3) }
  /// Australia.
  public static var australian: SpellingRegions { SpellingRegions(rawValue: 1 << 4) }
  /// Britain, with either ending.
  public static var british: SpellingRegions { [.britishIse, .oxford] }

  /// The spellings that a language tag (BCP 47) of English with a region admits; nil for other tags.
  public init?(languageTag tag: some Sequence<UInt8>) {
    let parts = Array(tag).split { $0 == 0x2D || $0 == 0x5F }.map { $0.map(Fold.lowercase) }
    guard parts.first?.elementsEqual("en".utf8) == true else { return nil }
    if parts.contains(where: { $0.elementsEqual("oxendict".utf8) || $0.elementsEqual("oed".utf8) }) {
      self = .oxford
      return
    }
    // The region stands behind the language, or behind a script between them.
    guard let region = parts.dropFirst().first(where: { $0.count == 2 }) else { return nil }
    switch String(decoding: region, as: UTF8.self) {
    case "us", "pr", "ph": self = .american
    case "ca": self = .canadian
    case "au": self = .australian
    case "gb", "uk", "ie", "nz", "za", "in", "sg", "hk", "mt", "ng", "ke": self = .british
    default: return nil
    }
  }

  /// What the spelling is called, of the first region in the set.
  public var name: String {
    if contains(.american) { return "American" }
    if self == .oxford { return "Oxford" }
    if !isDisjoint(with: .british) { return "British" }
    return contains(.canadian) ? "Canadian" : "Australian"
  }
}
