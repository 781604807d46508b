import GalleyLint
import GalleyReport
import GalleyText
import Testing

@Suite struct TextReporterTests {
  func lines(_ text: String, _ findings: [Finding], context: ReportContext = Sample.context()) -> [String] {
    Sample.output(.text, [Sample.report(text, findings)], context: context).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  @Test("A finding shows its place, its line with a caret beneath, and its fix")
  func wholeFinding() {
    let text = "First line.\nIn the the house."
    var finding = Sample.finding("the the", in: text, replacement: "the")
    finding.related = [RelatedPlace(message: "As here.", range: SourceRange(6, 10))]
    #expect(
      lines(text, [finding]) == [
        "drafts/a.txt:2:4: error: This word stands twice. [typo/doubled-word]",
        "  2 | In the the house.",
        "    |    ^^^^^^^",
        "  fix: - In the the house.",
        "       + In the house.",
        "  see drafts/a.txt:1:7: As here.",
        "",
        "1 finding in 1 draft: 1 error; 1 can be fixed by `galley fix`",
        "",
      ])
  }

  @Test("Carets reckon with wide and combining characters and with tabs")
  func carets() {
    let text = "漢字 e\u{301} teh\tend"
    let shown = lines(text, [Sample.finding("teh\te", in: text)])
    #expect(shown[1] == "  1 | 漢字 e\u{301} teh  end")
    #expect(shown[2] == "    |        ^^^^^^")
  }

  @Test("A terminal cannot be tricked by path, message or draft")
  func hostile() {
    let text = "a\u{202E}b\u{1B}[31mc\u{200B}\u{A0}d teh"
    let finding = Sample.finding("teh", in: text, message: "Not \u{1B}[2J\nthis.")
    let output = Sample.output(.text, [Sample.report(text, [finding], path: "x\u{7}\n.txt")])
    #expect(output.contains("a‹U+202E›b‹U+001B›[31mc‹U+200B›‹U+00A0›d teh"))
    #expect(output.contains("x‹U+0007›‹U+000A›.txt:1:"))
    #expect(output.contains("Not ‹U+001B›[2J‹U+000A›this."))
    #expect(!output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x7 || $0.value == 0x202E })
    #expect(output.contains("\n    | " + String(repeating: " ", count: 41) + "^^^\n"))
  }

  @Test("Of a long line, the part around the finding is shown")
  func longLine() {
    let text =
      String(repeating: "lorem ", count: 50_000) + "teh " + String(repeating: "ipsum ", count: 50_000)
    let shown = lines(text, [Sample.finding("teh", in: text)], context: Sample.context(width: 80))
    #expect(shown[1].unicodeScalars.count <= 82)
    #expect(shown[1].contains("…") && shown[1].contains(" teh "))
    let caret = shown[2].prefix { $0 != "^" }.count
    #expect(shown[1].dropFirst(caret).hasPrefix("teh"))
  }

  @Test("Where only white space changes, it is made visible")
  func spaces() {
    let text = "two  spaces"
    let shown = lines(text, [Sample.finding("  ", in: text, replacement: " ", .suggested)])
    #expect(shown[3] == "  suggest: - two··spaces")
    #expect(shown[4] == "           + two·spaces")
  }

  @Test("A change is shown with the words around it, not with tags")
  func tags() {
    let text = "<p class=\"x\">In the the house.</p>"
    let shown = lines(text, [Sample.finding("the the", in: text, replacement: "the")])
    #expect(shown[3...4] == ["  fix: - In the the house.", "       + In the house."])
  }

  @Test("A fix over several lines is told by its title")
  func titles() {
    let text = "one\ntwo"
    #expect(lines(text, [Sample.finding("e\nt", in: text, replacement: "")])[3] == "  fix: Replace it")
  }

  @Test("What is missing points at no text")
  func missing() {
    let finding = Finding(
      rule: "metadata/missing-author", severity: .warning, message: "No author.", range: SourceRange(0, 0),
      field: "author")
    #expect(
      lines("One", [finding]) == [
        "drafts/a.txt:1:1: warning: No author. [metadata/missing-author]", "",
        "1 finding in 1 draft: 1 warning", "",
      ])
  }

  @Test("A clean run prints nothing, an unreadable draft is named")
  func clean() {
    #expect(Sample.output(.text, [Sample.report("Fine.", [])]).isEmpty)
    let output = Sample.output(
      .text, [], failures: [DraftFailure(path: "b.html", message: "It is a folder.")])
    #expect(output == "b.html: error: It is a folder.\n\n1 draft could not be read\n")
  }

  @Test("Colour comes only when asked for")
  func color() {
    let text = "the the"
    let finding = Sample.finding("the the", in: text, replacement: "the")
    #expect(!lines(text, [finding]).joined().contains("\u{1B}"))
    let colored = lines(text, [finding], context: Sample.context(usesColor: true)).joined(separator: "\n")
    #expect(colored.contains("\u{1B}[1;31merror: \u{1B}[0m") && colored.contains("\u{1B}[32m+ \u{1B}[0m"))
  }

  @Test("Bytes that are no text are shown by their value")
  func invalidBytes() {
    let bytes = Array("a".utf8) + [0xFF] + Array("b teh".utf8)
    let source = Source(
      bytes: bytes, utf8: bytes, encoding: "UTF-8", evidence: .assumed, markLength: 0,
      invalid: [SourceRange(1, 2)], units: [])
    let finding = Finding(rule: "x/y", severity: .error, message: "Bad.", range: SourceRange(1, 2))
    let draft = DraftReport(
      path: "a", document: Sample.document(source), findings: [finding], suppressed: 0, wordCount: 1)
    let output = Sample.output(.text, [draft])
    #expect(output.contains("  1 | a‹0xFF›b teh\n    |  ^^^^^^\n"))
  }
}
