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
    public static var lowercase: Flags { Flags(rawValue: 1 << 0) }
    /// Written with an initial capital: a name, a weekday, a nationality.
    public static var capitalized: Flags { Flags(rawValue: 1 << 1) }
    /// Written in capitals: an acronym.
    public static var allCapitals: Flags { Flags(rawValue: 1 << 2) }
    /// Written with odd capitals: `iPhone`.
    public static var oddCapitals: Flags { Flags(rawValue: 1 << 3) }
    /// In large word lists only.
    public static var rare: Flags { Flags(rawValue: 1 << 4) }
    /// Vulgar or offensive.
    public static var offensive: Flags { Flags(rawValue: 1 << 5) }
    /// Spelt so in the United States only.
    public static var american: Flags { Flags(rawValue: 1 << 6) }
    /// Spelt so in Britain only.
    public static var british: Flags { Flags(rawValue: 1 << 7) }
    /// Spelt so in Canada.
    public static var canadian: Flags { Flags(rawValue: 1 << 8) }
    /// Spelt so in Australia.
    public static var australian: Flags { Flags(rawValue: 1 << 9) }
    /// A given name.
    public static var givenName: Flags { Flags(rawValue: 1 << 10) }
    /// A family name.
    public static var surname: Flags { Flags(rawValue: 1 << 11) }
    /// A place.
    public static var place: Flags { Flags(rawValue: 1 << 12) }
    /// A brand or an organisation.
    public static var brand: Flags { Flags(rawValue: 1 << 13) }
    /// An abbreviation.
    public static var abbreviation: Flags { Flags(rawValue: 1 << 14) }
    /// A contraction.
    public static var contraction: Flags { Flags(rawValue: 1 << 15) }
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
    public static var noun: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 0) }
    /// Verb.
    public static var verb: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 1) }
    /// Adjective.
    public static var adjective: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 2) }
    /// Adverb.
    public static var adverb: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 3) }
    /// Determiner.
    public static var determiner: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 4) }
    /// Pronoun.
    public static var pronoun: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 5) }
    /// Preposition.
    public static var preposition: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 6) }
    /// Conjunction.
    public static var conjunction: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 7) }
    /// Interjection.
    public static var interjection: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 8) }
    /// Numeral.
    public static var numeral: PartsOfSpeech { PartsOfSpeech(rawValue: 1 << 9) }
  }
}
