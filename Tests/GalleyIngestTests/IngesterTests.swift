import GalleyText
import Testing

@testable import GalleyIngest

@Suite("Ingester")
struct IngesterTests {
  @Test(
    "A path's extension names its format",
    arguments: [
      ("a.html", .html), ("x/A.HTM", .html), ("a.xhtml", .html), ("a.html.erb", .html),
      ("a.b.html.tmp", .html),
      ("a.md", .markdown), ("a.MARKDOWN", .markdown), ("a.mdown", .markdown), ("a.mkd", .markdown),
      ("a.mdx", .markdown),
      ("a.txt", .text), ("a.text", .text), ("README", .text), ("dir.d/README", .text), ("a.png", nil),
      (".gitignore", nil),
      ("a.", nil), ("a.md.bak", nil), ("x/.html", nil),
    ] as [(String, DraftFormat?)])
  func formats(path: String, format: DraftFormat?) {
    #expect(Ingester.format(ofPath: path) == format)
  }

  @Test("Each format is read through one door, from any encoding")
  func formats() throws {
    let html = Array("<meta charset=windows-1251><title>T</title><p>".utf8) + [0xC0] + Array("</p>".utf8)
    let page = try Ingester.ingest(html, format: .html)
    #expect(page.metadata.best(.title)?.value == "T")
    #expect(texts(page, .paragraph) == ["А"])
    let markdown = try Ingester.ingest(
      [0xFF, 0xFE] + "# Ä\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, format: .markdown)
    expectSound(markdown)
    #expect(texts(markdown) == ["Ä"])
    let text = try Ingester.ingest([0x93, 0x61, 0x94], format: .text)
    expectSound(text)
    #expect(texts(text) == ["“a”"])
    #expect(text.source.fileRange(of: SourceRange(3, 4)) == FileRange(1, 2))
  }

  @Test("An empty file is an empty document", arguments: DraftFormat.allCases)
  func empty(format: DraftFormat) throws {
    for bytes in [[], [0xEF, 0xBB, 0xBF], [0x0A]] as [[UInt8]] {
      let document = try Ingester.ingest(bytes, format: format)
      #expect(document.blocks.isEmpty)
      expectSound(document)
    }
    #expect(Ingester.skeleton(of: Source(utf8: []), format: .text).isEmpty)
  }

  @Test("A file whose text would be beyond the limit is refused before it is read")
  func tooLarge() {
    let options = IngestOptions(limits: IngestLimits(bytes: 10))
    #expect(throws: IngestError.tooLarge(bytes: 48, limit: 10)) {
      try Ingester.ingest([UInt8](repeating: 0x61, count: 48), format: .html, options: options)
    }
  }
}
