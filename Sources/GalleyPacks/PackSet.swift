public import GalleyLint
public import GalleyPackFormat

/// The rule packs of a run: those that come with Galley and those of the house.
public struct PackSet: Sendable {
  /// The packs, in the order they were added.
  public private(set) var packs: [PackSource] = []
  private var rules: [CompiledRule] = []

  /// Makes an empty set.
  public init() {}

  /// The packs that come with Galley.
  ///
  /// They were checked when Galley was built, and are read from the form that the build gave them.
  public static func embedded() throws(PackError) -> PackSet {
    var set = PackSet()
    for embedded in embeddedPacks {
      let bytes = UnsafeBufferPointer(start: embedded.text.utf8Start, count: embedded.text.utf8CodeUnitCount)
      let path = "Rules/Packs/\(embedded.name)"
      guard let pack = PackRecords.decode(bytes) else {
        throw PackError(path: path, problem: "the embedded pack cannot be read; build Galley anew")
      }
      try set.add(pack, path: path)
    }
    return set
  }

  /// Adds the pack that a YAML text holds.
  ///
  /// - Parameter path: the file, for messages.
  /// - Throws: `PackError` with the place of the fault.
  public mutating func add(text: String, path: String) throws(PackError) {
    try add(try PackReader.read(text, path: path), path: path)
  }

  private mutating func add(_ pack: PackSource, path: String) throws(PackError) {
    for rule in pack.rules where rules.contains(where: { $0.card.id == rule.id }) {
      throw PackError(
        path: path, problem: "the rule “\(rule.id)” is already in another pack; rename one of the two")
    }
    packs.append(pack)
    rules += pack.rules.map { CompiledRule($0, pack: pack, path: path) }
  }

  /// The cards of all rules.
  public var cards: [RuleCard] { rules.map(\.card) }

  /// What checks drafts against the rules: one checker for all phrases and one for all lines.
  ///
  /// - Parameter settings: when given, rules that are switched off there are left out and cost nothing.
  public func makeCheckers(for settings: LintSettings? = nil) -> [any Checker] {
    let active = rules.filter { rule in settings.map { $0.severity(of: rule.card) != nil } ?? true }
    let phrases = active.filter { $0.source.kind != .boilerplate }
    let lines = active.filter { $0.source.kind == .boilerplate }
    var checkers: [any Checker] = []
    if !phrases.isEmpty { checkers.append(PhraseChecker(rules: phrases)) }
    if !lines.isEmpty { checkers.append(BoilerplateChecker(rules: lines)) }
    return checkers
  }
}
