import GalleyReport
import GalleyText

/// The formats that extractions are written in.
public enum ExtractionFormat: String, Sendable, CaseIterable {
  /// For people, each value with what stated it and where.
  case text
  /// One array of objects.
  case json
  /// One object a line.
  case jsonl

  func begin(into output: inout [UInt8]) {
    if self == .json { output.append(0x5B) }
  }

  func add(_ extraction: Extraction, isFirst: Bool, into output: inout [UInt8]) {
    switch self {
    case .text:
      if !isFirst { output.append(0x0A) }
      Self.appendText(extraction, to: &output)
    case .json:
      output.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      output.append(contentsOf: Self.json(extraction))
    case .jsonl:
      output.append(contentsOf: Self.json(extraction))
      output.append(0x0A)
    }
  }

  func end(into output: inout [UInt8]) {
    if self == .json { output.append(contentsOf: "\n]\n".utf8) }
  }

  private static func json(_ extraction: Extraction) -> [UInt8] {
    let metadata = extraction.document.metadata
    var json = JSONWriter()
    json.object { json in
      json.member("path", extraction.path)
      json.member("format", extraction.document.format.rawValue)
      json.member("encoding", extraction.document.source.encoding)
      for (name, field) in Extraction.singleFields {
        json.key(name)
        if let value = metadata.best(field)?.value { json.string(value) } else { json.null() }
        // The authors stand behind the title, as on a page.
        if field == .title { appendList("authors", metadata.all(.author), to: &json) }
      }
      appendList("tags", metadata.all(.tag), to: &json)
      json.key("evidence")
      ExtractionEvidence(extraction.document).write(into: &json)
      json.key("text")
      json.string(utf8: extraction.text[...])
    }
    return json.bytes
  }

  private static func appendList(_ name: String, _ entries: [MetadataEntry], to json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      for entry in entries { json.string(entry.value) }
    }
  }

  /// What stated a value, and by which name: `JSON-LD: author`.
  private static func source(_ origin: MetadataEntry.Origin) -> String {
    let kind = origin.kind.rawValue
    return origin.name.isEmpty || origin.name == kind ? kind : "\(kind): \(PlainLine.of(origin.name))"
  }

  private static func appendText(_ extraction: Extraction, to output: inout [UInt8]) {
    let document = extraction.document
    let lines = LineIndex(document.source)
    func append(_ name: String, _ entry: MetadataEntry) {
      var text = "\(name): \(PlainLine.of(entry.value)) (\(Self.source(entry.origin))"
      if let range = entry.range {
        let place = lines.position(of: range.start)
        text += ", \(place.line):\(place.column)"
      }
      output.append(contentsOf: (text + ")\n").utf8)
    }
    output.append(contentsOf: "path: \(PlainLine.of(extraction.path))\n".utf8)
    output.append(contentsOf: "format: \(document.format.rawValue)\n".utf8)
    output.append(contentsOf: "encoding: \(document.source.encoding) (\(document.source.evidence.rawValue))\n".utf8)
    for (name, field) in Extraction.textFields {
      if let entry = document.metadata.best(field) { append(name, entry) }
      for entry in ExtractionEvidence.others(field, document.metadata) { append("  not " + name, entry) }
      if field == .title {
        for entry in document.metadata.all(.author) { append("author", entry) }
        for entry in ExtractionEvidence.others(.author, document.metadata) { append("  not author", entry) }
      }
    }
    for entry in document.metadata.all(.tag) { append("tag", entry) }
    output.append(0x0A)
    PlainLine.append(extraction.text, to: &output)
    output.append(0x0A)
  }
}
