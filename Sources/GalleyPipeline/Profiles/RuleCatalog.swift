public import GalleyConfig
public import GalleyLint
import GalleyPackFormat
import GalleyPacks
import GalleyRules

/// Every rule of a run: the native ones, the packs that come with Galley and those of a configuration.
public struct RuleCatalog: Sendable {
  /// The cards of all rules, by id.
  public let cards: [RuleCard]
  private let native: [any Checker]
  let packs: PackSet
  /// The rules of a configuration's packs, in the order they stand.
  public let ownCards: [RuleCard]

  /// The rules that come with Galley.
  public static func embedded() throws(ConfigurationError) -> RuleCatalog {
    do throws(PackError) {
      return RuleCatalog(try PackSet.embedded())
    } catch {
      throw .badPack(message: "\(error)")
    }
  }

  private init(_ packs: PackSet, own: [RuleCard] = []) {
    ownCards = own
    native = nativeRules.map { $0.init() }
    self.packs = packs
    cards = (native.flatMap(\.cards) + packs.cards + StetCards.all).sorted { $0.id < $1.id }
  }

  /// These rules with those of a configuration's packs.
  func adding(packsOf configuration: Configuration) throws(ConfigurationError) -> RuleCatalog {
    guard !configuration.packs.isEmpty else { return self }
    var packs = packs
    for pack in configuration.packs {
      let text = try Self.text(of: pack, in: configuration)
      let before = packs.cards.count
      do throws(PackError) {
        try packs.add(text: text, path: pack.value)
      } catch {
        throw .badPack(message: "\(error)")
      }
      let known = Set(cards.map(\.id))
      if let taken = packs.cards.dropFirst(before).first(where: { known.contains($0.id) }) {
        throw .badPack(message: "\(pack.value): the rule “\(taken.id)” comes with Galley; name this one otherwise")
      }
    }
    return RuleCatalog(packs, own: Array(packs.cards.dropFirst(self.packs.cards.count)))
  }

  /// These rules with those of the packs that the current folder's configuration names.
  public func adding(packsOf locator: ConfigurationLocator) throws(ConfigurationError) -> RuleCatalog {
    let folder = FolderListing.current() ?? DraftPath("/")
    guard let configuration = try locator.configuration(forFolder: folder) else { return self }
    return try adding(packsOf: configuration)
  }

  /// What checks drafts under these settings; rules that are off cost nothing.
  func checkers(for settings: LintSettings) -> [any Checker] { native + packs.makeCheckers(for: settings) }

  private static func text(
    of pack: Located<String>, in configuration: Configuration
  ) throws(ConfigurationError) -> String {
    let path = DraftPath(pack.value).absolute(from: DraftPath(configuration.folder))
    do throws(FileError) {
      let bytes = try FileReader.read(path, limit: packByteLimit).bytes
      if let text = String(validating: bytes, as: UTF8.self) { return text }
    } catch {
      throw .unreadable(path: pack.value, reason: error.reason, at: pack.place)
    }
    throw .unreadable(path: pack.value, reason: "it is not UTF-8; save it as UTF-8", at: pack.place)
  }

  /// The most bytes that are read of a pack.
  static let packByteLimit = 50_000_000

  /// The ids and the categories.
  var names: Set<String> { Set(cards.map(\.id)).union(cards.map(\.category)) }

  /// Whether this is a rule's id or a category.
  public func knows(_ name: String) -> Bool { cards.contains { $0.id == name || $0.category == name } }

  /// The cards of a rule or a category.
  public func cards(named name: String) -> [RuleCard] {
    cards.filter { $0.id == name || $0.category == name }
  }

  /// The id or category that a mistyped name most likely stands for.
  public func nearest(to name: String) -> String? {
    // The part behind the slash alone is what people remember of an id.
    cards.first { $0.id.hasSuffix("/" + name) }?.id
      ?? NearestName.of(name, among: cards.map(\.id) + cards.map(\.category))
  }

  /// Refuses a name that is neither a rule nor a category.
  public func check(_ name: String, at place: ConfigurationPlace? = nil) throws(ConfigurationError) {
    guard !knows(name) else { return }
    throw .unknownRule(name, nearest: nearest(to: name), at: place)
  }
}

/// Which rules the command line asks for.
public struct RuleSelection: Sendable {
  /// The rules and categories to run alone; empty for all that are on.
  public var only: [String]
  /// The rules and categories to leave out.
  public var without: [String]

  /// Makes a selection.
  public init(only: [String] = [], without: [String] = []) {
    self.only = only
    self.without = without
  }

  /// Whether it leaves all rules as they are configured.
  var isEmpty: Bool { only.isEmpty && without.isEmpty }

  /// Whether stets are to be judged, which takes a run of every rule.
  var judgesStets: Bool { only.contains { $0 == "stet" || $0.hasPrefix("stet/") } && without.isEmpty }

  /// The severity of a card under this selection, given what the configuration says; nil switches it off.
  ///
  /// - Parameter isSwitchedOff: whether the configuration switches it off by its id: a category asked for does not
  ///   switch it on again, its own id does.
  func severity(of card: RuleCard, configured: Severity?, isSwitchedOff: Bool) -> Severity? {
    func isNamed(_ names: [String]) -> Bool { names.contains { $0 == card.id || $0 == card.category } }
    if without.contains(card.id) { return nil }
    // `--rule typo/doubled-word --ignore typo` would else run nothing.
    if only.contains(card.id) { return configured ?? card.severity }
    if isNamed(without) { return nil }
    guard !only.isEmpty else { return configured }
    return isNamed(only) && !isSwitchedOff ? configured ?? card.severity : nil
  }
}
