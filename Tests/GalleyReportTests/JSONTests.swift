import Foundation
import GalleyLint
import GalleyReport
import GalleyText
import Testing

@Suite struct JSONTests {
  func parsed(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("What a string holds comes back as it was")
  func escaping() throws {
    let hostile =
      "quote \" back \\ tab \t nul \u{0} delete \u{7F} line \u{2028}\u{2029} bidi \u{202E} é 漢 🙂 </script>"
    var json = JSONWriter()
    json.object { $0.member("text", hostile) }
    #expect(try parsed(String(decoding: json.bytes, as: UTF8.self))["text"] as? String == hostile)
    #expect(!json.bytes.contains { $0 < 0x20 || $0 == 0x7F })
    #expect(
      !String(decoding: json.bytes, as: UTF8.self).unicodeScalars.contains {
        (0x2028...0x202E).contains($0.value)
      })
  }

  @Test("Bytes that are no UTF-8 become U+FFFD, one each")
  func invalidBytes() {
    var json = JSONWriter()
    json.array { $0.string(utf8: [0x61, 0xFF, 0xE2, 0x80, 0x62][...]) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[\"a\u{FFFD}\u{FFFD}\u{FFFD}b\"]")
  }

  @Test("A finding is one line with places in file bytes, lines and columns")
  func finding() throws {
    let text = "One é\nthe the cat"
    let found = Sample.finding("the the", in: text, replacement: "the")
    let output = Sample.output(.jsonl, [Sample.report(text, [found])])
    #expect(
      output == """
        {"path":"drafts/a.txt","rule":"typo/doubled-word","severity":"error","message":"This word stands twice.",\
        "start":7,"end":14,"line":2,"column":1,"endLine":2,"endColumn":8,"fixes":[{"title":"Replace it",\
        "applicability":"safe","edits":[{"start":7,"end":14,"replacement":"the"}]}]}

        """)
  }

  @Test("In a file of another encoding, places are bytes of that file")
  func transcoded() throws {
    let utf8 = Array("é the the".utf8)
    let source = Source(
      bytes: [0xE9] + Array(" the the".utf8), utf8: utf8, encoding: "WINDOWS-1252", evidence: .fallback,
      markLength: 0, invalid: [],
      units: [
        TranscodedUnit(textStart: 0, fileStart: 0, count: 1, textWidth: 2, fileWidth: 1),
        TranscodedUnit(textStart: 2, fileStart: 1, count: 8, textWidth: 1, fileWidth: 1),
      ])
    let finding = Sample.finding("the the", in: "é the the", replacement: "the")
    let draft = DraftReport(
      path: "a", document: Sample.document(source), findings: [finding], suppressed: 0, wordCount: 3)
    let object = try parsed(Sample.output(.jsonl, [draft]))
    #expect(object["start"] as? Int == 2)
    #expect(object["end"] as? Int == 9)
    #expect(object["column"] as? Int == 3)
    let edit = ((object["fixes"] as? [[String: Any]])?.first?["edits"] as? [[String: Any]])?.first
    #expect(edit?["start"] as? Int == 2)
  }

  @Test("A field and related places are there when there are any")
  func fieldAndRelated() throws {
    let finding = Finding(
      rule: "metadata/missing-author", severity: .warning, message: "No author.", range: SourceRange(0, 0),
      field: "author", related: [RelatedPlace(message: "Look here.", range: SourceRange(2, 3))])
    let object = try parsed(Sample.output(.jsonl, [Sample.report("One\ntwo", [finding])]))
    #expect(object["field"] as? String == "author")
    #expect(object["start"] as? Int == object["end"] as? Int)
    #expect((object["related"] as? [[String: Any]])?.first?["message"] as? String == "Look here.")
  }

  @Test("The one object holds drafts, failures and a summary")
  func wholeObject() throws {
    let text = "the the cat"
    let found = Sample.finding("the the", in: text, replacement: "the")
    let output = Sample.output(
      .json, [Sample.report(text, [found]), Sample.report("Fine.", [], path: "b")],
      failures: [DraftFailure(path: "c", message: "It is a folder.")])
    let object = try parsed(output)
    let drafts = try #require(object["drafts"] as? [[String: Any]])
    #expect(drafts.map { $0["path"] as? String } == ["drafts/a.txt", "b"])
    #expect((drafts[0]["findings"] as? [[String: Any]])?.first?["path"] == nil)
    #expect(drafts[0]["encoding"] as? String == "UTF-8")
    let summary = try #require(object["summary"] as? [String: Int])
    #expect(summary["errors"] == 1 && summary["warnings"] == 0 && summary["fixable"] == 1)
    #expect(summary["drafts"] == 2 && summary["draftsWithFindings"] == 1 && summary["words"] == 4)
    #expect((object["failures"] as? [[String: String]])?.first?["message"] == "It is a folder.")
    #expect(object["version"] as? String == "1.2.3")
  }

  @Test("A clean run gives no lines")
  func clean() {
    #expect(Sample.output(.jsonl, [Sample.report("Fine.", [])]).isEmpty)
  }
}
