internal import GalleyText

/// Tells which blocks of a page name the author or tell who the author is, once its metadata is known.
enum HTMLRoles {
  private static let tailCount = 8
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
    let names = authors.map { Array($0.value.utf8) }
    let bodies = document.blocks.indices.filter {
      document.blocks[$0].kind == .paragraph && !document.blocks[$0].traits.contains(.outside)
    }
    for index in bodies.dropFirst(2).suffix(tailCount) {
      let range = document.blocks[index].range
      let line = document.text[range.start..<range.end]
      if TextShape.isNoteOnWriter(line) || names.contains(where: { TextShape.isNote(line, on: $0[...]) }) {
        document.blocks[index].kind = .authorNote
      }
    }
  }

  private static func markByline(at range: SourceRange, in document: inout Document) {
    let byline = document.blocks.firstIndex {
      ($0.kind == .paragraph || $0.kind == .other) && $0.range.count <= bylineLimit && $0.source.contains(range)
    }
    if let byline { document.blocks[byline].kind = .byline }
  }
}
