import GalleyLint
import GalleyRules
import Testing

/// How sure a rule is of a doubted word depends on how carefully the rest of the draft was read.
@Suite struct SlipTallyTests {
  /// Edited prose of more than 500 tokens.
  private static let page = String(
    repeating: "The council met in the old hall, and the mayor spoke of the road that leads to the town.\n\n", count: 30
  )

  private func severities(_ rule: any Rule.Type, _ text: String) -> [Severity] {
    TypoDraft.findings(of: rule, in: text).map(\.severity)
  }

  @Test func aLoneDoubtInALongCarefulDraftIsASuggestion() {
    #expect(severities(UnknownWord.self, "They reached the hroups.") == [.warning])
    #expect(severities(UnknownWord.self, Self.page + "They reached the hroups.") == [.suggestion])
    #expect(severities(RareWord.self, "She gave brith to a son.") == [.warning])
    #expect(severities(RareWord.self, Self.page + "She gave brith to a son.") == [.suggestion])
  }

  @Test func whatIsVerySureIsAWarningThereToo() {
    #expect(severities(UnknownWord.self, Self.page + "They met the benficiaries.") == [.warning])
  }

  @Test func aKnownMisspellingShowsThatTheDraftWasNotReadAgain() {
    let text = Self.page + "They will recieve it. They reached the hroups.\n\nShe gave brith to a son."
    #expect(severities(UnknownWord.self, text) == [.warning])
    #expect(severities(RareWord.self, text) == [.warning])
  }
}
