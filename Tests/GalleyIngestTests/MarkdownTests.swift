import GalleyText
import Testing

@testable import GalleyIngest

@Suite("Markdown")
struct MarkdownTests {
  static let article = """
    # The *Old* Pier &amp; Its Lamps

    By Ada Muster

    First line with **bold text**
    second line with `code here` and [a link](https://example.org/a "Its title") here.
    Third&nbsp;line.  
    Hard break above.

    > Quoted words
    > on two lines.

    1. one
    2. two
       - inner

    | Head | Two |
    |------|-----|
    | cell | more \\| text |

    ```swift
    let code = 1

    more
    ```

    ![The pier at night](pier.jpg) stands beside <kbd>Ctrl</kbd> keys.

    Setext heading
    --------------

    <!-- stet typo/x -- a reason -->
    <div class="note">
    <p>Text in <b>HTML</b> &mdash; yes.</p>
    <!-- plain -->
    </div>

    Last one, see https://example.org/x and <https://example.org/y>.
    """

  @Test("Each kind of block is found")
  func blocks() throws {
    let document = try ingest(Self.article, .markdown)
    #expect(
      kinds(document) == [
        .heading, .byline, .paragraph, .attribute, .quotation, .listItem, .listItem, .listItem, .tableCell,
        .tableCell,
        .tableCell, .tableCell, .code, .paragraph, .attribute, .heading, .paragraph, .paragraph,
      ])
    #expect(texts(document)[0] == "The Old Pier & Its Lamps")
    #expect(texts(document, .quotation) == ["Quoted words\non two lines."])
    #expect(texts(document, .listItem) == ["one", "two", "inner"])
    #expect(texts(document, .tableCell) == ["Head", "Two", "cell", "more | text"])
    #expect(texts(document, .code) == ["let code = 1\n\nmore"])
    #expect(texts(document, .attribute) == ["Its title", "The pier at night"])
    #expect(texts(document)[16] == "Text in HTML — yes.")
    #expect(document.blocks.filter { $0.kind == .listItem }.map(\.level) == [1, 1, 2])
    #expect(document.blocks.filter { $0.traits.contains(.quoted) }.count == 1)
    #expect(document.blocks[12].traits == .verbatim)
  }

  @Test("A block's source is its own lines, fences and underlines included")
  func sources() throws {
    let document = try ingest(Self.article, .markdown)
    let sources = document.blocks.map { slice(document, $0.source) }
    #expect(sources[0] == "# The *Old* Pier &amp; Its Lamps")
    #expect(sources[4] == "> Quoted words\n> on two lines.")
    #expect(sources[6] == "2. two")
    #expect(sources[12] == "```swift\nlet code = 1\n\nmore\n```")
    #expect(sources[15] == "Setext heading\n--------------")
    #expect(sources[14] == "![The pier at night](pier.jpg)")
  }

  @Test("Line breaks are proven, and a stretch is editable unless markup lies in it")
  func editing() throws {
    let document = try ingest("one two\nthree *four* five  \nsix &lt; seven", .markdown)
    func editable(_ part: String) -> String? {
      guard let at = String(decoding: document.text, as: UTF8.self).utf8.firstRange(of: part.utf8) else {
        return nil
      }
      let text = String(decoding: document.text, as: UTF8.self).utf8
      let start = text.distance(from: text.startIndex, to: at.lowerBound)
      return document.map.editableRange(of: TextRange(start, start + part.utf8.count)).map {
        slice(document, $0)
      }
    }
    #expect(editable("two\nthree") == "two\nthree")
    #expect(editable("four") == "four")
    #expect(editable("three four") == nil)
    #expect(editable("five\nsix") == nil)
    #expect(editable("<") == "&lt;")
    #expect(editable("six < seven") == "six &lt; seven")
  }

  @Test("A line end of CR LF is one break")
  func carriageReturns() throws {
    let document = try ingest("one\r\ntwo\r\n\r\n```\r\na\r\nb\r\n```\r\n", .markdown)
    #expect(texts(document) == ["one\ntwo", "a\nb"])
    #expect(document.map.editableRange(of: TextRange(0, 7)) == SourceRange(0, 8))
  }

  @Test("A link over two lines does not shift the break behind it")
  func linkAcrossLines() throws {
    let document = try ingest("see [the\npier](\nhttps://example.org)\nat night", .markdown)
    #expect(texts(document) == ["see the\npier\nat night"])
    #expect(document.map.segments.allSatisfy { $0.kind == .identity })
  }

  @Test("Links and images are elements with their whole source and proven addresses")
  func elements() throws {
    let document = try ingest(Self.article, .markdown)
    let table = document.elements
    let anchors = table.elements.filter { $0.name == .anchor }
    #expect(
      anchors.map { slice(document, $0.source) } == [
        "[a link](https://example.org/a \"Its title\")", "https://example.org/x", "<https://example.org/y>",
      ])
    let href = try #require(table.attribute("href", of: anchors[0]))
    #expect(href.valueSource.map { slice(document, $0) } == "https://example.org/a" && href.isIdentical)
    let image = try #require(table.elements.first { $0.name == .image })
    #expect(table.value("alt", of: image).map { String(decoding: $0, as: UTF8.self) } == "The pier at night")
    #expect(table.value("src", of: image).map { String(decoding: $0, as: UTF8.self) } == "pier.jpg")
    #expect(table.elements.filter { $0.name == .heading }.count == 2)
    let spans = document.spans.map { span in
      (span.kind, String(decoding: document.text[span.range.start..<span.range.end], as: UTF8.self))
    }
    #expect(spans.filter { $0.0 == .verbatim }.map(\.1) == ["code here", "Ctrl"])
    #expect(
      spans.filter { $0.0 == .link }.map(\.1) == ["a link", "https://example.org/x", "https://example.org/y"])
  }

  @Test("Comments that say stet are kept, others are not")
  func comments() throws {
    let document = try ingest(Self.article + "\n\nInline <!-- stet --> too <!-- no -->.", .markdown)
    #expect(document.comments.map { slice(document, $0.content) } == [" stet typo/x -- a reason ", " stet "])
    #expect(document.comments.map { slice(document, $0.range) }[1] == "<!-- stet -->")
  }

  @Test("HTML blocks give their text, without scripts, tag by tag and over lines")
  func html() throws {
    let document = try ingest(
      """
      > <div
      >   title="a > b">One
      > two<br>three <code>x</code></div>

      <script>
      var a = "<p>no</p>";
      </script>

      <h2>Head</h2><ul><li>item &lt;</ul>

      <img src="a.png" alt="A lamp">
      """, .markdown)
    #expect(texts(document) == ["One\ntwo\nthree x", "Head", "item <", "A lamp"])
    #expect(kinds(document) == [.paragraph, .heading, .listItem, .attribute])
    #expect(document.blocks[0].traits.contains(.quoted))
    #expect(document.spans.map(\.kind) == [.verbatim])
  }

  @Test(
    "White space that nobody sees is marked, hard breaks and code are not",
    arguments: [
      ("a \nb", "a\nb"), ("a  \nb", "a  \nb"), ("a\u{A0}\n", "a\n"), ("a\t\nb", "a\nb"),
      ("a  \n\nb  ", "a\n\nb"),
      ("a\n\n\nb", "a\n\n\nb"), ("a\n\n\n\nb", "a\n\nb"), ("a\n \n\t\n\nb", "a\n\nb"),
      ("```\na \n\n\n\n\nb\n```\n", "```\na \n\n\n\n\nb\n```\n"),
      ("    code \n\n\n\n    more ", "    code \n\n\n\n    more "),
      ("`a \nb` \n", "`a \nb`\n"), ("a\\ \nb", "a\\ \nb"), ("<pre>\na \n</pre>\n", "<pre>\na \n</pre>\n"),
      ("# head \ntext", "# head\ntext"), ("a\n\u{A0}\nb", "a\n\u{A0}\nb"),
    ])
  func layout(text: String, tidy: String) throws {
    let document = try ingest(text, .markdown)
    #expect(Array(tidied(document).utf8) == Array(tidy.utf8))
  }

  @Test("Title, byline and author note are known")
  func metadata() throws {
    let document = try ingest(Self.article + "\n\nAda Muster is a writer.\n", .markdown)
    #expect(document.metadata.best(.title)?.value == "The Old Pier & Its Lamps")
    #expect(document.metadata.best(.title)?.origin == MetadataEntry.Origin(.heading, "h1"))
    let author = try #require(document.metadata.best(.author))
    #expect(author.value == "Ada Muster" && author.range.map { slice(document, $0) } == "Ada Muster")
    #expect(texts(document, .authorNote) == ["Ada Muster is a writer."])
  }

  @Test("The skeleton keeps still when text, comments or layout change, and moves with markup")
  func skeleton() throws {
    func skeleton(_ text: String) -> [UInt64] {
      Ingester.skeleton(of: Source(utf8: Array(text.utf8)), format: .markdown)
    }
    let base = "---\ntitle: a\n---\n# a\n\nb [c](d) `e` <i>f</i>\n\n<p class=x>g</p>\n"
    #expect(
      skeleton(base)
        == skeleton("---\ntitle: z\n---\n# A\n\nb! [C](d) `E` <i>F</i> \n\n\n\n<p class=x>G</p>\n"))
    for change in [
      "---\nauthor: a\n---\n# a\n\nb [c](d) `e` <i>f</i>\n\n<p class=x>g</p>\n",
      "---\ntitle: a\n---\n## a\n\nb [c](d) `e` <i>f</i>\n\n<p class=x>g</p>\n",
      "---\ntitle: a\n---\n# a\n\nb [c](x) `e` <i>f</i>\n\n<p class=x>g</p>\n",
      "---\ntitle: a\n---\n# a\n\nb [c](d) e <i>f</i>\n\n<p class=x>g</p>\n",
      "---\ntitle: a\n---\n# a\n\nb [c](d) `e` <b>f</b>\n\n<p class=x>g</p>\n",
      "---\ntitle: a\n---\n# a\n\nb [c](d) `e` <i>f</i>\n\n<p class=y>g</p>\n",
      "---\ntitle: \"a\n---\n# a\n\nb [c](d) `e` <i>f</i>\n\n<p class=x>g</p>\n",
    ] {
      #expect(skeleton(base) != skeleton(change), "\(change)")
    }
  }

  @Test("Changed texts stay sound, and removing layout marks keeps the structure")
  func mutations() throws {
    var numbers = SeededNumbers(seed: 5)
    for round in 0..<400 {
      let bytes = mutated(Array(Self.article.utf8), with: &numbers)
      let document = try Ingester.ingest(bytes, format: .markdown)
      expectSound(document, "round \(round)")
      guard !document.source.isTranscoded else { continue }
      let tidy = Array(tidied(document).utf8)
      let before = Ingester.skeleton(of: document.source, format: .markdown)
      let after = Ingester.skeleton(of: Source(utf8: tidy), format: .markdown)
      #expect(before == after, "round \(round): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("Containers are nested to the limit and refused beyond")
  func depth() throws {
    let options = IngestOptions(limits: IngestLimits(depth: 50))
    // The document and the paragraph are a level each.
    let deep = { (count: Int) in Array((String(repeating: ">", count: count) + " a").utf8) }
    #expect(throws: Never.self) { try Ingester.ingest(deep(48), format: .markdown, options: options) }
    #expect(throws: IngestError.self) { try Ingester.ingest(deep(49), format: .markdown, options: options) }
  }

  @Test("What md4c would take minutes for is refused")
  func bracketCost() throws {
    func cost(_ lines: Int) -> Int {
      Array(String(repeating: "[x]\n", count: lines).utf8).withUnsafeBufferPointer {
        MarkdownCost($0, from: 0).brackets
      }
    }
    #expect(cost(1_000) <= 1_001_000 && cost(1_000) >= 1_000_000)
    let parted = Array(String(repeating: "[x]\n\n", count: 70_000).utf8)
    #expect(throws: Never.self) { try Ingester.ingest(parted, format: .markdown) }
    let joined = Array(String(repeating: "[x]\n", count: 70_000).utf8)
    #expect(throws: IngestError.self) { try Ingester.ingest(joined, format: .markdown) }
  }

  @Test(
    "Work and memory grow with the text",
    arguments: [
      "[", "*a ", "> ", "- a\n", "`", "<!--", "![a](b)", "[a](b\n", "&amp;", "<b ", "|a|b\n", "a  \n",
      "```\n",
      "[a]: b\n", "\\", "_a", "](", "<div>\n", "\n", " ", "# a\n",
    ])
  func linear(piece: String) throws {
    for count in [1_000, 4_000] {
      let text = Array(String(repeating: piece, count: count).utf8)
      do throws(IngestError) {
        let document = try Ingester.ingest(text, format: .markdown)
        #expect(problems(of: document).isEmpty)
        #expect(document.map.segments.count <= 2 * text.count && document.text.count <= 2 * text.count + 16)
      } catch {
        guard case .tooDeep = error else { throw error }
      }
    }
  }
}
