import Foundation
import Testing

/// `galley lint`: the real binary over real files.
@Suite struct LintCommandTests {
  static let slip = "<p>THe mayor spoke.</p>\n"

  @Test("A clean draft prints nothing and exits 0")
  func clean() throws {
    let scratch = try Scratch()
    try scratch.write(Sample.page("<p>Tea is good in the afternoon.</p>"), to: "tea.html")
    let outcome = try scratch.galley("lint", "tea.html")
    #expect(outcome.status == 0)
    #expect(outcome.text == "")
    #expect(outcome.error == "")
  }

  @Test("A finding exits 1, with its bytes as they lie on disk")
  func finding() throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let outcome = try scratch.galley("lint", "--rule", "typo/two-capitals", "--format", "jsonl", "a.html")
    #expect(outcome.status == 1)
    let line = try #require(outcome.lines.first)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["path"] as? String == "a.html")
    #expect(object?["rule"] as? String == "typo/two-capitals")
    #expect(object?["start"] as? Int == 3)
    #expect(object?["end"] as? Int == 6)
    #expect(outcome.lines.count == 1)
  }

  @Test("--fail-on decides the exit code", arguments: [("error", 1), ("never", 0), ("suggestion", 1)])
  func threshold(_ name: String, _ status: Int) throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let outcome = try scratch.galley("lint", "--rule", "typo/two-capitals", "--fail-on", name, "a.html")
    #expect(outcome.status == Int32(status))
  }

  @Test("A suggestion does not fail a run unless it is asked to")
  func suggestion() throws {
    let scratch = try Scratch()
    try scratch.write("Two  spaces stand here.\n", to: "a.txt")
    #expect(try scratch.galley("lint", "--rule", "whitespace/double-space", "a.txt").status == 0)
    let asked = try scratch.galley("lint", "--rule", "whitespace/double-space", "--fail-on", "suggestion", "a.txt")
    #expect(asked.status == 1)
  }

  @Test("--rule and --ignore take ids and categories")
  func selection() throws {
    let scratch = try Scratch()
    try scratch.write("THe  mayor spoke.\n", to: "a.txt")
    func rules(_ arguments: String...) throws -> Set<String> {
      let outcome = try scratch.shell(
        "$GALLEY lint --format jsonl a.txt " + arguments.joined(separator: " "))
      return Set(
        try outcome.lines.compactMap {
          try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["rule"] as? String
        })
    }
    #expect(try rules("--rule", "typo/two-capitals") == ["typo/two-capitals"])
    #expect(try rules("--rule", "whitespace") == ["whitespace/double-space"])
    #expect(
      try rules("--rule", "typo", "--rule", "whitespace", "--ignore", "typo/two-capitals") == [
        "whitespace/double-space"
      ])
    #expect(try !rules("--ignore", "typo").contains("typo/two-capitals"))
  }

  @Test("A rule that does not exist is an error that names the nearest")
  func unknownRule() throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let outcome = try scratch.galley("lint", "--rule", "typo/two-capital", "a.html")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("did you mean `typo/two-capitals`?"))
    let bare = try scratch.galley("lint", "--ignore", "two-capitals", "a.html")
    #expect(bare.error.contains("did you mean `typo/two-capitals`?"))
  }

  @Test(
    "Bad usage exits 2",
    arguments: [
      ["lint", "--no-such-option"], ["lint", "--jobs", "0", "a.html"], ["lint", "--format", "pdf", "a.html"],
      ["lint", "--fail-on", "sometimes", "a.html"], ["no-such-command"], ["lint", "--config", "a", "--no-config"],
      ["lint", "--today", "2025-02-30", "a.html"],
    ])
  func usage(_ arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let outcome = try scratch.shell("$GALLEY " + arguments.joined(separator: " "))
    #expect(outcome.status == 2)
    #expect(!outcome.error.isEmpty)
    #expect(outcome.text == "")
  }

  @Test("A mistyped command is told with the nearest that there is")
  func unknownCommand() throws {
    let outcome = try Scratch().galley("reprot", "a.html")
    #expect(outcome.status == 2)
    #expect(outcome.error == "galley: there is no command `reprot`; did you mean `report`?\n")
  }

  @Test("Stets are judged by all rules, however few are asked for")
  func stets() throws {
    let scratch = try Scratch()
    try scratch.write(
      "<!-- stet typo -->\n<p>THe end.</p>\n<!-- stet typo -->\n<p>Tea is good.</p>\n", to: "a.html")
    let lines = { (outcome: Scratch.Outcome) in outcome.lines.filter { $0.contains("stet/unused") }.count }
    let alone = try scratch.galley("lint", "--rule", "stet", "--format", "jsonl", "a.html")
    #expect(lines(alone) == 1 && alone.text.contains("\"line\":3"))
    #expect(alone.lines.count == 1)
    #expect(try lines(scratch.galley("lint", "--ignore", "typo", "--format", "jsonl", "a.html")) == 0)
    #expect(try lines(scratch.galley("lint", "--rule", "whitespace", "--format", "jsonl", "a.html")) == 0)
    #expect(try lines(scratch.galley("lint", "--format", "jsonl", "a.html")) == 1)
  }

  @Test("Standard input without a name is read as what it looks like")
  func guess() throws {
    let scratch = try Scratch()
    for (text, format) in [
      ("<p>Tea.</p>", "html"), ("---\ntitle: Tea\n---\n\nTea.\n", "markdown"), ("\n# Tea\n\nTea.\n", "markdown"),
      ("#tea is good\n", "text"), ("---\nTea.\n", "text"), ("Tea.\n", "text"),
    ] {
      let outcome = try scratch.galley("extract", "-", "--format", "jsonl", input: Array(text.utf8))
      #expect(outcome.text.contains("\"format\":\"\(format)\""), "\(text)")
    }
  }

  @Test("--help and --version go to standard output and exit 0", arguments: ["--help", "--version", "lint --help"])
  func help(_ arguments: String) throws {
    let outcome = try Scratch().shell("$GALLEY " + arguments)
    #expect(outcome.status == 0)
    #expect(!outcome.text.isEmpty)
    #expect(outcome.error == "")
  }

  @Test("Standard input is linted under the name that it is given")
  func standardInput() throws {
    let scratch = try Scratch()
    let outcome = try scratch.galley(
      "lint", "-", "--stdin-filename", "drafts/x.html", "--format", "jsonl", "--rule", "typo/two-capitals",
      input: Array(Self.slip.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("\"path\":\"drafts/x.html\""))
    #expect(outcome.text.contains("\"start\":3,"))
  }

  @Test("--max-findings says how many were left out, and does not change the exit code")
  func limit() throws {
    let scratch = try Scratch()
    try scratch.write("THe mayor. THe end. THe rest.\n", to: "a.txt")
    let outcome = try scratch.galley(
      "lint", "--rule", "typo/two-capitals", "--format", "jsonl", "--max-findings", "1", "a.txt")
    #expect(outcome.lines.count == 1)
    #expect(outcome.error.contains("2 more findings are not shown"))
    #expect(outcome.status == 1)
    let none = try scratch.galley("lint", "--rule", "typo/two-capitals", "--max-findings", "0", "a.txt")
    #expect(none.status == 1)
  }

  @Test("--quiet prints nothing and keeps the exit code")
  func quiet() throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let outcome = try scratch.galley("lint", "--quiet", "--rule", "typo", "a.html")
    #expect(outcome.status == 1)
    #expect(outcome.text == "")
    #expect(outcome.error == "")
  }

  @Test("--statistics counts by rule and tells the phases on standard error")
  func statistics() throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let outcome = try scratch.galley("lint", "--statistics", "--rule", "typo/two-capitals", "-o", "out.txt", "a.html")
    #expect(outcome.text == "")
    #expect(outcome.error.contains("1  typo/two-capitals"))
    #expect(outcome.error.contains("ms linting"))
    #expect(try scratch.text("out.txt").contains("starts with two capitals"))
  }

  @Test("Colour is for terminals, or for who asks, and NO_COLOR is respected by auto")
  func color() throws {
    let scratch = try Scratch()
    try scratch.write(Self.slip, to: "a.html")
    let rule = "typo/two-capitals"
    #expect(try !scratch.galley("lint", "--rule", rule, "a.html").text.contains("\u{1B}["))
    #expect(try scratch.galley("lint", "--rule", rule, "--color", "always", "a.html").text.contains("\u{1B}["))
    #expect(try !scratch.galley("lint", "--rule", rule, "--color", "never", "a.html").text.contains("\u{1B}["))
  }

  @Test("A reader that goes away leaves no message")
  func closedPipe() throws {
    let scratch = try Scratch()
    try scratch.write(String(repeating: "THe mayor. ", count: 3_000), to: "a.txt")
    let outcome = try scratch.shell("$GALLEY lint --rule typo/two-capitals a.txt | head -n 1")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.lines.count == 1)
  }

  @Test("The day can be set, so that a run can be repeated")
  func today() throws {
    let scratch = try Scratch()
    try scratch.write(Sample.page("<p>Tea is good in the afternoon.</p>"), to: "tea.html")
    let rule = ["--rule", "metadata/future-date"]
    let before = try scratch.galley("lint", rule[0], rule[1], "--today", "2024-12-01", "tea.html")
    let after = try scratch.galley("lint", rule[0], rule[1], "--today", "2025-02-01", "tea.html")
    #expect(before.status == 1)
    #expect(after.status == 0)
  }
}
