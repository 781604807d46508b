public import GalleyText

/// Reads Markdown in GitHub's dialect, with front matter in YAML, TOML or JSON.
///
/// The parser is md4c, which hands out pointers into the source: a position is proven when the pointer is.
public enum MarkdownIngester {
  /// Reads a source.
  ///
  /// - Throws: `IngestError.tooLarge`, `.tooDeep`, `.tooMany` beyond the limits.
  public static func ingest(_ source: Source, options: IngestOptions) throws(IngestError) -> Document {
    let count = source.utf8.count
    guard count <= options.limits.bytes else {
      throw .tooLarge(bytes: count, limit: options.limits.bytes)
    }
    let front = FrontMatter.read(source)
    let start = front?.bodyStart ?? source.markLength
    var document = Document(
      format: .markdown, source: source, text: [], blocks: [], map: SourceMap(),
      metadata: front?.metadata ?? Metadata())
    if let front { document.appendProse(of: front) }
    let outcome = source.utf8.withUnsafeBufferPointer { bytes -> Result<Void, IngestError> in
      guard let base = bytes.baseAddress else { return .success(()) }
      let cost = MarkdownCost(bytes, from: start)
      guard cost.brackets <= MarkdownCost.bracketLimit else {
        return .failure(.parser(message: "its paragraphs hold more brackets than can be told apart in reasonable time"))
      }
      let sink = MarkdownSink(ByteView(base: base, count: count), from: start, limits: options.limits)
      sink.adopt(document)
      do throws(IngestError) {
        try MarkdownParser.parse(bytes, from: start, cost: cost, into: sink)
      } catch {
        return .failure(error)
      }
      if let failure = sink.failure { return .failure(failure) }
      sink.protected.sort()
      let code = CodeShortcodes.ranges(in: sink.source, from: start)
      document.take(sink, without: code)
      document.setCode(in: code)
      document.layoutMarks = MarkdownLayout(bytes, from: start, protected: sink.protected).marks
      return .success(())
    }
    try outcome.get()
    MarkdownRoles.assign(in: &document)
    return document
  }
}

extension MarkdownSink {
  /// Goes on behind the text that a document has already.
  func adopt(_ document: Document) {
    text = document.text
    map = document.map
    blocks = document.blocks
  }
}

extension Document {
  /// Takes what was read, without the headings and links in stretches that are code.
  fileprivate mutating func take(_ sink: MarkdownSink, without code: [SourceRange]) {
    text = sink.text
    map = sink.map
    blocks = sink.blocks
    spans = sink.spans.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    comments = sink.comments
    problems = sink.problems
    // A heading stands before the links in it.
    elements = ElementTable(
      (sink.headings + sink.elements).enumerated()
        .filter { !CodeShortcodes.hold($0.element.source, in: code) }
        .sorted { ($0.element.source.start, $0.offset) < ($1.element.source.start, $1.offset) }
        .map(\.element))
  }

  /// Makes blocks of the front matter's prose, so that rules about text read it.
  fileprivate mutating func appendProse(of front: FrontMatter) {
    for prose in front.prose where !prose.value.isEmpty {
      if !text.isEmpty {
        text.append(0x0A)
        let end = prose.range?.start ?? 0
        map.append(textCount: 1, source: SourceRange(end, end), kind: .synthetic)
      }
      let start = text.count
      text.append(contentsOf: prose.value.utf8)
      let range = prose.range ?? metadata.insertionPoint ?? SourceRange(0, 0)
      map.append(
        textCount: prose.value.utf8.count, source: range, kind: prose.isProven ? .identity : .unproven)
      blocks.append(Block(range: TextRange(start, text.count), kind: prose.kind, source: range))
    }
  }
}

/// Finds title, byline and date among the first blocks of a Markdown text, and the note on its author.
enum MarkdownRoles {
  private static let headCount = 12

  /// Assigns the roles and adds what they say to the metadata.
  static func assign(in document: inout Document) {
    let title = document.blocks.indices.first {
      document.blocks[$0].kind == .heading && document.blocks[$0].level == 1
    }
    if let title { note(.title, document.blocks[title].range, .init(.heading, "h1"), in: &document) }
    let bodies = document.blocks.indices.filter { document.blocks[$0].kind == .paragraph }
    for index in bodies.prefix(headCount) {
      let range = document.blocks[index].range
      let line = document.text[range.start..<range.end]
      // Below the first real paragraph, `By` starts a sentence.
      guard line.count <= 200 else { break }
      let head = HeadLine(line)
      for date in head.dates {
        note(
          date.field, TextRange(date.range.lowerBound, date.range.upperBound), .init(.text, "date line"),
          in: &document)
      }
      guard head.isByline else { continue }
      document.blocks[index].kind = .byline
      for name in head.authors {
        note(.author, TextRange(name.lowerBound, name.upperBound), .init(.byline, "byline"), in: &document)
      }
      if let account = head.account {
        let entry = entry(
          .author, TextRange(account.lowerBound, account.upperBound), .init(.byline, "account"), in: document)
        document.metadata.rejected.append(entry)
      }
    }
    AuthorNotes.assign(in: &document)
  }

  private static func note(
    _ field: MetadataEntry.Field, _ range: TextRange, _ origin: MetadataEntry.Origin,
    in document: inout Document
  ) {
    document.metadata.entries.append(entry(field, range, origin, in: document))
  }

  private static func entry(
    _ field: MetadataEntry.Field, _ range: TextRange, _ origin: MetadataEntry.Origin, in document: Document
  ) -> MetadataEntry {
    MetadataEntry(
      field: field, value: MetadataValue.string(document.text[range.start..<range.end]), origin: origin,
      range: document.map.editableRange(of: range))
  }
}
