import GalleyConfig
import Testing

/// What was meant is guessed only where a slip explains it.
@Suite struct NearestNameTests {
  static let names = ["language", "vocabulary", "vocabulary-files", "rules", "fail-on", "max-findings"]

  @Test(
    "A slip finds its name",
    arguments: [
      ("langauge", "language"), ("Language", "language"), ("vocabulary_files", "vocabulary-files"),
      ("rule", "rules"), ("failon", "fail-on"), ("max-finding", "max-findings"),
    ])
  func slips(_ typed: String, _ meant: String) {
    #expect(NearestName.of(typed, among: Self.names) == meant)
  }

  @Test("Another word finds nothing", arguments: ["colour", "", "x", "paths-to-the-drafts"])
  func strangers(_ typed: String) {
    #expect(NearestName.of(typed, among: Self.names) == nil)
  }

  @Test("Ties go to the name that sorts first")
  func ties() {
    #expect(NearestName.of("bat", among: ["cat", "bar"]) == "bar")
  }
}
