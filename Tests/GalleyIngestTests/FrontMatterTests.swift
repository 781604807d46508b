import GalleyText
import Testing

@testable import GalleyIngest

@Suite("Front matter")
struct FrontMatterTests {
  private func values(_ document: Document, _ field: MetadataEntry.Field) -> [String] {
    document.metadata.entries.filter { $0.field == field && $0.origin.kind == .frontMatter }.map(\.value)
  }

  static let yaml = """
    ---
    title: "The Old Pier"
    authors:
      - Ada Muster
      - name: John Roe
    date: 2025-01-12
    lastmod: 2025-02-01 # a note
    summary: Planks, lamps and größe
    tags: [sea, 'harbour']
    cover:
      image: /pier.jpg
      alt: The pier at night
    canonicalURL: https://example.org/pier
    draft: true
    ---

    # The Old Pier

    Text.
    """

  static let toml = """
    +++
    title = "The Old Pier"
    authors = ["Ada Muster", "John Roe"]
    date = 2025-01-12
    lastmod = 2025-02-01 # a note
    summary = 'Planks, lamps and größe'
    tags = [
      "sea",
      "harbour",
    ]
    canonicalURL = "https://example.org/pier"
    [cover]
    image = "/pier.jpg"
    alt = "The pier at night"
    +++
    Text.
    """

  static let json = """
    {
    \t"title": "The Old Pier", "authors": ["Ada Muster", {"name": "John Roe"}],
      "date": "2025-01-12", "lastmod": "2025-02-01", "summary": "Planks, lamps and größe",
      "tags": ["sea", "harbour"], "cover": {"image": "/pier.jpg", "alt": "The pier at night"},
      "canonicalURL": "https://example.org/pier"
    }

    Text.
    """

  @Test("YAML, TOML and JSON give the same values, each with its place", arguments: [yaml, toml, json])
  func languages(text: String) throws {
    for format in [DraftFormat.markdown, .text] {
      let document = try ingest(text, format)
      #expect(document.metadata.hasFrontMatter && document.metadata.faults.isEmpty)
      #expect(values(document, .title) == ["The Old Pier"])
      #expect(values(document, .author) == ["Ada Muster", "John Roe"])
      #expect(values(document, .published) == ["2025-01-12"])
      #expect(values(document, .modified) == ["2025-02-01"])
      #expect(values(document, .description) == ["Planks, lamps and größe"])
      #expect(values(document, .tag) == ["sea", "harbour"])
      #expect(values(document, .image) == ["/pier.jpg"])
      #expect(values(document, .imageAlt) == ["The pier at night"])
      #expect(values(document, .canonical) == ["https://example.org/pier"])
      for entry in document.metadata.entries where entry.origin.kind == .frontMatter {
        let range = try #require(entry.range, "\(entry.field)")
        #expect(slice(document, range) == entry.value)
      }
      #expect(texts(document, .title) == ["The Old Pier"])
      #expect(Set(texts(document, .metadata)) == ["Planks, lamps and größe", "The pier at night"])
      #expect(texts(document).last == "Text.")
      let title = try #require(document.blocks.first { $0.kind == .title })
      #expect(document.map.editableRange(of: title.range).map { slice(document, $0) } == "The Old Pier")
    }
  }

  @Test("A missing value would go right behind the opening line")
  func insertion() throws {
    #expect(try ingest(Self.yaml, .markdown).metadata.insertionPoint == SourceRange(4, 4))
    #expect(
      try ingest("\u{FEFF}---\r\na: b\r\n---\r\n", .markdown).metadata.insertionPoint == SourceRange(8, 8))
    #expect(try ingest("Text.", .markdown).metadata.insertionPoint == nil)
  }

  @Test("An escaped or folded value has the place of its line, and is not edited")
  func unproven() throws {
    let document = try ingest(
      "---\ntitle: \"A \\\"good\\\" day\"\nsummary: >\n  one\n  two\n---\nx", .markdown)
    #expect(values(document, .title) == ["A \"good\" day"])
    #expect(values(document, .description) == ["one two"])
    let title = try #require(document.blocks.first)
    #expect(document.map.editableRange(of: title.range) == nil)
    #expect(slice(document, title.source) == "title: \"A \\\"good\\\" day\"")
  }

  @Test(
    "Broken front matter is a fault at its line, not an error",
    arguments: [
      ("---\ntitle: \"a\nfoo: [\n---\nText.", 2), ("---\ntitle: a\ntitle: b\n---\nText.", 1),
      ("+++\ntitle = \n+++\nText.", 1), ("{\"title\": \"a\",}\nText.", 0), ("---\ntitle: a\n\nText.", 0),
      ("---\ntitle: *x\n---\n", 1), ("---\na: &a [1]\nb: &b [*a, *a]\nc: &c [*b]\n---\nText.", 2),
    ])
  func faults(text: String, line: Int) throws {
    let document = try ingest(text, .markdown)
    let fault = try #require(document.metadata.faults.first)
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let found = document.source.utf8[..<fault.range.start].count { $0 == 0x0A }
    #expect(abs(found - line) <= 1 && found < lines.count, "\(fault.message)")
    #expect(fault.message.hasSuffix("."))
  }

  @Test(
    "Rules, braces and plain text at the start are no front matter",
    arguments: [
      "---\n\nText between rules.\n\n---\nMore.", "---\nText.", "{% include x %}\nText.", "{ not json }",
      "+ + +\n",
      "----\na: b\n----\n", "Text\n---\na: b\n---\n", "***\n",
    ])
  func none(text: String) throws {
    let document = try ingest(text, .markdown)
    #expect(!document.metadata.hasFrontMatter && document.metadata.faults.isEmpty)
  }

  @Test("Deep or endless YAML is refused at once")
  func hostile() throws {
    for hostile in [
      String(repeating: "[", count: 10_000), "a: " + String(repeating: "- ", count: 10_000),
      "a: " + String(repeating: "{b: ", count: 500), String(repeating: "? ", count: 5_000),
    ] {
      let document = try ingest("---\ntitle: x\n" + hostile + "\n---\nText.", .markdown)
      #expect(document.metadata.faults.count == 1)
    }
  }

  @Test("Changed front matter stays sound")
  func mutations() throws {
    var numbers = SeededNumbers(seed: 3)
    for text in [Self.yaml, Self.toml, Self.json] {
      for round in 0..<200 {
        let bytes = mutated(Array(text.utf8), with: &numbers)
        expectSound(try Ingester.ingest(bytes, format: .markdown), "round \(round)")
      }
    }
  }
}
