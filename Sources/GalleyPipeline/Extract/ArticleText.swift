import GalleyText

/// The text of a draft's article, without what stands around it.
struct ArticleText {
  private let document: Document
  /// Where the running text begins: before it stand headline, byline and dates.
  private let bodyStart: Int
  private let title: [UInt8]

  /// The blocks of the article with white space as it is shown, joined by blank lines.
  static func of(_ document: Document) -> [UInt8] {
    let article = ArticleText(document)
    var output: [UInt8] = []
    output.reserveCapacity(document.text.count)
    for (index, block) in document.blocks.enumerated() where article.holds(index, block) {
      let before = output.count
      if !output.isEmpty { output.append(contentsOf: [0x0A, 0x0A]) }
      let start = output.count
      let bytes = document.text[block.range.start..<block.range.end]
      if block.kind == .code || block.kind == .preformatted {
        output.append(contentsOf: bytes)
      } else {
        appendCollapsed(bytes, to: &output)
      }
      if output.count == start { output.removeLast(start - before) }
    }
    return output
  }

  private init(_ document: Document) {
    self.document = document
    title = (document.metadata.best(.title)?.value).map { Self.letters($0.utf8) } ?? []
    bodyStart =
      document.blocks.firstIndex {
        Self.isText($0) && $0.kind != .heading && $0.kind != .caption && $0.range.count >= Self.shortestParagraph
      } ?? 0
  }

  /// The first paragraph of an article is longer, in bytes; bylines and dates are shorter.
  private static let shortestParagraph = 120

  private static func isText(_ block: Block) -> Bool {
    switch block.kind {
    case .title, .attribute, .metadata: false
    default: !block.traits.contains(.outside)
    }
  }

  private func holds(_ index: Int, _ block: Block) -> Bool {
    guard Self.isText(block), block.range.end <= document.text.count else { return false }
    guard document.format == .html, document.metadata.isPage else { return true }
    switch block.kind {
    case .caption, .byline: return false
    case .heading: return !isHeadline(index, block)
    default: return index >= bodyStart || !isLabel(block) && !isStated(block)
    }
  }

  private func isHeadline(_ index: Int, _ block: Block) -> Bool {
    if block.level == 1, index < bodyStart { return true }
    return !title.isEmpty && Self.letters(document.text[block.range.start..<block.range.end]) == title
  }

  /// Whether a block above the running text is one of the words that pages put there: “Follow”, “4 min read”, a count.
  private func isLabel(_ block: Block) -> Bool {
    guard block.kind == .paragraph || block.kind == .other, block.range.count < 40 else { return false }
    let text = document.text[block.range.start..<block.range.end]
    guard let last = text.last(where: { $0 > 0x20 }) else { return true }
    return ![0x2E, 0x21, 0x3F, 0x3A].contains(last) && text.split { $0 <= 0x20 }.count <= 3
  }

  /// Whether a block is the place of an author, a date or a headline.
  private func isStated(_ block: Block) -> Bool {
    document.metadata.entries.contains { entry in
      switch entry.field {
      case .author, .published, .modified, .title: entry.range.map { block.source.contains($0) } ?? false
      default: false
      }
    }
  }

  /// Letters and digits in lower case.
  private static func letters(_ text: some Collection<UInt8>) -> [UInt8] {
    text.compactMap { byte in
      byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 ? Fold.lowercase(byte) : nil
    }
  }

  /// Appends text with each run of white space as one space, and none at the ends; no-break spaces alone are no text.
  private static func appendCollapsed(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard bytes.contains(where: { $0 > 0x20 && $0 != 0xC2 && $0 != 0xA0 }) else { return }
    let start = output.count
    var index = bytes.startIndex
    while index < bytes.endIndex {
      while index < bytes.endIndex, isSpace(bytes[index]) { index += 1 }
      let word = index
      while index < bytes.endIndex, !isSpace(bytes[index]) { index += 1 }
      // Words with one space between them are copied together.
      while index + 1 < bytes.endIndex, bytes[index] == 0x20, !isSpace(bytes[index + 1]) {
        index += 1
        while index < bytes.endIndex, !isSpace(bytes[index]) { index += 1 }
      }
      guard word < index else { continue }
      if output.count > start { output.append(0x20) }
      output.append(contentsOf: bytes[word..<index])
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 <= 4 }
}
