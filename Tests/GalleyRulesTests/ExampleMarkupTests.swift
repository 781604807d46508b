import GalleyIngest
import GalleyLint
import GalleyText
import Testing

/// Examples in the shapes that markup gives them.
@Suite struct ExampleMarkupTests {
  /// Characters that HTML lets, or makes, authors write as references.
  static let references: [(String, String)] = [
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("—", "&mdash;"), ("’", "&rsquo;"), ("“", "&#8220;"),
    ("”", "&#x201D;"), ("é", "&eacute;"),
  ]

  @Test("A character reference reads as its character", arguments: ExampleCase.all.filter(ExampleTests.isProse))
  func references(_ item: ExampleCase) throws {
    var text = item.example.marked
    for (character, reference) in Self.references { text = text.replacing(character, with: reference) }
    let unmarked = try #require(UnmarkedDraft(Array("<p>\(text)</p>\n".utf8)))
    let document = try Ingester.ingest(unmarked.draft, format: .html, options: IngestOptions())
    let found = Linter(checkers: [item.checker], settings: item.settings).lint(document).findings
    let place = Comment(rawValue: "\(item.example.file):\(item.example.line): \(text)")
    #expect(found.map(\.range) == unmarked.ranges, place)
  }

  @Test("Markup is found behind characters of several bytes", arguments: ExampleCase.all.filter(Self.isFragment))
  func multiByte(_ item: ExampleCase) throws {
    let line = "Żółć and 👩‍👩‍👧 are here, naïve as ever."
    let before = item.example.format == .html ? "<p>\(line)</p>\n" : line + "\n\n"
    let unmarked = try #require(UnmarkedDraft(Array((before + item.example.marked).utf8)))
    let found = try item.findings(unmarked.draft)
    #expect(found.map(\.range) == unmarked.ranges, "\(item.example.file):\(item.example.line)")
  }

  @Test("A stet lets faults of the markup of a paragraph stand", arguments: ExampleCase.all.filter(Self.isParagraph))
  func stet(_ item: ExampleCase) throws {
    let draft = "<!-- stet \(item.card.id) -- an example -->\n\(try item.unmarked().draft.string)"
    let found = try item.findings(Array(draft.utf8))
    #expect(found.isEmpty, "\(item): \(found.map(\.message))")
  }

  /// Drafts of markup rules that have nothing in front that has to be first.
  static func isFragment(_ item: ExampleCase) -> Bool {
    item.card.category == "markup" && !item.example.marked.hasPrefix("<html") && !item.example.marked.hasPrefix("---")
  }

  /// One paragraph of HTML with a fault in it.
  static func isParagraph(_ item: ExampleCase) -> Bool {
    isFragment(item) && item.example.isFlagged && item.example.marked.hasPrefix("<p>")
      && !item.example.marked.contains("\n")
  }
}
