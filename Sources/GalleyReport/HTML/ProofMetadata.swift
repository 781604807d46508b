import GalleyLint
import GalleyText

/// What a draft says about itself, as a table: each value with what states it, values that differ side by side.
struct ProofMetadata {
  let proof: DraftProof

  private struct Value {
    var text: String
    var origins: [String]
  }

  private static let rows: [(MetadataEntry.Field, StaticString)] = [
    (.title, "Title"), (.author, "Author"), (.published, "Published"), (.modified, "Modified"),
    (.description, "Description"), (.canonical, "Canonical"), (.language, "Language"), (.section, "Section"),
    (.siteName, "Site"), (.image, "Image"),
  ]

  /// Whether there is anything to show; a plain text says nothing about itself.
  var isPresent: Bool {
    let metadata = proof.document.metadata
    return !metadata.entries.isEmpty || metadata.isPage || metadata.hasFrontMatter
      || !metadata.rejected.isEmpty
  }

  /// Appends the table.
  func append(to markup: inout Markup) {
    markup.raw("<table class=\"metadata\"><caption>Metadata</caption><tbody>\n")
    var missing: [StaticString] = []
    for (field, name) in Self.rows {
      guard isShown(field) else {
        missing.append(name)
        continue
      }
      markup.raw("<tr><th scope=\"row\">")
      markup.raw(name)
      appendReferences(of: field, to: &markup)
      markup.raw("</th><td>")
      appendValues(of: field, to: &markup)
      markup.raw("</td></tr>\n")
    }
    if !missing.isEmpty {
      markup.raw("<tr><th scope=\"row\">Not stated</th><td class=\"missing\">")
      markup.text(missing.map { "\($0)".lowercased() }.joined(separator: ", "))
      markup.raw("</td></tr>\n")
    }
    markup.raw("</tbody></table>\n")
  }

  /// Whether a field has a row of its own: there is a value, or a finding says that there is none.
  private func isShown(_ field: MetadataEntry.Field) -> Bool {
    let metadata = proof.document.metadata
    return metadata.best(field) != nil || metadata.rejected.contains { $0.field == field }
      || proof.draft.findings.contains { $0.field == field.rawValue }
  }

  private func appendValues(of field: MetadataEntry.Field, to markup: inout Markup) {
    let values = distinct(field)
    if values.isEmpty { markup.raw("<span class=\"missing\">not stated</span> ") }
    markup.open("div", class: values.count > 1 ? "values several" : "values")
    for value in values {
      markup.raw("<div class=\"value\"><span>")
      markup.text(value.text)
      markup.raw("</span> ")
      markup.element("small", value.origins.joined(separator: ", "))
      markup.raw("</div>")
    }
    for entry in proof.document.metadata.rejected where entry.field == field {
      markup.raw("<div class=\"value rejected\"><s>")
      markup.text(entry.value)
      markup.raw("</s> ")
      markup.element("small", "\(Self.name(entry.origin)), not taken")
      markup.raw("</div>")
    }
    markup.raw("</div>")
  }

  private func appendReferences(of field: MetadataEntry.Field, to markup: inout Markup) {
    for (index, finding) in proof.draft.findings.enumerated() where finding.field == field.rawValue {
      markup.raw("<span class=\"")
      markup.text(finding.severity.name)
      markup.raw("\">")
      proof.appendReference(index, to: &markup)
      markup.raw("</span>")
    }
  }

  private func distinct(_ field: MetadataEntry.Field) -> [Value] {
    var values: [Value] = []
    var places: [String: Int] = [:]
    for entry in proof.document.metadata.candidates(field) {
      if let place = places[entry.value] {
        let name = Self.name(entry.origin)
        if !values[place].origins.contains(name) { values[place].origins.append(name) }
      } else {
        places[entry.value] = values.count
        values.append(Value(text: entry.value, origins: [Self.name(entry.origin)]))
      }
    }
    return values
  }

  private static func name(_ origin: MetadataEntry.Origin) -> String {
    origin.name.isEmpty || origin.name == origin.kind.rawValue
      ? origin.kind.rawValue : "\(origin.kind.rawValue) \(origin.name)"
  }
}
