import Foundation
import GalleyLint
import GalleyReport
import GalleyText
import Testing

@Suite struct SARIFReporterTests {
  static let text = "One é\nthe the cat. The the the end.\u{2028}"

  static var output: String {
    var first = Sample.finding("the the", in: text, replacement: "the")
    first.related = [RelatedPlace(message: "As here.", range: SourceRange(0, 3))]
    let missing = Finding(
      rule: "metadata/missing-author", severity: .warning, message: "No author.", range: SourceRange(0, 0),
      field: "author")
    let other = Finding(
      rule: "stet/unused", severity: .suggestion, message: "Nothing stands.", range: SourceRange(4, 6),
      fixes: [
        SourceFix(title: "Remove", applicability: .suggested, edits: [SourceEdit(SourceRange(4, 6), [])])
      ])
    return Sample.output(
      .sarif,
      [
        Sample.report(text, [missing, other, first], path: "./my drafts/ü#1.txt"),
        Sample.report("Fine.", [], path: "b"),
      ], failures: [DraftFailure(path: "/abs/c:d", message: "It is a folder.")])
  }

  func run(_ text: String) throws -> [String: Any] {
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  @Test("Results name their rule, its index and their place")
  func results() throws {
    let run = try run(Self.output)
    let results = try #require(run["results"] as? [[String: Any]])
    let tool = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(tool["rules"] as? [[String: Any]])
    #expect(results.map { $0["level"] as? String } == ["warning", "note", "error"])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let location = try #require(
      (results[2]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    #expect((location["artifactLocation"] as? [String: String])?["uri"] == "my%20drafts/%C3%BC%231.txt")
    #expect(
      location["region"] as? [String: Int] == [
        "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 8, "byteOffset": 7, "byteLength": 7,
      ])
    #expect((run["invocations"] as? [[String: Any]])?.first?["executionSuccessful"] as? Bool == false)
    #expect(Self.output.contains("file:///abs/c%3Ad"))
  }

  @Test("A fingerprint outlives lines put above it and tells equal finds apart")
  func fingerprints() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let bytes = Array(text.utf8)
      let starts = bytes.indices.filter { bytes[$0...].starts(with: "teh".utf8) }
      let findings = starts.map {
        Finding(rule: "typo/x", severity: .error, message: "No.", range: SourceRange($0, $0 + 3))
      }
      let results =
        try run(Sample.output(.sarif, [Sample.report(text, findings)]))["results"] as? [[String: Any]]
      return (results ?? []).compactMap { ($0["partialFingerprints"] as? [String: String])?["galley/v1"] }
    }
    let tail = "Long enough a line before teh cat stands here and goes on."
    let plain = try fingerprints(tail)
    #expect(try fingerprints("A new paragraph.\n\n" + tail) == plain)
    #expect(try fingerprints(tail.replacing("cat", with: "dog")) != plain)
    let twice = try fingerprints(tail + "\n" + String(repeating: " ", count: 60) + "\n" + tail)
    #expect(Set(twice).count == 2)
  }

  @Test(
    "The log is valid by the schema",
    .enabled(
      if: Tool.sarifSchema != nil && Tool.hasValidator,
      "needs sarif-schema-2.1.0.json in $GALLEY_SCHEMAS, and python3 with jsonschema"))
  func schema() throws {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1])); log = json.load(open(sys.argv[2]))
      jsonschema.validators.validator_for(schema)(schema).validate(log)
      """
    for text in [Self.output, Sample.output(.sarif, [])] {
      let (code, said) = try Tool.run(
        ["python3", "-c", script, Tool.sarifSchema ?? "", "FILE"], on: text, suffix: ".sarif")
      #expect(code == 0, "\(said)")
    }
  }
}
