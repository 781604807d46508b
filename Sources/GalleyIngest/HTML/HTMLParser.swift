internal import CLibXML2

/// One run of libxml2's HTML parser over bytes in memory, reporting events to callbacks.
///
/// The events carry no positions, but the parser's own offset at each of them is exact, because it reads UTF-8
/// from memory without converting it. Nothing here trusts that: see `HTMLSink`.
struct HTMLParser: ~Copyable {
  let context: htmlParserCtxtPtr

  /// Makes a parser over bytes that outlive it; nil without memory or without bytes.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    Self.initialized
    guard let base = bytes.baseAddress, let count = Int32(exactly: bytes.count) else { return nil }
    let context = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      htmlCreateMemoryParserCtxt($0, count)
    }
    guard let context else { return nil }
    self.context = context
  }

  deinit { htmlFreeParserCtxt(context) }

  /// Parses to the end or until `stop(_:)`.
  func run(handler: htmlSAXHandler, user: UnsafeMutableRawPointer) {
    var handler = handler
    // Without a structured handler of its own a context reports to the process-wide one.
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.serror = { _, _ in }
    galley_html_prepare(context, &handler, user)
    htmlParseDocument(context)
  }

  /// Ends the run at once; called from a callback.
  static func stop(_ context: htmlParserCtxtPtr) { xmlStopParser(context) }

  /// Whether the run ended before the input did.
  var isStopped: Bool { galley_html_stopped(context) != 0 }

  /// Where the parser stands, in bytes from the start of its input.
  var offset: Int { galley_html_offset(context) }

  private static let initialized: Void = xmlInitParser()
}

/// The bytes to parse: behind the byte-order mark, with another control character for each NUL, where the parser would
/// end (it drops both from text, as browsers do), and a question mark for each byte that is no UTF-8, from which on it
/// would read Latin-1.
///
/// The copy is made only when there is such a byte, and every offset stays the same.
func withParserInput<Result>(
  _ utf8: [UInt8], from start: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  let start = min(max(start, 0), utf8.count)
  let invalid = utf8.withUnsafeBufferPointer { buffer -> [Int] in
    guard let base = buffer.baseAddress else { return [] }
    let view = ByteView(base: base, count: buffer.count)
    var found: [Int] = []
    var offset = start
    while let next = firstInvalid(view, from: offset) {
      found.append(next)
      offset = next + 1
    }
    return found
  }
  guard !invalid.isEmpty else {
    return utf8.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...])) }
  }
  var copy = utf8
  for index in invalid { copy[index] = copy[index] == 0 ? 0x01 : UInt8(ascii: "?") }
  return copy.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...])) }
}
