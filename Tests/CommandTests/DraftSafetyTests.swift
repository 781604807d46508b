import Foundation
import Testing

/// What a writer would miss: no draft is lost to an output, and no fix goes into what is not the draft's own slip.
@Suite struct DraftSafetyTests {
  private func fixed(_ text: String, _ path: String) throws -> String {
    let scratch = try Scratch()
    try scratch.write(text, to: path)
    #expect(try scratch.galley("fix", "--ignore", "metadata", path).status < 2)
    let once = try scratch.text(path)
    #expect(try scratch.galley("fix", "--ignore", "metadata", path).status < 2)
    #expect(try scratch.text(path) == once)
    return once
  }

  @Test("A report is no draft of the next run, but for one that is named")
  func ownReport() throws {
    let scratch = try Scratch()
    try scratch.write("# Pier\n\nHe met the the man.\n", to: "a.md")
    #expect(try scratch.galley("report", ".").status == 1)
    let report = try scratch.read("report.html")
    let lint = try scratch.galley("lint", "--ignore", "metadata", "--format", "jsonl", ".")
    #expect(lint.lines.count == 1 && lint.text.contains("a.md"))
    #expect(try scratch.galley("fix", ".").status == 0)
    #expect(try scratch.read("report.html") == report)
    #expect(try scratch.galley("lint", "report.html").text.contains("report.html"))
  }

  @Test("The output never takes a draft's place", arguments: ["lint", "report", "extract"])
  func outputIsDraft(_ command: String) throws {
    let scratch = try Scratch()
    try scratch.write("# Pier\n\nHe met the the man.\n", to: "a.md")
    let outcome = try scratch.galley(command, "-o", "./a.md", "a.md")
    #expect(outcome.status == 2)
    #expect(outcome.error == "galley: ./a.md: this is one of the drafts; name another file for the output\n")
    #expect(try scratch.text("a.md") == "# Pier\n\nHe met the the man.\n")
  }

  @Test("Each name of a file is fixed in the first run")
  func hardLinks() throws {
    let scratch = try Scratch()
    try scratch.write("He met the the man.\n", to: "a.txt")
    #expect(try scratch.shell("ln a.txt b.txt && $GALLEY fix --ignore metadata a.txt b.txt").status == 0)
    #expect(try scratch.text("a.txt") == "He met the man.\n")
    #expect(try scratch.text("b.txt") == "He met the man.\n")
  }

  @Test("A draft with more findings than are told is never clean")
  func truncated() throws {
    let scratch = try Scratch()
    let runs = String(repeating: "Word  word ", count: 100_001)
    try scratch.write("Pier\n\n\(runs)\n\nHe met the the man.\n", to: "a.txt")
    let outcome = try scratch.galley("lint", "--ignore", "metadata", "-q", "a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("a.txt: there are more than 100000 findings; the rest are not told"))
  }

  @Test("Taking the last item off a list leaves the paragraph behind it a paragraph")
  func lastItem() throws {
    let list = "# Pier\n\nThese are the words.\n\n- One of the words\n- Share this article\n\nMore text stands here.\n"
    let scratch = try Scratch()
    try scratch.write(list, to: "a.md")
    #expect(try scratch.galley("fix", "--suggested", "--ignore", "metadata", "a.md").status == 0)
    #expect(
      try scratch.text("a.md")
        == "# Pier\n\nThese are the words.\n\n- One of the words\n\nMore text stands here.\n")
  }

  @Test(
    "Code that a shortcode sets off is not prose",
    arguments: [
      "{{< highlight go >}}\n// recieve the the value\n\n# recieve\n{{< /highlight >}}",
      "{{% highlight go %}}\n// recieve the the value\n{{% /highlight %}}",
      "{% highlight go %}\n// recieve the the value\n{% endhighlight %}",
      "{%- raw -%}\nrecieve the the value\n{%- endraw -%}",
    ])
  func shortcode(_ code: String) throws {
    let text = "# Pier\n\nIt runs so.\n\n\(code)\n\nThe the end.\n"
    #expect(try fixed(text, "a.md") == text.replacing("The the end", with: "The end"))
  }

  @Test("A quotation with several slips is quoted as it was written; with one it is the writer's own")
  func quotedSlips() throws {
    let several = "He wrote: “Send the the balance or lose evrything today.” She said: “They will recieve it.”\n"
    #expect(try fixed(several, "a.txt") == several.replacing("recieve", with: "receive"))
    let straight = "He wrote: \"Send the the balance or lose evrything today.\" It was teh end of it.\n"
    #expect(try fixed(straight, "a.txt") == straight.replacing("teh", with: "the"))
  }

  @Test("A line that the article itself is about stays: a heading over text, one of other items, a quotation")
  func ownLines() throws {
    for text in [
      "# Words\n\nNeither is *irregardless*, though it is in the dictionary.\n",
      "# Glossary\n\nWords of the trade.\n\n## Advertisement\n\nA paid notice in a newspaper.\n",
      "# Labels\n\nWe tried these.\n\n- Read more\n- Go on\n- Leave a comment\n",
      "# Labels\n\nThe button said this.\n\n> Read more\n\nNobody pressed it.\n",
    ] {
      #expect(try fixed(text, "a.md") == text)
    }
    let form = "# Pier\n\nIt is shut.\n\n## Leave a Reply\n\nYour email address will not be published.\n"
    #expect(try fixed(form, "a.md") == "# Pier\n\nIt is shut.\n")
  }

  @Test("What is struck out does not stand there, and is neither mended nor makes a word stand twice")
  func struck() throws {
    let page = "<p>Over <s>the</s> the bridge, <del>a</del> a cat, <strike>teh</strike> dog.</p>\n"
    #expect(try fixed(page, "a.html") == page)
  }

  @Test("A vocabulary word with capitals of its own is written so")
  func vocabulary() throws {
    let scratch = try Scratch()
    try scratch.write("vocabulary: [pPresident, WOrk]\n", to: "galley.yml")
    try scratch.write("The pPresident said the WOrk is done, and the WOrld is not.\n", to: "a.txt")
    #expect(try scratch.galley("fix", "--ignore", "metadata", "a.txt").status == 0)
    #expect(try scratch.text("a.txt") == "The pPresident said the WOrk is done, and the World is not.\n")
  }
}
