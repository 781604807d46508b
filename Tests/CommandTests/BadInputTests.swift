import Foundation
import Testing

/// What cannot be read is told with its name and exits 2; the rest is done all the same.
@Suite struct BadInputTests {
  static let rule = "typo/two-capitals"

  /// Lints a fault beside a draft with a slip, which must be found all the same.
  private func lint(_ path: String, in scratch: Scratch) throws -> Scratch.Outcome {
    try scratch.write("THe end.\n", to: "zzz.txt")
    let outcome = try scratch.galley("lint", "--rule", Self.rule, "--format", "jsonl", path, "zzz.txt")
    #expect(outcome.status == 2)
    #expect(outcome.text.contains("\"path\":\"zzz.txt\""))
    return outcome
  }

  @Test("A path that does not exist")
  func missing() throws {
    let outcome = try lint("nowhere.html", in: Scratch())
    #expect(outcome.error == "galley: nowhere.html: no such file or folder\n")
  }

  @Test("A folder without drafts")
  func emptyFolder() throws {
    let scratch = try Scratch()
    try scratch.write("int main;", to: "code/main.c")
    let outcome = try lint("code", in: scratch)
    #expect(outcome.error.hasPrefix("galley: code: the folder holds no drafts"))
  }

  @Test("Symbolic links in a circle")
  func loop() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(atPath: scratch.url("a.html").path, withDestinationPath: "b.html")
    try FileManager.default.createSymbolicLink(atPath: scratch.url("b.html").path, withDestinationPath: "a.html")
    let outcome = try lint("a.html", in: scratch)
    #expect(outcome.error == "galley: a.html: the symbolic links go in a circle\n")
  }

  @Test("A pipe is not waited for", .timeLimit(.minutes(1)))
  func pipe() throws {
    let scratch = try Scratch()
    #expect(try scratch.shell("mkfifo pipe.html").status == 0)
    let outcome = try lint("pipe.html", in: scratch)
    #expect(outcome.error.contains("galley: pipe.html: this is no regular file"))
  }

  @Test("A file that is no text")
  func binary() throws {
    let scratch = try Scratch()
    try scratch.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48], to: "a.html")
    let outcome = try lint("a.html", in: scratch)
    #expect(outcome.error.contains("galley: a.html: the file is not text"))
  }

  @Test("A file of 200 MB", .timeLimit(.minutes(1)))
  func large() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "big.html")
    try FileHandle(forWritingTo: scratch.url("big.html")).truncate(atOffset: 200_000_000)
    let outcome = try lint("big.html", in: scratch)
    #expect(outcome.error.contains("galley: big.html: the file has 200000000 bytes, more than the limit of"))
  }

  @Test(
    "Markup that is nested ten thousand deep", .timeLimit(.minutes(1)), arguments: ["<div>", "<b><span>", "> ", "- "])
  func deep(_ piece: String) throws {
    let scratch = try Scratch()
    let name = piece.hasPrefix("<") ? "deep.html" : "deep.md"
    try scratch.write(String(repeating: piece, count: 10_000) + "THe end.\n", to: name)
    let outcome = try scratch.galley("lint", "--rule", Self.rule, name)
    // It is read or refused, never a crash.
    #expect(outcome.status == 1 || outcome.status == 2)
    if outcome.status == 2 { #expect(outcome.error.contains("galley: \(name): ")) }
  }

  @Test(
    "What hides the rest of a draft from readers is told, as nothing behind it was read",
    arguments: [
      ("a.html", "<p>Well.</p>\n<!-- open\n<p>THe end.</p>", "line 2, column 1: the comment that starts here"),
      (
        "a.html", "<p>Well.</p><script>let a\n<p>THe end.</p>",
        "line 1, column 13: the script or style that starts here"
      ),
      ("a.html", "<p>Well.</p><a href=\"x>\n<p>THe end.</p>", "line 1, column 13: the tag that starts here"),
      ("a.md", "Well.\n\n<!-- open\n\nTHe end.\n", "line 3, column 1: the comment that starts here"),
    ])
  func unclosed(_ name: String, _ text: String, _ message: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: name)
    let outcome = try lint(name, in: scratch)
    #expect(outcome.error.contains("galley: \(name): \(message) is never closed, so nothing behind it was read"))
  }

  @Test("A report on nothing that could be read takes the place of no other")
  func report() throws {
    let scratch = try Scratch()
    try scratch.write("the last one", to: "report.html")
    let outcome = try scratch.galley("report", "gone.html")
    #expect(outcome.status == 2)
    #expect(try scratch.text("report.html") == "the last one")
    #expect(try scratch.galley("report", "gone.html", "-o", "new.html").status == 2)
    #expect(!scratch.exists("new.html"))
  }

  @Test("The name of a file cannot act on a terminal")
  func names() throws {
    let outcome = try Scratch().shell("$GALLEY lint \"$(printf 'a\\033[31m.html')\"")
    #expect(outcome.status == 2)
    #expect(outcome.error == "galley: a\u{FFFD}[31m.html: no such file or folder\n")
  }

  @Test("What could not be read is told once in text")
  func once() throws {
    let outcome = try Scratch().galley("lint", "gone.html")
    #expect(outcome.error == "galley: gone.html: no such file or folder\n")
    #expect(outcome.text == "1 draft could not be read\n")
  }

  @Test("A failed draft is part of the machine-readable output where the format has a place for it")
  func failureInJSON() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "a.txt")
    let outcome = try scratch.galley("lint", "--format", "json", "a.txt", "gone.txt")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any]
    #expect((object?["failures"] as? [[String: Any]])?.first?["path"] as? String == "gone.txt")
  }

  #if os(Linux)
    @Test(
      "A limit on the size of files is told, and leaves nothing behind",
      arguments: [
        "lint --format json -o out a.txt", "report -o out a.txt", "extract -o out a.txt", "rules -o out", "init",
        "rules --format markdown -o .", "lint a.txt > out",
      ])
    func fileSize(_ command: String) throws {
      let scratch = try Scratch()
      try scratch.write(String(repeating: "THe end. ", count: 2_000), to: "a.txt")
      // The shell counts in blocks of 512 bytes or of 1,024.
      let outcome = try scratch.shell("(ulimit -f 1; $GALLEY \(command)); echo $?; ls -a")
      #expect(outcome.lines.first == "2")
      #expect(outcome.error.contains("the file would be larger than the system allows"))
      #expect(!outcome.text.contains(".galley-"))
    }
  #endif

  @Test("An output that cannot be written exits 2")
  func output() throws {
    let scratch = try Scratch()
    try scratch.write("THe end.\n", to: "a.txt")
    let outcome = try scratch.galley("lint", "-o", "no/such/folder/out.txt", "a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.error.hasPrefix("galley: no/such/folder/out.txt: "))
    #if os(Linux)
      let full = try scratch.shell("$GALLEY lint a.txt > /dev/full")
      #expect(full.status == 2)
      #expect(full.error.contains("the disk is full"))
    #endif
  }
}
