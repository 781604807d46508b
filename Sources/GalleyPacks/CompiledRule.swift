internal import GalleyLint
internal import GalleyPackFormat
internal import GalleyText

/// A rule of a pack in the engine's terms.
struct CompiledRule: Sendable {
  let source: PackRule
  let card: RuleCard
  let scope: PackScope
  /// The trust of its fixes; nil if it has none.
  let fix: Applicability?
  /// The pack's language; nil for several.
  let language: String?
  let message: String

  init(_ rule: PackRule, pack: PackSource, path: String) {
    source = rule
    fix =
      switch rule.fix {
      case "safe": .safe
      case "suggested": .suggested
      default: nil
      }
    card = RuleCard(
      id: rule.id, severity: Severity(name: rule.severity) ?? .warning, fix: fix, summary: rule.summary,
      why: rule.why, isDefault: rule.isDefault,
      examples: rule.examples.map { example in
        Example(
          marked: example.text, fixed: example.fixed, format: Self.format(example.format),
          isFlagged: example.isFlagged, file: path, line: example.line)
      })
    scope = PackScope(names: rule.scope) ?? (rule.kind == .boilerplate ? .lines : .wording)
    language = pack.language == "mul" ? nil : pack.language
    message = rule.message.isEmpty ? Self.ownMessage(of: rule.kind) : rule.message
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
