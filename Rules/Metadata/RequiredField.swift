public import GalleyLint
import GalleyText

/// Flags a draft that does not state what its house requires.
public struct RequiredField: Rule {
  public static let card = RuleCard(
    id: "metadata/required-field",
    severity: .error,
    summary: "The draft does not state what galley.yml requires.",
    why: """
      A house lists under `metadata: require` what its drafts must say of themselves, such as the section or the \
      image. Title, author, date, description, language and canonical address have rules of their own. Pages and \
      drafts with front matter are asked; in other drafts the system around them holds such values.
      """,
    examples: [
      .flags(
        "---\n⟦⟧title: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  require: [section]\n"),
      .flags(
        "<head>⟦⟧<title>Bridge opens</title></head><body><p>It opened on Monday.</p></body>", as: .html,
        configuration: "metadata:\n  require: [image]\n"),
      .passes(
        "---\ntitle: Bridge opens\nsection: Local\n---\n\nThe bridge opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  require: [section]\n"),
      .passes("---\ntitle: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .passes(
        "<p>The bridge opened on Monday.</p>", as: .html, configuration: "metadata:\n  require: [section]\n"),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard !view.settings.metadata.required.isEmpty, !view.isBlank else { return }
    let form = DraftForm(view)
    guard form == .page || form == .frontMatter else { return }
    for field in view.settings.metadata.required where view.metadata.best(field) == nil {
      report.add(
        "The house requires \(field.name), and the draft does not state it: add it to \(form.place).",
        atSource: view.missingPlace, field: field.name)
    }
  }
}
