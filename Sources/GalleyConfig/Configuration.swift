public import GalleyLint

/// What a house asks of its drafts: the typed form of `galley.yml`.
public struct Configuration: Sendable {
  /// The folder of the file; the files it names are looked for there.
  public var folder: String
  /// The folder that its patterns start from: its own, or the current one where it was named on the command line.
  public var root: String
  /// The settings of every draft.
  public var settings = DraftSettings()
  /// Rule packs to load beside those that come with Galley, relative to `folder`.
  public var packs: [Located<String>] = []
  /// The drafts to take in a folder; empty for all.
  public var include: [PathPattern] = []
  /// Drafts and folders to leave out of a walk.
  public var exclude: [PathPattern] = []
  /// How many findings are shown; nil for all.
  public var maximumFindings: Int?
  /// Settings for some drafts, the later ones over the earlier.
  public var overrides: [Override] = []

  /// Makes a configuration in which nothing is set.
  public init(folder: String, root: String) {
    self.folder = folder
    self.root = root
  }

  /// The names that a configuration file is looked for by, in this order.
  public static let fileNames = ["galley.yml", ".galley.yml"]

  /// Settings for some drafts.
  public struct Override: Sendable {
    /// The drafts.
    public var paths: [PathPattern]
    /// The settings, over those of the whole configuration.
    public var settings: DraftSettings
  }
}

/// What can be set for each draft.
public struct DraftSettings: Sendable {
  /// The language to hold drafts to, a BCP 47 tag such as `en-GB`; nil for whatever the draft says.
  public var language: String?
  /// Words that count as rightly spelt.
  public var vocabulary: [String] = []
  /// Files of such words, one on a line, relative to the configuration's folder.
  public var vocabularyFiles: [Located<String>] = []
  /// Severities by rule id or category, in the order they stand.
  public var rules: [RuleSetting] = []
  /// From which severity on findings fail a run; nil where nothing is said.
  public var failThreshold: FailThreshold?
  /// Which part of a page is the draft; nil where nothing is said.
  public var scope: DraftScope?
  /// What is asked of the metadata of a draft.
  public var metadata = MetadataSettings()
  /// Hosts that count as the house's own, lower case.
  public var siteHosts: [String] = []
  /// Findings that are let stand.
  public var ignore: [IgnoredFinding] = []

  /// Makes settings in which nothing is set.
  public init() {}
}

/// The severity that a configuration gives to a rule or a category.
public struct RuleSetting: Sendable {
  /// The rule's id or the category.
  public var name: Located<String>
  /// The severity; nil switches off.
  public var severity: Severity?
}

/// From which severity on findings fail a run.
public enum FailThreshold: Sendable, Equatable {
  /// From this severity on.
  case at(Severity)
  /// No finding does.
  case never

  /// The names in configuration and on the command line.
  public static let names = Severity.allCases.map(\.name) + ["never"]

  /// The threshold of a name.
  public init?(name: String) {
    if name == "never" {
      self = .never
    } else {
      guard let severity = Severity(name: name) else { return nil }
      self = .at(severity)
    }
  }

  /// Whether a finding of this severity fails a run.
  public func fails(_ severity: Severity) -> Bool {
    switch self {
    case .at(let least): severity >= least
    case .never: false
    }
  }
}

/// Which part of a page is the draft.
public enum DraftScope: String, Sendable, CaseIterable {
  /// The article of a whole page; all of a fragment.
  case auto
  /// The article.
  case article
  /// Everything, navigation and footers included.
  case page
}

/// Findings that a configuration lets stand: those that agree with all that is said.
public struct IgnoredFinding: Sendable {
  /// The drafts; empty for all.
  public var paths: [PathPattern] = []
  /// The rule's id or category; nil for all.
  public var rule: Located<String>?
  /// The text that is marked; nil for any.
  public var text: String?
  /// Why, for people.
  public var reason: String?
}
