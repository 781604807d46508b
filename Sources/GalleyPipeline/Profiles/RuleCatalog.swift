public import GalleyConfig
public import GalleyLint
import GalleyPacks
import GalleyRules

/// Every rule of a run: the native ones, the packs that come with Galley and those of a configuration.
public struct RuleCatalog: Sendable {
  let checkers: [any Checker]
  /// The cards of all rules, by id.
  public let cards: [RuleCard]
  private let ids: [String: Int]
  private let categories: Set<String>

  /// The rules that come with Galley.
  public static let embedded = RuleCatalog(embeddedCheckers)

  private static var embeddedCheckers: [any Checker] {
    nativeRules.map { $0.init() as any Checker } + PackSet.embedded().checkers
  }

  /// The rules that come with Galley and those of a configuration's packs.
  public init(packsOf configuration: Configuration) throws(ConfigurationError) {
    var packs: [any Checker] = []
    for pack in configuration.packs {
      packs += try Self.load(pack, of: configuration)
    }
    self.init(Self.embeddedCheckers + packs)
  }

  private init(_ checkers: [any Checker]) {
    self.checkers = checkers
    cards = (checkers.flatMap(\.cards) + StetCards.all).sorted { $0.id < $1.id }
    ids = Dictionary(cards.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    categories = Set(cards.map(\.category))
  }

  private static func load(
    _ pack: Located<String>, of configuration: Configuration
  ) throws(ConfigurationError) -> [any Checker] {
    let path = DraftPath(pack.value).absolute(from: DraftPath(configuration.folder))
    let contents: FileReader.Contents
    do throws(FileError) {
      contents = try FileReader.read(path, limit: packByteLimit)
    } catch {
      throw .unreadable(path: pack.value, reason: error.reason, at: pack.place)
    }
    guard let text = String(validating: contents.bytes, as: UTF8.self) else {
      throw .unreadable(path: pack.value, reason: "it is not UTF-8; save it as UTF-8", at: pack.place)
    }
    do throws(PackError) {
      return try PackLoader.load(text: text, path: pack.value).checkers
    } catch {
      throw .badPack(message: "\(error)", at: pack.place)
    }
  }

  /// The most bytes that are read of a pack.
  static let packByteLimit = 50_000_000

  /// The card of a rule.
  public func card(_ id: String) -> RuleCard? { ids[id].map { cards[$0] } }

  /// Whether this is a rule's id or a category.
  public func knows(_ name: String) -> Bool { ids[name] != nil || categories.contains(name) }

  /// The cards of a rule or a category.
  public func cards(named name: String) -> [RuleCard] {
    cards.filter { $0.id == name || $0.category == name }
  }

  /// The id or category that a mistyped name most likely stands for.
  public func nearest(to name: String) -> String? {
    // The part behind the slash alone is what people remember of an id.
    cards.first { $0.id.hasSuffix("/" + name) }?.id
      ?? NearestName.of(name, among: Array(ids.keys) + Array(categories))
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

  /// The severity of a card under this selection, given what the configuration says; nil switches it off.
  func severity(of card: RuleCard, configured: Severity?) -> Severity? {
    func isNamed(_ names: [String]) -> Bool { names.contains { $0 == card.id || $0 == card.category } }
    if without.contains(card.id) { return nil }
    // `--rule typo/doubled-word --ignore typo` would else run nothing.
    if only.contains(card.id) { return configured ?? card.severity }
    if isNamed(without) { return nil }
    guard !only.isEmpty else { return configured }
    return isNamed(only) ? configured ?? card.severity : nil
  }
}
