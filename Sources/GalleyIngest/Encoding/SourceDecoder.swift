public import GalleyText

/// Finds the encoding of a file and reads it as UTF-8, with the way back.
public enum SourceDecoder {
  /// Reads the bytes of a file.
  ///
  /// HTML is asked as a browser does: byte-order mark, XML declaration, `meta` element, then valid UTF-8, then a `meta`
  /// element far down in the head, then windows-1252. Text and Markdown: byte-order mark, valid UTF-8, UTF-16 by its
  /// pattern of NUL bytes, then windows-1252. What is no text in that is refused: a fix would edit half a character.
  ///
  /// In one thing this is not what browsers do: a page that declares a legacy encoding but is valid UTF-8 with
  /// characters outside ASCII is read as UTF-8. Text of a legacy encoding is by chance valid UTF-8 only where
  /// it is mojibake, and a position must mean what the author wrote. Where nothing is declared the same holds for a
  /// file of which most characters outside ASCII are valid UTF-8: the rest of it is a finding.
  ///
  /// - Throws: `IngestError.binary` and `.holdsNUL` for what is no text, `.tooLarge` for four gigabytes and more,
  ///   `.unknownEncoding` for text that is neither UTF-8 nor Western, `.encoding` for an encoding whose characters depend
  ///   on escapes before them (`ISO-2022-JP`).
  public static func decode(_ bytes: [UInt8], format: DraftFormat) throws(IngestError) -> Source {
    guard bytes.count < largestCount else { throw .tooLarge(bytes: bytes.count, limit: largestCount) }
    guard !BinarySignature.matches(bytes) else { throw .binary }
    if let marked = try decodeMarked(bytes, format) { return marked }
    if BinarySignature.holdsNUL(bytes) {
      if let charset = UTF16Pattern.charset(of: bytes) { return try transcoded(bytes, charset, .pattern) }
      try StrayNUL.check(bytes, format: format)
    }
    let scan = UTF8Scanner.scan(bytes, stopsAtFirst: false)
    if format == .html, let (charset, evidence) = declaration(bytes) {
      return try declared(bytes, charset, evidence, scan)
    }
    if scan.invalid.isEmpty { return plain(bytes, .assumed, []) }
    // As windows-1252 it would be mojibake from end to end, and a fix of that would change the file's encoding.
    if scan.isDamagedUTF8 { return plain(bytes, .damaged, scan.invalid) }
    if format == .html, let charset = EncodingPrescan.lateMetaElement(bytes) {
      return try declared(bytes, charset, .metaElement, scan)
    }
    guard !DenseBytes.outweigh(bytes) else { throw .unknownEncoding }
    return try transcoded(bytes, .windows1252, .fallback)
  }

  /// A character takes at most three bytes of UTF-8 for one on disk, and offsets have 32 bits.
  private static let largestCount = Int(UInt32.max / 3)

  private static func decodeMarked(_ bytes: [UInt8], _ format: DraftFormat) throws(IngestError) -> Source? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      try StrayNUL.check(bytes, format: format)
      return plain(bytes, .byteOrderMark, UTF8Scanner.scan(bytes).invalid)
    }
    let charset: Charset
    if bytes.count % 4 == 0, bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      charset = .utf32LittleEndian
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      charset = .utf32BigEndian
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      charset = .utf16LittleEndian
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      charset = .utf16BigEndian
    } else {
      return nil
    }
    let source = try transcoded(bytes, charset, .byteOrderMark)
    // A character U+0000 is no text in any encoding.
    try StrayNUL.check(source.utf8, format: format)
    return source
  }

  private static func declaration(_ bytes: [UInt8]) -> (Charset, EncodingEvidence)? {
    if let charset = EncodingPrescan.xmlDeclaration(bytes)?.charset { return (charset, .xmlDeclaration) }
    if let charset = EncodingPrescan.metaElement(bytes) { return (charset, .metaElement) }
    return nil
  }

  private static func declared(
    _ bytes: [UInt8], _ charset: Charset, _ evidence: EncodingEvidence, _ scan: UTF8Scanner.Result
  ) throws(IngestError) -> Source {
    switch charset.kind {
    case .utf8, .utf16, .utf32:
      // Whoever could read the declaration byte by byte knows that the file is not UTF-16.
      return plain(bytes, evidence, scan.invalid)
    case .table, .stateful:
      if scan.invalid.isEmpty && scan.hasNonASCII { return plain(bytes, .assumed, []) }
      guard charset.kind != .stateful else {
        throw .encoding(
          message:
            "the page declares \(charset.name), in which what a byte means depends on the escapes before it; "
            + "save the draft as UTF-8")
      }
      guard scan.hasNonASCII else {
        return Source(
          bytes: bytes, utf8: bytes, encoding: charset.name, evidence: evidence, markLength: 0, invalid: [],
          units: [])
      }
      return try transcoded(bytes, charset, evidence)
    }
  }

  private static func plain(
    _ bytes: [UInt8], _ evidence: EncodingEvidence, _ invalid: [SourceRange]
  ) -> Source {
    Source(
      bytes: bytes, utf8: bytes, encoding: Charset.utf8.name, evidence: evidence,
      markLength: evidence == .byteOrderMark ? 3 : 0, invalid: invalid, units: [])
  }

  private static func transcoded(
    _ bytes: [UInt8], _ charset: Charset, _ evidence: EncodingEvidence
  ) throws(IngestError) -> Source {
    let text = try Transcoder.transcode(bytes, from: charset)
    let hasMark = evidence == .byteOrderMark && text.utf8.starts(with: [0xEF, 0xBB, 0xBF])
    return Source(
      bytes: bytes, utf8: text.utf8, encoding: charset.name, evidence: evidence,
      markLength: hasMark ? 3 : 0, invalid: text.invalid, units: text.units)
  }
}
