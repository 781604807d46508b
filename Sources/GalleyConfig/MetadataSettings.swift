public import GalleyLint
public import GalleyText

/// What a configuration asks of the metadata of drafts; what is nil is not said.
public struct MetadataSettings: Sendable {
  /// A set of demands to start from.
  public var preset: MetadataPreset?
  /// What drafts must state, by name: a field, or a form of metadata that programs read.
  public var required: [String]?
  /// Fields that drafts must not state.
  public var forbidden: [MetadataEntry.Field]?
  /// What the values of fields must be like.
  public var fields: [FieldDemand] = []
  /// Files with the values that fields may have, one on a line, relative to the configuration's folder.
  public var valueFiles: [(field: MetadataEntry.Field, file: Located<String>)] = []

  /// Makes settings in which nothing is set.
  public init() {}

  /// What drafts must state by these settings alone; nil where they say nothing of it.
  public var requiredNames: [String]? { required ?? preset?.required }

  /// The forms of metadata that can be required beside fields.
  public static let forms = ["open-graph", "json-ld"]
  /// All that can be required.
  public static let requirable = MetadataEntry.Field.allCases.map(\.name) + forms

  /// The demands of several settings, the later ones over the earlier.
  ///
  /// - Parameter ruled: the names of what has rules of its own, which are told by those.
  public static func demands(of layers: [MetadataSettings], ruled: [String]) -> MetadataDemands {
    var demands = MetadataDemands()
    let names = layers.last { $0.requiredNames != nil }?.requiredNames ?? []
    demands.required = names.filter { !ruled.contains($0) }.compactMap(MetadataEntry.Field.init(name:))
    demands.forbidden = layers.last { $0.forbidden != nil }?.forbidden ?? []
    for layer in layers {
      for demand in (layer.preset?.fields ?? []) + layer.fields {
        demands.fields.removeAll { $0.field == demand.field }
        demands.fields.append(demand)
      }
    }
    return demands
  }
}

/// Sets of demands that kinds of publication share.
public enum MetadataPreset: String, Sendable, CaseIterable {
  /// A newsroom: what aggregators, search engines and shares read.
  case news
  /// A blog: who, when, what.
  case blog
  /// A journal: what reference managers and indexes read.
  case scholarly

  /// What drafts must state.
  public var required: [String] {
    switch self {
    case .news:
      [
        "title", "author", "published", "description", "canonical", "language", "image", "site-name", "open-graph",
        "json-ld",
      ]
    case .blog: ["title", "author", "published", "description", "language"]
    case .scholarly: ["title", "author", "published", "description", "language", "publisher"]
    }
  }

  /// What the values of fields must be like.
  public var fields: [FieldDemand] {
    switch self {
    case .news:
      var title = FieldDemand(.title)
      title.greatestLength = 110
      var published = FieldDemand(.published)
      published.zone = .stated
      return [title, published]
    case .blog:
      var description = FieldDemand(.description)
      description.greatestLength = 300
      return [description]
    case .scholarly:
      return []
    }
  }
}
