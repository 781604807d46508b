import Testing

@testable import GalleyConfig

/// Values of a kind that a key cannot mean are errors with their place.
@Suite struct ValueKindTests {
  @Test(
    "A bare number or truth value is no path, host or word",
    arguments: [
      ("include: 5", 10, "`include` takes path patterns, not the number `5`; if it is meant, put it between"),
      ("exclude: [a, true]", 14, "`exclude` takes path patterns, not the truth value `true`"),
      ("metadata: {site-hosts: [5]}", 25, "`site-hosts` takes hosts, not the number `5`"),
      ("vocabulary: [x, -1.5]", 17, "`vocabulary` takes words, not the number `-1.5`"),
      ("packs: [~]", 9, "`packs` takes paths, not the empty value `~`"),
      ("vocabulary-files: 1e3", 19, "`vocabulary-files` takes paths, not the number `1e3`"),
    ])
  func bare(_ text: String, _ column: Int, _ message: String) {
    let error = #expect(throws: ConfigurationError.self) { try ConfigurationReaderTests.read("# a\n" + text) }
    #expect(error?.description.hasPrefix("galley.yml:2:\(column): \(message)") == true, "\(error as Any)")
  }

  @Test("Between quotation marks it is text, and words may be true")
  func quoted() throws {
    let read = try ConfigurationReaderTests.read(
      "include: \"5\"\nvocabulary: [true, nan, infinity, '5']\nmetadata: {site-hosts: [127.0.0.1]}\n")
    #expect(read.include.count == 1)
    #expect(read.settings.vocabulary == ["true", "nan", "infinity", "5"])
    #expect(read.settings.siteHosts == ["127.0.0.1"])
  }

  @Test("A pattern with a set that is never closed is an error", arguments: ["[", "a/[b", "[]a]/[!", "x[a-"])
  func openSet(_ pattern: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationReaderTests.read("exclude:\n  - \"\(pattern)\"\n")
    }
    #expect(error?.description.contains("galley.yml:2:5: ") == true)
    #expect(error?.description.contains("is never closed") == true)
  }

  @Test(
    "Sets that are closed and brackets that are escaped are patterns", arguments: ["[ab]", "[]]", "[!a-z]*", "\\\\["])
  func closedSet(_ pattern: String) throws {
    #expect(try ConfigurationReaderTests.read("exclude: [\"\(pattern)\"]").exclude.count == 1)
  }

  @Test(
    "A file of nothing, comments or null is a configuration in which nothing is set",
    arguments: ["", "# nothing\n", "---\n", "null\n", "~", "Null", "NULL # yet\n"])
  func empty(_ text: String) throws {
    let read = try ConfigurationReaderTests.read(text)
    #expect(read.settings.rules.isEmpty && read.overrides.isEmpty)
  }
}
