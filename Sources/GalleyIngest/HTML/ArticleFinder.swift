internal import GalleyText

/// An element that may hold the article or be left out of it.
struct ArticleContainer {
  var parent: Int
  var tag: HTMLTag
  var words: ClassWords.Flags
  var isArticleBody: Bool
  var firstBlock: Int
  var endBlock: Int
}

/// What finding the article needs to know of a block.
struct BlockNote {
  var container: Int
  var linkBytes: Int
  var tag: HTMLTag
}

/// Tells a page's article from what is around it.
enum ArticleFinder {
  /// Marks the blocks outside the article.
  static func mark(_ sink: inout HTMLSink, visible: Int) {}
}

extension HTMLSink {
  /// Notes a container that was entered.
  mutating func enterContainer(_ tag: HTMLTag, _ facts: AttributeFacts, _ element: inout OpenElement) {
    var words = facts.words
    if let identifier = facts.identifier { words.formUnion(classWords.flags(of: identifier)) }
    containers.append(
      ArticleContainer(
        parent: element.container, tag: facts.role.map { equals($0, "main") } ?? false ? .main : tag,
        words: words, isArticleBody: facts.itemprop.map { equals($0, "articlebody") } ?? false,
        firstBlock: blocks.count, endBlock: blocks.count))
    element.container = containers.count - 1
  }
}
