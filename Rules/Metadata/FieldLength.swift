public import GalleyLint
import GalleyText

/// Flags metadata that is shorter or longer than a house allows.
public struct FieldLength: Rule {
  public static let card = RuleCard(
    id: "metadata/field-length",
    severity: .error,
    summary: "A value is shorter or longer than galley.yml allows.",
    why: """
      A title that is cut off in search results, a description that fills no line: a house sets the lengths that \
      its pages have room for under `metadata: fields`, in characters. Of several titles the one that readers see \
      is measured.
      """,
    examples: [
      .flags(
        "---\ntitle: ⟦The bridge opens at last⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    title: {length: ..20}\n"),
      .flags(
        "---\ntitle: Bridge opens\ndescription: ⟦Late.⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    description: {length: 20..160}\n"),
      .passes(
        "---\ntitle: Brücke öffnet sich\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    title: {length: ..18}\n"),
      .passes("---\ntitle: The bridge opens at last\n---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for demand in view.settings.metadata.fields {
      for entry in view.metadata.all(demand.field) {
        guard let range = entry.range else { continue }
        let count = entry.value.unicodeScalars.count
        if let greatest = demand.greatestLength, count > greatest {
          report.add(
            "The \(demand.field.name) has \(count) characters; the house allows at most \(greatest).", atSource: range,
            field: demand.field.name)
        } else if let least = demand.leastLength, count < least {
          report.add(
            "The \(demand.field.name) has \(count) characters; the house asks for at least \(least).", atSource: range,
            field: demand.field.name)
        }
      }
    }
  }
}
