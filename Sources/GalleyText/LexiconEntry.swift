/// What the lexicon knows of one word.
public struct LexiconEntry: Sendable {
  /// 30 times the Zipf frequency (the decimal logarithm of occurrences in a billion words): 0 unknown, 90 rare,
  /// 150 common, 230 the commonest.
  public var frequency: UInt8
  /// What is true of the word.
  public var flags: Flags
  /// Parts of speech, syllables and initial sound; see the properties.
  public var grammar: UInt32

  /// What is true of a word.
  public struct Flags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes flags of bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Written in lower case somewhere.
    public static let lowercase = Flags(rawValue: 1 << 0)
    /// Written with an initial capital: a name, a weekday, a nationality.
    public static let capitalized = Flags(rawValue: 1 << 1)
    /// Written in capitals: an acronym.
    public static let allCapitals = Flags(rawValue: 1 << 2)
    /// Written with odd capitals: `iPhone`.
    public static let oddCapitals = Flags(rawValue: 1 << 3)
    /// In large word lists only.
    public static let rare = Flags(rawValue: 1 << 4)
    /// Vulgar or offensive.
    public static let offensive = Flags(rawValue: 1 << 5)
    /// Spelt so in the United States only.
    public static let american = Flags(rawValue: 1 << 6)
    /// Spelt so in Britain only.
    public static let british = Flags(rawValue: 1 << 7)
    /// Spelt so in Canada.
    public static let canadian = Flags(rawValue: 1 << 8)
    /// Spelt so in Australia.
    public static let australian = Flags(rawValue: 1 << 9)
    /// A given name.
    public static let givenName = Flags(rawValue: 1 << 10)
    /// A family name.
    public static let surname = Flags(rawValue: 1 << 11)
    /// A place.
    public static let place = Flags(rawValue: 1 << 12)
    /// A brand or an organisation.
    public static let brand = Flags(rawValue: 1 << 13)
    /// An abbreviation.
    public static let abbreviation = Flags(rawValue: 1 << 14)
    /// A contraction.
    public static let contraction = Flags(rawValue: 1 << 15)
  }

  /// Whether the word is only ever a name or acronym, never lower case.
  public var isNameOnly: Bool {
    !flags.contains(.lowercase) && !flags.isDisjoint(with: [.capitalized, .allCapitals, .oddCapitals])
  }
  /// Whether some pronunciation begins with a vowel sound.
  public var mayBeginWithVowelSound: Bool { grammar & (1 << 24) != 0 }
  /// Whether some pronunciation begins with a consonant sound.
  public var mayBeginWithConsonantSound: Bool { grammar & (1 << 25) != 0 }
  /// The syllables of the first pronunciation; 0 if unknown.
  public var syllables: Int { Int(grammar >> 16 & 0xFF) }
  /// The parts of speech.
  public var partsOfSpeech: PartsOfSpeech { PartsOfSpeech(rawValue: UInt16(grammar & 0xFFFF)) }

  /// Parts of speech.
  public struct PartsOfSpeech: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes a set of bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Noun.
    public static let noun = PartsOfSpeech(rawValue: 1 << 0)
    /// Verb.
    public static let verb = PartsOfSpeech(rawValue: 1 << 1)
    /// Adjective.
    public static let adjective = PartsOfSpeech(rawValue: 1 << 2)
    /// Adverb.
    public static let adverb = PartsOfSpeech(rawValue: 1 << 3)
    /// Determiner.
    public static let determiner = PartsOfSpeech(rawValue: 1 << 4)
    /// Pronoun.
    public static let pronoun = PartsOfSpeech(rawValue: 1 << 5)
    /// Preposition.
    public static let preposition = PartsOfSpeech(rawValue: 1 << 6)
    /// Conjunction.
    public static let conjunction = PartsOfSpeech(rawValue: 1 << 7)
    /// Interjection.
    public static let interjection = PartsOfSpeech(rawValue: 1 << 8)
    /// Numeral.
    public static let numeral = PartsOfSpeech(rawValue: 1 << 9)
  }
}
