internal import GalleyText

/// What is odd about JSON-LD that parses: it says something else than its programs take it for.
struct LinkedDataShape {
  let data: LinkedData
  private(set) var remarks: [MetadataFault] = []

  init(_ data: LinkedData) { self.data = data }

  /// How many texts, objects and authors are looked at.
  private static let limit = 100

  /// Looks at all that speaks of articles.
  mutating func read(_ articles: [LinkedData.Reference]) {
    for text in Set(articles.map(\.text)).sorted().prefix(Self.limit) { readContext(of: data.texts[text]) }
    for article in articles.prefix(Self.limit) { readAuthors(of: article) }
    if let article = articles.first { readImage(of: article) }
    readHeadlines(of: articles)
  }

  private mutating func remark(_ message: String, _ range: SourceRange, isMinor: Bool = false) {
    remarks.append(MetadataFault(container: .jsonLD, message: message, range: range, isMinor: isMinor))
  }

  // MARK: The vocabulary

  private mutating func readContext(of text: JSONText) {
    let roots = text.nodes.first?.kind == .array ? text.children(of: 0) : [0]
    for root in roots.prefix(Self.limit) where text.nodes[root].kind == .object {
      guard let context = text.member("@context", of: root) else {
        if let type = text.member("@type", of: root), text.nodes[type].kind == .string {
          remark("The JSON-LD names no @context, so that its terms mean nothing.", text.range(of: type))
        }
        continue
      }
      guard !namesSchema(context, text) else { continue }
      remark(
        "The @context of the JSON-LD is not https://schema.org, so that its terms mean nothing.",
        text.range(of: context))
    }
  }

  private func namesSchema(_ node: Int, _ text: JSONText) -> Bool {
    if text.nodes[node].kind == .string {
      return MetadataValue.contains(text.bytes[text.nodes[node].content], "schema.org")
    }
    return text.children(of: node).prefix(Self.limit).contains { namesSchema($0, text) }
  }

  // MARK: Authors

  private mutating func readAuthors(of article: LinkedData.Reference) {
    for author in data.values("author", of: article).prefix(Self.limit) {
      let text = data.texts[author.text]
      switch text.nodes[author.node].kind {
      case .object where text.member("name", of: author.node) == nil:
        // Another page may hold the object that an identifier names.
        guard text.member("@id", of: author.node) == nil else { continue }
        remark("The author in the JSON-LD has no name.", text.range(of: author.node))
      case .string:
        remark(
          "The author in the JSON-LD is a bare string: a Person with that name is asked for.",
          text.range(of: author.node),
          isMinor: true)
      default: continue
      }
    }
  }

  private mutating func readImage(of article: LinkedData.Reference) {
    let text = data.texts[article.text]
    guard text.member("image", of: article.node) == nil, text.member("thumbnailUrl", of: article.node) == nil,
      text.member("headline", of: article.node) != nil, let type = text.member("@type", of: article.node)
    else { return }
    remark("The JSON-LD of the article names no image, so that results show none.", text.range(of: type), isMinor: true)
  }

  // MARK: Headlines

  private mutating func readHeadlines(of articles: [LinkedData.Reference]) {
    var first: (headline: [UInt8], node: LinkedData.Reference)?
    for article in articles.prefix(Self.limit) {
      guard let headline = data.strings("headline", of: article).first else { continue }
      let key = MetadataValue.folded(headline.value)
      if let name = data.strings("name", of: article).first, !isLike(MetadataValue.folded(name.value), key) {
        remark(
          "The JSON-LD calls the article “\(shown(name.value))” by name and “\(shown(headline.value))” by headline.",
          name.range, isMinor: true)
      }
      guard let known = first else {
        first = (key, article)
        continue
      }
      guard !isLike(known.headline, key) else { continue }
      remark("The JSON-LD holds a second article, “\(shown(headline.value))”: which is this page's?", headline.range)
      return
    }
  }

  private func isLike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.isEmpty || right.isEmpty || MetadataValue.contains(left, part: right)
      || MetadataValue.contains(right, part: left)
  }

  private func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(120), as: UTF8.self)
  }
}
