public import GalleyText

/// What a checker asks to be woken for. The narrowest that serves is the one to choose.
public enum Wake: Sendable {
  /// Only these words, letter case apart. Costs nothing on a text that lacks them.
  case words([String])
  /// Only words of these `WordHash` values, for checkers that know them beforehand.
  case hashes([UInt64])
  /// Tokens with any of these traits. Costs a call for each such token; `capitalized` and its like are
  /// frequent, `unknown`, `oddCapitals` and `repeated` are rare.
  case tokens(Token.Traits)
  /// Punctuation and symbol tokens that are one of these ASCII characters.
  case punctuation(String)
  /// The same, where a space stands before the token.
  case punctuationBehindSpace(String)
  /// The same, where the token touches a punctuation token before it.
  case punctuationInRow(String)
  /// Characters noted while tokens were made.
  case marks([CharacterMark.Kind])
  /// Each block.
  case blocks
  /// The document, once, behind everything else.
  case document
}

/// Something that looks at documents and reports findings: a native rule, or a set of declared ones.
public protocol Checker: Sendable {
  /// The cards of the rules it checks, at least one; a finding names its rule by the card's place here.
  var cards: [RuleCard] { get }
  /// When it is called.
  var wakes: [Wake] { get }
  /// Looks at the token that woke it.
  func check(token index: Int, in view: DocumentView, report: inout Report)
  /// Looks at the mark that woke it.
  func check(mark index: Int, in view: DocumentView, report: inout Report)
  /// Looks at a block.
  func check(block index: Int, in view: DocumentView, report: inout Report)
  /// Looks at the whole.
  func check(in view: DocumentView, report: inout Report)
}

extension Checker {
  /// Does nothing; for checkers that are not woken for tokens.
  public func check(token index: Int, in view: DocumentView, report: inout Report) {}
  /// Does nothing; for checkers that are not woken for marks.
  public func check(mark index: Int, in view: DocumentView, report: inout Report) {}
  /// Does nothing; for checkers that are not woken for blocks.
  public func check(block index: Int, in view: DocumentView, report: inout Report) {}
  /// Does nothing; for checkers that are not woken for the document.
  public func check(in view: DocumentView, report: inout Report) {}
}

/// One native lint check with its card. The build finds every type in `Rules/` that conforms.
public protocol Rule: Checker {
  /// Its manual page and its tests.
  static var card: RuleCard { get }
  /// When it is called.
  static var wakes: [Wake] { get }
  /// Makes the rule.
  init()
}

extension Rule {
  /// The one card.
  public var cards: [RuleCard] { [Self.card] }
  /// When it is called.
  public var wakes: [Wake] { Self.wakes }
}
