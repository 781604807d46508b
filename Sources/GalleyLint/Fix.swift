public import GalleyText

/// A correction that a rule proposes: all of its edits or none.
public struct Fix: Sendable {
  /// What it does, as an imperative: “Replace “teh” with “the””.
  public var title: String
  /// How far it can be trusted.
  public var applicability: Applicability
  /// The edits, disjoint.
  public var edits: [Edit]

  /// Makes a fix of edits.
  public init(title: String, _ applicability: Applicability, edits: [Edit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }

  /// Replaces a stretch of text; without a title the fix is called by its replacement.
  public static func replace(
    _ range: TextRange, with replacement: [UInt8], _ applicability: Applicability, title: String? = nil
  ) -> Fix {
    Fix(
      title: title ?? "Replace with “\(String(decoding: replacement, as: UTF8.self))”", applicability,
      edits: [Edit(.text(range), replacement)])
  }

  /// Removes a stretch of text.
  public static func delete(_ range: TextRange, _ applicability: Applicability, title: String) -> Fix {
    replace(range, with: [], applicability, title: title)
  }
}

/// One replacement of a range by bytes.
public struct Edit: Sendable {
  /// What is replaced.
  public var target: Target
  /// The new text, UTF-8; for a text target in HTML it is escaped when it is written.
  public var replacement: [UInt8]
  /// Whether the edit changes markup on purpose, so that the check behind fixing expects it.
  public var changesMarkup: Bool

  /// What an edit replaces.
  public enum Target: Sendable {
    /// Text; the engine finds its source bytes and withholds the fix where they are not proven.
    case text(TextRange)
    /// Source bytes, for rules about markup and layout.
    case source(SourceRange)
  }

  /// Makes an edit.
  public init(_ target: Target, _ replacement: [UInt8], changesMarkup: Bool = false) {
    self.target = target
    self.replacement = replacement
    self.changesMarkup = changesMarkup
  }
}

/// An edit in source bytes.
public struct SourceEdit: Sendable, Hashable {
  /// The bytes replaced.
  public var range: SourceRange
  /// The new bytes, UTF-8.
  public var replacement: [UInt8]
  /// Whether it changes markup on purpose.
  public var changesMarkup: Bool

  /// Makes an edit.
  public init(_ range: SourceRange, _ replacement: [UInt8], changesMarkup: Bool = false) {
    self.range = range
    self.replacement = replacement
    self.changesMarkup = changesMarkup
  }
}

/// A fix whose edits are proven source bytes.
public struct SourceFix: Sendable, Hashable {
  /// What it does.
  public var title: String
  /// How far it can be trusted.
  public var applicability: Applicability
  /// The edits, sorted, disjoint.
  public var edits: [SourceEdit]

  /// Makes a fix.
  public init(title: String, applicability: Applicability, edits: [SourceEdit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits
  }
}
