/// One stretch of text that a reader takes in as a unit.
///
/// A long document has hundreds of thousands: offsets are kept in 32 bits, which the limit on a draft's size allows.
public struct Block: Sendable {
  private var textStart: UInt32
  private var textEnd: UInt32
  private var sourceStart: UInt32
  private var sourceEnd: UInt32
  /// What it is.
  public var kind: Kind
  /// For headings 1...6, for lists their depth; 0 otherwise.
  public var level: UInt8
  /// What is true of the whole block.
  public var traits: Traits

  /// What a block is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case paragraph, heading, listItem, quotation, caption, tableCell, code
    /// The `<title>` of a page or the title in the front matter.
    case title
    /// A line that names the author.
    case byline
    /// A note on the author, under the article.
    case authorNote
    /// Text in an attribute that readers meet: `alt`, `title`, `aria-label`, `placeholder`.
    case attribute
    /// Text in metadata: a meta element's `content`, a front-matter value.
    case metadata
    /// Preformatted text that is no code.
    case preformatted
    case other
  }

  /// What is true of the whole block.
  public struct Traits: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes traits of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Code and the like: no rule about words or punctuation reads it.
    public static var verbatim: Traits { Traits(rawValue: 1) }
    /// Declared to be in a language that is not the document's, or not to be translated.
    public static var foreign: Traits { Traits(rawValue: 2) }
    /// Outside the article (navigation, comments, footer): read only when the scope is the page.
    public static var outside: Traits { Traits(rawValue: 4) }
    /// Part of a quotation (`blockquote`).
    public static var quoted: Traits { Traits(rawValue: 8) }
    /// Runs of white space are shown as one space, as HTML and Markdown do.
    public static var collapsesSpace: Traits { Traits(rawValue: 16) }
  }

  /// Where it lies in the text.
  @inline(__always) public var range: TextRange {
    get { TextRange(Int(textStart), Int(textEnd)) }
    set {
      textStart = UInt32(clamping: newValue.start)
      textEnd = UInt32(clamping: newValue.end)
    }
  }

  /// Where its element stands in the source, tags included (its start tag to its end tag for HTML; the
  /// paragraph's own lines for Markdown and text). Used by fixes that remove a whole block.
  public var source: SourceRange {
    get { SourceRange(Int(sourceStart), Int(sourceEnd)) }
    set {
      sourceStart = UInt32(clamping: newValue.start)
      sourceEnd = UInt32(clamping: newValue.end)
    }
  }

  /// Makes a block.
  public init(range: TextRange, kind: Kind, source: SourceRange, level: UInt8 = 0, traits: Traits = []) {
    textStart = UInt32(clamping: range.start)
    textEnd = UInt32(clamping: range.end)
    sourceStart = UInt32(clamping: source.start)
    sourceEnd = UInt32(clamping: source.end)
    self.kind = kind
    self.level = level
    self.traits = traits
  }

  /// Whether rules about words and sentences read this block.
  public var isProse: Bool {
    traits.isDisjoint(with: [.verbatim, .foreign, .outside]) && kind != .code
  }
}

/// A stretch inside a block that differs from the prose around it. Sorted by start, disjoint within a kind.
public struct InlineSpan: Sendable {
  /// Where it lies in the text.
  public var range: TextRange
  /// What it is.
  public var kind: Kind

  /// What a span is.
  public enum Kind: UInt8, Sendable {
    /// `code`, `kbd`, `samp`, `tt`, `var`: one opaque token.
    case verbatim
    /// In another language, or `translate="no"`.
    case foreign
    /// The text of a link.
    case link
    /// `q`, `cite`.
    case quoted
  }

  /// Makes a span.
  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
