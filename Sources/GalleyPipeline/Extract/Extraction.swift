public import GalleyText

/// What a draft says about itself, and which text is the article.
public struct Extraction: Sendable {
  /// The path as it was given.
  public var path: String
  /// The draft as it was read.
  public var document: Document
  /// The article's blocks, joined by blank lines; of a page without headline, byline, dates and captions, which are
  /// values of their own or belong to pictures.
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
