import GalleyIngest
import GalleyLint
import GalleyPackFormat
import GalleyPacks
import GalleyText
import Testing

@Suite struct PackSetTests {
  static func pack(_ rule: String, language: String = "en") -> String {
    """
    pack: house
    language: \(language)
    summary: House style.
    source: Ours.
    rules:
      - summary: s
        why: w
        examples: [{flags: ⟦x⟧}, {passes: y}]
    \(rule.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
    """
  }

  static func lint(_ rule: String, _ draft: String, language: String = "en", _ format: DraftFormat = .text) throws
    -> [Finding]
  {
    var set = PackSet()
    try set.add(text: pack(rule, language: language), path: "house.yaml")
    let linter = Linter(checkers: set.makeCheckers(), settings: LintSettings())
    return linter.lint(try Ingester.ingest(Array(draft.utf8), format: format)).findings
  }

  static func fixed(_ rule: String, _ draft: String) throws -> String {
    let round = Fixer.apply(try lint(rule, draft), to: Array(draft.utf8), threshold: .suggested)
    return String(decoding: round.text, as: UTF8.self)
  }

  static let many = "rule: r\nkind: substitute\nfix: safe\ntable: {a great deal of: much, a great deal of good: help}"

  @Test("The longest phrase wins, and case is kept")
  func longest() throws {
    #expect(try Self.fixed(Self.many, "It did a great deal of good.") == "It did help.")
    #expect(try Self.fixed(Self.many, "A great deal of rain, A GREAT DEAL OF RAIN.") == "Much rain, MUCH RAIN.")
  }

  @Test("A phrase does not go on behind the end of a sentence or a block")
  func sentences() throws {
    let rule = "rule: r\nkind: avoid\nphrases: [end result]"
    #expect(try Self.lint(rule, "This is the end. Result: a draw.").isEmpty)
    #expect(try Self.lint(rule, "This is the end\n\nresult of it.").isEmpty)
    #expect(try Self.lint(rule, "This is the end\nresult of it.").count == 1)
  }

  @Test("A hyphen in a phrase stands for a hyphen, and a space for none")
  func hyphens() throws {
    let rule = "rule: r\nkind: avoid\nphrases: [deep-seeded]"
    #expect(try Self.lint(rule, "A deep-seeded fear, a deep\u{2010}seeded one.").count == 2)
    #expect(try Self.lint(rule, "A deep seeded fear, a deep -seeded one, a very-deep-seeded one.").isEmpty)
  }

  @Test("Quotations are read only where the rule says so")
  func quotations() throws {
    let rule = "rule: r\nkind: avoid\nphrases: [could of]"
    #expect(try Self.lint(rule, "“We could of won,” he said.").isEmpty)
    #expect(try Self.lint(rule + "\nscope: [prose, quoted]", "“We could of won,” he said.").count == 1)
    #expect(try Self.lint(rule, "<p>We <code>could of</code> won.</p>", .html).isEmpty)
  }

  @Test("A longer phrase that is excepted silences a shorter one in it, wherever it begins")
  func exceptions() throws {
    let rule = "rule: r\nkind: avoid\nphrases: [fact]\nexcept: [in point of fact, fact sheet]"
    #expect(try Self.lint(rule, "In point of fact the fact sheet is new.").isEmpty)
    #expect(try Self.lint(rule, "In point of view, a fact is a fact.").count == 2)
  }

  @Test("A phrase is found only in drafts of its language")
  func languages() throws {
    let rule = "rule: r\nkind: avoid\nphrases: [chat noir]"
    #expect(try Self.lint(rule, "Un chat noir.", language: "fr").isEmpty)
    #expect(
      try Self.lint(rule, "<html lang=fr-CA><body><p>Un chat noir.</p></body></html>", language: "fr", .html).count == 1
    )
    #expect(try Self.lint(rule, "Un chat noir.", language: "mul").count == 1)
  }

  @Test("With several replacements, or behind an article, a person decides")
  func trust() throws {
    let rule = "rule: r\nkind: substitute\nfix: safe\ntable: {utilisation: use, commence: [begin, start]}"
    #expect(try Self.lint(rule, "An utilisation.").first?.fixes.first?.applicability == .suggested)
    #expect(try Self.lint(rule, "The utilisation.").first?.fixes.first?.applicability == .safe)
    #expect(try Self.lint(rule, "They commence.").first?.fixes.map(\.applicability) == [.suggested, .suggested])
  }

  @Test("A line is found only as a whole block, punctuation and case apart, also several in a row")
  func lines() throws {
    let rule =
      "rule: r\nkind: boilerplate\nfix: safe\nlines: [Share this, \"The post * appeared first on *\", Read more]"
    #expect(try Self.lint(rule, "Text here.\n\n» SHARE  THIS: …\n\nText here.").count == 1)
    #expect(try Self.lint(rule, "Text here.\n\nShare this | Read more\n\nText here.").count == 1)
    #expect(try Self.lint(rule, "Text here.\n\nShare this with Read more\n\nText here.").isEmpty)
    #expect(try Self.lint(rule, "Text.\n\nThe post One appeared first on Two. Share this\n\nText.").count == 1)
    #expect(try Self.lint(rule, "Text.\n\nThe post appeared first on Two.\n\nText.").isEmpty)
  }

  @Test("Removing a line is safe only where nothing but text goes with it")
  func removal() throws {
    let rule = "rule: r\nkind: boilerplate\nfix: safe\nlines: [Share this]"
    let plain = try Self.lint(rule, "<p>Text.</p><p><a href=\"#\">Share <b>this</b></a></p>", .html)
    #expect(plain.first?.fixes.first?.applicability == .safe)
    let image = try Self.lint(rule, "<p>Text.</p><p>Share this <img src=\"a.png\"></p>", .html)
    #expect(image.first?.fixes.first?.applicability == .suggested)
    let cell = try Self.lint(
      rule + "\nscope: [table-cell]", "<table><tr><td>Share this</td><td>1</td></tr></table>", .html)
    #expect(cell.count == 1 && cell.first?.fixes.isEmpty == true)
  }

  @Test("Wildcards cost no more than their limit on a hostile block")
  func steps() throws {
    let rule = "rule: r\nkind: boilerplate\nlines: [\"a * a * a * a * a * b\"]"
    let draft = String(repeating: "a ", count: 110)
    let clock = ContinuousClock()
    var findings: [Finding] = []
    let time = try clock.measure { findings = try Self.lint(rule, draft) }
    #expect(findings.isEmpty)
    #expect(time < .seconds(1))
  }

  @Test("Rules that are switched off leave nothing to wake")
  func switchedOff() throws {
    var set = PackSet()
    try set.add(text: Self.pack("rule: r\nkind: avoid\ndefault: false\nphrases: [x]"), path: "house.yaml")
    #expect(set.makeCheckers(for: LintSettings()).isEmpty)
    #expect(set.makeCheckers().count == 1)
  }

  @Test("An id that another pack has is refused")
  func taken() throws {
    var set = try PackSet.embedded()
    let rule = "rule: boilerplate/share-line\nkind: avoid\nphrases: [x]"
    #expect(throws: PackError.self) { try set.add(text: Self.pack(rule), path: "house.yaml") }
  }

  /// The texts found in a draft by rules of the packs `a` and `b`, which `settings` may switch off.
  static func found(
    _ rules: [String], in draft: String, settings: LintSettings = LintSettings(), _ format: DraftFormat = .text
  ) throws -> [String] {
    var set = PackSet()
    for (index, rule) in rules.enumerated() {
      let text = pack(rule).replacing("pack: house", with: "pack: p\(index)")
      try set.add(text: text, path: "p\(index).yaml")
    }
    let linter = Linter(checkers: set.makeCheckers(for: settings), settings: settings)
    let document = try Ingester.ingest(Array(draft.utf8), format: format)
    return linter.lint(document).findings.map { finding in
      finding.rule + " "
        + String(decoding: document.source.utf8[finding.range.start..<finding.range.end], as: UTF8.self)
    }
  }

  @Test("A longer phrase of a rule that is off does not hide a shorter one")
  func hidden() throws {
    let rules = ["rule: r\nkind: avoid\nphrases: [end result]", "rule: s\nkind: avoid\nphrases: [end result of]"]
    #expect(try Self.found(rules, in: "The end result of it.") == ["p1/s end result of"])
    var settings = LintSettings()
    settings.severities["p1/s"] = .some(nil)
    #expect(try Self.found(rules, in: "The end result of it.", settings: settings) == ["p0/r end result"])
    settings.severities["p0/r"] = .some(nil)
    #expect(try Self.found(rules, in: "The end result of it.", settings: settings).isEmpty)
  }

  @Test("The same phrase in two packs is found for both, the longest of either where they overlap")
  func packs() throws {
    let rules = [
      "rule: r\nkind: avoid\nphrases: [end result, at this point]",
      "rule: s\nkind: avoid\nphrases: [at this point in time, end result]",
    ]
    #expect(
      try Self.found(rules, in: "At this point in time the end result is in.").sorted()
        == ["p0/r end result", "p1/s At this point in time", "p1/s end result"])
  }

  @Test("A block of lines of several packs is found, and not when one of their rules is off")
  func mixedLines() throws {
    let rules = [
      "rule: r\nkind: boilerplate\nlines: [Share this]",
      "rule: s\nkind: boilerplate\nlines: [Read more, Share this on]",
    ]
    let draft = "Text here.\n\nShare this | Read more\n\nText here."
    #expect(try Self.found(rules, in: draft) == ["p0/r Share this | Read more"])
    var settings = LintSettings()
    settings.severities["p1/s"] = .some(nil)
    #expect(try Self.found(rules, in: draft, settings: settings).isEmpty)
    #expect(try Self.found(rules, in: "Share this on\n\nShare this", settings: settings) == ["p0/r Share this"])
  }
}
