public import GalleyLint
import GalleyText

/// Flags an ISSN in the metadata whose check digit is wrong.
public struct InvalidIssn: Rule {
  public static let card = RuleCard(
    id: "metadata/invalid-issn",
    severity: .error,
    summary: "The ISSN in the metadata is not valid.",
    why: """
      Libraries and citation programs file an article by its journal's ISSN. The last digit is computed \
      from the others (ISO 3297), so that a slip shows.
      """,
    examples: [
      .flags(
        "<head><meta name=\"citation_issn\" content=\"⟦2049-3631⟧\"></head><p>It opened on Monday.</p>",
        as: .html),
      .flags("---\nissn: ⟦2049-36301⟧\n---\n\nIt opened on Monday.\n", as: .markdown),
      .passes(
        "<head><meta name=\"citation_issn\" content=\"2049-3630\"></head><p>It opened on Monday.</p>",
        as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    // What stands in the text is read there.
    for entry in view.metadata.entries where entry.field == .issn && entry.origin.kind != .text {
      guard let range = entry.range else { continue }
      var value = Array(entry.value.utf8)
      if value.prefix(4).elementsEqual("ISSN".utf8) { value.removeFirst(4) }
      let digits = value.filter { $0 != 0x2D && $0 != 0x20 && $0 != 0x3A }
      if digits.count == 8, CheckDigit.isValid(digits) { continue }
      report.add(
        digits.count == 8
          ? "The check digit of the ISSN is wrong: one of its digits is not what it should be."
          : "“\(entry.value.shortened)” is no ISSN: one has eight digits.", atSource: range)
    }
  }
}
