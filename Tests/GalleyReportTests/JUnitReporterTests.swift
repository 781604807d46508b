import GalleyLint
import GalleyReport
import GalleyText
import Testing

@Suite struct JUnitReporterTests {
  static var output: String {
    let text = "the the cat"
    let hostile = Sample.finding(
      "cat", in: text, severity: .suggestion, message: "A \"<b>\" & \u{1}\u{202E}\u{FFFF} ]]> end",
      replacement: "")
    return Sample.output(
      .junit,
      [
        Sample.report(text, [Sample.finding("the the", in: text), hostile], path: "a & <b>.txt"),
        Sample.report("Fine.", [], path: "fine.txt"),
      ], failures: [DraftFailure(path: "c", message: "It is a folder.")])
  }

  @Test("Each finding is a failed case, a clean draft one that passes, an unreadable one an error")
  func cases() {
    let output = Self.output
    #expect(output.contains("tests=\"2\" failures=\"2\" errors=\"0\""))
    #expect(output.contains("<testcase name=\"no findings\" classname=\"fine.txt\" time=\"0\"/>"))
    #expect(output.contains("<error type=\"unreadable\" message=\"It is a folder.\">"))
    #expect(
      output.contains(
        "<failure type=\"suggestion\" message=\"A &quot;&lt;b&gt;&quot; &amp; ‹U+0001›‹U+202E›‹U+FFFF›"))
    #expect(!output.unicodeScalars.contains { $0.value == 1 || $0.value == 0xFFFF })
  }

  @Test(
    "The report is valid by the schema",
    .enabled(
      if: Tool.junitSchema != nil && Tool.hasXMLLint, "needs JUnit.xsd in $GALLEY_SCHEMAS, and xmllint"))
  func schema() throws {
    for text in [Self.output, Sample.output(.junit, [])] {
      let (code, said) = try Tool.run(
        ["xmllint", "--noout", "--nonet", "--schema", Tool.junitSchema ?? "", "FILE"], on: text,
        suffix: ".xml")
      #expect(code == 0, "\(said)")
    }
  }
}
