import GalleyIngest
import GalleyLint
import GalleyText
import Testing

/// What becomes of the fixes that a rule proposes.
@Suite struct FindingResolverTests {
  /// Proposes to write the whole first block otherwise, and then to write its first byte so.
  struct TwoAnswers: Checker {
    var cards: [RuleCard] {
      [RuleCard(id: "t/two", severity: .error, fix: .safe, summary: "Two answers.", why: "A test.", examples: [])]
    }
    var wakes: [Wake] { [.document] }

    func check(in view: DocumentView, report: inout Report) {
      let whole = view.blocks[0].range
      report.add(
        "Two answers.", at: whole,
        fixes: [
          .replace(whole, with: Array("x".utf8), .safe, title: "The right one"),
          .replace(TextRange(whole.start, whole.start + 1), with: Array("y".utf8), .safe, title: "Another one"),
        ])
    }
  }

  private func lint(_ page: String) throws -> [Finding] {
    let document = try Ingester.ingest(Array(page.utf8), format: .html)
    return Linter(checkers: [TwoAnswers()], settings: LintSettings()).lint(document).findings
  }

  @Test("Only the first fix can be safe; what comes behind it is another answer")
  func first() throws {
    let fixes = try #require(try lint("<p>abc</p>").first?.fixes)
    #expect(fixes.map(\.applicability) == [.safe, .suggested])
  }

  @Test("Where the right fix is not proven, no other one is applied in its place")
  func unproven() throws {
    let page = "<p>a<b>bc</b></p>"
    let findings = try lint(page)
    #expect(findings.first?.fixes.map(\.title) == ["Another one"])
    let round = Fixer.apply(findings, to: Array(page.utf8), threshold: .safe)
    #expect(round.edits.isEmpty)
  }

  /// Marks the first block with a fix of some trust, and its first letter without one.
  struct Nested: Checker {
    let trust: Applicability
    var cards: [RuleCard] {
      [RuleCard(id: "t/nested", severity: .error, fix: .safe, summary: "Nested.", why: "A test.", examples: [])]
    }
    var wakes: [Wake] { [.document] }

    func check(in view: DocumentView, report: inout Report) {
      let whole = view.blocks[0].range
      report.add("Whole.", at: whole, fixes: [.replace(whole, with: Array("x".utf8), trust, title: "Write it")])
      report.add("Part.", at: TextRange(whole.start, whole.start + 1))
    }
  }

  @Test(
    "What lies inside a stretch that is mended for certain is not told", arguments: [Applicability.safe, .suggested])
  func covered(trust: Applicability) throws {
    let document = try Ingester.ingest(Array("<p>abc</p>".utf8), format: .html)
    let findings = Linter(checkers: [Nested(trust: trust)], settings: LintSettings()).lint(document).findings
    #expect(findings.map(\.message) == (trust == .safe ? ["Whole."] : ["Part.", "Whole."]))
  }

  /// Proposes to take out every DEL, which a parser takes for text.
  struct Deleting: Checker {
    var cards: [RuleCard] {
      [RuleCard(id: "t/del", severity: .error, fix: .safe, summary: "A DEL.", why: "A test.", examples: [])]
    }
    var wakes: [Wake] { [.document] }

    func check(in view: DocumentView, report: inout Report) {
      for (index, byte) in view.text.enumerated() where byte == 0x7F {
        let range = TextRange(index, index + 1)
        report.add("A DEL.", at: range, fixes: [.delete(range, .safe, title: "Remove it")])
      }
    }
  }

  @Test(
    "No fix makes a tag or a reference of what was text",
    arguments: [
      ("<p>a \u{7F}b</p>", 1), ("<p>a <\u{7F}b> c</p>", 0), ("<p>a <\u{7F}/p> c</p>", 0), ("<p>a <\u{7F} b</p>", 1),
      ("<p>a &\u{7F}amp; b</p>", 0), ("<p>a & \u{7F}b</p>", 1),
    ])
  func makesMarkup(_ page: String, _ count: Int) throws {
    let document = try Ingester.ingest(Array(page.utf8), format: .html)
    let findings = Linter(checkers: [Deleting()], settings: LintSettings()).lint(document).findings
    #expect(findings.count == 1)
    #expect(findings.flatMap(\.fixes).count == count)
  }
}
