import GalleyIngest
import GalleyText
import Testing

@Suite("The article of a page")
struct HTMLArticleTests {
  private let sentence =
    "The council met on Tuesday, heard both sides, and put the vote off until the spring session. "

  private func paragraphs(_ count: Int, _ mark: String) -> String {
    (1...count).map { "<p>\(mark)\($0). \(sentence)\(sentence)</p>" }.joined(separator: "\n")
  }

  /// The first words of the blocks inside and outside the article.
  private func sides(_ html: String, scope: IngestScope = .auto) throws -> (
    inside: [String], outside: [String]
  ) {
    let document = try readHTML(html, scope: scope)
    func first(_ isOutside: Bool) -> [String] {
      document.blocks.filter { $0.traits.contains(.outside) == isOutside }
        .map { String(document.string($0.range).prefix { $0 != "." }) }
    }
    return (first(false), first(true))
  }

  private var page: String {
    """
    <html><head><title>Title</title><meta name=description content=About></head><body>
    <nav><ul><li><a href=/>Home</a></li><li><a href=/a>News</a></li></ul></nav>
    <div id="page"><h1>Headline</h1><div class="story"><div class="content">\(paragraphs(5, "a"))
    <img src=a alt="Inner picture"><aside><p>Teaser. \(sentence)</p></aside>
    <ul class="share-links"><li><a href=#>Share</a></li></ul></div></div>
    <div class="comments"><p>Comment. \(sentence)</p><img src=b alt="Outer picture"></div></div>
    <footer><p>Footer. \(sentence)</p></footer></body></html>
    """
  }

  @Test("Navigation, teasers, comments and footers are outside; headline, title and metadata inside")
  func wholePage() throws {
    let (inside, outside) = try sides(page)
    #expect(
      inside == ["Title", "Headline", "a1", "a2", "a3", "a4", "a5", "About", "Inner picture"])
    #expect(outside == ["Home", "News", "Teaser", "Share", "Comment", "Footer", "Outer picture"])
  }

  @Test("All elements that the page calls the article's body are inside, also one for those who have not paid")
  func severalBodies() throws {
    let body = { (name: String, mark: String, count: Int) in
      "<div itemprop=articleBody class=\(name)>\(paragraphs(count, mark))</div>"
    }
    let parts = body("subscriber-preview", "a", 1) + body("subscriber-only", "b", 4) + "<div class=ads><p>Ad.</p></div>"
    let found = try sides(
      "<html><head></head><body><h1>Headline</h1><div>\(parts)\(body("subscriber-only", "c", 1))</div></body></html>")
    #expect(found.inside == ["Headline", "a1", "b1", "b2", "b3", "b4", "c1"])
    #expect(found.outside == ["Ad"])
  }

  @Test("The menu of an AMP page is outside")
  func ampMenu() throws {
    let menu = "<amp-sidebar layout=nodisplay><ul><li>Menu</li></ul></amp-sidebar>"
    let found = try sides("<html><head></head><body>\(menu)<h1>Headline</h1>\(paragraphs(3, "a"))</body></html>")
    #expect(found.inside == ["Headline", "a1", "a2", "a3"])
    #expect(found.outside == ["Menu"])
  }

  @Test("With the page as scope nothing is outside")
  func pageScope() throws {
    #expect(try sides(page, scope: .page).outside.isEmpty)
  }

  @Test("Of a fragment nothing is outside", arguments: [IngestScope.auto, .article])
  func fragment(scope: IngestScope) throws {
    let html = "<nav><a href=/>Home</a></nav>\(paragraphs(4, "a"))<footer>Footer</footer>"
    #expect(try sides(html, scope: scope).outside.isEmpty)
  }

  @Test("A page without an article element gives its main text, sections and lists of definitions included")
  func documentation() throws {
    let (inside, outside) = try sides(
      """
      <html><body><div class=sidebar><ul><li><a href=a>Chapter one</a><li><a href=b>Chapter two</a></ul></div>
      <div class=document><div class=section><h2>Intro</h2><p>a1. \(sentence)</p>
      <div class=section><h3>Use</h3><p>a2. \(sentence)</p></div>
      <div class=section><h3>Options</h3><dl><dt>Depth</dt><dd><p>a3. \(sentence)</p></dd></dl></div></div></div>
      <div class=footer>Made last week</div></body></html>
      """)
    #expect(inside == ["Intro", "a1", "Use", "a2", "Options", "Depth", "a3"])
    #expect(outside == ["Chapter one", "Chapter two", "Made last week"])
  }

  @Test("A list of other articles is outside, even when it is longer")
  func feed() throws {
    let teasers = (1...9).map { "<article><h2>t\($0)</h2><p>s\($0). \(sentence)</p></article>" }.joined()
    let (inside, outside) = try sides(
      "<html><body><article>\(paragraphs(4, "a"))</article><div>\(teasers)</div></body></html>")
    #expect(inside == ["a1", "a2", "a3", "a4"])
    #expect(outside.count == 18)
  }

  @Test("A page of which no article can be told is read whole")
  func unclear() throws {
    #expect(try sides("<html><body><h1>One</h1><div>two</div></body></html>").outside.isEmpty)
    #expect(try sides("<html><body>\(paragraphs(3, "a"))</body></html>").outside.isEmpty)
  }
}
