internal import CLibXML2
public import GalleyText

/// Reads HTML: what a reader would see of it, and the elements that rules about markup look at.
///
/// The parser is libxml2's, through its event interface: it copes with any markup, and a tree would cost time and
/// tell no more. Positions come from the source itself, see `HTMLSink`.
public struct HTMLIngester {
  /// Reads a page or a fragment of one.
  public static func ingest(
    _ source: Source, options: IngestOptions = IngestOptions()
  ) throws(IngestError) -> Document {
    guard source.utf8.count <= options.limits.bytes else {
      throw .tooLarge(bytes: source.utf8.count, limit: options.limits.bytes)
    }
    let outcome = source.utf8.withUnsafeBufferPointer { utf8 -> Result<Document, IngestError> in
      guard let base = utf8.baseAddress, utf8.count > source.markLength else {
        return .success(Document(format: .html, source: source, text: [], blocks: [], map: SourceMap()))
      }
      let bytes = ByteView(base: base, count: utf8.count)
      if let (offset, count) = HTMLCost.excess(bytes, from: source.markLength) {
        let message = "the tag at byte \(offset) has \(count) attributes, more than can be read in reasonable time"
        return .failure(.parser(message: message))
      }
      var sink = HTMLSink(
        bytes: bytes, shift: source.markLength, limits: options.limits)
      if let failure = parse(source, into: &sink) { return .failure(failure) }
      return finish(&sink, source, options)
    }
    return try outcome.get()
  }

  /// Runs the parser; the sink's own failure comes first.
  private static func parse(_ source: Source, into sink: inout HTMLSink) -> IngestError? {
    withParserInput(source.utf8, from: source.markLength) { input -> IngestError? in
      guard let parser = HTMLParser(bytes: input) else {
        return .parser(message: "there is no memory for it; close other programs or split the file")
      }
      sink.context = parser.context
      withUnsafeMutablePointer(to: &sink) { parser.run(handler: handler(), user: $0) }
      sink.context = nil
      if let failure = sink.failure { return failure }
      guard parser.isStopped || parser.offset < input.count else { return nil }
      return .parser(
        message: """
          libxml2 stopped at byte \(parser.offset + source.markLength) of \(source.utf8.count); look at the \
          markup there
          """)
    }
  }

  /// The callbacks.
  ///
  /// Nothing is thrown through C: a failure is kept in the sink and stops the parser.
  private static func handler() -> htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in
      guard let user, let name else { return }
      user.assumingMemoryBound(to: HTMLSink.self).pointee.start(name, attributes)
    }
    handler.endElement = { user, name in
      guard let user, let name else { return }
      user.assumingMemoryBound(to: HTMLSink.self).pointee.end(name)
    }
    handler.characters = { user, run, count in
      guard let user, let run else { return }
      user.assumingMemoryBound(to: HTMLSink.self).pointee.characters(run, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { user, run, count in
      guard let user, let run else { return }
      user.assumingMemoryBound(to: HTMLSink.self).pointee.characters(run, Int(count))
    }
    handler.comment = { user, value in
      guard let user, let value else { return }
      user.assumingMemoryBound(to: HTMLSink.self).pointee.comment(value)
    }
    return handler
  }

  /// Makes the document of what the sink received.
  private static func finish(
    _ sink: inout HTMLSink, _ source: Source, _ options: IngestOptions
  ) -> Result<Document, IngestError> {
    sink.closeAll()
    let problems = UnreadMarkup.problems(in: sink.bytes, from: sink.blocks.last?.source.end ?? sink.shift)
    let visible = sink.blocks.count
    sink.appendAttributeTexts()
    if let failure = sink.failure { return .failure(failure) }
    sink.isPage = sink.isPage || sink.hasDroppedPageTag()
    if options.scope != .page, sink.isPage { ArticleFinder.mark(&sink, visible: visible) }
    var document = Document(
      format: .html, source: source, text: sink.text, blocks: sink.blocks, spans: sink.spans, map: sink.map,
      elements: sink.elements, comments: sink.comments, problems: problems)
    document.metadata.isPage = sink.isPage
    if let point = sink.headEnd ?? sink.htmlEnd ?? sink.bodyStart {
      document.metadata.insertionPoint = SourceRange(point, point)
    }
    return .success(document)
  }
}
