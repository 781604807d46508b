internal import GalleyLint
internal import GalleyPackFormat
internal import GalleyText

/// A rule of a pack in the engine's terms.
struct CompiledRule: Sendable {
  let card: RuleCard
  let kind: PackRule.Kind
  let scope: PackScope
  /// The trust of its fixes; nil if it has none.
  let fix: Applicability?
  /// The pack's language; nil for several.
  let language: String?
  let message: String
  /// Whether a replacement takes on the case of what it replaces.
  let keepsCase: Bool

  init(_ index: Int, of image: PackImage) {
    let rule = image.rule(index)
    kind = rule.kind
    fix =
      switch rule.fix {
      case "safe": .safe
      case "suggested": .suggested
      default: nil
      }
    card = RuleCard(
      id: rule.id, severity: Severity(name: rule.severity) ?? .warning, fix: fix, summary: rule.summary,
      why: rule.why, isDefault: rule.isDefault, examples: Self.examples(ofRule: index, in: image))
    scope = PackScope(names: rule.scope) ?? (rule.kind == .boilerplate ? .lines : .wording)
    let language = image.language(ofRule: index)
    self.language = language == "mul" ? nil : language
    message = rule.message.isEmpty ? Self.ownMessage(of: rule.kind) : rule.message
    keepsCase = rule.keepsCase
  }

  private static func examples(ofRule index: Int, in image: PackImage) -> [Example] {
    let path = image.path(ofRule: index)
    return image.examples(ofRule: index).map { example in
      Example(
        marked: example.text, fixed: example.fixed, format: format(example.format), isFlagged: example.isFlagged,
        file: path, line: example.line)
    }
  }

  private static func ownMessage(of kind: PackRule.Kind) -> String {
    switch kind {
    case .avoid: "Avoid “{found}”."
    case .substitute: "Write “{use}”, not “{found}”."
    case .boilerplate: "“{found}” belongs to the page around the article."
    }
  }

  private static func format(_ name: String) -> DraftFormat {
    switch name {
    case "html": .html
    case "markdown": .markdown
    default: .text
    }
  }
}
