import GalleyLint
import GalleyText

/// Which stretches of a page's source belong to the article, for rules about markup.
///
/// Blocks of navigation, comments and footers are marked as outside; what stands in none of the article's blocks is
/// theirs. In a draft without such blocks everything belongs to it.
struct ArticleExtent {
  private let blocks: [SourceRange]
  private let isWhole: Bool

  init(_ view: DocumentView) {
    isWhole = !view.blocks.contains { $0.traits.contains(.outside) }
    blocks =
      isWhole
      ? [] : view.blocks.filter { !$0.traits.contains(.outside) && $0.kind != .attribute }.map(\.source).sorted()
  }

  /// Whether the source at an offset is part of the article.
  func contains(_ offset: Int) -> Bool {
    if isWhole { return true }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    // Blocks nest a few deep at most: a list item in a list item, a paragraph in a quotation.
    return blocks[..<low].suffix(4).contains { $0.end > offset }
  }
}
