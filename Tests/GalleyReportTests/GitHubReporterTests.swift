import GalleyLint
import GalleyReport
import GalleyText
import Testing

@Suite struct GitHubReporterTests {
  @Test("The gravest come first, behind a notice that sums up")
  func order() {
    let text = "the the cat teh"
    let findings = [
      Sample.finding("cat", in: text, rule: "a/b", severity: .suggestion, message: "Dog?"),
      Sample.finding("the the", in: text, replacement: "the"),
    ]
    let output = Sample.output(
      .github, [Sample.report(text, findings)], failures: [DraftFailure(path: "c", message: "Gone.")])
    #expect(
      output.split(separator: "\n") == [
        "::notice title=Galley::2 findings in 1 draft: 1 error, 1 suggestion.",
        "::error file=c,title=Draft could not be read::Gone.",
        "::error file=drafts/a.txt,line=1,endLine=1,col=1,endColumn=8,title=typo/doubled-word::"
          + "This word stands twice.%0AFix: Replace it",
        "::notice file=drafts/a.txt,line=1,endLine=1,col=9,endColumn=12,title=a/b::Dog?",
      ])
  }

  @Test("No path and no message can end a command or begin another")
  func escaping() {
    let finding = Sample.finding("a", in: "a\nb", message: "100%\r\n::error::x, y: z")
    let output = Sample.output(.github, [Sample.report("a\nb", [finding], path: "50%,a:b\n.txt")])
    #expect(output.split(separator: "\n").count == 2)
    #expect(output.contains("file=50%25%2Ca%3Ab%0A.txt,line=1"))
    #expect(output.contains("::100%25%0D%0A::error::x, y: z\n"))
  }

  @Test("A path is one of the repository, and nothing in it or in a message acts on the log")
  func paths() {
    let finding = Sample.finding("a", in: "a", message: "Not \u{202E}this.")
    let output = Sample.output(.github, [Sample.report("a", [finding], path: "./é\u{1B}[31m\u{202E}.md")])
    #expect(output.contains("file=é%1B[31m%E2%80%AE.md,line=1"))
    #expect(output.contains("::Not ‹U+202E›this."))
  }

  @Test("More than GitHub shows is said, and all are there")
  func many() {
    let text = String(repeating: "a ", count: 25)
    let findings = (0..<25).map { index in
      Finding(rule: "a/b", severity: .warning, message: "No.", range: SourceRange(index * 2, index * 2 + 1))
    }
    let output = Sample.output(.github, [Sample.report(text, findings)])
    #expect(output.split(separator: "\n").count == 26)
    #expect(
      output.hasPrefix(
        "::notice title=Galley::25 findings in 1 draft: 25 warnings. GitHub shows 10 of a kind"))
  }

  @Test("A finding over several lines has no columns, a clean run no output")
  func columns() {
    let output = Sample.output(.github, [Sample.report("a\nb", [Sample.finding("a\nb", in: "a\nb")])])
    #expect(output.contains("line=1,endLine=2,title="))
    #expect(Sample.output(.github, [Sample.report("a", [])]).isEmpty)
  }
}
