import Testing

/// `galley rules --check`: the examples of a house's own packs are the tests of their rules.
@Suite struct PackExampleTests {
  private func pack(_ examples: String, language: String = "en") -> String {
    """
    pack: house
    language: \(language)
    summary: What our desk prefers.
    source: Our own.
    rules:
      - rule: whilst
        kind: substitute
        fix: safe
        summary: We write “while”.
        why: Our readers find “whilst” old-fashioned.
        table:
          whilst: while
        examples:
    \(examples)

    """
  }

  private static let sound = """
          - flags: "He waited ⟦whilst⟧ they ate."
            fixed: "He waited while they ate."
          - passes: "He waited while they ate."
    """

  @Test("Examples that hold are counted", arguments: ["en", "de"])
  func holds(_ language: String) throws {
    let scratch = try Scratch()
    try scratch.write("packs: [house.yaml]\n", to: "galley.yml")
    try scratch.write(pack(Self.sound, language: language), to: "house.yaml")
    let outcome = try scratch.galley("rules", "--check")
    #expect(outcome.status == 0)
    #expect(outcome.text == "")
    #expect(outcome.error == "galley: 2 examples of 1 rule: all hold\n")
  }

  @Test("Each example that does not hold is told with its file and line")
  func fails() throws {
    let scratch = try Scratch()
    try scratch.write("packs: [house.yaml]\n", to: "galley.yml")
    let examples = """
            - flags: "He waited ⟦whils⟧ they ate."
            - flags: "He waited ⟦whilst⟧ they ate."
              fixed: "He waited as they ate."
            - passes: "He waited whilst they ate."
      """
    try scratch.write(pack(examples), to: "house.yaml")
    let outcome = try scratch.galley("rules", "--check")
    #expect(outcome.status == 1)
    #expect(
      outcome.lines == [
        "house.yaml:14: house/whilst: nothing is found at ⟦whils⟧",
        "house.yaml:15: house/whilst: it is fixed to “He waited while they ate.”, not to “He waited as they ate.”",
        "house.yaml:17: house/whilst: “whilst” is found and should pass",
      ])
    #expect(outcome.error == "galley: 3 examples of 1 rule: 3 do not hold\n")
  }

  @Test("Without a pack to check, nothing is called sound")
  func nothing() throws {
    let scratch = try Scratch()
    let none = try scratch.galley("rules", "--check")
    #expect(none.status == 2)
    #expect(none.error.contains("the configuration names no packs to check"))
    try scratch.write("packs: [house.yaml]\n", to: "galley.yml")
    try scratch.write(pack(Self.sound), to: "house.yaml")
    #expect(try scratch.galley("rules", "--check", "house").status == 0)
    #expect(try scratch.galley("rules", "--check", "typo").status == 2)
  }
}
