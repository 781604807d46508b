public import GalleyLint
import GalleyText

/// Flags a headline that is cut off where it is shown.
public struct TitleLength: Rule {
  public static let card = RuleCard(
    id: "metadata/title-length",
    severity: .suggestion,
    summary: "The headline is longer than 110 characters.",
    why: """
      Search results, feeds and phones cut long headlines off; 110 characters is what Google long gave as \
      the limit. It is a matter of taste, so this rule runs only when it is asked for.
      """,
    isDefault: false,
    examples: [
      .flags(
        """
        # ⟦The harbour bridge, closed for two years for repairs that were to take six months, opened on Monday \
        at noon to no applause⟧

        Nobody cut a ribbon.
        """, as: .markdown),
      .passes("# Harbour bridge opens\n\nNobody cut a ribbon.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  private static let longest = 110

  public func check(in view: DocumentView, report: inout Report) {
    let title = view.metadata.candidates(.title).first { $0.origin.kind != .titleElement }
    guard let title, let range = title.range else { return }
    let count = title.value.unicodeScalars.count
    guard count > Self.longest else { return }
    report.add(
      "The headline has \(count) characters; beyond \(Self.longest) it is cut off in many places.",
      atSource: range,
      field: "title")
  }
}
