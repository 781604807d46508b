import GalleyText

/// Parts the tags and comments of an HTML block from its text, line by line.
struct MarkdownHTMLScanner {
  /// The source.
  let bytes: ByteView
  private var state = State.text

  /// Where the last line left off.
  private enum State {
    case text
    case tag(start: Int, quote: UInt8)
    case comment(start: Int)
    /// Inside `script` or `style`, whose text nobody reads.
    case raw(name: String)
  }

  /// What a line holds.
  enum Event {
    case text(SourceRange)
    case tag(SourceRange)
    case comment(SourceRange)
  }

  /// Where a comment starts that was not closed so far.
  var openComment: Int? {
    if case .comment(let start) = state { start } else { nil }
  }

  /// Makes a scanner at the start of a block.
  init(bytes: ByteView) { self.bytes = bytes }

  /// Reads one piece of the block.
  mutating func scan(_ piece: SourceRange, _ handle: (Event) -> Void) {
    var offset = piece.start
    while offset < piece.end {
      switch state {
      case .text: offset = scanText(from: offset, to: piece.end, handle)
      case .tag(let start, let quote): offset = scanTag(start, quote, from: offset, to: piece.end, handle)
      case .comment(let start):
        guard let end = commentEnd(from: max(offset, start + 4), to: piece.end) else { return }
        handle(.comment(SourceRange(start, end)))
        state = .text
        offset = end
      case .raw(let name):
        guard let open = bytes.first(0x3C, from: offset, to: piece.end) else { return }
        offset = open + 1
        guard bytes[open + 1] == 0x2F, self.name(of: SourceRange(open, piece.end)).name == name else {
          continue
        }
        state = .tag(start: open, quote: 0)
      }
    }
  }

  private mutating func scanText(from start: Int, to end: Int, _ handle: (Event) -> Void) -> Int {
    var offset = start
    while let open = bytes.first(0x3C, from: offset, to: end) {
      let next = bytes[open + 1]
      guard isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F else {
        offset = open + 1
        continue
      }
      if open > start { handle(.text(SourceRange(start, open))) }
      state = bytes.hasLiteral("<!--", at: open) ? .comment(start: open) : .tag(start: open, quote: 0)
      return open + 1
    }
    handle(.text(SourceRange(start, end)))
    return end
  }

  private mutating func scanTag(
    _ start: Int, _ quote: UInt8, from offset: Int, to end: Int, _ handle: (Event) -> Void
  ) -> Int {
    var quote = quote
    for index in offset..<end {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        let range = SourceRange(start, index + 1)
        let tag = name(of: range)
        let isRaw = !tag.isClosing && (tag.name == "script" || tag.name == "style")
        state = isRaw ? .raw(name: tag.name) : .text
        handle(.tag(range))
        return index + 1
      }
    }
    state = .tag(start: start, quote: quote)
    return end
  }

  /// The byte behind the `-->` that closes a comment.
  func commentEnd(from start: Int, to end: Int) -> Int? {
    var offset = start
    while let close = bytes.first(0x3E, from: offset, to: end) {
      if close >= start + 2, bytes[close - 1] == 0x2D, bytes[close - 2] == 0x2D { return close + 1 }
      offset = close + 1
    }
    return nil
  }

  /// The byte behind the `>` that closes a tag.
  func tagEnd(from start: Int, to end: Int) -> Int? {
    var quote: UInt8 = 0
    for index in start..<max(start, end) {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return index + 1
      }
    }
    return nil
  }

  /// A tag's name in lower case, where it ends, and whether the tag closes.
  func name(of tag: SourceRange) -> (name: String, nameEnd: Int, isClosing: Bool) {
    var start = tag.start + 1
    let isClosing = bytes[start] == 0x2F
    if isClosing { start += 1 }
    var end = start
    while end < tag.end, isLetter(bytes[end]) || isDigit(bytes[end]), end - start < 16 { end += 1 }
    let name = (start..<end).map { lowercased(bytes[$0]) }
    return (String(decoding: name, as: UTF8.self), end, isClosing)
  }

  /// An attribute's value, decoded where it holds references.
  func attribute(_ range: SourceRange) -> MarkdownAttribute {
    var value: [UInt8] = []
    var isIdentical = true
    var offset = range.start
    while offset < range.end {
      if bytes[offset] == 0x26, let reference = CharacterReference(at: offset, in: bytes),
        reference.end <= range.end
      {
        value.append(scalar: reference.shown)
        isIdentical = false
        offset = reference.end
      } else {
        value.append(bytes[offset])
        offset += 1
      }
    }
    var attribute = MarkdownAttribute(value: value)
    attribute.range = isIdentical ? range : nil
    return attribute
  }

  /// The elements that do not part blocks.
  static let inlineNames: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var",
    "wbr",
  ]

  /// The elements that part blocks even inside a paragraph; md4c takes `<h2>Head</h2>` for one.
  static let blockNames: Set<String> = [
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  /// The kind of block that the text behind a start tag belongs to.
  static func blockKind(_ name: String) -> (kind: Block.Kind, level: UInt8) {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": (.heading, name.utf8.last.map { $0 - 0x30 } ?? 0)
    case "li", "dt", "dd": (.listItem, 1)
    case "td", "th": (.tableCell, 0)
    case "blockquote": (.quotation, 0)
    case "figcaption", "caption": (.caption, 0)
    case "pre", "textarea": (.code, 0)
    default: (.paragraph, 0)
    }
  }
}
