import GalleyLint
import GalleyText

/// A finding as JSON, the same in every JSON format: byte offsets in the file as it lies on disk, lines and columns
/// from 1.
///
/// A class, so that the closures that write copy one reference of it.
final class FindingObject {
  let document: Document
  let lines: LineIndex

  init(_ draft: DraftReport) {
    document = draft.document
    lines = LineIndex(draft.document.source)
  }

  /// Writes one finding; without a path where the object around it says it.
  func write(_ finding: Finding, path: String?, into json: inout JSONWriter) {
    json.object { json in
      if let path { json.member("path", path) }
      json.member("rule", finding.rule)
      json.member("severity", finding.severity.name)
      json.member("message", finding.message)
      if let field = finding.field { json.member("field", field) }
      writePlace(finding.range, into: &json)
      json.key("fixes")
      json.array { json in
        for fix in finding.fixes { write(fix, into: &json) }
      }
      guard !finding.related.isEmpty else { return }
      json.key("related")
      json.array { json in
        for place in finding.related {
          json.object { json in
            json.member("message", place.message)
            writePlace(place.range, into: &json)
          }
        }
      }
    }
  }

  private func write(_ fix: SourceFix, into json: inout JSONWriter) {
    json.object { json in
      json.member("title", fix.title)
      json.member("applicability", fix.applicability.name)
      json.key("edits")
      json.array { json in
        for edit in fix.edits {
          json.object { json in
            let range = document.source.fileRange(of: edit.range)
            json.member("start", range.start)
            json.member("end", range.end)
            json.key("replacement")
            json.string(utf8: edit.replacement[...])
          }
        }
      }
    }
  }

  private func writePlace(_ range: SourceRange, into json: inout JSONWriter) {
    let file = document.source.fileRange(of: range)
    let start = lines.position(of: range.start)
    let end = lines.position(of: range.end)
    json.member("start", file.start)
    json.member("end", file.end)
    json.member("line", start.line)
    json.member("column", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
  }
}
