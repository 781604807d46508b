internal import GalleyText

/// Authors whom the page shows: links with `rel="author"`, elements that are called byline or author, and the
/// lines under the headline.
extension MetadataExtractor {
  /// The longest text that is read as a byline; more is a note on the author or an article, in bytes.
  static let bylineLimit = 240
  /// How far from the headline a byline may stand, in bytes of text.
  private static let closeBy = 1_200

  mutating func addAuthorLinksAndBylines() {
    add(believed(outline.authorLinks), .link, "rel=author")
    let bylines = believed(outline.bylines)
    add(Array(bylines.prefix(1)), .byline, "byline")
    if bylines.isEmpty, let line = bylineUnderHeadline() { add([line], .text, "line under the headline") }
    noteAccount()
  }

  /// Notes the account that stands where nobody is named: “Submitted by admin on …”.
  private mutating func noteAccount() {
    guard first(.author) == nil, !metadata.rejected.contains(where: { $0.field == .author }) else { return }
    let ranges =
      linesUnderHeadline.prefix(6).map(\.range) + outline.bylines.prefix(8).map { table.elements[$0].textRange }
    for range in ranges {
      guard let name = NameLine.account(MetadataValue.trimmed(text(range))) else { continue }
      let place = TextRange(name.lowerBound, name.upperBound)
      let value = MetadataValue.string(text(place))
      let origin = MetadataEntry.Origin(.byline, "account")
      return metadata.rejected.append(
        MetadataEntry(field: .author, value: value, origin: origin, range: sourceRange(place)))
    }
  }

  /// The names in some elements, nearest to the headline first.
  ///
  /// Elements far from the headline may belong to other articles: they count where the page names nobody
  /// else.
  private func believed(_ elements: [Int]) -> [[Range<Int>]] {
    var near: [(names: [Range<Int>], distance: Int)] = []
    var far: [[Range<Int>]] = []
    for index in elements {
      let range = table.elements[index].textRange
      let names = names(in: range)
      guard let first = names.first else { continue }
      if let distance = distance(of: table.elements[index]) {
        // An agency is named beside the author, not in their place.
        near.append((names, distance + (isOneWord(first) ? document.text.count * 4 : 0)))
      } else {
        far.append(names)
      }
    }
    if !near.isEmpty {
      return near.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        .map(\.element.names)
    }
    let distinct = Set(far.compactMap { $0.first.map { MetadataValue.folded(document.text[$0]) } })
    let isRejected = metadata.rejected.contains { $0.field == .author }
    return distinct.count == 1 && !isRejected ? Array(far.prefix(1)) : []
  }

  private func isOneWord(_ range: Range<Int>) -> Bool {
    !document.text[range].contains(where: MetadataValue.isSpace)
  }

  /// How far in the text an element stands from the headline, what is before it counting double; nil for what
  /// stands outside its article and not close by.
  private func distance(of element: Element) -> Int? {
    guard let headline else { return element.textRange.start }
    let offset = element.textRange.start - table.elements[headline].textRange.start
    let distance = offset < 0 ? -2 * offset : offset
    if distance <= Self.closeBy { return distance }
    guard let enclosing, enclosing.start <= element.source.start, element.source.start < enclosing.end else {
      return nil
    }
    return distance
  }

  private mutating func add(_ names: [[Range<Int>]], _ kind: MetadataEntry.Origin.Kind, _ name: String) {
    for range in names.joined() {
      add(.author, text: TextRange(range.lowerBound, range.upperBound), kind, name)
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
    return topLines.lazy.compactMap { line -> [Range<Int>]? in
      guard (6...120).contains(line.count), MetadataValue.words(line.prefix(20)).first.map(Self.isBy) == true else {
        return nil
      }
      let names = BylineParser(line, boundaries: boundaries(in: line.startIndex..<line.endIndex)).names()
      return names.isEmpty ? nil : names
    }.first
  }

  private static func isBy(_ word: ArraySlice<UInt8>) -> Bool {
    MetadataValue.isExactly(word, "By") || MetadataValue.isExactly(word, "BY")
  }

  /// The first lines of a page without a headline, as old pages set them with line breaks in a cell of a table.
  var topLines: [ArraySlice<UInt8>] {
    guard headline == nil, document.metadata.isPage else { return [] }
    let isText: (Block) -> Bool = { $0.isProse && [.paragraph, .tableCell, .heading, .other].contains($0.kind) }
    return document.blocks.prefix(30).lazy.filter(isText).prefix(4).flatMap { block in
      text(block.range).prefix(400).split(separator: 0x0A, maxSplits: 8).map(MetadataValue.trimmed)
    }
  }
}
