/// A character in prose that some rule may want to look at, noted while tokens are made.
public struct CharacterMark: Sendable {
  /// Where it starts in the text.
  public var start: UInt32
  /// Its length in bytes.
  public var length: UInt8
  /// What kind of character it is.
  public var kind: Kind

  /// Where it lies in the text.
  public var range: TextRange { TextRange(Int(start), Int(start) + Int(length)) }

  /// The kinds.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A no-break space, U+00A0 or U+202F.
    case noBreakSpace
    /// Another Unicode space that is not ASCII: thin, em, ideographic …
    case unicodeSpace
    /// Without width: soft hyphen, zero-width space and joiners, word joiner, byte-order mark, tag characters.
    case invisible
    /// A bidirectional control.
    case bidirectional
    /// A control character, C0 (not tab or line end) or C1.
    case control
    /// U+FFFD.
    case replacement
    /// Private use.
    case privateUse
    /// A presentation form: ligature `ﬁ`, full-width Latin; and the deprecated `ŉ`.
    case presentationForm
    /// Bytes that are no valid UTF-8.
    case invalid
  }

  /// Makes a mark.
  public init(start: Int, length: Int, kind: Kind) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.length = UInt8(truncatingIfNeeded: length)
    self.kind = kind
  }
}
