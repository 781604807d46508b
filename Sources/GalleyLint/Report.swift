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
    // Small numbers in few bytes: a draft may have a hundred thousand entries.
    private let checkerNumber: UInt16
    private let cardNumber: UInt16
    var severity: Severity?
    var place: Place
    var message: String
    var field: String?
    var fixes: [Fix]
    var related: [RelatedPlace]

    var checker: Int { Int(checkerNumber) }
    var card: Int { Int(cardNumber) }

    init(
      checker: Int, card: Int, place: Place, message: String, severity: Severity?, field: String?, fixes: [Fix],
      related: [RelatedPlace]
    ) {
      checkerNumber = UInt16(truncatingIfNeeded: checker)
      cardNumber = UInt16(truncatingIfNeeded: card)
      self.severity = severity
      self.place = place
      self.message = message
      self.field = field
      self.fixes = fixes
      self.related = related
    }
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

  /// Gives the entries away.
  mutating func takeEntries() -> [Entry] {
    defer { entries = [] }
    return entries
  }

  private mutating func append(_ entry: Entry) {
    guard entries.count < limit else {
      isFull = true
      return
    }
    entries.append(entry)
  }
}
