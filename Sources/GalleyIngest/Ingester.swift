public import GalleyText

/// Turns a file's bytes into a document.
public enum Ingester {
  /// Reads a draft: finds its encoding, its blocks and its metadata.
  ///
  /// - Throws: `IngestError`, whose text says what to do about it.
  public static func ingest(
    _ bytes: [UInt8], format: DraftFormat, options: IngestOptions = IngestOptions()
  ) throws(IngestError) -> Document {
    // UTF-8 is at least a quarter as long as any encoding of the same text.
    guard bytes.count / 4 <= options.limits.bytes else {
      throw .tooLarge(bytes: bytes.count, limit: options.limits.bytes)
    }
    let source = try SourceDecoder.decode(bytes, format: format)
    var document: Document
    switch format {
    case .html:
      document = try HTMLIngester.ingest(source, options: options)
      document.metadata = extractMetadata(from: document)
      document.encodingDeclarations = declaredEncodings(of: document)
      HTMLRoles.assign(to: &document)
    case .markdown: document = try MarkdownIngester.ingest(source, options: options)
    case .text: document = try PlainTextIngester.ingest(source, options: options)
    }
    return document
  }

  /// The format that a path's extension names; nil for a file that is no draft.
  ///
  /// A name without an extension is text. `page.html.erb` and `page.html.tmp` are HTML by their inner extension.
  public static func format(ofPath path: String) -> DraftFormat? {
    let name = path.utf8.split(separator: 0x2F).last ?? Substring(path).utf8
    let parts = name.split(separator: 0x2E, omittingEmptySubsequences: false)
    // `.gitignore` has no extension, and is no draft.
    guard parts.count > 1 else { return .text }
    guard parts.first?.isEmpty == false, let last = parts.last else { return nil }
    if let format = format(ofExtension: last) { return format }
    return parts.dropFirst().dropLast().contains { format(ofExtension: $0) == .html } ? .html : nil
  }

  private static func format(ofExtension name: some Sequence<UInt8>) -> DraftFormat? {
    switch String(decoding: name.map(\.asciiLowercased), as: UTF8.self) {
    case "html", "htm", "xhtml": .html
    case "md", "markdown", "mdown", "mkd", "mdx": .markdown
    case "txt", "text": .text
    default: nil
    }
  }

  /// A hash for each part of a draft's structure: a fix that keeps it changed text alone.
  ///
  /// HTML: tags with their attributes. Markdown: blocks, spans, tags, keys of the front matter. Text has none.
  public static func skeleton(of source: Source, format: DraftFormat) -> [UInt64] {
    switch format {
    case .html: HTMLIngester.skeleton(of: source.utf8)
    case .markdown: MarkdownIngester.skeleton(of: source)
    case .text: []
    }
  }
}
