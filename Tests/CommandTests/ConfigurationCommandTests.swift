import Foundation
import Testing

/// What `galley.yml` does to a run.
@Suite struct ConfigurationCommandTests {
  private func rules(_ scratch: Scratch, _ arguments: String, status: Int32? = nil) throws -> [String] {
    let outcome = try scratch.shell("$GALLEY lint --format jsonl " + arguments)
    #expect(outcome.error == "")
    if let status { #expect(outcome.status == status) }
    return try outcome.lines.compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return "\(object?["path"] ?? "") \(object?["rule"] ?? "") \(object?["severity"] ?? "")"
    }
  }

  private static let only = "--rule typo/two-capitals --rule whitespace/double-space"

  @Test("The nearest configuration above a draft counts, up to the repository")
  func nearest() throws {
    let scratch = try Scratch()
    try scratch.write("rules: {typo/two-capitals: off}\n", to: "galley.yml")
    try scratch.write("rules: {typo/two-capitals: suggestion}\n", to: "in/.galley.yml")
    try scratch.write("", to: "repository/.git/HEAD")
    for path in ["a.txt", "in/deep/b.txt", "repository/c.txt"] { try scratch.write("THe end.\n", to: path) }
    let found = try rules(scratch, "--ignore metadata .")
    #expect(
      found == [
        "./in/deep/b.txt typo/two-capitals suggestion", "./repository/c.txt typo/two-capitals error",
      ])
    #expect(try rules(scratch, "--ignore metadata --no-config a.txt").count == 1)
    #expect(
      try rules(scratch, "--ignore metadata --config in/.galley.yml a.txt") == ["a.txt typo/two-capitals suggestion"])
  }

  @Test("A rule's own severity outweighs its category's, and an override both")
  func layers() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      rules:
        typo: off
        typo/two-capitals: warning
        metadata: off
      overrides:
        - paths: letters/
          rules: {typo: suggestion}
      """, to: "galley.yml")
    try scratch.write("THe end.\n", to: "a.txt")
    try scratch.write("THe end.\n", to: "letters/b.txt")
    #expect(
      try rules(scratch, "a.txt letters/b.txt", status: 1)
        == ["a.txt typo/two-capitals warning", "letters/b.txt typo/two-capitals suggestion"])
  }

  @Test("A category of the command line leaves off what the configuration switches off by its id; the id does not")
  func switchedOff() throws {
    let scratch = try Scratch()
    try scratch.write("rules: {typo/two-capitals: off, typo/repeated-word: off}\n", to: "galley.yml")
    try scratch.write("THe end of the the road.\n", to: "a.txt")
    #expect(try rules(scratch, "--rule typo a.txt", status: 0).isEmpty)
    #expect(try rules(scratch, "--rule typo/two-capitals a.txt", status: 1) == ["a.txt typo/two-capitals error"])
    #expect(try rules(scratch, "--rule typo --rule typo/two-capitals a.txt", status: 1).count == 1)
    // Of a category that is off as a whole, the command line says the same name and means it.
    try scratch.write("rules: {typo: off}\n", to: "galley.yml")
    #expect(try rules(scratch, "--rule typo a.txt", status: 1).count == 2)
  }

  @Test("fail-on and max-findings are read, and the command line outweighs them")
  func runKeys() throws {
    let scratch = try Scratch()
    try scratch.write("fail-on: never\nmax-findings: 1\n", to: "galley.yml")
    try scratch.write("THe end. THe rest.\n", to: "a.txt")
    let configured = try scratch.shell("$GALLEY lint \(Self.only) --format jsonl a.txt")
    #expect(configured.status == 0)
    #expect(configured.lines.count == 1)
    #expect(configured.error.contains("galley: 1 more finding is not shown"))
    let asked = try scratch.shell("$GALLEY lint \(Self.only) --format jsonl --fail-on error --max-findings 9 a.txt")
    #expect(asked.status == 1)
    #expect(asked.lines.count == 2)
  }

  @Test("include and exclude choose in folders")
  func choice() throws {
    let scratch = try Scratch()
    try scratch.write("include: ['*.md', '!no.md']\nexclude: [old/]\n", to: "galley.yml")
    for path in ["a.md", "no.md", "b.txt", "old/c.md"] { try scratch.write("THe end.\n", to: path) }
    #expect(try rules(scratch, "\(Self.only) .") == ["./a.md typo/two-capitals error"])
    #expect(try rules(scratch, "\(Self.only) b.txt") == ["b.txt typo/two-capitals error"])
  }

  @Test("A vocabulary quietens the spelling rules, from the file and from a word file")
  func vocabulary() throws {
    let scratch = try Scratch()
    try scratch.write("The recieve was here.\n", to: "a.txt")
    try scratch.write("The seperate was here.\n", to: "b.txt")
    #expect(try !rules(scratch, "--rule typo a.txt").isEmpty)
    #expect(try !rules(scratch, "--rule typo b.txt").isEmpty)
    try scratch.write("vocabulary: [recieve]\nvocabulary-files: words.txt\n", to: "galley.yml")
    try scratch.write("# our words\nseperate  # the band\n", to: "words.txt")
    #expect(try rules(scratch, "--rule typo a.txt").isEmpty)
    #expect(try rules(scratch, "--rule typo b.txt").isEmpty)
  }

  @Test("A language with a region flags each spelling of another one, and the ending that Oxford does not have")
  func regionalSpelling() throws {
    let scratch = try Scratch()
    try scratch.write(
      "The colour of the tire pleased travelers, who organise tours and criticize the “color” of Pearl Harbor.\n",
      to: "a.txt")
    func spellings(_ language: String) throws -> [String] {
      try scratch.write("language: \(language)\n", to: "galley.yml")
      let outcome = try scratch.shell("$GALLEY lint --format jsonl --rule typo/regional-spelling a.txt")
      return try outcome.lines.map { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["severity"] as? String == "warning")
        return object?["message"] as? String ?? ""
      }
    }
    #expect(
      try spellings("en-US") == [
        "“colour” is spelt “color” in American English.", "“organise” is spelt “organize” in American English.",
      ])
    #expect(try spellings("en-GB") == ["“travelers” is spelt “travellers” in British English."])
    #expect(
      try spellings("en-GB-oxendict") == [
        "“travelers” is spelt “travellers” in Oxford English.", "“organise” is spelt “organize” in Oxford English.",
      ])
    #expect(try spellings("en") == [])
    #expect(try spellings("de-DE") == [])
  }

  @Test("Without a language a draft that mixes two regions is told once, with counts, and a fix makes it one")
  func regionalMixture() throws {
    let scratch = try Scratch()
    try scratch.write(
      "The color of the center pleased travelers.\n\nIts neighbours organise tours, and neighbours like color.\n",
      to: "a.txt")
    let told = try scratch.shell("$GALLEY lint --no-config --format jsonl --rule typo/regional-spelling a.txt")
    #expect(told.lines.count == 1)
    #expect(
      told.text.contains(
        "This draft mixes American (color, center, travelers: 4) and British (neighbours, organise: 3) spellings."))
    _ = try scratch.shell("$GALLEY fix --no-config --suggested --rule typo/regional-spelling a.txt")
    #expect(
      try scratch.text("a.txt")
        == "The color of the center pleased travelers.\n\nIts neighbors organize tours, and neighbors like color.\n")
  }

  @Test("Findings are let stand by path, rule and text together")
  func ignore() throws {
    let scratch = try Scratch()
    try scratch.write(
      "ignore:\n  - {path: 'letters/*', rule: typo, text: THe, reason: as it came}\n", to: "galley.yml")
    for path in ["a.txt", "letters/b.txt"] { try scratch.write("THe end. AFter all.\n", to: path) }
    let found = try rules(scratch, "\(Self.only) .")
    #expect(found.count == 3)
    #expect(found.filter { $0.hasPrefix("./letters") }.count == 1)
  }

  @Test("Required metadata is an error where it lacks, and nothing else is asked for")
  func metadata() throws {
    let scratch = try Scratch()
    try scratch.write("metadata: {require: [author]}\n", to: "galley.yml")
    try scratch.write("# On tea\n\nTea is good in the afternoon.\n", to: "a.md")
    let all = try rules(scratch, "a.md")
    #expect(all == ["a.md metadata/missing-author error"])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String
    var testDescription: String { message }
  }

  @Test(
    "A configuration with a fault ends the run with 2 and says where",
    arguments: [
      Fault(text: "langauge: en\n", message: "galley.yml:1:1: unknown key `langauge`; did you mean `language`?"),
      Fault(
        text: "rules:\n  typo/two-capital: off\n",
        message: "galley.yml:2:3: there is no rule or category `typo/two-capital`; did you mean `typo/two-capitals`?"),
      Fault(text: "language: english!\n", message: "galley.yml:1:11: `language` takes a tag such as en-GB"),
      Fault(text: "rules: [\n", message: "galley.yml:2:1: this is not valid YAML"),
      Fault(text: "rules: {typo: fatal}\n", message: "galley.yml:1:15: `typo` cannot be `fatal`"),
      Fault(
        text: "packs: [gone.yaml]\n", message: "galley.yml:1:9: `gone.yaml` cannot be read: no such file or folder"),
      Fault(text: "vocabulary-files: gone.txt\n", message: "galley.yml:1:19: `gone.txt` cannot be read"),
      Fault(text: "metadata: {require: [autor]}\n", message: "`require` cannot be `autor`; did you mean `author`?"),
    ])
  func fault(_ fault: Fault) throws {
    let scratch = try Scratch()
    try scratch.write(fault.text, to: "galley.yml")
    try scratch.write("THe end.\n", to: "a.txt")
    for command in ["lint", "fix"] {
      let outcome = try scratch.galley(command, "a.txt")
      #expect(outcome.status == 2)
      #expect(outcome.error.hasPrefix("galley: "))
      #expect(outcome.error.contains(fault.message), "\(outcome.error)")
      #expect(outcome.text == "")
    }
    #expect(try scratch.text("a.txt") == "THe end.\n")
  }

  @Test("A preset and demands on values hold drafts to what a house wants, and say what is wrong")
  func metadataDemands() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      metadata:
        preset: blog
        require: [title, author, image]
        forbid: [canonical]
        fields:
          author: {values-file: staff.txt}
          title: {match: '^\\p{Lu}'}
          tag: {match: '^(a|a)+$'}
      overrides:
        - paths: [letters/]
          metadata: {require: [title]}
      """, to: "galley.yml")
    try scratch.write("Jane Doe   # the desk\n\nÉmile Ünal\n", to: "staff.txt")
    let draft = """
      ---
      title: bridge opens
      author: Jane Roe
      canonical: https://news.example/bridge
      tags: [\(String(repeating: "a", count: 60))b]
      ---

      The bridge opened on Monday.

      """
    try scratch.write(draft, to: "a.md")
    try scratch.write("---\ntitle: Bridge opens\nauthor: Émile Ünal\n---\n\nIt opened.\n", to: "letters/b.md")
    let outcome = try scratch.galley("lint", "a.md", "letters")
    #expect(outcome.status == 1)
    for part in [
      "The house requires image", "The house wants no canonical in a draft",
      "“Jane Roe” is no author of the house: the house has Jane Doe, Émile Ünal.",
      "The title does not match “^\\p{Lu}”", "the pattern takes too many steps",
    ] {
      #expect(outcome.text.contains(part), "\(part) in \(outcome.text)")
    }
    #expect(!outcome.text.contains("letters/b.md"), "\(outcome.text)")
  }

  @Test("A pack cannot take the name of a rule that comes with Galley")
  func packClash() throws {
    let scratch = try Scratch()
    try scratch.write("packs: [house.yaml]\n", to: "galley.yml")
    try scratch.write(
      """
      pack: house
      language: en
      summary: Ours.
      source: Ours.
      rules:
        - rule: typo/two-capitals
          kind: avoid
          summary: A word.
          why: A reason.
          phrases: [whilst]
          examples: [{flags: "⟦Whilst⟧ here."}, {passes: "While here."}]
      """, to: "house.yaml")
    try scratch.write("THe end.\n", to: "a.txt")
    let outcome = try scratch.galley("lint", "a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("house.yaml: the rule “typo/two-capitals” comes with Galley"))
  }

  @Test("Keys without a value, and null, count as not there")
  func empty() throws {
    let scratch = try Scratch()
    try scratch.write("rules:\nlanguage: null\nvocabulary: ~\noverrides:\n", to: "galley.yml")
    try scratch.write("THe end.\n", to: "a.txt")
    #expect(try rules(scratch, "\(Self.only) a.txt", status: 1).count == 1)
  }

  @Test("A configuration that was named and is not there is an error")
  func missing() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "a.txt")
    let outcome = try scratch.galley("lint", "--config", "gone.yml", "a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.error == "galley: gone.yml: no such file or folder\n")
  }
}
