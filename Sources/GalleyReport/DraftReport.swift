public import GalleyLint
public import GalleyText

/// What a run found in one draft, ready to be shown.
public struct DraftReport: Sendable {
  /// The path as it was given.
  public var path: String
  /// The draft as it was read; its source gives lines and file offsets.
  public var document: Document
  /// The findings, sorted.
  public var findings: [Finding]
  /// How many findings were let stand by stet, configuration or baseline.
  public var suppressed: Int
  /// The words of the draft.
  public var wordCount: Int

  /// Makes a draft's report.
  public init(path: String, document: Document, findings: [Finding], suppressed: Int, wordCount: Int) {
    self.path = path
    self.document = document
    self.findings = findings
    self.suppressed = suppressed
    self.wordCount = wordCount
  }
}

/// A draft that could not be read or understood.
public struct DraftFailure: Sendable {
  /// The path as it was given.
  public var path: String
  /// Why, and what to do.
  public var message: String

  /// Makes a failure.
  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

/// Turns what a run found into bytes of one output format.
///
/// Drafts come one after another in the order of output, so that a run over many drafts holds only one at a time
/// where the format allows it.
public protocol Reporter {
  /// Appends what stands before the first draft.
  mutating func begin(into output: inout [UInt8])
  /// Appends a draft.
  mutating func add(_ draft: DraftReport, into output: inout [UInt8])
  /// Appends a draft that could not be read.
  mutating func add(_ failure: DraftFailure, into output: inout [UInt8])
  /// Appends what stands behind the last draft.
  mutating func end(into output: inout [UInt8])
}

/// What reporters know of the run.
public struct ReportContext: Sendable {
  /// Galley's version.
  public var version: String
  /// The cards of the rules that ran, for summaries and links.
  public var cards: [RuleCard]
  /// Whether to colour text for a terminal.
  public var usesColor: Bool
  /// The width of the terminal in columns; 0 if there is none.
  public var width: Int
  /// Whether text names the drafts that could not be read; not where they have been told beside it.
  public var namesFailures: Bool

  /// Makes a context.
  public init(
    version: String, cards: [RuleCard], usesColor: Bool = false, width: Int = 0, namesFailures: Bool = true
  ) {
    self.version = version
    self.cards = cards
    self.usesColor = usesColor
    self.width = width
    self.namesFailures = namesFailures
  }
}
