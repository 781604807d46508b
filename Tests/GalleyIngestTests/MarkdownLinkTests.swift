import GalleyIngest
import GalleyText
import Testing

@Suite("Links of Markdown")
struct MarkdownLinkTests {
  @Test("In a paragraph of very many bare addresses they are no links, and elsewhere they are")
  func addressCost() throws {
    func links(_ text: String) throws -> Int {
      try Ingester.ingest(Array(text.utf8), format: .markdown).elements.elements.count
    }
    #expect(try links(String(repeating: "www.a.b ", count: 1_000)) == 1_000)
    #expect(try links(String(repeating: "www.a.b ", count: 40_000)) == 0)
    #expect(try links(String(repeating: "- www.a.b\n", count: 40_000)) == 40_000)
    // An indented line goes on with its paragraph, whatever it starts with.
    #expect(try links("a\n" + String(repeating: "     - www.a.b\n", count: 40_000)) == 0)
  }

  @Test(
    "An address with `&`, which md4c copies, is found in the source",
    arguments: [
      "[a](https://a.b/?c=1&d=2)", "[https://a.b/?c=1&d=2](<https://a.b/?c=1&d=2> \"t & u\")",
      "<https://a.b/?c=1&d=2>", "![a & b](https://a.b/?c=1&d=2)",
    ])
  func copiedAddress(_ link: String) throws {
    let source = Array("See \(link) here.\n".utf8)
    let document = try Ingester.ingest(source, format: .markdown)
    let element = try #require(document.elements.elements.first { $0.name == .anchor || $0.name == .image })
    let name: StaticString = element.name == .image ? "src" : "href"
    let address = try #require(document.elements.attribute(name, of: element))
    let range = try #require(address.valueSource)
    #expect(source[range.start..<range.end].elementsEqual("https://a.b/?c=1&d=2".utf8))
    // The same bytes may stand in the text before.
    #expect(range.start > 4 + (link.hasPrefix("[https") ? 22 : 0))
    #expect(document.elements.elements.count { $0.name == .anchor || $0.name == .image } == 1)
  }
}
