public import GalleyText

/// Collects what checkers find in one document.
public struct Report: Sendable {
  /// What was found, in the order it was reported.
  public private(set) var entries: [Entry] = []
  var checker = 0
  private let limit: Int
  /// Whether findings were dropped because there were more than the limit.
  public private(set) var isFull = false

  /// One finding before its ranges are resolved.
  public struct Entry: Sendable {
    var checker: Int
    var card: Int
    var place: Place
    var message: String
    var severity: Severity?
    var field: String?
    var fixes: [Fix]
    var related: [RelatedPlace]
  }

  /// Where a finding stands.
  public enum Place: Sendable {
    /// In the document's text.
    case text(TextRange)
    /// In the source, for markup, layout and missing things.
    case source(SourceRange)
  }

  /// Makes a report that holds at most `limit` findings.
  public init(limit: Int) { self.limit = limit }

  /// Reports a finding in the text.
  ///
  /// - Parameters:
  ///   - card: the place of the rule's card among the checker's cards.
  ///   - severity: less than the card's, where the evidence is weaker; nil for the card's.
  ///   - fixes: corrections, best first.
  public mutating func add(
    _ message: String, at range: TextRange, card: Int = 0, severity: Severity? = nil, fixes: [Fix] = [],
    related: [RelatedPlace] = []
  ) {
    append(
      Entry(
        checker: checker, card: card, place: .text(range), message: message, severity: severity, field: nil,
        fixes: fixes, related: related))
  }

  /// Reports a finding in the source; `field` names the metadata it is about.
  public mutating func add(
    _ message: String, atSource range: SourceRange, card: Int = 0, severity: Severity? = nil,
    field: String? = nil, fixes: [Fix] = [], related: [RelatedPlace] = []
  ) {
    append(
      Entry(
        checker: checker, card: card, place: .source(range), message: message, severity: severity, field: field,
        fixes: fixes, related: related))
  }

  private mutating func append(_ entry: Entry) {
    guard entries.count < limit else {
      isFull = true
      return
    }
    entries.append(entry)
  }
}
