import Foundation
import Testing

/// Which files a folder gives.
@Suite struct DiscoveryTests {
  private func paths(_ scratch: Scratch, _ arguments: String) throws -> [String] {
    let outcome = try scratch.shell("$GALLEY extract --format jsonl " + arguments)
    #expect(outcome.error == "")
    return try outcome.lines.compactMap {
      try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["path"] as? String
    }
  }

  @Test("A walk takes known endings, sorted, and leaves hidden and foreign folders")
  func endings() throws {
    let scratch = try Scratch()
    for path in [
      "d/b.html", "d/a.md", "d/c.txt", "d/x.htm", "d/y.xhtml", "d/z.markdown", "d/code.swift", "d/LICENSE",
      "d/.hidden.md",
      "d/.git/x.md", "d/.build/x.md", "d/node_modules/p/README.md", "d/sub/deep/e.md", "d/a.html.bak",
    ] {
      try scratch.write("Text.\n", to: path)
    }
    #expect(
      try paths(scratch, "d")
        == ["d/a.md", "d/b.html", "d/c.txt", "d/sub/deep/e.md", "d/x.htm", "d/y.xhtml", "d/z.markdown"])
  }

  @Test("Paths are printed as they were given, each file once")
  func asGiven() throws {
    let scratch = try Scratch()
    try scratch.write("Text.\n", to: "d/a.md")
    #expect(try paths(scratch, "./d") == ["./d/a.md"])
    #expect(try paths(scratch, "d/") == ["d/a.md"])
    #expect(try paths(scratch, "d d/a.md d/../d/a.md") == ["d/a.md"])
    #expect(try paths(scratch, "\(scratch.folder.path)/d") == ["\(scratch.folder.path)/d/a.md"])
    #expect(try scratch.shell("cd d && $GALLEY extract").text.contains("path: ./a.md"))
  }

  @Test("A file that is named is taken, whatever its name and whatever ignores it")
  func named() throws {
    let scratch = try Scratch()
    try scratch.write("a.md\nd/\n", to: ".gitignore")
    try scratch.write("<p>Text.</p>", to: "a.md")
    try scratch.write("<p>Text.</p>", to: "draft")
    try scratch.write("<p>Text.</p>", to: "d/b.md")
    #expect(try paths(scratch, "a.md draft d") == ["a.md", "d/b.md", "draft"])
    #expect(try scratch.galley("extract", "draft").text.contains("format: html"))
    #expect(try scratch.galley("extract", "--input-format", "text", "draft").text.contains("format: text"))
  }

  @Test(".gitignore files hold from the repository's root down, the inner over the outer")
  func gitignore() throws {
    let scratch = try Scratch()
    try scratch.write("", to: ".git/HEAD")
    try scratch.write("excluded.md\n", to: ".git/info/exclude")
    try scratch.write("*.txt\n!keep.txt\n/top.md\nold/\n# comment\n", to: ".gitignore")
    try scratch.write("!n.txt\nlocal.md\n", to: "d/.gitignore")
    for path in [
      "d/n.txt", "d/m.txt/x.md", "d/keep.txt", "d/local.md", "d/sub/local.md", "d/top.md", "top.md", "d/old/x.md",
      "d/a.md", "d/excluded.md", "other.txt",
    ] {
      try scratch.write("Text.\n", to: path)
    }
    #expect(try paths(scratch, ".") == ["./d/a.md", "./d/keep.txt", "./d/n.txt", "./d/top.md"])
    #expect(try paths(scratch, "d") == ["d/a.md", "d/keep.txt", "d/n.txt", "d/top.md"])
  }

  @Test("A walk follows links to files, not to folders, and so ends")
  func links() throws {
    let scratch = try Scratch()
    try scratch.write("Text.\n", to: "d/a.md")
    try scratch.write("Text.\n", to: "elsewhere/b.md")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url("d/loop").path, withDestinationPath: scratch.url("d").path)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url("d/link.md").path, withDestinationPath: "../elsewhere/b.md")
    #expect(try paths(scratch, "d") == ["d/a.md", "d/link.md"])
    #expect(try paths(scratch, "d/loop") == ["d/loop/a.md", "d/loop/link.md"])
  }

  @Test("A name that is no UTF-8 is read and shown", .enabled(if: Self.takesAnyName))
  func oddName() throws {
    let scratch = try Scratch()
    try scratch.write("Text.\n", to: "d/a.md")
    #expect(try scratch.shell("mv d/a.md \"d/$(printf 'caf\\351.md')\"").status == 0)
    #expect(try paths(scratch, "d") == ["d/caf\u{FFFD}.md"])
  }

  /// Apple's file systems take no other names.
  static var takesAnyName: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }
}
