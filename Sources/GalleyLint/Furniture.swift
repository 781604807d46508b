import GalleyText

extension DocumentView {
  /// A fix that removes a whole block that is no part of the article.
  ///
  /// It has the asked-for trust where nothing but the block's own text and links goes with it; it is only suggested
  /// where an image, a form field or the like would go too; nil where the markup around would break (a table cell,
  /// an element that holds other blocks).
  public func furnitureRemoval(ofBlock index: Int, _ trust: Applicability, title: String) -> Fix? {
    let block = blocks[index]
    guard block.source.end <= document.source.utf8.count, !block.source.isEmpty else { return nil }
    guard !overlapsNeighbour(index) else { return nil }
    var applicability = trust
    if document.format != .text {
      switch Furniture.content(of: document.source.utf8[block.source.start..<block.source.end]) {
      case .text: break
      case .more: applicability = .suggested
      case .structure: return nil
      }
    }
    return Fix(title: title, applicability, edits: [removal(ofBlock: index)])
  }
}

extension DocumentView {
  /// How many neighbours on a side are looked at. Blocks stand in the order of the source and do not nest, but for
  /// markup that is closed in the wrong order.
  private static let neighbours = 64

  /// Whether a neighbour shares bytes of the source with a block.
  private func overlapsNeighbour(_ index: Int) -> Bool {
    let range = max(0, index - Self.neighbours)..<min(blocks.count, index + Self.neighbours + 1)
    return range.contains { other in
      other != index && blocks[other].kind != .attribute && blocks[other].source.overlaps(blocks[index].source)
    }
  }
}

/// What stands in the source of a block that is to be removed.
enum Furniture {
  /// Text, links and their styling.
  case text
  /// Something that a reader would miss, or cannot see at all.
  case more
  /// A part that what is around it needs.
  case structure

  private static let plain: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "span", "a", "strong", "b", "em", "i", "small", "big", "br",
    "font", "u", "sup", "sub", "label", "s", "center", "abbr", "wbr", "blockquote", "dd", "dt", "figcaption", "address",
    "legend", "mark", "time", "bdi",
  ]
  private static let structural: Set<String> = [
    "td", "th", "tr", "tbody", "thead", "table", "html", "body", "head", "main", "article", "ul", "ol", "dl",
    "summary", "caption", "option",
  ]

  /// The kind of a block's source, by the names of its tags.
  static func content(of source: ArraySlice<UInt8>) -> Furniture {
    var found = Furniture.text
    var index = source.startIndex
    while index < source.endIndex {
      guard source[index] == 0x3C else {
        index += 1
        continue
      }
      index += 1
      if index < source.endIndex, source[index] == 0x2F { index += 1 }
      let start = index
      while index < source.endIndex, isNameByte(source[index]) { index += 1 }
      let name = String(decoding: source[start..<index].map(Fold.lowercase), as: UTF8.self)
      if structural.contains(name) { return .structure }
      if !plain.contains(name) { found = .more }
    }
    return found
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }
}
