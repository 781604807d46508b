internal import GalleyText

/// Authors whom the page shows: links with `rel="author"`, elements that are called byline or author, and the lines under
/// the headline.
extension MetadataExtractor {
  /// The longest text that is read as a byline; more is a note on the author or an article, in bytes.
  static let bylineLimit = 240

  mutating func addAuthorLinksAndBylines() {
    let links = outline.authorLinks.compactMap { index -> (Int, [Range<Int>])? in
      let names = names(in: table.elements[index].textRange)
      return names.isEmpty ? nil : (index, names)
    }
    for (_, names) in nearest(links) { add(names, .link, "rel=author") }
    let marked = outline.bylines.compactMap { index -> (Int, [Range<Int>])? in
      let names = names(in: table.elements[index].textRange)
      return names.isEmpty ? nil : (index, names)
    }
    for (_, names) in nearest(marked).prefix(1) { add(names, .byline, "byline") }
    if marked.isEmpty, let line = bylineUnderHeadline() { add(line, .text, "line under the headline") }
  }

  private mutating func add(_ names: [Range<Int>], _ kind: MetadataEntry.Origin.Kind, _ name: String) {
    for range in names {
      let folded = MetadataValue.folded(document.text[range])
      let isKnown = metadata.entries.contains { entry in
        entry.field == .author && entry.origin.kind == kind && entry.origin.name == name
          && MetadataValue.folded(entry.value.utf8) == folded
      }
      if !isKnown { add(.author, text: TextRange(range.lowerBound, range.upperBound), kind, name) }
    }
  }

  /// The names in a short stretch of text.
  func names(in range: TextRange) -> [Range<Int>] {
    let bytes = MetadataValue.trimmed(text(range))
    guard (3...Self.bylineLimit).contains(bytes.count) else { return [] }
    return BylineParser(bytes, boundaries: boundaries(in: bytes.startIndex..<bytes.endIndex)).names()
  }

  /// The offsets at which links and blocks start or end inside a stretch of text.
  private func boundaries(in range: Range<Int>) -> [Int] {
    var offsets: [Int] = []
    var index = firstBlock(endingAfter: range.lowerBound)
    while index < document.blocks.count, document.blocks[index].range.start < range.upperBound {
      offsets += [document.blocks[index].range.start, document.blocks[index].range.end]
      index += 1
    }
    var low = 0
    var high = document.spans.count
    while low < high {
      let middle = (low + high) / 2
      if document.spans[middle].range.start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < document.spans.count, document.spans[low].range.start < range.upperBound {
      if document.spans[low].kind == .link {
        offsets += [document.spans[low].range.start, document.spans[low].range.end]
      }
      low += 1
    }
    return offsets.sorted()
  }

  /// The first block that ends behind a text offset.
  func firstBlock(endingAfter offset: Int) -> Int {
    var low = 0
    var high = document.blocks.count
    while low < high {
      let middle = (low + high) / 2
      if document.blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Candidates in the order in which they are believed: those that follow the headline, then those before it, the
  /// nearest first.
  private func nearest(_ candidates: [(Int, [Range<Int>])]) -> [(Int, [Range<Int>])] {
    guard let headline else { return candidates }
    let start = table.elements[headline].source.start
    return candidates.filter { table.elements[$0.0].source.start >= start }
      + candidates.filter { table.elements[$0.0].source.start < start }.reversed()
  }

  /// The blocks right under the headline, as far as a byline or a date is looked for there.
  var linesUnderHeadline: [Block] {
    guard let headline else { return [] }
    let start = firstBlock(endingAfter: table.elements[headline].textRange.end)
    return document.blocks[start...].prefix(8).filter { $0.kind != .attribute && $0.kind != .code }
  }

  private func bylineUnderHeadline() -> [Range<Int>]? {
    for block in linesUnderHeadline.prefix(6) {
      let bytes = MetadataValue.trimmed(text(block.range))
      guard (6...120).contains(bytes.count) else { continue }
      let parser = BylineParser(bytes, boundaries: boundaries(in: bytes.startIndex..<bytes.endIndex))
      guard parser.isMarked else { continue }
      let names = parser.names()
      if !names.isEmpty { return names }
    }
    return nil
  }
}
