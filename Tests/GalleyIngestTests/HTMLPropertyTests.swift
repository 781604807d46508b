import GalleyIngest
import GalleyText
import Testing

/// A generator whose runs can be repeated (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

@Suite("Whatever the bytes, what is claimed of them is true")
struct HTMLPropertyTests {
  private static let page = """
    <!DOCTYPE html><html lang="en"><head><meta charset=utf-8><title>A &amp; B &mdash; café</title>\r
    <meta name="description" content="It&rsquo;s &quot;here&quot;"><script type="application/ld+json">{"a":1}</script>
    <style>p > a {}</style></head><body class='main x'><!-- stet typo/x --><nav><a href=/ title="Home &amp; all">Home</a>
    </nav><article><h1>Head&shy;line</h1><p class="byline">By <span itemprop=author>Ann O&#8217;Neil</span></p>
    <p><span class=dropcap>T</span>he <b>quick</b> brown&nbsp;fox, it&#146;s <i lang=la>ad hoc</i>.<br>New line
    <code>a &lt; b</code> &unknown; &amp x < y && z</p><ul><li>one<li>two<ol><li>three &#x201C;x&#x201D;</ol></ul>
    <img src="a.png" alt='An "old" picture &ndash; grey'><table><tr><td>cell<td>other</table><pre>  code
    more</pre><p hidden>no</p><blockquote>Quote<p>four</blockquote></article><footer>Foot</footer></body></html>
    """

  private static let pieces = [
    "<", ">", "&", ";", "\"", "'", "=", "/", "<p>", "</p>", "<!--", "-->", "<b", "</div>", "<script>",
    "</script>",
    "&amp;", "&#60;", "&#x26;", "&lt", "&bogus;", "\u{0}", "\u{1}", "é", "’", "😀", "\r\n", "<td>", "<br/>",
    "<svg>",
    "<![CDATA[", "]]>", "<?x", "<!x>", "<body>", "<html lang=de>", "<a title=&quot;", "&#0;", "&#xD800;",
    "&#99999999;",
    "</", "<select>", "<title>", " hidden ", "<p id=a id=b>", "&nbsp",
  ]

  private static func mutated(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(page.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let at = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "<").utf8), at: at)
      case 1: bytes.removeSubrange(at..<min(at + Int.random(in: 1...9, using: &generator), bytes.count))
      case 2 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &generator)
      case 3:
        let end = min(at + Int.random(in: 1...60, using: &generator), bytes.count)
        bytes.insert(
          contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0...bytes.count, using: &generator))
      default: bytes.removeSubrange(at...)
      }
    }
    return bytes
  }

  @Test("Mutated pages are read, and each range and segment holds", arguments: 0..<40)
  func mutatedPages(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<50 {
      let bytes = Self.mutated(&generator)
      let document = try HTMLIngester.ingest(Source(utf8: bytes))
      let faults = document.faults()
      #expect(faults == [], "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("An edit at an editable range changes that text and nothing else", arguments: 0..<40)
  func edits(seed: Int) throws {
    var generator = SeededGenerator(state: 1_000 + UInt64(seed))
    for _ in 0..<25 {
      let bytes = Self.mutated(&generator)
      let document = try HTMLIngester.ingest(Source(utf8: bytes))
      for _ in 0..<8 where !document.blocks.isEmpty {
        guard let word = randomWord(of: document, &generator),
          let range = document.map.editableRange(of: word)
        else { continue }
        var edited = bytes
        edited.replaceSubrange(range.start..<range.end, with: Array("zq".utf8))
        let after = try HTMLIngester.ingest(Source(utf8: edited))
        var expected = document.text
        expected.replaceSubrange(word.start..<word.end, with: Array("zq".utf8))
        #expect(
          after.text == expected,
          "\(range) \(document.string(word)) \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  /// Letters between other characters, in running text.
  private func randomWord(of document: Document, _ generator: inout SeededGenerator) -> TextRange? {
    guard let block = document.blocks.randomElement(using: &generator) else { return nil }
    func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
    var start = Int.random(in: block.range.start..<block.range.end, using: &generator)
    guard isWord(document.text[start]) else { return nil }
    var end = start
    while end < block.range.end, isWord(document.text[end]) { end += 1 }
    while start > block.range.start, isWord(document.text[start - 1]) { start -= 1 }
    // A letter behind one of these makes markup of it.
    let isBare = start == 0 || ![UInt8(ascii: "<"), UInt8(ascii: "&")].contains(document.text[start - 1])
    return isBare ? TextRange(start, end) : nil
  }
}
