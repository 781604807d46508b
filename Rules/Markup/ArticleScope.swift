import GalleyLint
import GalleyText

/// Tells the elements of the article from those around it, by the blocks of text beside them.
struct ArticleScope {
  private let blocks: [Block]
  private let hasOutside: Bool

  init(_ view: DocumentView) {
    hasOutside = view.blocks.contains { $0.traits.contains(.outside) }
    blocks =
      hasOutside
      ? view.blocks.filter { ![.attribute, .metadata, .title].contains($0.kind) }.sorted {
        $0.range.start < $1.range.start
      }
      : []
  }

  /// Whether an element belongs to the article: its text does, or, for one without text, what stands on
  /// both sides.
  func contains(_ element: Element) -> Bool {
    guard hasOutside else { return true }
    let at = element.textRange.start
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.end <= at { low = middle + 1 } else { high = middle }
    }
    let next = low < blocks.count ? blocks[low] : nil
    if let next, next.range.start <= at, !element.textRange.isEmpty { return !next.traits.contains(.outside) }
    let previous = low > 0 ? blocks[low - 1] : nil
    guard let previous, let next else { return false }
    return !previous.traits.contains(.outside) && !next.traits.contains(.outside)
  }
}

/// What an element holds, read from its source.
enum ElementContent {
  /// Whether there is neither text nor an element that shows or says something between an element's tags.
  static func isEmpty(_ element: Element, in view: DocumentView) -> Bool {
    let source = view.document.source.utf8
    guard element.source.end <= element.contentEnd, element.contentEnd <= source.count else { return false }
    var index = element.source.end
    while index < element.contentEnd {
      let byte = source[index]
      if byte == 0x3C {
        var nameEnd = index + 1
        if nameEnd < element.contentEnd, source[nameEnd] == 0x2F { nameEnd += 1 }
        let start = nameEnd
        while nameEnd < element.contentEnd,
          (source[nameEnd] | 0x20) &- 0x61 < 26 || source[nameEnd] &- 0x30 < 10
        {
          nameEnd += 1
        }
        let name = Fold.folded(source[start..<nameEnd])
        guard plain.contains(name), let end = source[nameEnd..<element.contentEnd].firstIndex(of: 0x3E) else {
          return false
        }
        // An icon is drawn by its class, a target is jumped to by its id.
        guard end == nameEnd else { return false }
        index = end + 1
      } else if byte == 0x26 {
        guard source[index..<element.contentEnd].starts(with: "&nbsp;".utf8) else { return false }
        index += 6
      } else if byte <= 0x20 {
        index += 1
      } else if byte == 0xC2, index + 1 < element.contentEnd, source[index + 1] == 0xA0 {
        index += 2
      } else {
        return false
      }
    }
    return true
  }

  private static let plain = Set(
    ["a", "b", "strong", "em", "i", "span", "br", "u", "font"].map { Array($0.utf8) })
}
