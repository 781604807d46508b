/// A rule pack as it was written: values checked, nothing compiled.
///
/// Read from YAML by `PackReader`, and from the compact form that the build embeds by `PackRecords`.
public struct PackSource: Equatable, Sendable {
  /// The pack's name, in kebab case; rule ids begin with it.
  public var name: String
  /// The language its phrases are in, a BCP 47 primary tag, or `mul` for several.
  public var language: String
  /// What the pack is for, in one sentence.
  public var summary: String
  /// Where its content comes from, with the licence.
  public var source: String
  /// Its rules, in order.
  public var rules: [PackRule]

  /// Makes a pack.
  public init(name: String, language: String, summary: String, source: String, rules: [PackRule]) {
    self.name = name
    self.language = language
    self.summary = summary
    self.source = source
    self.rules = rules
  }
}

/// One rule of a pack.
public struct PackRule: Equatable, Sendable {
  /// The kinds of rule.
  public enum Kind: String, CaseIterable, Sendable {
    /// Phrases that are reported.
    case avoid
    /// Phrases that are reported with what to write instead.
    case substitute
    /// Whole blocks that are no part of an article.
    case boilerplate
  }

  /// The full id, `category/pattern`.
  public var id: String
  /// What it looks for.
  public var kind: Kind
  /// `suggestion`, `warning` or `error`.
  public var severity: String
  /// Whether it runs without being asked for.
  public var isDefault: Bool
  /// `none`, `suggested` or `safe`.
  public var fix: String
  /// What is wrong, in one sentence.
  public var summary: String
  /// Why it matters.
  public var why: String
  /// The finding's message, with `{found}` and `{use}`; empty for the kind's own.
  public var message: String
  /// What is looked for.
  public var entries: [Entry]
  /// Longer phrases in which the rule finds nothing.
  public var exceptions: [String]
  /// Names of `PackKeys.scopes`; empty for the kind's own.
  public var scope: [String]
  /// Whether a replacement takes on the case of what it replaces.
  public var keepsCase: Bool
  /// Its tests.
  public var examples: [PackExample]

  /// One phrase or line.
  public struct Entry: Equatable, Sendable {
    /// The phrase or line.
    public var found: String
    /// What to write instead, best first.
    public var uses: [String]

    /// Makes an entry.
    public init(found: String, uses: [String] = []) {
      self.found = found
      self.uses = uses
    }
  }

  /// Makes a rule with the defaults of the format.
  public init(id: String, kind: Kind) {
    self.id = id
    self.kind = kind
    severity = "warning"
    isDefault = true
    fix = "none"
    summary = ""
    why = ""
    message = ""
    entries = []
    exceptions = []
    scope = []
    keepsCase = true
    examples = []
  }
}

/// One example of a rule.
public struct PackExample: Equatable, Sendable {
  /// The draft, with `⟦` and `⟧` around findings.
  public var text: String
  /// The draft after fixing; nil where nothing is fixed.
  public var fixed: String?
  /// `html`, `markdown` or `text`.
  public var format: String
  /// Whether a finding is expected.
  public var isFlagged: Bool
  /// The line of the pack it stands in, from 1.
  public var line: Int

  /// Makes an example.
  public init(text: String, fixed: String?, format: String, isFlagged: Bool, line: Int) {
    self.text = text
    self.fixed = fixed
    self.format = format
    self.isFlagged = isFlagged
    self.line = line
  }
}

/// The keys and values that a pack may hold.
public enum PackKeys {
  static let pack = ["pack", "language", "summary", "source", "rules"]
  static let rule = [
    "rule", "kind", "severity", "default", "fix", "summary", "why", "message", "phrases", "table", "lines",
    "except", "scope", "keep-case", "examples",
  ]
  static let example = ["flags", "fixed", "passes", "format"]
  static let severities = ["suggestion", "warning", "error"]
  static let fixes = ["none", "suggested", "safe"]
  static let formats = ["text", "html", "markdown"]
  /// The stretches of a draft that a rule can be held to.
  public static let scopes = [
    "prose", "heading", "list-item", "quotation", "caption", "table-cell", "title", "byline", "author-note",
    "attribute", "metadata", "preformatted", "quoted",
  ]
}
