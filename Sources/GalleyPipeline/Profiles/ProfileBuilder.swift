public import GalleyConfig
import GalleyIngest
import GalleyLint
public import GalleyText

/// What the command line sets over configurations.
public struct RunSettings: Sendable {
  /// The rules asked for.
  public var selection = RuleSelection()
  /// The threshold asked for; nil for the configuration's.
  public var failThreshold: FailThreshold?
  /// The scope asked for; nil for the configuration's.
  public var scope: DraftScope?
  /// The day that is taken for today.
  public var today: CalendarDate

  /// Makes settings in which nothing is asked for.
  public init(today: CalendarDate) { self.today = today }
}

/// Makes the profiles of drafts from their configurations and the command line.
public struct ProfileBuilder {
  private struct Key: Hashable {
    var group: Int
    var overrides: [Int]
  }

  private let locator: ConfigurationLocator
  private let run: RunSettings
  private var table = ProfileTable()
  private var known: [Key: Int] = [:]
  private var groups: [String: Int] = [:]
  private var configurations: [Configuration] = []
  private let embedded: RuleCatalog

  /// The profiles of drafts.
  ///
  /// - Throws: `ConfigurationError`, also for names on the command line that no rule has.
  public static func build(
    for drafts: [Draft], locator: ConfigurationLocator, settings: RunSettings
  ) throws(ConfigurationError) -> ProfileTable {
    var builder = ProfileBuilder(locator: locator, run: settings, embedded: try RuleCatalog.embedded())
    for draft in drafts {
      let index = try builder.profile(for: draft)
      builder.table.profileOfDraft.append(index)
    }
    try builder.checkSelection()
    return builder.table
  }

  private init(locator: ConfigurationLocator, run: RunSettings, embedded: RuleCatalog) {
    self.locator = locator
    self.run = run
    self.embedded = embedded
  }

  /// A rule of one configuration's pack is known to the command line, whatever drafts it runs on.
  private func checkSelection() throws(ConfigurationError) {
    let catalogs = table.catalogs.isEmpty ? [embedded] : table.catalogs
    for name in run.selection.only + run.selection.without where !catalogs.contains(where: { $0.knows(name) }) {
      try catalogs[0].check(name)
    }
  }

  private mutating func profile(for draft: Draft) throws(ConfigurationError) -> Int {
    let configuration = try locator.configuration(forFolder: draft.absolutePath.folder)
    let group = try group(of: configuration)
    let key = Key(group: group, overrides: configurations[group].overrides(of: draft))
    if let index = known[key] { return index }
    table.profiles.append(try makeProfile(key))
    known[key] = table.profiles.count - 1
    return table.profiles.count - 1
  }

  /// The number of a configuration; its packs are loaded and its rule names checked when it is first met.
  private mutating func group(of configuration: Configuration?) throws(ConfigurationError) -> Int {
    let name = configuration.map { $0.folder } ?? ""
    if let group = groups[name] { return group }
    let configuration = configuration ?? Configuration(folder: "", root: "/")
    let catalog = try embedded.adding(packsOf: configuration)
    for settings in [configuration.settings] + configuration.overrides.map(\.settings) {
      try Self.check(settings, catalog)
    }
    groups[name] = configurations.count
    configurations.append(configuration)
    table.catalogs.append(catalog)
    return configurations.count - 1
  }

  private static func check(_ settings: DraftSettings, _ catalog: RuleCatalog) throws(ConfigurationError) {
    for rule in settings.rules { try catalog.check(rule.name.value, at: rule.name.place) }
    for ignored in settings.ignore {
      if let rule = ignored.rule { try catalog.check(rule.value, at: rule.place) }
    }
  }

  private func makeProfile(_ key: Key) throws(ConfigurationError) -> Profile {
    let configuration = configurations[key.group]
    let layers = [configuration.settings] + key.overrides.map { configuration.overrides[$0].settings }
    var settings = LintSettings()
    settings.today = run.today
    settings.language = layers.last { $0.language != nil }?.language
    settings.siteHosts = layers.last { !$0.siteHosts.isEmpty }?.siteHosts ?? []
    settings.metadata = try RequiredMetadata.demands(of: layers, folder: configuration.folder)
    try VocabularyReader.read(layers, folder: configuration.folder, into: &settings)
    for card in table.catalogs[key.group].cards {
      let configured = Self.severity(of: card, in: layers)
      var severity = run.selection.severity(
        of: card, configured: configured, isSwitchedOff: !Self.isOn(card, in: layers, unsaid: true))
      if severity == nil, run.selection.judgesStets, let configured {
        severity = configured
        settings.silentRules.insert(card.id)
      }
      settings.severities[card.id] = .some(severity)
    }
    settings.runsAllRules = run.selection.isEmpty || run.selection.judgesStets
    settings.knownRules = table.catalogs[key.group].names
    let scope = run.scope ?? layers.last { $0.scope != nil }?.scope ?? .auto
    return Profile(
      linter: Linter(checkers: table.catalogs[key.group].checkers(for: settings), settings: settings),
      options: IngestOptions(scope: IngestScope(rawValue: scope.rawValue) ?? .auto),
      ignored: layers.flatMap(\.ignore), required: RequiredMetadata.rules(in: layers), root: configuration.root,
      failThreshold: run.failThreshold ?? layers.last { $0.failThreshold != nil }?.failThreshold
        ?? .at(.warning),
      group: key.group, maximumFindings: configuration.maximumFindings)
  }

  /// The severity that a configuration gives a card: the last layer that says something, the id before the category.
  private static func severity(of card: RuleCard, in layers: [DraftSettings]) -> Severity? {
    for layer in layers.reversed() {
      if let setting = layer.rules.last(where: { $0.name.value == card.id }) { return setting.severity }
      if let required = RequiredMetadata.severity(of: card.id, in: layer) { return required }
      if let setting = layer.rules.last(where: { $0.name.value == card.category }) {
        // A category sets how much its rules weigh; only its own name switches on a rule that is off by default.
        guard let severity = setting.severity else { return nil }
        if isOn(card, in: layers, unsaid: card.isDefault) { return severity }
      }
    }
    return card.isDefault ? card.severity : nil
  }

  /// Whether the last word on a rule by its own id is that it is on; `unsaid` where there is none.
  private static func isOn(_ card: RuleCard, in layers: [DraftSettings], unsaid: Bool) -> Bool {
    let own = layers.last { $0.rules.contains { $0.name.value == card.id } }
    let setting = own?.rules.last { $0.name.value == card.id }
    return setting.map { $0.severity != nil } ?? unsaid
  }
}
