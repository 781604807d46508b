import GalleyReport
import GalleyText

/// What a draft states of itself, all of it: the values that were taken and those that lost, with their places.
struct ExtractionEvidence {
  private let document: Document
  private let lines: LineIndex

  init(_ document: Document) {
    self.document = document
    lines = LineIndex(document.source)
  }

  /// The values of a field that were not taken and differ from those that were, each once.
  static func others(_ field: MetadataEntry.Field, _ metadata: Metadata) -> [MetadataEntry] {
    var known = Set(taken(field, metadata).map(\.value))
    return metadata.candidates(field).filter { known.insert($0.value).inserted }
  }

  private static func taken(_ field: MetadataEntry.Field, _ metadata: Metadata) -> [MetadataEntry] {
    field == .author || field == .tag ? metadata.all(field) : metadata.best(field).map { [$0] } ?? []
  }

  /// Writes an object with an array for each field that is stated, best value first; `start` and `end` count bytes of
  /// the file.
  func write(into json: inout JSONWriter) {
    json.object { json in
      for field in MetadataEntry.Field.allCases {
        let candidates = document.metadata.candidates(field)
        let rejected = document.metadata.rejected.filter { $0.field == field }
        guard !candidates.isEmpty || !rejected.isEmpty else { continue }
        let taken = Self.taken(field, document.metadata).count
        json.key(field.rawValue)
        json.array { json in
          for (index, entry) in (candidates + rejected).enumerated() {
            write(entry, isTaken: index < taken, isRejected: index >= candidates.count, into: &json)
          }
        }
      }
    }
  }

  private func write(_ entry: MetadataEntry, isTaken: Bool, isRejected: Bool, into json: inout JSONWriter) {
    json.object { json in
      json.member("value", entry.value)
      json.member("source", entry.origin.kind.rawValue)
      json.member("name", entry.origin.name)
      json.key("taken")
      json.boolean(isTaken)
      if isRejected {
        json.key("rejected")
        json.boolean(true)
      }
      guard let range = entry.range else { return }
      let place = lines.position(of: range.start)
      let bytes = document.source.fileRange(of: range)
      json.member("start", bytes.start)
      json.member("end", bytes.end)
      json.member("line", place.line)
      json.member("column", place.column)
    }
  }
}
