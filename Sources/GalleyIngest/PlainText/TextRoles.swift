import GalleyText

/// Finds which blocks of a plain text are its title, byline, section heads and author note.
///
/// The signs are those a reader goes by: a short line without a full stop stands above the text, `By` and a
/// name below it; a lone name at the end is followed by a paragraph that starts with this name.
struct TextRoles {
  /// The blocks, with their roles once `assign` was called.
  private(set) var blocks: [Block]
  /// What the lines say of the draft.
  private(set) var entries: [MetadataEntry] = []
  private let text: [UInt8]
  private let isSingleLine: [Bool]

  private static let headCount = 12
  private static let tailCount = 12

  /// Takes the blocks of a text whose bytes are those of its source.
  init(_ text: [UInt8], blocks: [Block], isSingleLine: [Bool]) {
    self.text = text
    self.blocks = blocks
    self.isSingleLine = isSingleLine
  }

  /// Assigns the roles.
  mutating func assign() {
    let bodyStart = assignHead()
    assignSectionHeads(from: bodyStart)
    assignTail()
  }

  /// Gives the blocks away.
  mutating func takeBlocks() -> [Block] {
    defer { blocks = [] }
    return blocks
  }

  private func bytes(_ index: Int) -> ArraySlice<UInt8> {
    text[blocks[index].range.start..<blocks[index].range.end]
  }

  // MARK: - Head

  /// Walks the short lines above the first paragraph; returns the index behind them.
  private mutating func assignHead() -> Int {
    var title: Int?
    let limit = min(Self.headCount, blocks.count)
    for index in 0..<limit {
      guard !isBody(index) else { return index }
      guard blocks[index].kind == .paragraph, isSingleLine[index] else { continue }
      if noteFurniture(index) { continue }
      if title != nil || (index + 1 < blocks.count && isTitle(index + 1)), noteByline(index) { continue }
      if title == nil, isTitle(index), index + 1 < blocks.count, !isKicker(index) { title = index }
      if title == index {
        blocks[index].kind = .heading
        blocks[index].level = 1
        note(.title, blocks[index].range, .text, "headline")
      }
    }
    return limit
  }

  /// Lines such as an ISSN or a date, which stand above titles.
  private mutating func noteFurniture(_ index: Int) -> Bool {
    let line = bytes(index)
    if let issn = TextShape.issn(in: line) {
      note(.issn, TextRange(issn.lowerBound, issn.upperBound), .text, "ISSN line")
      return true
    }
    if let date = DateLine.statement(in: line) {
      note(date.field, TextRange(date.range.lowerBound, date.range.upperBound), .text, "date line")
      return true
    }
    if TextShape.isCaption(line) {
      blocks[index].kind = .caption
      return true
    }
    return TextShape.isFurniture(line)
  }

  private mutating func noteByline(_ index: Int) -> Bool {
    let line = bytes(index)
    let names = NameLine.byline(line)
    guard !names.isEmpty else { return false }
    blocks[index].kind = .byline
    for name in names { note(.author, TextRange(name.lowerBound, name.upperBound), .byline, "byline") }
    if let found = CalendarDate.first(in: line) {
      note(.published, TextRange(found.range.lowerBound, found.range.upperBound), .text, "date line")
    }
    return true
  }

  private func isTitle(_ index: Int) -> Bool {
    guard blocks[index].kind == .paragraph, isSingleLine[index] else { return false }
    let line = bytes(index)
    guard line.count <= 200, TextShape.wordCount(line) <= 30, !TextShape.isFurniture(line) else {
      return false
    }
    guard TextShape.issn(in: line) == nil, DateLine.statement(in: line) == nil else { return false }
    return !TextShape.endsSentence(line) || TextShape.endsQuestion(line) || TextShape.endsAbbreviation(line)
  }

  /// A word or two above the title: `OPINION`, `World News`.
  private func isKicker(_ index: Int) -> Bool {
    guard TextShape.wordCount(bytes(index)) <= 2, index + 1 < blocks.count, isTitle(index + 1) else {
      return false
    }
    return TextShape.wordCount(bytes(index + 1)) > 2 && NameLine.byline(bytes(index + 1)).isEmpty
      && !isBody(index + 1)
  }

  /// A paragraph of the article rather than a line above it.
  private func isBody(_ index: Int) -> Bool {
    let line = bytes(index)
    if line.count > 200 || blocks[index].kind == .listItem { return true }
    return TextShape.endsSentence(line) && TextShape.wordCount(line) > 8 && !TextShape.endsQuestion(line)
      && !TextShape.endsAbbreviation(line) && DateLine.statement(in: line) == nil
  }

  // MARK: - Body

  private mutating func assignSectionHeads(from start: Int) {
    guard blocks.count > 2 else { return }
    for index in max(1, start)..<max(1, start, blocks.count - 1) {
      guard isSingleLine[index], blocks[index].kind == .paragraph, blocks[index].range.count <= 80 else {
        continue
      }
      let line = bytes(index)
      if TextShape.isCaption(line) {
        blocks[index].kind = .caption
        continue
      }
      guard isFollowedByText(index), TextShape.isSectionHead(line) else { continue }
      blocks[index].kind = .heading
      blocks[index].level = 2
    }
  }

  private func isFollowedByText(_ index: Int) -> Bool {
    if blocks[index + 1].kind == .listItem { return true }
    let next = bytes(index + 1)
    return next.count > 120 || TextShape.endsSentence(next)
  }

  // MARK: - Tail

  private mutating func assignTail() {
    let authors = Set(entries.filter { $0.field == .author }.map(\.value))
    for index in max(0, blocks.count - Self.tailCount)..<blocks.count where blocks[index].level != 1 {
      let line = bytes(index)
      if index + 1 < blocks.count, isSingleLine[index], NameLine.isLoneName(line),
        TextShape.isNote(bytes(index + 1), on: line)
      {
        blocks[index].kind = .byline
        blocks[index].level = 0
        blocks[index + 1].kind = .authorNote
        blocks[index + 1].level = 0
        note(.author, blocks[index].range, .text, "author note")
      } else if blocks[index].kind == .paragraph, index > 1 {
        if TextShape.isNoteOnWriter(line)
          || authors.contains(where: { TextShape.isNote(line, on: Array($0.utf8)[...]) })
        {
          blocks[index].kind = .authorNote
        }
      }
    }
  }

  private mutating func note(
    _ field: MetadataEntry.Field, _ range: TextRange, _ kind: MetadataEntry.Origin.Kind, _ name: String
  ) {
    entries.append(
      MetadataEntry(
        field: field, value: String(decoding: text[range.start..<range.end], as: UTF8.self),
        origin: MetadataEntry.Origin(kind, name), range: SourceRange(range.start, range.end)))
  }
}
