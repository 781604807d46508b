public import GalleyText

/// Something in a draft that a rule has found.
public struct Finding: Sendable {
  /// The rule's id.
  public var rule: String
  /// How sure it is.
  public var severity: Severity
  /// What is wrong, as one sentence.
  public var message: String
  /// Where, in the source's UTF-8 text; empty for something that is missing.
  public var range: SourceRange
  /// Where, in the document's text; nil for what is no text.
  public var textRange: TextRange?
  /// For a finding on the draft as a whole: the metadata field it is about.
  public var field: String?
  /// Corrections, best first.
  public var fixes: [SourceFix]
  /// Other places that belong to it, such as the value that this one contradicts.
  public var related: [RelatedPlace]

  /// Makes a finding.
  public init(
    rule: String, severity: Severity, message: String, range: SourceRange, textRange: TextRange? = nil,
    field: String? = nil, fixes: [SourceFix] = [], related: [RelatedPlace] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.textRange = textRange
    self.field = field
    self.fixes = fixes
    self.related = related
  }

  /// Whether it comes before another one in output: by start, end, rule, message.
  public static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    if left.range != right.range { return left.range < right.range }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.message < right.message
  }
}

/// A place that explains a finding.
public struct RelatedPlace: Sendable {
  /// What stands there.
  public var message: String
  /// Where.
  public var range: SourceRange

  /// Makes a place.
  public init(message: String, range: SourceRange) {
    self.message = message
    self.range = range
  }
}
