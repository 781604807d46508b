import Foundation
import Testing

/// What is told of a page's encoding, and what happens to bytes that no text has.
@Suite struct EncodingCommandTests {
  private static let rules = ["--rule", "artifact/wrong-charset", "--rule", "artifact/unclear-charset"]

  private func lint(_ page: [UInt8]) throws -> Scratch.Outcome {
    let scratch = try Scratch()
    try scratch.write(page, to: "a.html")
    return try scratch.shell("$GALLEY lint \(Self.rules.joined(separator: " ")) --format github a.html")
  }

  @Test("A label that is none is told, with how the page was read instead")
  func unknown() throws {
    let outcome = try lint(Array("<meta charset=foo-9><p>caf".utf8) + [0xE9] + Array(" is shut</p>".utf8))
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("called foo-9; the page was read as WINDOWS-1252 (browser default)."))
  }

  @Test("A declaration that stands too far down is told")
  func late() throws {
    let comment = "<head><!-- \(String(repeating: "x", count: 1_100)) -->"
    let outcome = try lint(Array("\(comment)<meta charset=windows-1251></head><p>".utf8) + [0xCF, 0xF0])
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("::warning"))
    #expect(outcome.text.contains("The page was read as WINDOWS-1251 (meta element)."))
  }

  @Test("Declarations that disagree are told: a mark and a meta element, an XML declaration and one")
  func disagreement() throws {
    let wide = Array("\u{FEFF}<meta charset=windows-1251><p>Tea".utf16).flatMap { unit in
      [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    let marked = try lint(wide)
    #expect(marked.text.contains("declares windows-1251 here and was read as UTF-16LE (byte-order mark)"))
    let page = "<?xml version='1.0' encoding='koi8-r'?><meta charset='iso-8859-2'><p>"
    let declared = try lint(Array(page.utf8) + [0xC0])
    #expect(declared.text.contains("declares iso-8859-2 here and was read as KOI8-R (XML declaration)"))
    let agreed = "<?xml version='1.0' encoding='iso-8859-1'?><meta charset='latin1'><p>"
    #expect(try lint(Array(agreed.utf8) + [0xC0]).status == 0)
  }

  @Test("A NUL byte in a page is a finding that fix removes; in text it is an error that says where")
  func nul() throws {
    let scratch = try Scratch()
    let page =
      "<p>The mayor\u{0} spoke, and the bri\u{0}dge is shut.</p>\n" + String(repeating: "<p>Tea.</p>\n", count: 40)
    try scratch.write(page, to: "a.html")
    let found = try scratch.galley("lint", "--rule", "artifact/control-character", "--format", "jsonl", "a.html")
    #expect(found.status == 1)
    #expect(found.lines.count == 2)
    #expect(try scratch.galley("fix", "--suggested", "--rule", "artifact/control-character", "a.html").status == 0)
    #expect(try scratch.text("a.html") == page.replacing("\u{0}", with: ""))
    try scratch.write("One.\n\nThe end\u{0} of it.\n", to: "a.md")
    let refused = try scratch.galley("lint", "a.md")
    #expect(refused.status == 2)
    #expect(
      refused.error.contains("a.md: the file is not text: a NUL byte stands in line 3, behind 13 bytes; remove it"))
  }

  @Test("Markdown that is nested too deep is told in its own terms")
  func nesting() throws {
    let scratch = try Scratch()
    try scratch.write(String(repeating: ">", count: 10_000) + " Tea.\n", to: "a.md")
    let outcome = try scratch.galley("lint", "a.md")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("take out `>` and list marks there"))
  }
}
