import GalleyConfig
import GalleyLint

/// The metadata that a house can require of its drafts, with the rules that miss it.
enum RequiredMetadata {
  /// Each field's name in configuration with its rule.
  static let rules: [(field: String, rule: String)] = [
    ("title", "metadata/missing-title"), ("author", "metadata/missing-author"),
    ("published", "metadata/missing-date"), ("description", "metadata/missing-description"),
    ("language", "metadata/missing-language"), ("canonical", "metadata/missing-canonical"),
    ("open-graph", "metadata/missing-open-graph"), ("json-ld", "metadata/missing-json-ld"),
  ]

  /// What a house demands beside that, with the values that stand in files.
  static func demands(of layers: [DraftSettings], folder: String) throws(ConfigurationError) -> MetadataDemands {
    var demands = MetadataSettings.demands(of: layers.map(\.metadata), ruled: rules.map(\.field))
    for (field, file) in layers.flatMap(\.metadata.valueFiles) {
      guard let index = demands.fields.firstIndex(where: { $0.field == field }) else { continue }
      demands.fields[index].values += try VocabularyReader.lines(of: file, folder: folder)
    }
    return demands
  }

  /// The rules whose findings are errors: those of the fields that are listed last, but for rules that have a
  /// severity of their own.
  static func rules(in layers: [DraftSettings]) -> Set<String> {
    let fields = layers.last { $0.metadata.requiredNames != nil }?.metadata.requiredNames ?? []
    let own = Set(layers.flatMap(\.rules).map(\.name.value))
    return Set(rules.filter { fields.contains($0.field) && !own.contains($0.rule) }.map(\.rule))
  }

  /// The severity that a list of required fields gives a rule: error for what is listed, off for the rest; nil
  /// where the rule is about no field or nothing is listed.
  static func severity(of rule: String, in settings: DraftSettings) -> Severity?? {
    guard let names = settings.metadata.requiredNames, let entry = rules.first(where: { $0.rule == rule }) else {
      return nil
    }
    return .some(names.contains(entry.field) ? .error : nil)
  }
}
