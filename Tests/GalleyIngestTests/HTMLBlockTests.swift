import GalleyIngest
import GalleyText
import Testing

@Suite("Blocks and spans of HTML")
struct HTMLBlockTests {
  @Test("Elements give blocks of their kind")
  func kinds() throws {
    let document = try readHTML(
      """
      <title>T</title><h1>one</h1><h3>two</h3><p>three</p><ul><li>four<ol><li>five</li></ol></li></ul>
      <blockquote><p>six</p></blockquote><figure><figcaption>seven</figcaption></figure>
      <table><caption>eight</caption><tr><th>nine</th><td>ten</td></tr></table><pre> eleven
       twelve</pre><div>thirteen</div>fourteen<dl><dt>term</dt><dd>meaning</dd></dl>
      """)
    let kinds = document.blocks.map(\.kind)
    #expect(
      kinds == [
        .title, .heading, .heading, .paragraph, .listItem, .listItem, .quotation, .caption, .caption,
        .tableCell,
        .tableCell, .code, .paragraph, .paragraph, .listItem, .listItem,
      ])
    #expect(document.blocks.map(\.level) == [0, 1, 3, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    #expect(document.faults() == [])
  }

  @Test("Traits: quotations, code, white space, other languages")
  func traits() throws {
    let document = try readHTML(
      """
      <html lang="en-GB"><body><p lang="en">a</p><blockquote>b</blockquote><pre>c</pre><p lang="fr-CA">d</p>
      <div class="x notranslate"><p>e</p></div><div xml:lang="de"><p>f</p><p lang="en">g</p></div>
      <p translate="no">h</p></body></html>
      """)
    func traits(_ text: String) -> Block.Traits? {
      document.blocks.first { document.string($0.range) == text }?.traits
    }
    #expect(traits("a") == .collapsesSpace)
    #expect(traits("b") == [.collapsesSpace, .quoted])
    #expect(traits("c") == .verbatim)
    for foreign in ["d", "e", "f", "h"] { #expect(traits(foreign) == [.collapsesSpace, .foreign]) }
    #expect(traits("g") == .collapsesSpace)
  }

  @Test("A block whose class says so is a caption, and what lies in it")
  func captionClasses() throws {
    let document = try readHTML(
      "<body class=caption><p>a</p><div class=\"wp-caption-text\"><p>b</p></div><p class=\"uncaptioned\">c</p></body>")
    #expect(document.blocks.map(\.kind) == [.paragraph, .caption, .paragraph])
  }

  @Test("A block's source is its own element, or the run of its text where it has none")
  func blockSources() throws {
    let html =
      "<div>loose <b>text</b> <p class=\"a\">own</p><ul><li>item<ul><li>inner</li></ul></li></ul></div>tail"
    let document = try readHTML(html)
    #expect(
      document.blocks.map { document.string($0.source) } == [
        "loose <b>text", "<p class=\"a\">own</p>", "item", "<li>inner</li>", "tail",
      ])
  }

  @Test("An element whose end tag is implied ends where the next markup starts")
  func impliedEnds() throws {
    let document = try readHTML("<ul><li>one<li>two</ul><p>three<p>four</div><h2>five</h2>")
    #expect(
      document.blocks.map { document.string($0.source) } == [
        "<li>one", "<li>two", "<p>three", "<p>four", "<h2>five</h2>",
      ])
  }

  @Test("Inline elements give spans, disjoint within a kind and cut at blocks")
  func spans() throws {
    let document = try readHTML(
      """
      <p>run <code>ls <var>x</var></code> in <a href="/">the <i lang="la">ad hoc</i> shell</a>, <q>so</q></p>
      <a href="/"><p>first</p><p>second </p></a>
      """)
    let spans = document.spans.map { "\($0.kind): \(document.string($0.range))" }
    #expect(
      spans == [
        "verbatim: ls x", "link: the ad hoc shell", "foreign: ad hoc", "quoted: so", "link: first",
        "link: second",
      ])
    #expect(document.faults() == [])
  }

  @Test(
    "What readers do not see is no text",
    arguments: [
      "<script>x</script>", "<style>x</style>", "<template>x</template>", "<noscript>x</noscript>",
      "<svg><title>x</title></svg>", "<math><mi>x</mi></math>", "<textarea>x</textarea>",
      "<select><option>x</option></select>", "<object>x</object>", "<iframe>x</iframe>", "<canvas>x</canvas>",
      "<audio>x</audio>", "<video>x</video>", "<!-- x -->", "<p hidden>x</p>",
      "<span aria-hidden='true'>x</span>",
      "<div style='color: red; Display : none'><p>x</p></div>", "<div style='visibility:hidden'>x</div>",
      "<img aria-label='x' hidden>", "<p hidden title='x'>x</p>",
    ])
  func unseen(html: String) throws {
    let document = try readHTML("<p>seen</p>\(html)<p>also</p>")
    #expect(document.blockTexts == ["seen", "also"])
    #expect(document.faults() == [])
  }

  @Test("What only screen readers and hidden images tell is text")
  func screenReaders() throws {
    let document = try readHTML(
      "<p>seen<span class='screen-reader-text' style='display:none'> too</span></p><img aria-hidden=true alt=alt>"
    )
    #expect(document.blockTexts == ["seen too", "alt"])
  }

  @Test("A script that writes tags is skipped to its own end")
  func script() throws {
    let document = try readHTML("<p>a</p><script>document.write('<p>b</p>'); if (a</b/) {}</script><p>c</p>")
    #expect(document.blockTexts == ["a", "c"])
  }

  @Test("Texts of attributes are blocks behind the visible text, with exact positions")
  func attributeTexts() throws {
    let html = """
      <html><head><meta name="Description" content=' It&rsquo;s "here" '><meta property="og:title" content="Og">\
      <meta name="viewport" content="no"></head><body><p title="Tip &amp; trick">text</p>\
      <img src=a alt=plain><button aria-label="Close">x</button><input placeholder='Your name'></body></html>
      """
    let document = try readHTML(html)
    #expect(
      document.blockTexts == [
        "text", "x", "It’s \"here\"", "Og", "Tip & trick", "plain", "Close", "Your name",
      ])
    #expect(document.texts(.metadata) == ["It’s \"here\"", "Og"])
    #expect(document.sourceOf("It’s \"here\"") == "It&rsquo;s \"here\"")
    #expect(document.sourceOf("Tip & trick") == "Tip &amp; trick")
    #expect(document.sourceOf("plain") == "plain")
    #expect(document.string(document.blocks[4].source) == "Tip &amp; trick")
    #expect(document.faults() == [])
  }

  @Test("The line that names the author is a byline, and what tells who that is a note")
  func authorBlocks() throws {
    let html = """
      <html><head><title>Harbour</title></head><body><article><h1>Harbour</h1><p class="byline">By Ann Lee</p>
      <p>The harbour froze over in the first week of January, said Ann Lee.</p><p>It thawed in March.</p>
      <p>Ann Lee is a reporter in Bergen.</p></article></body></html>
      """
    let document = try Ingester.ingest(Array(html.utf8), format: .html)
    #expect(document.texts(.byline) == ["By Ann Lee"])
    #expect(document.texts(.authorNote) == ["Ann Lee is a reporter in Bergen."])
    #expect(document.texts(.paragraph).count == 2)
  }

  @Test("Nesting up to the limit is read, one level more is refused")
  func depth() throws {
    func nested(_ levels: Int) throws -> Document {
      try HTMLIngester.ingest(
        Source(utf8: Array(String(repeating: "<div>", count: levels).utf8) + Array("x".utf8)),
        options: IngestOptions(limits: IngestLimits(depth: 50)))
    }
    // The parser implies html and body.
    #expect(try nested(48).blockTexts == ["x"])
    #expect(throws: IngestError.tooDeep(depth: 50, offset: 48 * 5)) { try nested(49) }
    #expect(throws: IngestError.self) { try readHTML(String(repeating: "<b>", count: 100_000)) }
  }

  @Test("Each limit is refused one above it")
  func limits() throws {
    let bytes = Array("<p><a>x</a></p><p><a>y</a></p>".utf8)
    func read(_ limits: IngestLimits) throws -> Document {
      try HTMLIngester.ingest(Source(utf8: bytes), options: IngestOptions(limits: limits))
    }
    #expect(try read(IngestLimits(bytes: 30, blocks: 2, elements: 2)).blocks.count == 2)
    #expect(throws: IngestError.tooLarge(bytes: 30, limit: 29)) { try read(IngestLimits(bytes: 29)) }
    #expect(throws: IngestError.tooMany(what: "blocks", limit: 1)) { try read(IngestLimits(blocks: 1)) }
    #expect(throws: IngestError.tooMany(what: "elements and attributes", limit: 1)) {
      try read(IngestLimits(elements: 1))
    }
  }
}
