public import GalleyConfig
import GalleyIngest
public import GalleyLint

/// All that is set for a draft, ready to be used. Drafts with the same settings share one.
public struct Profile: Sendable {
  let linter: Linter
  let options: IngestOptions
  let ignored: [IgnoredFinding]
  /// Rules whose findings are errors, however sure they are, because the house requires what they miss.
  let required: Set<String>
  let root: String
  /// From which severity on its findings fail a run.
  public let failThreshold: FailThreshold
  /// The configuration that it comes from, by number; those of one configuration share its limit.
  let group: Int
  let maximumFindings: Int?
}

/// The profiles of a run.
public struct ProfileTable: Sendable {
  /// The profiles.
  public internal(set) var profiles: [Profile] = []
  /// For each draft, its profile.
  public internal(set) var profileOfDraft: [Int] = []
  /// The rules of the run, by id.
  public internal(set) var catalogs: [RuleCatalog] = []

  /// The cards of all rules of the run, each once, by id.
  public var cards: [RuleCard] {
    guard catalogs.count > 1 else { return catalogs.first?.cards ?? [] }
    var known: Set<String> = []
    return catalogs.flatMap(\.cards).filter { known.insert($0.id).inserted }.sorted { $0.id < $1.id }
  }
}
