import GalleyText
import Testing

@testable import GalleyIngest

@Suite("JSON-LD of a page")
struct LinkedDataTests {
  private func page(_ json: String) -> String {
    "<html><head>\n<script type=\"application/ld+json\">\(json)</script></head><body><p>x</p></body></html>"
  }

  @Test("A graph's article is read, its references resolved")
  func graph() throws {
    let page = page(
      """
      {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "The Harbour"},
        {"@type": "WebPage", "@id": "#page", "isPartOf": {"@id": "#site"}, "inLanguage": "en-GB",
        "name": "Page name"},
        {"@type": ["Article", "Thing"], "headline": "Tides \\u0026 ebbs", "author": [{"@id": "#ann"},
        "Jo Roe"],
         "datePublished": "2025-01-12", "keywords": ["sea", "tide, ebb"], "publisher": {"@id": "#org"},
         "image": [{"url": "https://x.example/a.jpg"}],
         "mainEntityOfPage": {"@id": "https://x.example/tides"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
        {"@type": "Organization", "@id": "#org", "name": "Harbour Press"}]}
      """)
    let found = try metadata(of: page)
    #expect(found.faults.isEmpty)
    #expect(found.best(.title)?.value == "Tides & ebbs")
    #expect(source(of: found.best(.title), in: page) == #"Tides \u0026 ebbs"#)
    #expect(Set(found.all(.author).map(\.value)) == ["Ann Lee", "Jo Roe"])
    #expect(found.all(.author).allSatisfy { source(of: $0, in: page) == $0.value })
    #expect(found.best(.published)?.origin == MetadataEntry.Origin(.jsonLD, "datePublished"))
    #expect(found.all(.tag).map { source(of: $0, in: page) } == ["sea", "tide", "ebb"])
    #expect(found.best(.siteName)?.value == "Harbour Press")
    #expect(found.entries.contains { $0.field == .siteName && $0.value == "The Harbour" })
    #expect(found.best(.language)?.value == "en-GB")
    #expect(found.best(.image)?.value == "https://x.example/a.jpg")
    #expect(found.best(.url)?.value == "https://x.example/tides")
  }

  @Test("Of several articles the one that the page is about is taken")
  func several() throws {
    let page = """
      <head><title>Second story</title><script type="application/ld+json">
      [{"@type":"NewsArticle","headline":"First story","author":"Max Other"},
       {"@type":"NewsArticle","headline":"Second story","author":{"name":"Ann Lee"}},
       {"@type":"VideoObject","name":"Film","author":"Film Maker"}]</script></head><p>x
      """
    #expect(try metadata(of: page).all(.author).map(\.value) == ["Ann Lee"])
  }

  @Test(
    "Comment and CDATA marks around the JSON are no fault",
    arguments: [
      ("<!--", "-->"), ("//<![CDATA[\n", "\n//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("\n<![CDATA[", "]]>\n"),
    ])
  func wrapped(front: String, back: String) throws {
    let page = page(front + #"{"@type":"Article","headline":"Tides rise"}"# + back)
    let found = try metadata(of: page)
    #expect(found.faults.isEmpty)
    #expect(source(of: found.best(.title), in: page) == "Tides rise")
  }

  @Test("JSON that cannot be read is a fault at its byte, told by line and column")
  func fault() throws {
    let page = page("{\"@type\": \"Article\",\n \"headline\": \"é\" \"x\"}")
    let found = try metadata(of: page)
    let fault = try #require(found.faults.first)
    #expect(found.faults.count == 1)
    #expect(fault.container == .jsonLD)
    #expect(fault.message == "JSON-LD cannot be read: a comma or “}” is missing (line 3, column 18)")
    #expect(Array(page.utf8)[fault.range.start..<fault.range.end].elementsEqual("\"".utf8))
    #expect(found.entries.isEmpty)
  }

  @Test("References that multiply each other stay bounded")
  func amplification() throws {
    let references = Array(repeating: ##"{"@id":"#a"}"##, count: 2_000).joined(separator: ",")
    let names = Array(repeating: #""Ann Lee""#, count: 2_000).joined(separator: ",")
    let json = ##"[{"@type":"Article","author":[\##(references)]},{"@id":"#a","name":[\##(names)]}]"##
    let found = try metadata(of: page(json))
    #expect(found.all(.author).map(\.value) == ["Ann Lee"])
  }
}
