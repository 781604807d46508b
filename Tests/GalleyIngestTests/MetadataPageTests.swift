import GalleyText
import Testing

@testable import GalleyIngest

/// Reads the metadata of a page written in a test.
func metadata(of page: String) throws -> Metadata {
  try extractMetadata(from: HTMLIngester.ingest(Source(utf8: Array(page.utf8))))
}

/// The bytes of a page that an entry points at.
func source(of entry: MetadataEntry?, in page: String) -> String? {
  guard let range = entry?.range else { return nil }
  return String(decoding: Array(page.utf8)[range.start..<range.end], as: UTF8.self)
}

@Suite("Metadata of a page")
struct MetadataPageTests {
  @Test("Meta and link elements state values with their exact places")
  func metas() throws {
    let page = """
      <!DOCTYPE html><html lang="en_GB"><head><title>Tides rise - The Harbour</title>
      <meta property="og:title" content=" Tides
        rise "><meta property='og:site_name' content='The Harbour'>
      <meta name="DC.creator" content="Ann Lee"><meta name=keywords content="sea, tide ,harbour">
      <meta name="Parsely-Pub-Date" content="2025-01-12"><meta property="og:image:alt" content="Caf&eacute;">
      <link rel="shortlink canonical" href="https://harbour.example/tides">
      <meta property="og:locale" content="en_US"></head><body><h1>Tides rise</h1><p>Text.</p></body></html>
      """
    let found = try metadata(of: page)
    #expect(found.best(.title)?.value == "Tides rise")
    #expect(found.best(.title)?.origin == MetadataEntry.Origin(.heading, "h1"))
    let graph = found.entries.first { $0.origin.name == "og:title" }
    #expect(graph?.value == "Tides rise")
    #expect(source(of: graph, in: page) == "Tides\n  rise")
    #expect(found.all(.author).map(\.value) == ["Ann Lee"])
    #expect(found.all(.tag).map(\.value) == ["sea", "tide", "harbour"])
    #expect(found.all(.tag).map { source(of: $0, in: page) } == ["sea", "tide", "harbour"])
    #expect(source(of: found.best(.published), in: page) == "2025-01-12")
    #expect(found.best(.imageAlt)?.value == "Café")
    #expect(source(of: found.best(.canonical), in: page) == "https://harbour.example/tides")
    #expect(found.best(.language)?.value == "en-GB")
    #expect(found.entries.contains { $0.origin.name == "og:locale" && $0.value == "en-US" })
    #expect(found.isPage)
    #expect(found.insertionPoint != nil)
  }

  @Test("On a page of tables without a headline, lines of their own name author and date")
  func tableLayout() throws {
    let page = """
      <html><head><title>The Old Times: Rome burns</title></head><body><table><tr><td><a href=a>Home</a></td>
      <td><b>Rome burns</b><br><i>By Jim Poe</i><br>March 1, 1999<p>The fire, lit by Nero Claudius, went on.</td></tr></table>
      """
    let found = try metadata(of: page)
    #expect(found.all(.author).map(\.value) == ["Jim Poe"])
    #expect(source(of: found.best(.published), in: page) == "March 1, 1999")
    let plain = try metadata(of: "<html><body><p>It was lit<br>by Nero Claudius and burnt.</p>")
    #expect(plain.all(.author).isEmpty)
  }

  @Test("A fragment that starts with a heading of the second level has it as its title")
  func fragment() throws {
    #expect(try metadata(of: "<h2>Rome burns</h2><p>By Jim Poe</p>").best(.title)?.value == "Rome burns")
    #expect(try metadata(of: "<p>It began.</p><h2>Rome burns</h2>").best(.title) == nil)
    #expect(try metadata(of: "<h2>News</h2><h1>Rome burns</h1>").best(.title)?.value == "Rome burns")
  }

  @Test("An address in place of a name is a wrong author; a link to one is none")
  func addresses() throws {
    let page = "<head><meta name=author content='https://a.example/jim'><link rel=author href='/jim'></head><p>It."
    #expect(try metadata(of: page).rejected.map(\.value) == ["https://a.example/jim"])
  }

  @Test("The title element is kept whole and given once more without the site")
  func titleWithoutSite() throws {
    let page =
      "<head><title>News: Rome burns | City | The Post</title>"
      + "<link rel=canonical href='https://thepost.example/a'>"
    let titles = try metadata(of: page + "<p>x").entries.filter { $0.origin.kind == .titleElement }
    #expect(
      titles.filter { $0.field == .title }.map(\.value) == [
        "News: Rome burns | City | The Post", "News: Rome burns | City",
      ])
    #expect(titles.filter { $0.field == .siteName }.map(\.value) == ["The Post"])
    let plain = try metadata(of: "<head><title>One: two - three</title></head><p>x")
    #expect(plain.entries.map(\.value).contains("One: two"))
    #expect(!plain.entries.contains { $0.field == .siteName })
  }

  @Test("A heading that is the site's name or a rubric is not the headline")
  func headline() throws {
    let page = """
      <head><title>Rain floods the old town</title><meta property="og:site_name" content="The Daily Fog">
      </head>
      <body><h1>The Daily Fog</h1><h1>Weather</h1><article><h1>Rain floods the <em>old</em> town</h1>
      <p>It rained.</article>
      """
    let best = try #require(try metadata(of: page).best(.title))
    #expect(best.origin.kind == .heading)
    #expect(best.value == "Rain floods the old town")
    let rubric = try metadata(
      of: "<head><title>Rain floods the old town</title></head><h1>Weather</h1><p>It rained.")
    #expect(rubric.best(.title)?.value == "Rain floods the old town")
  }

  @Test("Authors that cannot be one are set aside, full names come before accounts")
  func authors() throws {
    let page = """
      <head><meta name="author" content="admin">
      <meta property="article:author" content="https://x.example/ann">
      <meta name="parsely-author" content="desk@x.example"><meta name="sailthru.author" content="jroe">
      <meta name="byl" content="By Ann Lee and Jo Roe, Staff Writer"></head><p>x
      """
    let found = try metadata(of: page)
    #expect(found.rejected.map(\.value) == ["admin", "desk@x.example"])
    #expect(found.all(.author).map(\.value) == ["Ann Lee", "Jo Roe"])
    #expect(found.all(.author).map { source(of: $0, in: page) } == ["Ann Lee", "Jo Roe"])
    #expect(
      found.candidates(.author).map(\.value).suffix(2).sorted() == [
        "By Ann Lee and Jo Roe, Staff Writer", "jroe",
      ])
  }

  @Test("A visible byline and the date beside it are read when metadata state none")
  func byline() throws {
    let page = """
      <html><head><title>Bridges close</title></head><body><article><h1>Bridges close</h1>
      <div class="byline">By <a href="/ann">Ann Lee</a>, Political Editor<br>March 11, 2025 3:46 PM</div>
      <p>Text.</p></article>
      <div class="related"><span class="author">Max Other</span></div></body></html>
      """
    let found = try metadata(of: page)
    #expect(found.all(.author).map(\.value) == ["Ann Lee"])
    #expect(source(of: found.best(.author), in: page) == "Ann Lee")
    #expect(found.best(.published)?.value == "March 11, 2025 3:46 PM")
  }

  @Test("The time element nearest to the headline is the date")
  func times() throws {
    let page = """
      <body><aside><time datetime="2020-01-01">1 Jan</time></aside><article>
      <h1>Bridges close for the winter</h1>
      <time datetime="2025-03-11T15:46Z">11 March</time>
      <time class="updated" datetime="2025-03-12">12 March</time>
      <p>Text</p></article><time datetime="2024-05-05">May</time></body>
      """
    let found = try metadata(of: page)
    #expect(found.all(.published).map(\.value) == ["2025-03-11T15:46Z"])
    #expect(found.all(.modified).map(\.value) == ["2025-03-12"])
  }

  @Test("Microdata counts inside the item of the article alone")
  func microdata() throws {
    let page = """
      <body><div itemscope itemtype="https://schema.org/NewsArticle">
      <h1 itemprop="headline">Bridges close for good</h1>
      <span itemprop="author" itemscope itemtype="https://schema.org/Person">
      <b itemprop="name">Ann Lee</b></span>
      <meta itemprop="datePublished" content="2025-03-11"><p>Text</p></div>
      <div itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Troll One</i></div></body>
      """
    let found = try metadata(of: page)
    #expect(found.all(.author).map(\.value) == ["Ann Lee"])
    #expect(found.best(.published)?.origin == MetadataEntry.Origin(.microdata, "datePublished"))
    #expect(!found.entries.contains { $0.value == "Troll One" })
  }

  @Test("The date in the address is the last resort")
  func address() throws {
    let page = "<head><link rel=canonical href=\"https://x.example/2025/03/11/bridges\"></head><p>x"
    let found = try metadata(of: page)
    #expect(source(of: found.best(.published), in: page) == "2025/03/11")
  }

  @Test("A draft without markup keeps the metadata it has")
  func none() {
    let bytes = Array("By Ann Lee".utf8)
    var document = Document(
      format: .text, source: Source(utf8: bytes), text: bytes, blocks: [],
      map: SourceMap(identity: bytes.count))
    document.metadata.hasFrontMatter = true
    let found = extractMetadata(from: document)
    #expect(found.entries.isEmpty)
    #expect(found.hasFrontMatter)
  }

  @Test(
    "A name above a note on the same person names the author, as in plain text",
    arguments: [
      ("html", "<p><strong>Jane Doe</strong></p>\n<p>Jane Doe is a reporter in Lagos.</p>"),
      ("markdown", "**Jane Doe**\n\nJane Doe is a reporter in Lagos.\n"),
    ])
  func authorNote(_ format: String, _ note: String) throws {
    let body = (1...3).map { "The council met in room \($0) and voted for the new bridge." }
    let isPage = format == "html"
    let text = isPage ? body.map { "<p>\($0)</p>" }.joined() + note : body.joined(separator: "\n\n") + "\n\n" + note
    let document = try Ingester.ingest(Array(text.utf8), format: isPage ? .html : .markdown)
    let author = try #require(document.metadata.best(.author))
    #expect(author.value == "Jane Doe" && author.origin.name == "author note")
    let range = try #require(author.range)
    #expect(document.source.utf8[range.start..<range.end].elementsEqual("Jane Doe".utf8))
    #expect(document.blocks.suffix(2).map(\.kind) == [.byline, .authorNote])
  }
}
