import GalleyText
import Testing

@Suite("Headline and author among what a page has beside them")
struct HeadlineOfPageTests {
  private func page(_ head: String, _ body: String) -> String {
    "<html><head>\(head)</head><body>\(body)<p>The pier is shut, the council said.</p></body></html>"
  }

  @Test(
    "The name of the site in a heading is no headline",
    arguments: [
      (
        "<title>A pier for everyone | The Quay</title>",
        "<h1><a href='/'>The Quay</a></h1><div class=post><h2>A pier for everyone</h2>"
      ),
      (
        "<title>The Quay: A pier for everyone</title>",
        "<h1>The Quay</h1><h2>3 May 2025</h2><h3 class='post-title entry-title'>A pier for everyone</h3>"
      ),
      (
        "<title>A pier for everyone - The Quay</title>",
        "<h1 class=title>The Quay</h1><h1 class=entry-title>A pier for everyone</h1>"
      ),
      (
        "<title>A pier for everyone</title>",
        "<h1><a href='https://quay.example/'>Quay News Daily</a></h1><h2>A pier for everyone</h2>"
      ),
    ])
  func siteHeading(head: String, body: String) throws {
    let best = try metadata(of: page(head, body)).best(.title)
    #expect(best?.value == "A pier for everyone")
    #expect(best?.origin.kind == .heading)
  }

  @Test("A headline that holds a part of the title stays the headline")
  func headlineBeforeColon() throws {
    let body = "<h1>The Salt Pier</h1><h2>A novel</h2>"
    let found = try metadata(of: page("<title>The Salt Pier: a novel</title>", body))
    #expect(found.best(.title)?.value == "The Salt Pier")
  }

  @Test("A kicker in the heading is no part of the headline where two sources agree on the rest")
  func kicker() throws {
    let title = "Harbour town rebuilds its old pier"
    let heading = "<h1><span>Shipping</span> \(title)</h1>"
    let agreed = page("<title>\(title) | The Quay</title><meta property=og:title content='\(title)'>", heading)
    let found = try metadata(of: agreed).best(.title)
    #expect(found?.value == title)
    #expect(source(of: found, in: agreed) == title)
    #expect(try metadata(of: page("<title>\(title)</title>", heading)).best(.title)?.value == "Shipping " + title)
  }

  @Test("What a program put into the title element is no title")
  func editorTitle() throws {
    let found = try metadata(of: page("<title>Untitled Document</title>", "<h1>A pier</h1>"))
    #expect(found.all(.title).map(\.value) == ["A pier"])
    #expect(found.rejected.map(\.value) == ["Untitled Document"])
  }

  @Test("A name inside an author's property is the author's, and a date may stand in the title attribute")
  func nestedProperties() throws {
    let found = try metadata(
      of: page(
        "<title>A pier</title>",
        """
        <div itemscope itemtype="https://schema.org/BlogPosting"><h2 itemprop="headline">A pier</h2>
        <span itemprop="author">Written by <b itemprop="name">Daniel Brandt</b></span>
        <abbr itemprop="datePublished" title="2025-05-03T06:30:00Z">6:30</abbr></div>
        """))
    #expect(found.entries.filter { $0.field == .title && $0.origin.kind == .microdata }.map(\.value) == ["A pier"])
    #expect(found.all(.author).map(\.value) == ["Daniel Brandt"])
    #expect(found.best(.published)?.value == "2025-05-03T06:30:00Z")
    #expect(!found.entries.contains { $0.field == .published && $0.value == "6:30" })
  }

  @Test("An account under the headline is told from an author")
  func account() throws {
    let body = "<h1>A pier for everyone</h1><div>Submitted by <a>NAME</a> on Thu, 05/22/2025 - 10:41</div>"
    let account = try metadata(of: page("", body.replacing("NAME", with: "admin")))
    #expect(account.all(.author).isEmpty)
    #expect(account.rejected.map(\.value) == ["admin"])
    let person = try metadata(of: page("", body.replacing("NAME", with: "Daniel Brandt")))
    #expect(person.all(.author).map(\.value) == ["Daniel Brandt"])
    #expect(person.rejected.isEmpty)
  }
}
