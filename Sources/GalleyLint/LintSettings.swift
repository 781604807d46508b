public import GalleyText

/// What a run knows beside the draft.
public struct LintSettings: Sendable {
  /// The day the run takes for today, for dates in the future; nil when it is not known.
  public var today: CalendarDate?
  /// Words that count as rightly spelt, as `WordHash` values of their folded forms.
  public var acceptedWords: Set<UInt64> = []
  /// Those of them that have a capital behind the first letter, as they are written: `iPhone`, `WOrk`.
  public var acceptedWritings: Set<[UInt8]> = []
  /// The language to hold drafts to, a BCP 47 tag such as `en-GB`; nil for whatever the draft says.
  public var language: String?
  /// Severities that differ from the cards', by rule id or category; nil switches off.
  public var severities: [String: Severity?] = [:]
  /// Hosts that count as the house's own, lower case.
  public var siteHosts: [String] = []

  /// What the house demands of metadata.
  public var metadata = MetadataDemands()

  /// Rules that run only so that stets can be judged by what they find; their findings are dropped.
  public var silentRules: Set<String> = []
  /// Whether all rules run that a full run would; else a stet may be needed by one that does not.
  public var runsAllRules = true
  /// The ids of all rules and their categories; nil when they are not known.
  public var knownRules: Set<String>?

  /// Makes settings in which nothing is known.
  public init() {}

  /// The severity a card has here; nil if it is switched off.
  public func severity(of card: RuleCard) -> Severity? {
    if let own = severities[card.id] { return own }
    if let category = severities[card.category] { return category }
    return card.isDefault ? card.severity : nil
  }
}
