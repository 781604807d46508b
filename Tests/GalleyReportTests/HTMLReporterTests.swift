import Foundation
import GalleyLint
import GalleyText
import Testing

@testable import GalleyReport

@Suite struct HTMLReporterTests {
  static let hostile =
    "Title <script>alert(1)</script> & \"quotes\" 'n' \u{202E}bidi\u{200B}\nThe the <b onclick=x>cat</b> sat.\n\u{1}end"

  static var page: String {
    let text = hostile
    var document = Sample.document(text)
    document.metadata.isPage = true
    document.metadata.entries = [
      MetadataEntry(
        field: .title, value: "</title><script>x</script>", origin: .init(.openGraph, "og:\"title\""),
        range: nil),
      MetadataEntry(
        field: .published, value: "2024-01-01", origin: .init(.jsonLD, "datePublished"), range: nil),
      MetadataEntry(field: .published, value: "2024-01-02", origin: .init(.time, "datetime"), range: nil),
      MetadataEntry(field: .language, value: "en\"><script>", origin: .init(.attribute, "lang"), range: nil),
    ]
    let findings = [
      Sample.finding("The the", in: text, message: "Not <this> \u{202E}twice.", replacement: "The <i>"),
      Sample.finding("the <b onclick=x>cat", in: text, rule: "a/overlap", severity: .warning),
      Sample.finding("cat</b> sat", in: text, rule: "a/\"quoted\"", severity: .suggestion),
      Finding(
        rule: "metadata/missing-author", severity: .warning, message: "No author.", range: SourceRange(0, 0),
        field: "author"),
    ]
    let draft = DraftReport(
      path: "drafts/<img src=x>.html", document: document, findings: findings, suppressed: 1, wordCount: 12)
    return Sample.output(
      .html, [draft, Sample.report("Fine.", [], path: "b")],
      failures: [DraftFailure(path: "<c>", message: "A <folder>.")])
  }

  static func matches(_ pattern: String, in text: String) -> [String] {
    let range = NSRange(text.startIndex..., in: text)
    guard let expression = try? NSRegularExpression(pattern: pattern, options: .dotMatchesLineSeparators)
    else { return [] }
    return expression.matches(in: text, range: range).compactMap { match in
      Range(match.range(at: match.numberOfRanges - 1), in: text).map { String(text[$0]) }
    }
  }

  @Test("The policy names the style and the script by their hashes, and nothing else runs")
  func policy() throws {
    let page = Self.page
    let policy = try #require(Self.matches("Content-Security-Policy\" content=\"([^\"]*)\"", in: page).first)
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
      let contents = Self.matches("<\(element)>(.*?)</\(element)>", in: page)
      #expect(contents.count == 1)
      let hash = Base64.encode(SHA256.digest(of: Array((contents.first ?? "").utf8)))
      #expect(policy.contains("\(directive) &#39;sha256-\(hash)&#39;;"))
    }
    #expect(policy.hasPrefix("default-src &#39;none&#39;"))
    #expect(Self.matches("<[^>]* (style|on[a-z]+)=", in: page).isEmpty)
    #expect(Self.matches("((?:src|href)=\"[^#\"][^\"]*\")", in: page).isEmpty)
    #expect(Self.matches("(<script)", in: page).count == 1)
  }

  @Test("What drafts and paths hold is shown, not obeyed")
  func escaping() {
    let page = Self.page
    #expect(page.contains("Title &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;n&#39;"))
    #expect(page.contains("<span class=\"hid\">U+202E</span>bidi<span class=\"hid\">U+200B</span>"))
    #expect(page.contains("drafts/&lt;img src=x&gt;.html"))
    #expect(page.contains("Not &lt;this&gt; ‹U+202E›twice."))
    #expect(page.contains("&lt;/title&gt;&lt;script&gt;x"))
    #expect(!page.unicodeScalars.contains { $0.value == 0x202E || $0.value == 1 })
    #expect(!page.contains("lang=\"en&quot;"))
  }

  @Test("Every finding has one note, each with a text place one mark that starts it")
  func marksAndNotes() {
    let page = Self.page
    #expect(
      Self.matches("<li class=\"note [a-z]+\" id=\"(d1n[0-9]+)\"", in: page).sorted() == [
        "d1n1", "d1n2", "d1n3", "d1n4",
      ])
    #expect(Self.matches("<mark[^>]* id=\"(d1m[0-9]+)\"", in: page) == ["d1m2", "d1m3", "d1m4"])
    #expect(Set(Self.matches("aria-describedby=\"([^\"]*)\"", in: page)) == ["d1n2", "d1n3", "d1n4"])
    let ids = Self.matches(" id=\"([^\"]*)\"", in: page)
    #expect(ids.count == Set(ids).count)
    for target in Self.matches("href=\"#([^\"]*)\"", in: page) { #expect(ids.contains(target), "\(target)") }
  }

  @Test("A finding on source bytes stands beside the text that they belong to; one on the draft, above it")
  func sourcePlaces() throws {
    let text = "One two.\nThree four.   \n\n\n\nFive.\n"
    func finding(_ rule: String, _ start: Int, _ end: Int, field: String? = nil) -> Finding {
      Finding(rule: rule, severity: .warning, message: rule, range: SourceRange(start, end), field: field)
    }
    let page = Sample.output(
      .html,
      [
        Sample.report(
          text,
          [
            finding("metadata/missing-author", 0, 0, field: "author"), finding("a/inside", 4, 7),
            finding("a/trailing", 20, 23), finding("a/blank", 24, 26), finding("metadata/url", 9, 14),
          ])
      ])
    let general = try #require(Self.matches("<div class=\"general\">(.*?)</div>", in: page).first)
    #expect(general.contains("missing-author") && general.contains("metadata/url"))
    #expect(!general.contains("data-rule=\"a/"))
    #expect(Self.matches("<mark[^>]*>([^<]*)<a class=\"ref\"", in: page) == ["two", "   "])
    let rows = Self.matches("(<div class=\"row\">.*?</ol>)", in: page)
    #expect(rows.first?.contains("a/inside") == true)
    #expect(rows.contains { $0.contains("Three four.") && $0.contains("a/trailing") && $0.contains("a/blank") })
  }

  @Test("Findings that overlap are cut so that elements nest, and the text stays whole")
  func overlaps() throws {
    let body = try #require(Self.matches("(<p class=\"text lines\"><mark.*?</p>)", in: Self.page).first)
    var open: [String] = []
    for tag in Self.matches("<(/?[a-z]+)", in: body) {
      if tag.hasPrefix("/") { #expect(open.popLast() == String(tag.dropFirst())) } else { open.append(tag) }
    }
    #expect(open.isEmpty)
    #expect(Self.matches("(<mark)", in: body).count > 3)
    let plain = body.replacing(try Regex("<a class=\"ref\".*?</a>"), with: "").replacing(
      try Regex("<[^>]*>"), with: "")
    #expect(plain == "The the &lt;b onclick=x&gt;cat&lt;/b&gt; sat.")
  }

  @Test("Metadata stand in a table, what differs side by side, what is missing with its finding")
  func metadata() {
    let page = Self.page
    #expect(page.contains("2024-01-01</span> <small>JSON-LD datePublished</small>"))
    #expect(page.contains("<div class=\"values several\">"))
    #expect(Self.matches(">Author(.*?)</th>", in: page).first?.contains("href=\"#d1n1\"") == true)
    #expect(page.contains("Not stated</th><td class=\"missing\">modified, description"))
  }

  @Test("A fix is shown as what goes and what comes, with how far it is trusted")
  func fixes() {
    #expect(Self.page.contains("<del>The the</del><ins>The &lt;i&gt;</ins>"))
    #expect(Self.page.contains("Safe fix"))
  }

  @Test("Headings go down one level at a time")
  func headings() {
    var document = Sample.document("One\nTwo\nThree\nFour")
    for (index, level) in [1, 4, 2, 6].enumerated() {
      document.blocks[index].kind = .heading
      document.blocks[index].level = UInt8(level)
    }
    let draft = DraftReport(path: "a", document: document, findings: [], suppressed: 0, wordCount: 4)
    let page = Sample.output(.html, [draft])
    #expect(Self.matches("<h([1-6])", in: page) == ["1", "2", "2", "2", "3", "4", "4", "5", "2"])
  }

  @Test("Long runs without findings fold away, their text stays in the page")
  func folding() {
    let text = (1...20).map { "Paragraph \($0) teh." }.joined(separator: "\n")
    let page = Sample.output(.html, [Sample.report(text, [Sample.finding("20 teh", in: text)])])
    #expect(page.contains("<details class=\"quiet\"><summary>16 paragraphs without findings</summary>"))
    #expect(page.contains("Paragraph 10 teh."))
  }

  @Test("Any overlap of findings keeps the page linear and its elements nested")
  func manyOverlaps() {
    func page(_ count: Int) -> Int {
      let text = String(repeating: "a", count: count * 2)
      let findings = (0..<count).map {
        Finding(
          rule: "a/b", severity: .error, message: "No.", range: SourceRange($0, $0 + count),
          textRange: TextRange($0, $0 + count))
      }
      return Sample.output(.html, [Sample.report(text, findings)]).utf8.count
    }
    let base = page(1)
    #expect(page(2_000) - base < 3 * (page(1_000) - base))
  }

  @Test(
    "The page is well-formed to a parser of HTML",
    .enabled(if: Tool.hasXMLLint, "needs xmllint"))
  func wellFormed() throws {
    let (_, said) = try Tool.run(
      ["xmllint", "--html", "--nonet", "--noout", "FILE"], on: Self.page, suffix: ".html")
    // libxml2 knows no element newer than HTML 4.
    let faults = said.split(separator: "\n").filter { $0.contains(" error ") && !$0.contains("Tag ") }
    #expect(faults.isEmpty, "\(faults)")
  }
}
