import GalleyConfig
import GalleyLint

/// The metadata that a house can require of its drafts, with the rules that miss it.
enum RequiredMetadata {
  /// Each field's name in configuration with its rule.
  static let rules: [(field: String, rule: String)] = [
    ("title", "metadata/missing-title"), ("author", "metadata/missing-author"),
    ("published", "metadata/missing-date"), ("description", "metadata/missing-description"),
    ("language", "metadata/missing-language"), ("canonical", "metadata/missing-canonical"),
  ]

  /// The names of the fields.
  static var fields: [String] { rules.map(\.field) }

  /// The rules whose findings are errors: those of the fields that are listed last, but for rules that have a
  /// severity of their own.
  static func rules(in layers: [DraftSettings]) -> Set<String> {
    let fields = layers.last { !$0.requiredMetadata.isEmpty }?.requiredMetadata.map(\.value) ?? []
    let own = Set(layers.flatMap(\.rules).map(\.name.value))
    return Set(rules.filter { fields.contains($0.field) && !own.contains($0.rule) }.map(\.rule))
  }

  /// The severity that a list of required fields gives a rule: error for what is listed, off for the rest; nil
  /// where the rule is about no field or nothing is listed.
  static func severity(of rule: String, in settings: DraftSettings) -> Severity?? {
    guard !settings.requiredMetadata.isEmpty, let entry = rules.first(where: { $0.rule == rule }) else { return nil }
    return .some(settings.requiredMetadata.contains { $0.value == entry.field } ? .error : nil)
  }
}
