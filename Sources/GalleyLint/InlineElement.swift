public import GalleyText

/// An element that sets words off from the sentence around them.
public enum InlineElement: Sendable {
  /// `em`, `strong`, `code` and their like: what stands in it alone may be a name or the sign itself.
  case emphasis
  /// The text or place of a link.
  case link
  /// `span`, `font` and what else says nothing of its content.
  case other
}

/// A tag that stands beside a stretch of source.
public struct NeighbourTag: Sendable {
  /// Its name in small letters.
  public var name: String
  /// Whether it is an end tag.
  public var isEnd: Bool
}

extension DocumentView {
  /// How far a tag is looked for.
  private static let longestTag = 1_000

  /// The innermost inline element whose whole content a stretch of text is; nil where there is none.
  ///
  /// The element's tags touch the stretch in the source. Marks of emphasis count in Markdown.
  public func inlineElement(around range: TextRange) -> InlineElement? {
    let source = document.source.utf8
    let place = document.map.sourceRange(of: range)
    guard place.start > 0, place.end < source.count, place.start < place.end else { return nil }
    switch document.format {
    case .text: return nil
    case .markdown:
      let mark = source[place.start - 1]
      return (mark == 0x2A || mark == 0x5F) && source[place.end] == mark ? .emphasis : nil
    case .html:
      guard source[place.start - 1] == 0x3E, source[place.end] == 0x3C,
        let start = tag(endingAt: place.start), let end = tag(startingAt: place.end), !start.isEnd, end.isEnd,
        start.name == end.name
      else { return nil }
      return Self.inlineElements[start.name]
    }
  }

  /// What stands in a block within a few sentences of a stretch of its text: what a rule looks at to see what the
  /// text is about, however long the block is.
  public func surroundings(of range: TextRange) -> TextRange {
    guard let block = block(holding: range)?.range else { return range }
    return TextRange(max(block.start, range.start - Self.nearBytes), min(block.end, range.end + Self.nearBytes))
  }

  private static let nearBytes = 400

  /// The tag before a block's own, white space between them set aside; nil where text or nothing stands there.
  public func tag(beforeBlock index: Int) -> NeighbourTag? {
    guard document.format == .html, blocks[index].kind != .attribute else { return nil }
    var offset = min(blocks[index].source.start, document.source.utf8.count)
    while offset > 0, document.source.utf8[offset - 1] <= 0x20 { offset -= 1 }
    return tag(endingAt: offset)
  }

  /// Whether an element starts between two places of the text: a formula or picture that has no text.
  public func holdsStartTag(_ range: TextRange) -> Bool {
    let source = document.source.utf8
    let place = document.map.sourceRange(of: range)
    guard document.format == .html, place.start >= 0, place.end <= source.count else { return false }
    var index = place.start
    while index + 1 < place.end {
      if source[index] == 0x3C, Self.isLetter(source[index + 1]) { return true }
      index += 1
    }
    return false
  }

  /// Whether a tag stands inside a stretch of text.
  public func isSplitByMarkup(_ range: TextRange) -> Bool {
    let source = document.source.utf8
    let place = document.map.sourceRange(of: range)
    guard document.format == .html, place.count > range.count, place.end <= source.count else { return false }
    return source[place.start..<place.end].contains(0x3C)
  }

  private func tag(endingAt end: Int) -> NeighbourTag? {
    let source = document.source.utf8
    guard end > 2, end <= source.count, source[end - 1] == 0x3E else { return nil }
    let least = max(0, end - Self.longestTag)
    guard let start = source[least..<(end - 1)].lastIndex(of: 0x3C) else { return nil }
    return tag(startingAt: start)
  }

  private func tag(startingAt start: Int) -> NeighbourTag? {
    var rest = document.source.utf8[(start + 1)...]
    let isEnd = rest.first == 0x2F
    if isEnd { rest = rest.dropFirst() }
    let name = rest.prefix(16).prefix { Self.isLetter($0) || $0 >= 0x30 && $0 <= 0x39 }
    guard let first = name.first, Self.isLetter(first) else { return nil }
    return NeighbourTag(name: String(decoding: name.map(Fold.lowercase), as: UTF8.self), isEnd: isEnd)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static let inlineElements: [String: InlineElement] = {
    var elements: [String: InlineElement] = ["a": .link]
    for name in ["em", "strong", "b", "i", "u", "tt", "code", "kbd", "samp", "var", "dfn", "cite", "mark", "big"] {
      elements[name] = .emphasis
    }
    for name in ["span", "font", "small", "sup", "sub", "abbr", "bdi", "label", "s", "q"] { elements[name] = .other }
    return elements
  }()
}
