import GalleyIngest
import GalleyText
import Testing

@Suite("Text of HTML and where it stands")
struct HTMLTextTests {
  @Test(
    "A character reference is one segment that covers its bytes",
    arguments: [
      ("it&rsquo;s", "’", "&rsquo;"), ("it&#8217;s", "’", "&#8217;"), ("it&#x2019;s", "’", "&#x2019;"),
      ("it&#X2019;s", "’", "&#X2019;"), ("a&#8212 b", "—", "&#8212"), ("Tom &amp; Eva", "&", "&amp;"),
      ("1&nbsp;km", "\u{A0}", "&nbsp;"), ("caf&eacute;", "é", "&eacute;"), ("&#128512; ok", "😀", "&#128512;"),
      ("it&#146;s", "’", "&#146;"), ("a&#59; b", ";", "&#59;"), ("a&#x30 b", "0", "&#x30"),
      ("a&lt;<b>b</b>", "<", "&lt;"), ("a&#38;amp;", "&", "&#38;"), ("a&#60;/p>", "<", "&#60;"),
    ])
  func reference(html: String, character: String, written: String) throws {
    let document = try readHTML("<p>\(html)</p>")
    #expect(document.sourceOf(character) == written)
    #expect(document.faults() == [])
  }

  @Test("Part of a word around a reference is edited only with the reference whole")
  func partOfReference() throws {
    let document = try readHTML("<p>it&rsquo;s</p>")
    #expect(document.blockTexts == ["it’s"])
    #expect(document.editable("it’s") == SourceRange(3, 13))
    #expect(document.map.editableRange(of: TextRange(0, 3)) == nil)
  }

  @Test(
    "Markup that is none stays text, each byte proven",
    arguments: [
      "a < b", "1 <2 and 3<4", "<<", "fish & chips", "AT&T", "R&D; more", "&unknown; x", "x &", "a &amp b",
      "a <3 b", "&#; x", "&#xZ; x", "x && y", "a & < b",
    ])
  func bareMarkup(html: String) throws {
    let document = try readHTML("<p>\(html)</p>")
    #expect(document.faults() == [])
    #expect(!document.map.segments.contains { $0.kind == .unproven })
  }

  @Test("Inline tags join words")
  func inlineTags() throws {
    let document = try readHTML(
      """
      <p><span class="dropcap">E</span>brahim <b>sp</b>oke, <em>very <strong>loud</strong></em>ly; \
      long<wbr>word, hy&shy;phen</p>
      """)
    #expect(document.blockTexts == ["Ebrahim spoke, very loudly; longword, hy\u{AD}phen"])
    #expect(document.editable("Ebrahim") == nil)
    #expect(document.sourceOf("brahim") == "brahim")
  }

  @Test("A drop cap that is a picture is the first letter of the word behind it; other pictures are no letters")
  func pictureInitial() throws {
    let document = try readHTML(
      """
      <p><img class="initial" src="w.png" alt="W">hich plan it was. <img src="a.png" alt="A"> ship and \
      <img src="b.png" alt="Bb">oats.</p>
      """)
    #expect(document.blockTexts.first == "Which plan it was.  ship and oats.")
    #expect(document.editable("Which") == nil)
    #expect(document.sourceOf("hich") == "hich")
    #expect(document.faults() == [])
  }

  @Test("What stands in the place of an advertisement is not the page's text")
  func advertisement() throws {
    let document = try readHTML("<p>One.</p><amp-ad><div placeholder>Advertisement</div></amp-ad><p>Two.</p>")
    #expect(document.blockTexts == ["One.", "Two."])
  }

  @Test("A line break is synthetic text inside the block, none at its edges")
  func lineBreak() throws {
    let document = try readHTML("<p><br>one<br>two<br/> <br></p>")
    #expect(document.blockTexts == ["one\ntwo"])
    #expect(document.editable("\n") == nil)
    #expect(document.faults() == [])
  }

  @Test("Blocks are trimmed, inner white space is as written, and one line end stands between them")
  func whiteSpace() throws {
    let document = try readHTML("<p>\n  one  two\r\n three \t</p>\n<p> four</p>")
    #expect(document.blockTexts == ["one  two\r\n three", "four"])
    #expect(String(decoding: document.text, as: UTF8.self) == "one  two\r\n three\nfour\n")
    #expect(document.faults() == [])
  }

  @Test(
    "Text is proven across runs of every length around 1,000 bytes", arguments: [990...1010, 1995...2005])
  func chunkEdges(lengths: ClosedRange<Int>) throws {
    for length in lengths {
      for filler in ["a", "é", "’"] {
        let word = String(repeating: filler, count: length / filler.utf8.count)
        let document = try readHTML("<p>x\(word)&amp;y é \(word)</p>")
        #expect(document.faults() == [])
        #expect(!document.map.segments.contains { $0.kind == .unproven })
      }
    }
  }

  @Test("A byte-order mark is no text and shifts nothing")
  func byteOrderMark() throws {
    let document = try readHTML("\u{FEFF}<p title='x'>one</p>")
    #expect(document.blockTexts == ["one", "x"])
    #expect(document.editable("one") == SourceRange(16, 19))
    #expect(document.element(.paragraph) == nil)
  }

  @Test("Malformed markup is read and proven")
  func malformed() throws {
    let document = try readHTML(
      "<p>one<p>two <b>three<i>four</b>five</i><div>six</p>seven</div></section></i>eight <a href='x>y</a> nine"
    )
    #expect(document.faults() == [])
    #expect(Array(document.blockTexts.prefix(2)) == ["one", "two threefourfive"])
    #expect(!document.map.segments.contains { $0.kind == .unproven })
  }

  @Test("What gives no event leaves the positions behind it right")
  func skippedMarkup() throws {
    let document = try readHTML(
      "<html><body class=a><p>one</p></i></i><body id='b > c'><!-- x --><?php <p> ?><p>two &amp; <![if x]>three</p>"
    )
    #expect(document.faults() == [])
    #expect(document.sourceOf("one") == "one")
    #expect(document.blocks.contains { document.string($0.source).hasPrefix("<p>two") })
  }

  @Test("Bytes that are no text become U+FFFD and are never edited")
  func invalidBytes() throws {
    let bytes: [UInt8] = Array("<p>caf".utf8) + [0xE9, 0x20, 0xC3] + Array("x</p><p>good</p>".utf8)
    let document = try HTMLIngester.ingest(Source(utf8: bytes))
    #expect(document.faults() == [])
    #expect(document.blockTexts == ["caf\u{FFFD} \u{FFFD}x", "good"])
    #expect(document.editable("\u{FFFD}") == nil)
    #expect(document.sourceOf("caf") == "caf")
  }

  @Test("A NUL ends nothing and is no text, as in browsers")
  func zeroByte() throws {
    let document = try readHTML("<p>one\u{0}two</p>\u{0}<p>three</p>")
    #expect(document.blockTexts == ["onetwo", "three"])
    #expect(document.editable("onetwo") == nil)
    #expect(document.sourceOf("two") == "two")
    #expect(document.sourceOf("three") == "three")
    #expect(document.faults() == [])
  }

  @Test("Control characters that the parser drops leave the text around them proven")
  func controlCharacters() throws {
    let document = try readHTML("<p>one\u{1}two\u{B}three</p>")
    #expect(document.faults() == [])
    #expect(document.sourceOf("two") == "two")
    #expect(document.editable("onetwo") == nil)
  }

  @Test("An XML declaration and XHTML are read")
  func xhtml() throws {
    let document = try readHTML(
      """
      <?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><meta charset="latin1"/></head>\
      <body><p>café<br/>au lait</p></body></html>
      """)
    #expect(document.blockTexts == ["café\nau lait"])
    #expect(document.sourceOf("café") == "café")
    #expect(document.metadata.isPage)
  }

  @Test("An empty source is an empty document", arguments: ["", "\u{FEFF}", " ", "<!-- -->"])
  func empty(html: String) throws {
    let document = try readHTML(html)
    #expect(document.blocks.isEmpty)
    #expect(document.faults() == [])
  }

  @Test("A text node above ten million bytes is read whole")
  func hugeText() throws {
    let count = 11_000_000
    let document = try HTMLIngester.ingest(
      Source(
        utf8: Array("<p>".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: count) + Array("</p>".utf8)))
    #expect(document.blocks.first?.range.count == count)
    #expect(document.map.segments.count == 2)
  }
}
