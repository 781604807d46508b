import GalleyText

/// A small generator of pseudo-random numbers (SplitMix64, Steele, Lea and Flood 2014): the same seed, the same drafts.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Makes drafts that look real and are damaged as real ones are, then mutates them.
struct DraftGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let sentences = [
    "The council met on Monday and voted for the new bridge.",
    "The pPresident said that the the harbour would open in June.",
    "Marit Solberg, who chairs the board, recieved the keys on Friday, 28 February 2025.",
    "“It is a day that many had stopped beleiving in,” she said.",
    "THe report put the cost at 48 million , a third more than promised..",
    "Contact him at [email protected] or by phone.",
    "An report from 31 June was quoted (though nobody had read it.",
    "Halvorsen, Halvorsen and Halverson were there; so was Ebrahim Rezaei.",
    "It’s the board’s own caf\u{E9}, isn’t it? Yes,, it is.",
    "The caf\u{C3}\u{A9} was shut \u{E2}\u{20AC}\u{201C} nobody knew why.",
    "See https://harbour.example.org/report.pdf?page=2&utm_source=newsletter for more.",
    "Zero\u{200B}width and soft\u{AD}hyphens hide in pasted text.",
    "ISSN 2049-3631 and ISBN 978-0-306-40615-8 are wrong.",
  ]
  private static let furniture = [
    "Leave a Reply", "Your email address will not be published.", "Share this:", "Read more", "ISSN 2330-717X",
    "Advertisement", "Subscribe to our newsletter", "Loading...",
  ]
  private static let fragments = [
    "<b>", "</b>", "<p>", "</p>", "<br>", "&nbsp;", "&amp;amp;", "&rsquo;", "&#8217;", "&#x2019;", "&amp", "&", "<",
    ">",
    "\"", "“", "”", "(", ")", "\u{A0}", "\u{A0}\u{A0}", "  ", "\r\n", "\n\n\n", "\t", "<!-- stet -->",
    "<!-- stet-begin -->", "<!-- stet-end -->", "<code>", "</code>", "<span class=\"dropcap\">E</span>brahim",
    "\u{202E}",
    "\u{FFFD}", "<a href='?a=1&amp;utm_source=x&b=2'>link</a>", "<img src=a.jpg>", "```\n", "`", "**", "# ", "- ", "> ",
    "<a href=\"/cdn-cgi/l/email-protection\" class=\"__cf_email__\" data-cfemail=\"5118151e1d1c1102051403\">x</a>",
    "{{ name }}", "TK", "[caption id=1]", "<o:p></o:p>", "turn0search0",
  ]

  /// A draft of a format.
  mutating func draft(_ format: DraftFormat) -> [UInt8] {
    var bytes = Array(page(format).utf8)
    for _ in 0..<Int.random(in: 0...8, using: &random) { mutate(&bytes) }
    return bytes
  }

  private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

  private mutating func page(_ format: DraftFormat) -> String {
    let paragraphs = (0..<Int.random(in: 1...9, using: &random)).map { _ in paragraph() }
    let title = "The harbour bridge opens, two years late"
    switch format {
    case .text: return title + "\n\n" + paragraphs.joined(separator: "\n\n") + "\n"
    case .markdown:
      let front = Bool.random(using: &random) ? "---\ntitle: \(title)\nauthor: admin\ndate: 2025-13-40\n---\n\n" : ""
      return front + "# \(title)\n\n" + paragraphs.joined(separator: "\n\n") + "\n"
    case .html:
      let body = paragraphs.map { "<p>\(markUp($0))</p>" }.joined(separator: "\n")
      guard Bool.random(using: &random) else { return body }
      return """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title>
        <meta property="og:title" content="The harbour &amp; its bridge"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>\(title)</h1>\(body)</article><div id="comments"><h3>Leave a Reply</h3></div></body></html>
        """
    }
  }

  private mutating func paragraph() -> String {
    if Int.random(in: 0..<6, using: &random) == 0 { return pick(Self.furniture) }
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(Self.sentences) }.joined(separator: " ")
  }

  /// Writes some characters as references and puts tags around some words.
  private mutating func markUp(_ text: String) -> String {
    var words: [String] = []
    for word in text.replacing("&", with: "&amp;").split(separator: " ").map(String.init) {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: words.append("<em>\(word)</em>")
      case 1: words.append("<a href=\"/x?utm_medium=y\">\(word)</a>")
      case 2: words.append(word.replacing("e", with: "&#101;"))
      case 3: words.append(word.replacing("’", with: "&rsquo;"))
      default: words.append(word)
      }
    }
    return words.joined(separator: " ")
  }

  /// One slip of a hand or a machine: bytes lost, doubled, moved, or a fragment put in.
  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let length = min(bytes.count - at, Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(at..<(at + length))
    case 1: bytes.insert(contentsOf: Array(bytes[at..<(at + length)]), at: at)
    case 2: bytes[at] = UInt8.random(in: 1...255, using: &random)
    case 3: bytes.insert(contentsOf: Array(bytes.shuffled(using: &random).prefix(3)), at: at)
    default: bytes.insert(contentsOf: Array(pick(Self.fragments).utf8), at: at)
    }
  }
}
