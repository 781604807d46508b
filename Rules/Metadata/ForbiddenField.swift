public import GalleyLint
import GalleyText

/// Flags metadata that a house does not want in its drafts.
public struct ForbiddenField: Rule {
  public static let card = RuleCard(
    id: "metadata/forbidden-field",
    severity: .error,
    summary: "The draft states what galley.yml forbids.",
    why: """
      Some values belong to the desk or to the system, and a draft that sets them overrides the right ones: a \
      canonical address, a section, a date of publication. A house lists such fields under `metadata: forbid`.
      """,
    examples: [
      .flags(
        "---\ntitle: Bridge opens\nsection: ⟦Local⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  forbid: [section]\n"),
      .passes(
        "---\ntitle: Bridge opens\nsection: Local\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  forbid: [canonical]\n"),
      .passes("---\ntitle: Bridge opens\nsection: Local\n---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for field in view.settings.metadata.forbidden {
      for entry in view.metadata.entries where entry.field == field {
        guard let range = entry.range else { continue }
        report.add(
          "The house wants no \(field.name) in a draft; \(entry.origin.wording) states “\(entry.value.shortened)”.",
          atSource: range, field: field.name)
      }
    }
  }
}
