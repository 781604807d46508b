public import GalleyLint
public import GalleyPackFormat

/// The rule packs of a run: those that come with Galley and those of the house.
public struct PackSet: Sendable {
  private var parts: [PackPart] = []

  /// Makes an empty set.
  public init() {}

  /// The packs that come with Galley; they were read and compiled when it was built.
  public static func embedded() throws(PackError) -> PackSet {
    guard let image = PackImage(embeddedPacks) else {
      throw PackError(path: "Rules/Packs", problem: "the embedded packs cannot be read; build Galley anew")
    }
    var set = PackSet()
    try set.add(image, path: "Rules/Packs")
    return set
  }

  /// Adds the pack that a YAML text holds.
  ///
  /// - Parameter path: the file, for messages.
  /// - Throws: `PackError` with the place of the fault.
  public mutating func add(text: String, path: String) throws(PackError) {
    let pack = try PackReader.read(text, path: path)
    guard let image = PackImage(try PackCompiler.compile([PackCompiler.File(pack, path: path)])) else {
      throw PackError(path: path, problem: "the pack cannot be compiled")
    }
    try add(image, path: path)
  }

  private mutating func add(_ image: PackImage, path: String) throws(PackError) {
    let part = PackPart(image)
    for rule in part.rules where parts.contains(where: { $0.rules.contains { $0.card.id == rule.card.id } }) {
      throw PackError(
        path: path, problem: "the rule “\(rule.card.id)” is already in another pack; rename one of the two")
    }
    parts.append(part)
  }

  /// The cards of all rules.
  public var cards: [RuleCard] { parts.flatMap { $0.rules.map(\.card) } }

  /// The language of a rule's pack; nil for several, and for a rule of no pack.
  public func language(ofRule id: String) -> String? {
    parts.lazy.flatMap(\.rules).first { $0.card.id == id }?.language
  }

  /// What checks drafts against the rules: one checker for all phrases and one for all lines.
  ///
  /// - Parameter settings: when given, rules that are switched off there are left out and cost nothing.
  public func makeCheckers(for settings: LintSettings? = nil) -> [any Checker] {
    let active = parts.map { part in
      part.switched { rule in settings.map { $0.severity(of: rule.card) != nil } ?? true }
    }
    var checkers: [any Checker] = []
    if active.contains(where: { !$0.wakes.isEmpty }) { checkers.append(PhraseChecker(active)) }
    if active.contains(where: \.hasLines) { checkers.append(BoilerplateChecker(active)) }
    return checkers
  }
}

/// The packs of one image, and which of their rules are on.
struct PackPart: Sendable {
  let image: PackImage
  let rules: [CompiledRule]
  /// Whether a rule is on.
  private(set) var isOn: [Bool]

  init(_ image: PackImage) {
    self.image = image
    rules = (0..<image.ruleCount).map { CompiledRule($0, of: image) }
    isOn = Array(repeating: true, count: rules.count)
  }

  /// The part with the rules on that `isOn` names.
  func switched(_ isOn: (CompiledRule) -> Bool) -> PackPart {
    var part = self
    part.isOn = rules.map(isOn)
    return part
  }

  /// The rules about phrases; their places here are their numbers.
  var phraseRules: ArraySlice<CompiledRule> { rules[..<image.phraseRuleCount] }
  /// The rules about lines; their places here are their numbers.
  var lineRules: ArraySlice<CompiledRule> { rules[image.phraseRuleCount...] }

  /// The hashes that the rules about phrases that are on want to be woken for.
  var wakes: [UInt64] { phraseRules.indices.flatMap { isOn[$0] ? image.wakes(ofRule: $0) : [] } }

  /// Whether a rule about lines is on.
  var hasLines: Bool { lineRules.indices.contains { isOn[$0] } }
}
