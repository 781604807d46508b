/// One token of a document: a word, a number, a mark. Sixteen bytes, nothing allocated.
///
/// A single space between two tokens is no token: `gap` says what stood before each.
public struct Token: Sendable {
  /// Where it starts in the text.
  public var start: UInt32
  /// The word's number in the lexicon, 0 for what is not in it.
  public var word: UInt32
  /// Its length in bytes.
  public var length: UInt16
  /// What it is.
  public var kind: Kind
  /// What stands between the token before and this one.
  public var gap: Gap
  /// What is true of it.
  public var traits: Traits

  /// Makes a token.
  public init(start: Int, length: Int, kind: Kind, gap: Gap, traits: Traits = [], word: UInt32 = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.length = UInt16(truncatingIfNeeded: length)
    self.kind = kind
    self.gap = gap
    self.traits = traits
    self.word = word
  }

  /// Where it lies in the text.
  public var range: TextRange { TextRange(Int(start), Int(start) + Int(length)) }
  /// Its first byte.
  public var offset: Int { Int(start) }
  /// The byte after its last.
  public var end: Int { Int(start) + Int(length) }

  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// Letters, with inner apostrophes: `don't`, `Iran’s`, `pPresident`. No hyphen: `well-known` is three tokens.
    case word
    /// Digits with inner points, commas and a unit or ordinal ending: `1,000`, `3.5`, `21st`, `2021`.
    case number
    /// One punctuation character (a run of full stops or dashes is a token each).
    case punctuation
    /// Any other visible character.
    case symbol
    /// A URL, mail address, file path, hash tag, handle or identifier (`foo_bar`, `x86-64`): no prose.
    case address
    /// A verbatim span: one opaque token.
    case verbatim
  }

  /// What stands before a token.
  public enum Gap: UInt8, Sendable {
    /// Nothing: the two touch.
    case none
    /// One space.
    case space
    /// Two or more spaces or a tab, on one line, where white space is shown as written.
    case wide
    /// A line end, with or without spaces; in HTML and Markdown a soft one counts as a space.
    case lineBreak
    /// A run that holds a no-break or other Unicode space.
    case noBreakSpace
    /// The block's first token.
    case blockStart
  }

  /// What is true of a token.
  public struct Traits: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt32
    /// Makes traits of bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The first word of a sentence.
    public static var sentenceStart: Traits { Traits(rawValue: 1 << 0) }
    /// The first token of a block.
    public static var blockStart: Traits { Traits(rawValue: 1 << 1) }
    /// A word whose first letter is a capital and whose others are not: `President`.
    public static var capitalized: Traits { Traits(rawValue: 1 << 2) }
    /// A word of two or more letters that are all capitals: `NATO`.
    public static var allCapitals: Traits { Traits(rawValue: 1 << 3) }
    /// A word with a capital behind its first letter, not all capitals: `pPresident`, `iPhone`, `THe`, `McCoy`.
    public static var oddCapitals: Traits { Traits(rawValue: 1 << 4) }
    /// A word that is not in the lexicon, its possessive ending set aside.
    public static var unknown: Traits { Traits(rawValue: 1 << 5) }
    /// A word that is the same as the word right before it, letter case apart.
    public static var repeated: Traits { Traits(rawValue: 1 << 6) }
    /// Ends in `'s` or `’s`; `word` is then the number of what is before it. A contraction (`it's`) is a word
    /// of its own, and the apostrophe behind a plural (`students'`) a token of its own.
    public static var possessive: Traits { Traits(rawValue: 1 << 7) }
    /// Holds a character outside ASCII (a typographic apostrophe apart).
    public static var nonASCII: Traits { Traits(rawValue: 1 << 8) }
    /// Touches a hyphen at its start.
    public static var afterHyphen: Traits { Traits(rawValue: 1 << 9) }
    /// Touches a hyphen at its end.
    public static var beforeHyphen: Traits { Traits(rawValue: 1 << 10) }
    /// Behind `@` or `#`.
    public static var handle: Traits { Traits(rawValue: 1 << 11) }
    /// Inside a link's text.
    public static var linked: Traits { Traits(rawValue: 1 << 12) }
    /// Inside a stretch in another language.
    public static var foreign: Traits { Traits(rawValue: 1 << 13) }
    /// Inside quotation marks (within the block).
    public static var quoted: Traits { Traits(rawValue: 1 << 14) }
    /// Holds a digit beside letters: `B2B`, `mp3`.
    public static var hasDigit: Traits { Traits(rawValue: 1 << 15) }
    /// One letter long.
    public static var oneLetter: Traits { Traits(rawValue: 1 << 16) }
    /// Some rule asked to be woken for this word.
    public static var trigger: Traits { Traits(rawValue: 1 << 17) }
    /// Touches the word before it with only a full stop, comma or the like between: `end.Start`.
    public static var joined: Traits { Traits(rawValue: 1 << 18) }
    /// A word in all lower case.
    public static var lowercase: Traits { Traits(rawValue: 1 << 19) }
    /// The gap before is `wide`.
    public static var wideGap: Traits { Traits(rawValue: 1 << 20) }
    /// The gap before is `noBreakSpace`.
    public static var noBreakGap: Traits { Traits(rawValue: 1 << 21) }
    /// Holds a soft hyphen, a zero-width space or another character without width.
    public static var holdsInvisible: Traits { Traits(rawValue: 1 << 22) }
    /// Two equal letters at its start: `PPresident`, `pPresident`, letter case apart.
    public static var twinStart: Traits { Traits(rawValue: 1 << 23) }
    /// The last token of a sentence.
    public static var sentenceEnd: Traits { Traits(rawValue: 1 << 24) }
  }
}
