import Testing

@testable import GalleyConfig

/// Patterns mean what they mean in a `.gitignore` file.
@Suite struct PathPatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var path: String
    var isFolder = false
    var matches: Bool
    var testDescription: String { "\(pattern) \(matches ? "takes" : "leaves") \(path)\(isFolder ? "/" : "")" }
  }

  static let cases = [
    Case(pattern: "*.html", path: "a.html", matches: true),
    Case(pattern: "*.html", path: "deep/down/a.html", matches: true),
    Case(pattern: "*.html", path: "a.htm", matches: false),
    Case(pattern: "/*.html", path: "a.html", matches: true),
    Case(pattern: "/*.html", path: "deep/a.html", matches: false),
    Case(pattern: "deep/a.html", path: "deep/a.html", matches: true),
    Case(pattern: "deep/a.html", path: "more/deep/a.html", matches: false),
    Case(pattern: "build/", path: "build", isFolder: true, matches: true),
    Case(pattern: "build/", path: "x/build", isFolder: true, matches: true),
    Case(pattern: "build/", path: "build", matches: false),
    Case(pattern: "**/old", path: "old", matches: true),
    Case(pattern: "**/old", path: "a/b/old", matches: true),
    Case(pattern: "a/**", path: "a/b/c", matches: true),
    Case(pattern: "a/**", path: "a", isFolder: true, matches: false),
    Case(pattern: "a/**/z", path: "a/z", matches: true),
    Case(pattern: "a/**/z", path: "a/b/c/z", matches: true),
    Case(pattern: "a/**/z", path: "a/b/c/y", matches: false),
    Case(pattern: "a/**/b/*.md", path: "a/x/b/y/b/n.md", matches: true),
    Case(pattern: "a/*/z", path: "a/b/c/z", matches: false),
    Case(pattern: "draft?.md", path: "draft1.md", matches: true),
    Case(pattern: "draft?.md", path: "draft10.md", matches: false),
    Case(pattern: "draft[0-9].md", path: "draft7.md", matches: true),
    Case(pattern: "draft[!0-9].md", path: "draft7.md", matches: false),
    Case(pattern: "draft[0-9.md", path: "draft[0-9.md", matches: true),
    Case(pattern: "\\*.md", path: "*.md", matches: true),
    Case(pattern: "\\*.md", path: "a.md", matches: false),
    Case(pattern: "\\#tag", path: "#tag", matches: true),
    Case(pattern: "name ", path: "name", matches: true),
    Case(pattern: "name\\ ", path: "name ", matches: true),
    Case(pattern: "a*b*c*d", path: "aXbXbXcXd", matches: true),
    Case(pattern: "a*b*c*d", path: "aXbXbXcX", matches: false),
  ]

  @Test("A pattern takes what git takes", arguments: cases)
  func takes(_ example: Case) throws {
    let pattern = try #require(PathPattern(example.pattern))
    let components = Array(example.path.utf8).split(separator: 0x2F)
    #expect(pattern.matches(components, isFolder: example.isFolder) == example.matches)
  }

  @Test("Blank lines and comments are no patterns", arguments: ["", "   ", "# old drafts", "/", "\r"])
  func nothing(_ line: String) {
    #expect(PathPattern(line) == nil)
  }

  @Test("An exclamation mark takes back")
  func negated() throws {
    let pattern = try #require(PathPattern("!keep.md"))
    #expect(pattern.isNegated)
    #expect(pattern.matches([Array("keep.md".utf8)[...]], isFolder: false))
  }

  @Test("A folder's pattern takes the files in it")
  func files() throws {
    let pattern = try #require(PathPattern("letters/"))
    let components = Array("post/letters/2025/a.md".utf8).split(separator: 0x2F)
    #expect(pattern.takes(file: components))
    #expect(!pattern.takes(file: Array("letters".utf8).split(separator: 0x2F)))
  }

  @Test("A pattern of many stars is linear in the name's length", .timeLimit(.minutes(1)))
  func stars() throws {
    let pattern = try #require(PathPattern(String(repeating: "*a", count: 500) + "b"))
    let name = [UInt8](repeating: 0x61, count: 20_000)
    #expect(!pattern.matches([name[...]], isFolder: false))
    let deep = try #require(PathPattern(String(repeating: "**/a/", count: 200) + "b"))
    let components = [ArraySlice<UInt8>](repeating: [0x61], count: 2_000)
    #expect(!deep.matches(components, isFolder: false))
  }
}
