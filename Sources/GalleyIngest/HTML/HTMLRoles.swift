internal import GalleyText

/// Tells which blocks of a page name the author or tell who the author is, once its metadata is known.
enum HTMLRoles {
  /// The longest line, in bytes, that does nothing but name an author.
  private static let bylineLimit = 200

  /// Marks bylines, and the note on the author under the article.
  static func assign(to document: inout Document) {
    let authors = document.metadata.entries.filter { $0.field == .author }
    for author in authors {
      guard author.origin.kind == .byline || author.origin.kind == .microdata, let range = author.range else {
        continue
      }
      markByline(at: range, in: &document)
    }
    AuthorNotes.assign(in: &document)
  }

  private static func markByline(at range: SourceRange, in document: inout Document) {
    let byline = document.blocks.firstIndex {
      ($0.kind == .paragraph || $0.kind == .other) && $0.range.count <= bylineLimit && $0.source.contains(range)
    }
    if let byline { document.blocks[byline].kind = .byline }
  }
}
