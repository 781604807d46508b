import Foundation
import Testing

/// `galley report`, `extract`, `rules` and `init`.
@Suite struct OtherCommandTests {
  @Test("A report is one page, in report.html if nothing else is said")
  func report() throws {
    let scratch = try Scratch()
    try scratch.write("<p>THe mayor spoke.</p>\n", to: "a.html")
    let outcome = try scratch.galley("report", "a.html")
    #expect(outcome.status == 1)
    #expect(outcome.text == "")
    let page = try scratch.text("report.html")
    #expect(page.lowercased().hasPrefix("<!doctype html>"))
    #expect(page.contains("two-capitals"))
    let piped = try scratch.galley("report", "-o", "-", "a.html")
    #expect(piped.text == page)
  }

  @Test("What a draft says of itself comes with where it says so")
  func extractText() throws {
    let scratch = try Scratch()
    try scratch.write(Sample.page("<p>Tea is\n  good.</p><pre>a\n  b</pre>"), to: "tea.html")
    let outcome = try scratch.galley("extract", "tea.html")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("author: Jane Bloggs (meta: author, 7:"))
    #expect(outcome.text.contains("canonical: https://www.example.com/tea ("))
    #expect(outcome.text.contains("\n\nTea is good.\n\na\n  b\n"))
  }

  @Test("Values of one name are told apart by what states them")
  func extractSources() throws {
    let scratch = try Scratch()
    let linked = #"{"@context":"https://schema.org","@type":"Article","author":{"@type":"Person","name":"Jane Roe"}}"#
    let page = Sample.page("<p>Tea is good.</p>").replacing(
      "</head>", with: "<script type=\"application/ld+json\">\(linked)</script></head>")
    try scratch.write(page, to: "a.html")
    try scratch.write("---\ntitle: On tea\n---\n\nTea is good.\n", to: "b.md")
    let outcome = try scratch.galley("extract", "a.html", "b.md")
    #expect(outcome.text.contains("\nauthor: Jane Roe (JSON-LD: author, 10:"))
    #expect(outcome.text.contains("\n  not author: Jane Bloggs (meta: author, 7:"))
    #expect(outcome.text.contains("\ntitle: On tea (front matter: title, 2:"))
  }

  @Test("The text of a page is its body: what has a field of its own and captions are left out")
  func extractBody() throws {
    let scratch = try Scratch()
    let long = String(repeating: "The harbour was shut for the whole winter. ", count: 4)
    try scratch.write(
      """
      <html><head><title>Harbour shut</title></head><body><article><h1>Harbour shut</h1><p class="byline">By Jane Bloggs</p>
      <div>Follow</div><div>4 min read</div><figure><img src="a.jpg" alt=""><figcaption>The harbour on Monday</figcaption></figure>
      <p>\(long)</p><h2>What now?</h2><p>Nobody knows.</p><p>&nbsp;</p></article></body></html>
      """, to: "a.html")
    let outcome = try scratch.galley("extract", "--format", "jsonl", "a.html")
    #expect(outcome.text.contains("\"text\":\"\(long.dropLast())\\n\\nWhat now?\\n\\nNobody knows.\""))
  }

  @Test("Text shows an image's alternative text and the serial number as well")
  func extractImage() throws {
    let scratch = try Scratch()
    let head = """
      <meta property="og:image" content="/a.jpg"><meta property="og:image:alt" content="A cup">\
      <meta name="citation_issn" content="2049-3630">
      """
    try scratch.write("<html><head>\(head)</head><body><p>Tea is good.</p></body></html>", to: "a.html")
    let outcome = try scratch.galley("extract", "a.html")
    #expect(outcome.text.contains("imageAlt: A cup (Open Graph: og:image:alt, "))
    #expect(outcome.text.contains("issn: 2049-3630 (meta: citation_issn, "))
  }

  @Test("An extraction is one JSON object a line, with null for what is not there")
  func extractLines() throws {
    let scratch = try Scratch()
    try scratch.write(Sample.page("<p>Tea is good.</p>"), to: "d/tea.html")
    try scratch.write("Just a line.\n", to: "d/note.txt")
    let outcome = try scratch.galley("extract", "--format", "jsonl", "d")
    let objects = try outcome.lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    #expect(objects.count == 2)
    #expect(objects[0]?["title"] is NSNull)
    #expect(objects[0]?["authors"] as? [String] == [])
    #expect(objects[0]?["text"] as? String == "Just a line.")
    #expect(objects[1]?["title"] as? String == "On tea")
    #expect(objects[1]?["authors"] as? [String] == ["Jane Bloggs"])
    #expect((objects[1]?["published"] as? String)?.hasPrefix("2025-01-12") == true)
    let keys = [
      "path", "format", "encoding", "title", "authors", "published", "modified", "description", "canonical",
      "language", "section", "siteName", "image", "tags", "evidence", "text",
    ]
    #expect(objects.allSatisfy { Set($0.map { Array($0.keys) } ?? []) == Set(keys) })
    let evidence = objects[1]?["evidence"] as? [String: [[String: Any]]]
    let page = Array(Sample.page("<p>Tea is good.</p>").utf8)
    #expect(evidence?["title"]?.first?["taken"] as? Bool == true)
    if let author = evidence?["author"]?.first, let start = author["start"] as? Int, let end = author["end"] as? Int {
      #expect(String(decoding: page[start..<end], as: UTF8.self) == "Jane Bloggs")
    } else {
      Issue.record("\(evidence ?? [:])")
    }
    let array = try scratch.galley("extract", "--format", "json", "d")
    #expect((try JSONSerialization.jsonObject(with: Data(array.output)) as? [Any])?.count == 2)
  }

  @Test("Every rule is listed, with what it is")
  func rules() throws {
    let scratch = try Scratch()
    let outcome = try scratch.galley("rules", "--format", "json")
    let list = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [[String: Any]])
    #expect(list.count > 50)
    for key in ["id", "severity", "summary", "default", "fix", "why", "category", "examples"] {
      #expect(list.allSatisfy { $0[key] != nil })
    }
    let ids = list.compactMap { $0["id"] as? String }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("stet/unused"))
    // A name of the configuration that no rule has would be silent.
    for field in ["title", "author", "date", "description", "language", "canonical"] {
      #expect(ids.contains("metadata/missing-\(field)"))
    }
    #expect(try scratch.galley("rules").lines.count == ids.count)
  }

  @Test("One rule's page says why and shows its fixes")
  func rulePage() throws {
    let scratch = try Scratch()
    let outcome = try scratch.galley("rules", "typo/two-capitals")
    #expect(outcome.text.hasPrefix("typo/two-capitals\n\nA word starts with two capitals.\n"))
    #expect(outcome.text.contains("⟦THe⟧"))
    #expect(outcome.text.contains("fixed:\n  The"))
    let unknown = try scratch.galley("rules", "typo/two-capital")
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("did you mean"))
  }

  @Test("The rules' manual is written as pages")
  func manual() throws {
    let scratch = try Scratch()
    #expect(try scratch.galley("rules", "--format", "markdown", "-o", "docs").status == 0)
    #expect(try scratch.text("docs/README.md").contains("[two-capitals](typo/two-capitals.md)"))
    #expect(try scratch.text("docs/typo/two-capitals.md").hasPrefix("# typo/two-capitals\n"))
  }

  @Test("init writes a configuration that works, and replaces none without being told")
  func initialise() throws {
    let scratch = try Scratch()
    #expect(try scratch.galley("init").status == 0)
    let written = try scratch.text("galley.yml")
    #expect(written.contains("# vocabulary:"))
    try scratch.write("THe end.\n", to: "a.txt")
    #expect(try scratch.galley("lint", "--rule", "typo/two-capitals", "a.txt").status == 1)
    try scratch.write("language: en\n", to: "galley.yml")
    let refused = try scratch.galley("init")
    #expect(refused.status == 2)
    #expect(refused.error.contains("--force"))
    #expect(try scratch.text("galley.yml") == "language: en\n")
    #expect(try scratch.galley("init", "--force").status == 0)
    #expect(try scratch.text("galley.yml") == written)
  }
}
