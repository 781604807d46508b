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
  /// What they say of it that cannot be.
  private(set) var rejected: [MetadataEntry] = []
  private let text: [UInt8]
  private let isSingleLine: [Bool]

  private static let headCount = 12
  private static let tailCount = 12
  /// How many blocks are read for the name of an author that has no `By`.
  private static let readCount = 200

  /// Takes the blocks of a text whose bytes are those of its source.
  init(_ text: [UInt8], blocks: [Block], isSingleLine: [Bool]) {
    self.text = text
    self.blocks = blocks
    self.isSingleLine = isSingleLine
  }

  /// Assigns the roles.
  mutating func assign() {
    let bodyStart = assignHead()
    noteDateOfReport(bodyStart)
    assignSectionHeads(from: bodyStart)
    assignTail()
    noteDateAtEnd()
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
      let isBelowTitle = title != nil || index + 1 < blocks.count && isTitle(index + 1)
      if isBelowTitle, noteByline(index) { continue }
      if noteFurniture(index) || title != nil && (noteSignature(index) || notePlacedDate(index)) { continue }
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
    let dates = DateLine.statements(in: line)
    if !dates.isEmpty {
      note(dates)
      return true
    }
    if TextShape.isCaption(line) {
      blocks[index].kind = .caption
      return true
    }
    return TextShape.isFurniture(line)
  }

  private mutating func note(_ dates: [DateLine.Statement]) {
    for date in dates {
      note(date.field, TextRange(date.range.lowerBound, date.range.upperBound), .text, "date line")
    }
  }

  private mutating func noteByline(_ index: Int) -> Bool {
    let head = HeadLine(bytes(index))
    guard head.isByline else { return false }
    blocks[index].kind = .byline
    // Who wrote the book stands above who reviewed it.
    if head.isReview { entries.removeAll { $0.field == .author } }
    for name in head.authors { note(.author, TextRange(name.lowerBound, name.upperBound), .byline, "byline") }
    if let account = head.account {
      rejected.append(entry(.author, TextRange(account.lowerBound, account.upperBound), .byline, "account"))
    }
    note(head.dates)
    return true
  }

  /// A line with a name and no more right above the text, unless the text is about whom it names.
  private mutating func noteSignature(_ index: Int) -> Bool {
    guard !entries.contains(where: { $0.field == .author }), index + 1 < blocks.count,
      let name = HeadLine.signature(bytes(index)), isBody(index + 1) || isDateOrOffice(index + 1),
      index == 0 || !NameLine.isLoneName(bytes(index - 1)), !isNamedBelow(text[name], from: index + 1)
    else { return false }
    blocks[index].kind = .byline
    note(.author, TextRange(name.lowerBound, name.upperBound), .byline, "byline")
    note(DateLine.statements(in: bytes(index)[name.upperBound...].drop { $0 == 0x20 || $0 == 0x7C || $0 == 0x2C }))
    return true
  }

  private func isDateOrOffice(_ index: Int) -> Bool {
    let line = bytes(index)
    if DateLine.statement(in: line) != nil { return true }
    guard let last = NameLine.words(line).last, TextShape.wordCount(line) <= 5 else { return false }
    return AuthorName.isOfficeOrLabel(line[last])
  }

  /// Whether a text names somebody elsewhere than in a note on its author.
  private func isNamedBelow(_ name: ArraySlice<UInt8>, from start: Int) -> Bool {
    guard let last = NameLine.words(name).last else { return true }
    let surname = Array(name[last])
    return (start..<min(blocks.count, start + Self.readCount)).contains { index in
      let line = bytes(index)
      return MetadataValue.contains(Array(line), part: surname) && !TextShape.isNote(line, on: name)
    }
  }

  private mutating func notePlacedDate(_ index: Int) -> Bool {
    guard let date = PlacedDate.line(bytes(index)) else { return false }
    note(.published, TextRange(date.lowerBound, date.upperBound), .text, "date line")
    return true
  }

  /// The date that an agency's report has behind its place: `NAKURU, March 4, 2026 – The county …`.
  private mutating func noteDateOfReport(_ index: Int) {
    guard index < blocks.count, !hasDate, let date = PlacedDate.leading(bytes(index)) else { return }
    note(.published, TextRange(date.lowerBound, date.upperBound), .text, "dateline")
  }

  /// The date in one of the last lines: `Published in The Courier, June 27th, 2025`.
  private mutating func noteDateAtEnd() {
    for index in blocks.indices.suffix(3) where index > 1 && isSingleLine[index] && !hasDate {
      note(DateLine.statements(in: bytes(index)).filter(\.isMarked))
    }
  }

  private var hasDate: Bool { entries.contains { $0.field == .published } }

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
    let next = bytes(index + 1)
    return TextShape.wordCount(next) > 2 && !HeadLine(next).isByline && HeadLine.signature(next) == nil
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
    entries.append(entry(field, range, kind, name))
  }

  private func entry(
    _ field: MetadataEntry.Field, _ range: TextRange, _ kind: MetadataEntry.Origin.Kind, _ name: String
  ) -> MetadataEntry {
    MetadataEntry(
      field: field, value: String(decoding: text[range.start..<range.end], as: UTF8.self),
      origin: MetadataEntry.Origin(kind, name), range: SourceRange(range.start, range.end))
  }
}
