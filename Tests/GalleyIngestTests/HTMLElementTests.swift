import GalleyIngest
import GalleyText
import Testing

@Suite("Elements, attributes and comments of HTML")
struct HTMLElementTests {
  @Test(
    "An attribute's value is found in its own quotes",
    arguments: [
      ("<a href=\"x y\">", "x y", "href=\"x y\"", true), ("<a href='x\"y'>", "x\"y", "href='x\"y'", true),
      ("<a href=x/y>", "x/y", "href=x/y", true), ("<A\nHREF = \"x\" >", "x", "HREF = \"x\"", true),
      ("<a title=\"href='no'\" href=yes>", "yes", "href=yes", true),
      ("<a href=\"a&amp;b\">", "a&b", "href=\"a&amp;b\"", false),
      ("<a href=\"a&b=c\">", "a&b=c", "href=\"a&b=c\"", true),
      ("<a href=one href=two>", "one", "href=one", true), ("<a x href=\"\">", "", "href=\"\"", true),
      ("<a class=a/href='x'>", "", "", true),
    ])
  func attributes(tag: String, value: String, written: String, isIdentical: Bool) throws {
    let document = try readHTML("<p>b</p>\(tag)c</a>")
    let anchor = try #require(document.element(.anchor))
    #expect(document.string(anchor.source) == tag)
    #expect(document.string(anchor.textRange) == "c")
    guard !written.isEmpty else { return }
    let attribute = try #require(document.elements.attribute("href", of: anchor))
    #expect(document.value("href", of: anchor) == value)
    #expect(attribute.attributeSource.map { document.string($0) } == written)
    #expect(attribute.isIdentical == isIdentical)
    #expect(document.faults() == [])
  }

  @Test("An attribute that the parser drops costs no other its position")
  func droppedAttributes() throws {
    let document = try readHTML("<a @click=\"go('>')\" *if=x href=\"/a\" (b)=c title=t>x</a>")
    let anchor = try #require(document.element(.anchor))
    for name in ["href", "title"] as [StaticString] {
      guard let attribute = document.elements.attribute(name, of: anchor) else { continue }
      let value = document.elements.storage[attribute.value]
      if let range = attribute.valueSource {
        #expect(document.source.utf8[range.start..<range.end].elementsEqual(value))
      }
    }
    #expect(document.faults() == [])
  }

  @Test("Elements are kept with their text and the end of their end tag")
  func elementRanges() throws {
    let html = """
      <article><h2 id=a>Head</h2><p class="Post-Byline x">By <span itemprop="author">Ann Lee </span> </p>\
      <time datetime="2024-01-02">2 May</time><p>plain</p><div data-cfemail="7f">m</div><o:p>&nbsp;</o:p></article>
      """
    let document = try readHTML(html)
    let kept = document.elements.elements.map { "\($0.name)|\(document.string($0.textRange))" }
    #expect(
      kept == [
        "article|Head\nBy Ann Lee\n2 May\nplain\nm\n\u{A0}", "heading|Head", "paragraph|By Ann Lee",
        "span|Ann Lee",
        "time|2 May", "other|m", "office|\u{A0}",
      ])
    let heading = try #require(document.element(.heading))
    #expect(document.string(SourceRange(heading.source.start, heading.contentEnd)) == "<h2 id=a>Head</h2>")
    #expect(document.value("level", of: heading) == "2")
    #expect(document.element(.article)?.contentEnd == html.utf8.count)
  }

  @Test("A JSON-LD script has its content's range, closing tags of other elements included")
  func jsonLD() throws {
    let content = "{\"@type\":\"Article\",\"b\":\"<p>x</p>\"}"
    let document = try readHTML(
      "<head><script>1</script><script type=\"application/ld+json\">\(content)</SCRIPT ><script>2</script></head>"
    )
    let scripts = document.elements.elements.filter { $0.name == .script }
    #expect(scripts.map { document.string(SourceRange($0.source.end, $0.contentEnd)) } == [content])
  }

  @Test("Comments that instruct or that office software left are kept, others not")
  func comments() throws {
    let document = try readHTML(
      "<!-- a --><!-- stet typo/x -- why --><p>b<!--[if mso]>c<![endif]--></p><!--StartFragment--><!--stets-->"
    )
    #expect(
      document.comments.map { document.string($0.content) } == [
        " stet typo/x -- why ", "[if mso]>c<![endif]", "StartFragment", "stets",
      ])
    #expect(document.comments.first.map { document.string($0.range) } == "<!-- stet typo/x -- why -->")
  }

  @Test(
    "Missing metadata would go behind the head tag, the html tag or before the body; into no fragment",
    arguments: [
      ("<html lang=en><head><title>x</title></head><body>y", "<html lang=en><head>"),
      ("<!DOCTYPE html><html><title>x</title>y", "<!DOCTYPE html><html>"), ("<body>y", ""), ("<p>y</p>", nil),
      ("<header>y</header>", nil),
    ] as [(String, String?)])
  func insertionPoint(html: String, before: String?) throws {
    let document = try readHTML(html)
    #expect(document.metadata.isPage == (before != nil))
    #expect(document.metadata.insertionPoint?.start == before?.utf8.count)
  }

  @Test("Equal skeletons mean equal tags and attributes")
  func skeleton() {
    func skeleton(_ html: String) -> [UInt64] { HTMLIngester.skeleton(of: Array(html.utf8)) }
    let page = "<p class=a>one <b>two</b></p>"
    #expect(skeleton(page) == skeleton("<p class='a'>other &amp; <b>text</b></p>"))
    for changed in [
      "<p class=b>one <b>two</b></p>", "<p id=a>one <b>two</b></p>", "<p class=a>one <i>two</i></p>",
      "<p class=a>one two</p>", "<p class=a>one <b>two</b></p><p>", "<p>one <b>two</b></p>",
      "<p class=a x>one <b>two</b></p>",
    ] {
      #expect(skeleton(page) != skeleton(changed))
    }
    #expect(skeleton("").isEmpty)
  }

  @Test("Edits of attribute values count only where they are not masked")
  func maskedSkeleton() {
    let page = Array("\u{FEFF}<p title=\"onne\">x</p><img alt='twoo' src=a><b id=c>y</b>".utf8)
    let edited = Array("\u{FEFF}<p title=\"one\">x</p><img alt='two' src=a><b id=c>y</b>".utf8)
    let masks = [SourceRange(32, 36), SourceRange(13, 17)]
    let editedMasks = [SourceRange(13, 16), SourceRange(31, 34)]
    let masked = HTMLIngester.skeleton(of: page, masking: masks)
    #expect(masked == HTMLIngester.skeleton(of: edited, masking: editedMasks))
    #expect(masked != HTMLIngester.skeleton(of: edited, masking: [editedMasks[0]]))
    let other = Array("\u{FEFF}<p title=\"one\">x</p><img alt='two' src=a><b id=d>y</b>".utf8)
    #expect(masked != HTMLIngester.skeleton(of: other, masking: editedMasks))
    let renamed = Array("\u{FEFF}<p title=\"one\">x</p><img alx='two' src=a><b id=c>y</b>".utf8)
    #expect(masked != HTMLIngester.skeleton(of: renamed, masking: editedMasks))
  }

  @Test("A tag with more attributes than the parser can compare is refused, one with many is read")
  func attributeCost() throws {
    func page(_ count: Int) -> [UInt8] {
      Array("<p>a</p><p \((0..<count).map { "a\($0)=\"<>\"" }.joined(separator: " "))>b</p>".utf8)
    }
    #expect(try Ingester.ingest(page(10_000), format: .html).blocks.count == 2)
    #expect(throws: IngestError.self) { try Ingester.ingest(page(30_000), format: .html) }
    // Many tags with a few are no matter.
    let many = Array(String(repeating: "<p a=1 b='>' c>x</p>", count: 30_000).utf8)
    #expect(try Ingester.ingest(many, format: .html).blocks.count == 30_000)
  }
}
