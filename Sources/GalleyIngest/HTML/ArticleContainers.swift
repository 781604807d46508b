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

extension HTMLSink {
  /// Notes a container that was entered.
  mutating func enterContainer(_ tag: HTMLTag, _ facts: AttributeFacts, _ element: inout OpenElement) {
    var words = facts.words
    if let identifier = facts.identifier { words.formUnion(classWords.flags(of: identifier)) }
    let isArticleBody = facts.itemprop.map { contains($0, "articlebody") } ?? false
    // `subscriber-preview` is the opening of an article, not a form, where the page says so.
    if isArticleBody { words.remove(.around) }
    containers.append(
      ArticleContainer(
        parent: Int(element.container), tag: facts.role.flatMap(landmark) ?? tag, words: words,
        isArticleBody: isArticleBody,
        firstBlock: blocks.count, endBlock: blocks.count))
    element.container = Int32(truncatingIfNeeded: containers.count - 1)
  }

  /// The element that a role stands for.
  private func landmark(_ role: UnsafePointer<UInt8>) -> HTMLTag? {
    if equals(role, "main") { return .main }
    if equals(role, "article") { return .article }
    if equals(role, "navigation") || equals(role, "menu") || equals(role, "menubar") { return .nav }
    if equals(role, "complementary") { return .aside }
    if equals(role, "contentinfo") { return .footer }
    if equals(role, "banner") { return .header }
    return nil
  }
}
