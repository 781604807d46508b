public import GalleyLint
import GalleyPattern
import GalleyText

/// Flags metadata whose value is not what a house allows.
public struct FieldValue: Rule {
  public static let card = RuleCard(
    id: "metadata/field-value",
    severity: .error,
    summary: "A value is not among those that galley.yml allows.",
    why: """
      Sections, authors and addresses have to be written as the system knows them, or the article is filed under \
      a section that does not exist. A house lists the values, or gives patterns that they must or must not match, \
      under `metadata: fields`; for dates, the time zones. The best source of the draft is held to it.
      """,
    examples: [
      .flags(
        "---\ntitle: Bridge opens\nsection: ⟦Lokal⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    section: {values: [Local, World]}\n"),
      .flags(
        "---\ntitle: ⟦Bridge opens.⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    title: {no-match: '\\.$'}\n"),
      .flags(
        "---\ntitle: Bridge opens\ndate: ⟦2025-01-13T10:30:00⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    published: {zone: required}\n"),
      .flags(
        "---\ntitle: Bridge opens\ndate: ⟦2025-01-13T10:30:00Z⟧\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    published: {zone: ['+01:00', '+02:00']}\n"),
      .passes(
        "---\ntitle: Bridge opens\nsection: Local\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    section: {values: [Local, World]}\n    title: {match: '^\\p{Lu}'}\n"),
      .passes(
        "---\ntitle: Bridge opens\ndate: 2025-01-13T10:30:00+01:00\n---\n\nIt opened on Monday.\n", as: .markdown,
        configuration: "metadata:\n  fields:\n    published: {zone: ['+01:00', '+02:00']}\n"),
      .passes("---\ntitle: Bridge opens.\nsection: Lokal\n---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for demand in view.settings.metadata.fields {
      for entry in view.metadata.all(demand.field) {
        guard let range = entry.range, let message = fault(of: entry.value, demand) else { continue }
        report.add(message, atSource: range, field: demand.field.name)
      }
    }
  }

  private func fault(of value: String, _ demand: FieldDemand) -> String? {
    let name = demand.field.name
    if !demand.values.isEmpty, !demand.values.contains(value) {
      let known =
        demand.values.count <= 8 ? "the house has " + demand.values.joined(separator: ", ") : "the house lists others"
      return "“\(value.shortened)” is no \(name) of the house: \(known)."
    }
    for (pattern, isWanted) in [(demand.match, true), (demand.mismatch, false)] {
      guard let pattern else { continue }
      switch pattern.search(Array(value.utf8)) {
      case .found where isWanted, .missing where !isWanted: continue
      case .found: return "The \(name) matches “\(pattern.text)”, which the house does not allow."
      case .missing: return "The \(name) does not match “\(pattern.text)”, as the house asks."
      case .tooCostly:
        return "The \(name) cannot be held to “\(pattern.text)”: the pattern takes too many steps; make it simpler."
      }
    }
    return demand.zone.flatMap { zoneFault(of: value, $0, name) }
  }

  private func zoneFault(of value: String, _ zone: ZoneDemand, _ name: String) -> String? {
    guard let date = CalendarDate(parsing: value) else { return nil }
    guard let offset = date.zoneOffset else {
      return "The date (\(name)) states no time zone, as the house asks; write it as 2025-01-13T10:30:00+01:00."
    }
    guard case .offsets(let offsets) = zone, !offsets.contains(offset) else { return nil }
    return "The date (\(name)) is in a time zone that the house does not use."
  }
}
