import GalleyLint
import GalleyText

/// The findings of one draft as SARIF results.
struct SARIFResultWriter {
  private let uri: String
  private let source: Source
  private let lines: LineIndex
  private var fingerprint = FindingFingerprint()

  init(_ draft: DraftReport) {
    uri = ArtifactURI.of(draft.path)
    source = draft.document.source
    lines = LineIndex(draft.document.source)
  }

  mutating func write(_ finding: Finding, ruleIndex: Int, into json: inout JSONWriter) {
    let fingerprint = fingerprint.of(finding, in: source.utf8)
    json.object { json in
      json.member("ruleId", finding.rule)
      json.member("ruleIndex", ruleIndex)
      json.member("level", SARIFRules.level(finding.severity))
      json.member("message") { $0.member("text", finding.message) }
      json.key("locations")
      json.array { json in
        json.object { json in writePlace(finding.range, into: &json) }
      }
      writeRelated(finding.related, into: &json)
      writeFixes(finding.fixes.filter { !$0.edits.isEmpty }, into: &json)
      json.member("partialFingerprints") { $0.member("galley/v1", fingerprint) }
      if let field = finding.field { json.member("properties") { $0.member("field", field) } }
    }
  }

  private func writePlace(_ range: SourceRange, into json: inout JSONWriter) {
    json.member("physicalLocation") { json in
      json.member("artifactLocation") { $0.member("uri", uri) }
      json.member("region") { json in
        let start = lines.position(of: range.start)
        let end = lines.position(of: range.end)
        json.member("startLine", start.line)
        json.member("startColumn", start.column)
        json.member("endLine", end.line)
        json.member("endColumn", end.column)
        writeBytes(range, into: &json)
      }
    }
  }

  private func writeBytes(_ range: SourceRange, into json: inout JSONWriter) {
    let file = source.fileRange(of: range)
    json.member("byteOffset", file.start)
    json.member("byteLength", file.end - file.start)
  }

  private func writeRelated(_ places: [RelatedPlace], into json: inout JSONWriter) {
    guard !places.isEmpty else { return }
    json.key("relatedLocations")
    json.array { json in
      for (index, place) in places.enumerated() {
        json.object { json in
          json.member("id", index + 1)
          json.member("message") { $0.member("text", place.message) }
          writePlace(place.range, into: &json)
        }
      }
    }
  }

  private func writeFixes(_ fixes: [SourceFix], into json: inout JSONWriter) {
    guard !fixes.isEmpty else { return }
    json.key("fixes")
    json.array { json in
      for fix in fixes {
        json.object { json in
          json.member("description") { $0.member("text", fix.title) }
          json.key("artifactChanges")
          json.array { json in writeChange(fix.edits, into: &json) }
          json.member("properties") { $0.member("applicability", fix.applicability.name) }
        }
      }
    }
  }

  private func writeChange(_ edits: [SourceEdit], into json: inout JSONWriter) {
    json.object { json in
      json.member("artifactLocation") { $0.member("uri", uri) }
      json.key("replacements")
      json.array { json in
        for edit in edits {
          json.object { json in
            json.member("deletedRegion") { writeBytes(edit.range, into: &$0) }
            guard !edit.replacement.isEmpty else { return }
            json.member("insertedContent") { json in
              json.key("text")
              json.string(utf8: edit.replacement[...])
            }
          }
        }
      }
    }
  }
}
