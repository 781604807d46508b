public import GalleyLint
import GalleyText

/// Flags bytes that are no text in the draft's encoding.
public struct InvalidBytes: Rule {
  public static let card = RuleCard(
    id: "artifact/invalid-bytes",
    severity: .error,
    summary: "Bytes are no valid text in the draft's encoding.",
    why: """
      Each reader shows such bytes otherwise: as a box, as a question mark, not at all. What was meant is lost, so \
      nothing is replaced; the draft has to be saved again from its origin, in UTF-8.
      """,
    examples: [
      .flags(bytes: [0xEF, 0xBB, 0xBF] + Array("The caf⟦".utf8) + [0xE9] + Array("⟧ is shut.".utf8)),
      .flags(bytes: Array("“The caf⟦".utf8) + [0xE9] + Array("⟧ is shut,” he said.".utf8)),
      .passes("The café is shut."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for range in view.document.source.invalid {
      report.add("These bytes are no valid \(view.document.source.encoding).", atSource: range)
    }
  }
}
