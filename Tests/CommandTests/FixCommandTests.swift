import Foundation
import Testing

/// `galley fix`: what is written, and what never is.
@Suite struct FixCommandTests {
  static let rule = "typo/two-capitals"

  @Test("A fix changes its own bytes and no others, and a second run changes nothing")
  func bytes() throws {
    let scratch = try Scratch()
    let old = "\u{FEFF}<P CLASS=x>THe mayor &amp; <b>AFter</b>&nbsp;all </P  >\r\n\r\n<br/>\tend"
    try scratch.write(old, to: "a.html")
    let outcome = try scratch.galley("fix", "--rule", Self.rule, "a.html")
    #expect(outcome.status == 0)
    let expected = "\u{FEFF}<P CLASS=x>The mayor &amp; <b>After</b>&nbsp;all </P  >\r\n\r\n<br/>\tend"
    #expect(try scratch.read("a.html") == Array(expected.utf8))
    #expect(outcome.text.contains("fixed 2 typo/two-capitals (line 1)"))
    let again = try scratch.galley("fix", "--rule", Self.rule, "a.html")
    #expect(again.text == "")
    #expect(try scratch.read("a.html") == Array(expected.utf8))
  }

  @Test("A file keeps its encoding", arguments: ["UTF-16LE", "UTF-16BE", "windows-1252", "UTF-8"])
  func encoding(_ name: String) throws {
    let scratch = try Scratch()
    let encoding: String.Encoding =
      switch name {
      case "UTF-16LE": .utf16LittleEndian
      case "UTF-16BE": .utf16BigEndian
      case "windows-1252": .windowsCP1252
      default: .utf8
      }
    let mark = name.hasPrefix("UTF-16") ? "\u{FEFF}" : ""
    let old = try #require((mark + "THe caf\u{E9} was open.\r\n").data(using: encoding))
    let new = try #require((mark + "The caf\u{E9} was open.\r\n").data(using: encoding))
    try scratch.write(Array(old), to: "a.txt")
    #expect(try scratch.galley("fix", "--rule", Self.rule, "a.txt").status == 0)
    #expect(try scratch.read("a.txt") == Array(new))
  }

  @Test("--diff writes nothing and gives what patch applies")
  func diff() throws {
    let scratch = try Scratch()
    let lines = (1...40).map { $0 % 9 == 0 ? "Line \($0): THe end." : "Line \($0) is well." }
    try scratch.write(lines.joined(separator: "\n"), to: "d/a.txt")
    try scratch.write("THe end.\r\nRest.\r\n", to: "d/b.md")
    try scratch.write("<p>THe end.</p>", to: "d/c d.html")
    let outcome = try scratch.galley("fix", "--diff", "--rule", Self.rule, "d")
    #expect(outcome.status == 0)
    #expect(try scratch.text("d/a.txt") == lines.joined(separator: "\n"))
    #expect(outcome.text.contains("--- a/d/a.txt\n+++ b/d/a.txt\n@@ -6,7 +6,7 @@\n"))
    #expect(outcome.text.contains("\\ No newline at end of file"))
    try scratch.write(outcome.output, to: "changes.diff")
    try FileManager.default.copyItem(at: scratch.url("d"), to: scratch.url("copy"))
    #expect(try scratch.galley("fix", "--rule", Self.rule, "copy").status == 0)
    let patch = try scratch.shell("patch --binary -p1 < changes.diff")
    #expect(patch.status == 0, "\(patch.text)\(patch.error)")
    for name in ["a.txt", "b.md", "c d.html"] {
      #expect(try scratch.read("d/\(name)") == scratch.read("copy/\(name)"))
    }
  }

  @Test("--check writes nothing and fails where something would be fixed")
  func check() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "a.txt")
    let outcome = try scratch.galley("fix", "--check", "--rule", Self.rule, "a.txt")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("would fix 1 typo/two-capitals (line 1)"))
    #expect(try scratch.text("a.txt") == "THe end.\n")
    try scratch.write("The end.\n", to: "a.txt")
    #expect(try scratch.galley("fix", "--check", "--rule", Self.rule, "a.txt").status == 0)
  }

  @Test("Standard input comes out fixed, and what was done stands on standard error")
  func standardInput() throws {
    let scratch = try Scratch()
    let outcome = try scratch.galley("fix", "--rule", Self.rule, "-", input: Array("THe end.".utf8))
    #expect(outcome.text == "The end.")
    #expect(outcome.error.contains("fixed 1 typo/two-capitals"))
    let clean = try scratch.galley("fix", "--rule", Self.rule, "-", input: Array("The end.".utf8))
    #expect(clean.text == "The end.")
    #expect(clean.error == "")
  }

  @Test("What is left is told with the reason, and fails the run")
  func left() throws {
    let scratch = try Scratch()
    try scratch.write("# On tea\n\nTea is good. THe end.\n", to: "a.md")
    let outcome = try scratch.galley(
      "fix", "--rule", Self.rule, "--rule", "metadata/missing-author", "--fail-on", "suggestion", "a.md")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("fixed 1 typo/two-capitals"))
    #expect(outcome.text.contains("metadata/missing-author"))
    #expect(outcome.text.contains("(no fix)"))
  }

  @Test("--backup keeps the old draft beside the new one")
  func backup() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "a.txt")
    #expect(try scratch.galley("fix", "--backup", "--rule", Self.rule, "a.txt").status == 0)
    #expect(try scratch.text("a.txt") == "The end.\n")
    #expect(try scratch.text("a.txt.bak") == "THe end.\n")
    try scratch.write("THe next.\n", to: "a.txt")
    #expect(try scratch.galley("fix", "--backup", "--rule", Self.rule, "a.txt").status == 0)
    #expect(try scratch.text("a.txt.bak") == "THe end.\n")
    #expect(try scratch.text("a.txt.bak.2") == "THe next.\n")
    let piped = try scratch.galley("fix", "--backup", "-", input: Array("THe end.\n".utf8))
    #expect(piped.status == 2)
    #expect(piped.error.contains("standard input has none; leave --backup out"))
  }

  @Test("A link stays a link, and the mode stays the mode")
  func linkAndMode() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "real/a.txt")
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.url("real/a.txt").path)
    try manager.createSymbolicLink(atPath: scratch.url("link.txt").path, withDestinationPath: "real/a.txt")
    #expect(try scratch.galley("fix", "--rule", Self.rule, "link.txt").status == 0)
    #expect(try manager.destinationOfSymbolicLink(atPath: scratch.url("link.txt").path) == "real/a.txt")
    #expect(try scratch.text("real/a.txt") == "The end.\n")
    let mode = try manager.attributesOfItem(atPath: scratch.url("real/a.txt").path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try manager.contentsOfDirectory(atPath: scratch.url("real").path) == ["a.txt"])
  }

  @Test("A write-protected draft is not written, and the run says so")
  func protected() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "a.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scratch.url("a.txt").path)
    let outcome = try scratch.galley("fix", "--rule", Self.rule, "a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.error == "galley: a.txt: the file is write-protected; nothing was written\n")
    #expect(outcome.text == "")
    #expect(try scratch.text("a.txt") == "THe end.\n")
  }

  @Test("Where the disk takes no more, the old draft stays and nothing lies about")
  func full() throws {
    let scratch = try Scratch()
    let old = "THe end.\n" + String(repeating: "Tea is good.\n", count: 10_000)
    try scratch.write(old, to: "d/a.txt")
    let outcome = try scratch.shell("ulimit -f 16; $GALLEY fix --rule \(Self.rule) d/a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("galley: d/a.txt: the new file cannot be written"))
    #expect(try scratch.text("d/a.txt") == old)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url("d").path) == ["a.txt"])
  }

  @Test("A reader that goes away keeps no draft from being fixed")
  func closedPipe() throws {
    let scratch = try Scratch()
    for index in 0..<50 { try scratch.write("THe end.\n", to: "d/\(index).txt") }
    let outcome = try scratch.shell("$GALLEY fix --rule \(Self.rule) d | true")
    #expect(outcome.error == "")
    for index in 0..<50 { #expect(try scratch.text("d/\(index).txt") == "The end.\n") }
  }

  @Test("Suggested fixes are applied where they are asked for, and only there")
  func suggested() throws {
    let scratch = try Scratch()
    let old = "<!-- stet typo -- once needed -->\n<p>Tea is good.</p>\n"
    try scratch.write(old, to: "a.html")
    let plain = try scratch.galley("fix", "--rule", "stet/unused", "a.html")
    #expect(plain.text.contains("apply it with --suggested"))
    #expect(try scratch.text("a.html") == old)
    #expect(try scratch.galley("fix", "--suggested", "--rule", "stet/unused", "a.html").status == 0)
    #expect(try scratch.text("a.html") == "<p>Tea is good.</p>\n")
  }
}
