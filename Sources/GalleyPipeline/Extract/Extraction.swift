public import GalleyText

/// What a draft says about itself, and which text is the article.
public struct Extraction: Sendable {
  /// The path as it was given.
  public var path: String
  /// The draft as it was read.
  public var document: Document
  /// The article's blocks, joined by blank lines.
  public var text: [UInt8]

  /// The fields with one value, under the names that output has for them.
  static let singleFields: [(name: String, field: MetadataEntry.Field)] = [
    ("title", .title), ("published", .published), ("modified", .modified), ("description", .description),
    ("canonical", .canonical), ("language", .language), ("section", .section), ("siteName", .siteName),
    ("image", .image),
  ]

  /// What stands in text beside them.
  static let textFields: [(name: String, field: MetadataEntry.Field)] =
    singleFields + [("imageAlt", .imageAlt), ("issn", .issn)]

  /// Reads a document.
  init(path: String, document: Document) {
    self.path = path
    self.document = document
    text = ArticleText.of(document)
  }
}

/// The text of a draft's article, without what stands around it.
enum ArticleText {
  /// The blocks of the article with white space as it is shown, joined by blank lines.
  static func of(_ document: Document) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(document.text.count)
    for block in document.blocks where isArticle(block) && block.range.end <= document.text.count {
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

  private static func isArticle(_ block: Block) -> Bool {
    switch block.kind {
    case .title, .attribute, .metadata: false
    default: !block.traits.contains(.outside)
    }
  }

  private static func appendCollapsed(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    var isPending = false
    for byte in bytes {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        isPending = output.count > start
      } else {
        if isPending { output.append(0x20) }
        isPending = false
        output.append(byte)
      }
    }
  }
}
