import GalleyText

/// Finds, among the last paragraphs of an article, those that tell who its author is.
enum AuthorNotes {
  private static let tailCount = 8

  /// Marks the notes, and names the author where a line with nothing but a name stands above one and no other source
  /// has that name.
  static func assign(in document: inout Document) {
    let bodies = document.blocks.indices.filter {
      document.blocks[$0].kind == .paragraph && !document.blocks[$0].traits.contains(.outside)
    }
    let names = document.metadata.entries.filter { $0.field == .author }.map { Array($0.value.utf8) }
    let tail = bodies.dropFirst(2).suffix(tailCount)
    for (place, index) in tail.enumerated() {
      let line = bytes(of: index, in: document)
      if TextShape.isNoteOnWriter(line) || names.contains(where: { TextShape.isNote(line, on: $0[...]) }) {
        document.blocks[index].kind = .authorNote
        continue
      }
      let rest = tail.dropFirst(place + 1)
      guard NameLine.isLoneName(line), let next = rest.first, next == index + 1,
        TextShape.isNote(bytes(of: next, in: document), on: line)
      else { continue }
      document.blocks[index].kind = .byline
      guard !names.contains(where: { $0.elementsEqual(line) }) else { continue }
      let range = document.blocks[index].range
      document.metadata.entries.append(
        MetadataEntry(
          field: .author, value: MetadataValue.string(line), origin: .init(.text, "author note"),
          range: document.map.editableRange(of: range)))
      document.blocks[next].kind = .authorNote
    }
  }

  private static func bytes(of block: Int, in document: Document) -> ArraySlice<UInt8> {
    let range = document.blocks[block].range
    return document.text[range.start..<range.end]
  }
}
