import GalleyPackFormat
import Testing

@Suite struct PackReaderTests {
  static let pack = """
    pack: house
    language: en
    summary: House style.
    source: Ours.
    rules:
      - rule: no-utilise
        kind: substitute
        fix: suggested
        summary: Write use.
        why: It is shorter.
        table:
          utilise: use
          make use of: [use, employ]
        except: [make use of the]
        examples:
          - flags: "They ⟦utilise⟧ it."
            fixed: "They use it."
          - passes: "They use it."
    """

  static func error(replacing old: String, with new: String) -> PackError? {
    var text = pack
    guard let range = text.firstRange(of: old) else { return nil }
    text.replaceSubrange(range, with: new)
    do {
      _ = try PackReader.read(text, path: "house.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test("A pack is read with its defaults")
  func reads() throws {
    let pack = try PackReader.read(Self.pack, path: "house.yaml")
    let rule = try #require(pack.rules.first)
    #expect(rule.id == "house/no-utilise")
    #expect(rule.severity == "warning" && rule.isDefault && rule.keepsCase)
    #expect(rule.entries.map(\.found) == ["utilise", "make use of"])
    #expect(rule.entries[1].uses == ["use", "employ"])
    #expect(rule.examples.map(\.line) == [16, 18])
  }

  @Test("An image gives back what went in, whatever its characters")
  func image() throws {
    var pack = try PackReader.read(Self.pack, path: "house.yaml")
    pack.rules[0].why = "A tab\t, a line\nend, a “quote” and a \\ that is none \0\u{7F}."
    pack.rules[0].scope = ["heading", "quoted"]
    pack.rules[0].examples.append(
      PackExample(text: "<p>x</p>", fixed: "", format: "html", isFlagged: false, line: 99))
    let bytes = try PackCompiler.compile([PackCompiler.File(pack, path: "house.yaml")])
    #expect(String(validating: bytes, as: UTF8.self) != nil, "an image can stand in a string literal")
    let image = try #require(PackImage(bytes))
    #expect(image.ruleCount == 1 && image.phraseRuleCount == 1)
    var rule = image.rule(0)
    rule.examples = image.examples(ofRule: 0)
    rule.entries = pack.rules[0].entries
    rule.exceptions = pack.rules[0].exceptions
    #expect(rule == pack.rules[0])
    #expect(image.language(ofRule: 0) == "en" && image.path(ofRule: 0) == "house.yaml")
  }

  @Test("Bytes that are no whole image are none")
  func noImage() throws {
    let pack = try PackReader.read(Self.pack, path: "house.yaml")
    let bytes = try PackCompiler.compile([PackCompiler.File(pack, path: "house.yaml")])
    #expect(PackImage(Array(bytes.dropLast())) == nil)
    #expect(PackImage(Array(bytes.prefix(40))) == nil)
    #expect(PackImage([]) == nil)
    #expect(PackImage(Array(repeating: 0x7F, count: bytes.count)) == nil)
  }

  @Test("What a key that stands twice hides is told with its place")
  func duplicateKey() throws {
    let error = try #require(Self.error(replacing: "    why: It", with: "    summary: again\n    why: It"))
    #expect(error.line == 10 && error.problem.contains("“summary” stands twice"))
  }

  @Test("An unknown key is refused at its place, with the nearest key")
  func unknownKey() throws {
    let error = try #require(Self.error(replacing: "    summary: Write use.", with: "    sumary: Write use."))
    #expect(error.line == 9 && error.column == 5)
    #expect(error.problem == "unknown key “sumary”; did you mean “summary”?")
    #expect(
      error.description == """
        house.yaml:9:5: unknown key “sumary”; did you mean “summary”?
         7 |     kind: substitute
         8 |     fix: suggested
         9 |     sumary: Write use.
           |     ^
        10 |     why: It is shorter.
        """)
  }

  @Test(
    "What is not of the format is refused with what to do about it",
    arguments: [
      ("kind: substitute", "kind: replace", "unknown kind “replace”"),
      ("fix: suggested", "fix: save", "did you mean “safe”?"),
      ("why: It is shorter.", "message: m", "the rule “no-utilise” needs the key “why”"),
      (
        "table:\n      utilise: use\n      make use of: [use, employ]", "phrases: [utilise]",
        "has “table”, not “phrases”"
      ),
      ("      - passes: \"They use it.\"", "", "at least one example that flags and one that passes"),
      ("⟦utilise⟧", "utilise", "put ⟦ and ⟧ around what the rule finds"),
      ("utilise: use", "utilise: \"\"", "a replacement may not be empty"),
      ("pack: house", "pack: House Style", "lower-case words joined by hyphens"),
      ("summary: House style.\n", "", "a pack needs the key “summary”"),
      ("language: en", "language: [en", "the YAML cannot be read"),
    ])
  func refuses(_ old: String, _ new: String, _ problem: String) throws {
    let error = try #require(Self.error(replacing: old, with: new))
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.line > 0, "\(error)")
  }

  @Test("A pack at the limit of phrases is read, one beyond it is refused")
  func limit() throws {
    func text(_ count: Int) -> String {
      let phrases = (0..<count).map { "w\($0)" }.joined(separator: ",")
      return """
        pack: p
        language: en
        summary: s
        source: s
        rules:
          - {rule: r, kind: avoid, summary: s, why: w, phrases: [\(phrases)], examples: [{flags: ⟦w1⟧}, {passes: x}]}
        """
    }
    let most = PackReader.phrasesPerPack
    #expect(try PackReader.read(text(most), path: "p.yaml").rules[0].entries.count == most)
    #expect(throws: PackError.self) { try PackReader.read(text(most + 1), path: "p.yaml") }
  }
}
