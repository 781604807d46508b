public import GalleyText

/// What a rule is: its manual page, and its tests.
public struct RuleCard: Sendable {
  /// `category/pattern-caught`, kebab case.
  public let id: String
  /// The severity of its findings; a finding may be less.
  public let severity: Severity
  /// The highest trust that a fix of it has; nil if it has none.
  public let fix: Applicability?
  /// What is wrong, in one sentence.
  public let summary: String
  /// Why it matters, and for safe fixes why they are safe.
  public let why: String
  /// Whether it runs without being asked for.
  public let isDefault: Bool
  private let makeExamples: @Sendable () -> [Example]

  /// Makes a card. A rule without an example that flags and one that passes does not get through the tests.
  ///
  /// Linting has no use for examples, so that they are not made before they are asked for.
  public init(
    id: String, severity: Severity, fix: Applicability? = nil, summary: String, why: String,
    isDefault: Bool = true, examples: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.id = id
    self.severity = severity
    self.fix = fix
    self.summary = summary
    self.why = why
    self.isDefault = isDefault
    makeExamples = examples
  }

  /// The part of the id before the slash.
  public var category: String { String(decoding: id.utf8.prefix { $0 != 0x2F }, as: UTF8.self) }

  /// Whether it is about the words of English, and so has nothing to say of text in another language.
  public var isAboutEnglish: Bool {
    ["typo", "usage", "wordiness"].contains(category) || Self.englishPunctuation.contains(id)
  }

  private static let englishPunctuation = ["punctuation/space-before-punctuation", "punctuation/missing-full-stop"]

  /// Examples that flag and that do not.
  public var examples: [Example] { makeExamples() }
}

/// A draft that shows what a rule does.
public struct Example: Sendable {
  /// The draft's bytes, with `⟦` and `⟧` (in UTF-8) around each place where a finding is expected.
  public private(set) var markedBytes: [UInt8]
  /// The draft after the first fix of each finding; nil where there is no fix.
  public let fixed: String?
  /// The format it is read as.
  public let format: DraftFormat
  /// Whether a finding is expected.
  public let isFlagged: Bool
  /// The `galley.yml` that the rule is set by; nil for none.
  public let configuration: String?
  /// The file that holds the example.
  public let file: String
  /// Its line there.
  public let line: Int

  /// A draft in which the rule finds what is marked.
  public static func flags(
    _ marked: String, fixed: String? = nil, as format: DraftFormat = .text, configuration: String? = nil,
    file: String = #filePath, line: Int = #line
  ) -> Example {
    Example(
      marked: marked, fixed: fixed, format: format, isFlagged: true, configuration: configuration, file: file,
      line: line)
  }

  /// A draft in which the rule finds nothing.
  public static func passes(
    _ text: String, as format: DraftFormat = .text, configuration: String? = nil, file: String = #filePath,
    line: Int = #line
  ) -> Example {
    Example(
      marked: text, fixed: nil, format: format, isFlagged: false, configuration: configuration, file: file,
      line: line)
  }

  /// A draft that is no valid text, given in pieces of bytes.
  public static func flags(
    bytes: [UInt8], as format: DraftFormat = .text, file: String = #filePath, line: Int = #line
  ) -> Example {
    var example = Example(marked: "", fixed: nil, format: format, isFlagged: true, file: file, line: line)
    example.markedBytes = bytes
    return example
  }

  /// The draft for showing; bytes that are no text appear as U+FFFD.
  public var marked: String { String(decoding: markedBytes, as: UTF8.self) }

  /// Makes an example.
  public init(
    marked: String, fixed: String?, format: DraftFormat, isFlagged: Bool, configuration: String? = nil, file: String,
    line: Int
  ) {
    markedBytes = Array(marked.utf8)
    self.configuration = configuration
    self.fixed = fixed
    self.format = format
    self.isFlagged = isFlagged
    self.file = file
    self.line = line
  }
}
