import GalleyIngest
import GalleyLint
import GalleyText
import Testing

/// What a stet lets stand, and when it is told that it lets nothing stand.
@Suite struct StetTests {
  private static let rules: [any Checker] = [
    FixSessionTests.Replacing(id: "t/one", old: "aa", new: "b"),
    FixSessionTests.Replacing(id: "t/two", old: "zz", new: "y"),
  ]

  private func lint(_ page: String, _ settings: LintSettings = LintSettings()) throws -> LintResult {
    let document = try Ingester.ingest(Array(page.utf8), format: .html)
    return Linter(checkers: Self.rules, settings: settings).lint(document)
  }

  @Test("It holds for what lies before the next block too, such as an image, and no further than that block")
  func reach() throws {
    let page = "<!-- stet --><figure><img src=aa.jpg><figcaption>aa</figcaption></figure><p>aa</p>"
    let result = try lint(page)
    #expect(result.suppressed == 2)
    #expect(result.findings.map(\.rule) == ["t/one"])
    #expect(result.findings.first.map { $0.range.start > page.utf8.count - 10 } == true)
  }

  @Test("Inside a block it holds for that block alone, before it and behind it")
  func inside() throws {
    let result = try lint("<p>aa <!-- stet --> aa</p><p>aa</p>")
    #expect(result.suppressed == 2)
    #expect(result.findings.map(\.rule) == ["t/one"])
  }

  @Test("Letter case and a colon do not matter, and an instruction that is none is told")
  func spelling() throws {
    for comment in ["<!-- STET -->", "<!-- Stet: t/one -->", "<!--stet:T/one -- as sung-->"] {
      #expect(try lint("\(comment)<p>aa</p>").suppressed == 1, "\(comment)")
    }
    let markdown = try Ingester.ingest(Array("<!-- Stet: t/one -->\n\naa\n".utf8), format: .markdown)
    #expect(Linter(checkers: Self.rules, settings: LintSettings()).lint(markdown).suppressed == 1)
    let unknown = try lint("<!-- stet-start --><p>aa</p>")
    #expect(unknown.findings.map(\.rule) == ["stet/unused", "t/one"])
    #expect(unknown.findings.first?.message.contains("There is no “stet-start”") == true)
    #expect(try lint("<!-- stetson hats --><p>aa</p>").findings.map(\.rule) == ["t/one"])
  }

  @Test("Stretches nest, and one inside another is used by what both hold")
  func nested() throws {
    let page = """
      <!-- stet-begin t/one --><p>aa zz</p><!-- stet-begin --><p>aa zz</p><!-- stet-end --><p>aa zz</p>\
      <!-- stet-end --><p>aa</p><!-- stet t/two --><p>aa</p>
      """
    let result = try lint(page)
    #expect(result.suppressed == 4)
    #expect(result.findings.map(\.rule) == ["t/two", "t/two", "t/one", "stet/unused", "t/one"])
  }

  /// Each stretch compared with each finding: what the engine finds faster must be the same.
  @Test("Any number of stretches lets stand what each of them does alone", arguments: 0..<40)
  func oracle(_ seed: UInt64) throws {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: UInt64) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % limit)
    }
    let pieces = [
      "<p>aa</p>", "<p>zz aa</p>", "<!-- stet -->", "<!-- stet t/one -->", "<!-- stet-begin t -->",
      "<!-- stet-begin t/two -->", "<!-- stet-end -->", "<p>well</p>",
    ]
    let page = (0..<30).map { _ in pieces[next(UInt64(pieces.count))] }.joined() + "<p>end</p>"
    let bare = try lint(page.replacing("stet", with: "note")).findings
    let result = try lint(page)
    let left = result.findings.filter { $0.rule.hasPrefix("t/") }
    let expected = bare.filter { finding in !Self.isLetStand(finding, in: Array(page.utf8)) }
    #expect(left.map(\.range) == expected.map(\.range), "\(page)")
    #expect(result.suppressed == bare.count - expected.count)
  }

  private static func isLetStand(_ finding: Finding, in page: [UInt8]) -> Bool {
    func places(_ text: String, from start: Int = 0) -> [Int] {
      (start..<page.count).filter { page[$0...].starts(with: text.utf8) }
    }
    let blocks = places("<p>").map { start in SourceRange(start, (places("</p>", from: start).first ?? 0) + 4) }
    var open: [(start: Int, rule: String)] = []
    var stretches: [(range: SourceRange, rule: String)] = []
    for start in places("<!--") {
      let end = (places("-->", from: start).first ?? 0) + 3
      let words = String(decoding: page[start..<end], as: UTF8.self).split(separator: " ")
      let rule = words.count > 3 ? String(words[2]) : ""
      switch words[1] {
      case "stet":
        stretches.append((SourceRange(end, blocks.first { $0.start >= end }?.end ?? end), rule))
      case "stet-begin": open.append((end, rule))
      default: if let last = open.popLast() { stretches.append((SourceRange(last.start, start), last.rule)) }
      }
    }
    stretches += open.map { (SourceRange($0.start, page.count), $0.rule) }
    return stretches.contains { range, rule in
      range.contains(finding.range) && (rule.isEmpty || rule == finding.rule || finding.rule.hasPrefix(rule + "/"))
    }
  }

  @Test("Where some rules run alone, a stet for another is not called idle")
  func partial() throws {
    let page = "<!-- stet t/one --><p>well</p><!-- stet t/two --><p>well</p><!-- stet --><p>well</p>"
    var settings = LintSettings()
    #expect(try lint(page, settings).findings.map(\.rule) == ["stet/unused", "stet/unused", "stet/unused"])
    settings.runsAllRules = false
    settings.severities["t/one"] = .some(.error)
    settings.severities["t/two"] = .some(nil)
    let findings = try lint(page, settings).findings
    #expect(findings.map(\.range.start) == [0])
  }

  @Test("A stet for a rule that is not there says so")
  func unknown() throws {
    var settings = LintSettings()
    settings.knownRules = ["t", "t/one", "t/two"]
    let findings = try lint("<!-- stet t/won --><p>well</p>", settings).findings
    #expect(findings.map(\.message) == ["There is no rule “t/won”; this stet lets nothing stand."])
  }

  @Test("Removing a stretch removes both of its comments, with the lines that they stand on")
  func removal() throws {
    let page = "<p>well</p>\n<!-- stet-begin t -->\n<p>well</p>\n  <!-- stet-end -->\r\n<p>end <!-- stet --></p>\n"
    let findings = try lint(page).findings
    #expect(findings.map(\.rule) == ["stet/unused", "stet/unused"])
    let round = Fixer.apply(findings, to: Array(page.utf8), threshold: .suggested)
    #expect(String(decoding: round.text, as: UTF8.self) == "<p>well</p>\n<p>well</p>\n<p>end </p>\n")
  }

  @Test("In Markdown a stet's line stays where it parts two paragraphs")
  func markdown() throws {
    let text = "One.\n<!-- stet -->\nTwo.\n\n<!-- stet -->\nThree.\n"
    let document = try Ingester.ingest(Array(text.utf8), format: .markdown)
    let findings = Linter(checkers: Self.rules, settings: LintSettings()).lint(document).findings
    let round = Fixer.apply(findings, to: Array(text.utf8), threshold: .suggested)
    #expect(String(decoding: round.text, as: UTF8.self) == "One.\n\nTwo.\n\nThree.\n")
  }
}
