import GalleyPattern
import Testing

/// Patterns of a house match as its authors expect, and never hang.
@Suite struct PatternTests {
  @Test(
    "A pattern is found where it stands",
    arguments: [
      ("^[A-Z]", "Bridge", true), ("^[A-Z]", "bridge", false), ("ridge$", "Bridge", true),
      ("\\bÉric\\b", "Éric Doe", true),
      ("^\\p{Lu}\\w+$", "Ängström", true), ("(?i)BRIDGE", "the bridge", true), ("a.c", "a\u{1F600}c", true),
    ])
  func search(_ text: String, _ value: String, _ isFound: Bool) throws {
    #expect(try Pattern(text).search(Array(value.utf8)) == (isFound ? .found : .missing))
  }

  @Test("A pattern that would try for ever gives up, and says so")
  func costly() throws {
    let value = Array(String(repeating: "a", count: 40).utf8)
    #expect(try Pattern("^(a+)+b").search(value + [0x62]) == .found)
    #expect(try Pattern("^(a|a)+$").search(value + [0x63]) == .tooCostly)
  }

  @Test("A text that is no pattern is refused with the place of the fault")
  func invalid() throws {
    #expect(throws: PatternError(reason: "missing closing parenthesis", offset: 2)) { try Pattern("(a") }
  }
}
