import CMD4C
public import GalleyText

extension MarkdownIngester {
  /// A hash for each block, span and HTML tag, and for each key of the front matter, in order: two texts with
  /// equal skeletons differ in nothing but text, comments, and front-matter values.
  public static func skeleton(of source: Source) -> [UInt64] {
    let front = FrontMatter.read(source)
    let start = front?.bodyStart ?? source.markLength
    return source.utf8.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      let sink = MarkdownSkeletonSink(ByteView(base: base, count: bytes.count))
      for entry in front?.metadata.entries ?? [] { sink.add(7, entry.field.rawValue.utf8) }
      for fault in front?.metadata.faults ?? [] { sink.add(8, fault.container.rawValue.utf8) }
      do throws(IngestError) {
        try MarkdownParser.parse(bytes, from: start, cost: MarkdownCost(bytes, from: start), into: sink)
      } catch {
        // What cannot be parsed equals nothing, so that no fix is written.
        return sink.hashes + [UInt64(bytes.count)]
      }
      return sink.hashes
    }
  }
}

/// Collects a hash for each event of the parser that is not text.
final class MarkdownSkeletonSink: MarkdownEvents {
  private(set) var hashes: [UInt64] = []
  private let source: ByteView
  private var html: MarkdownHTMLScanner?

  init(_ source: ByteView) { self.source = source }

  /// Adds the hash (FNV-1a) of an event of some kind.
  func add(_ kind: UInt8, _ bytes: some Sequence<UInt8>) {
    var hash: UInt64 = (0xCBF2_9CE4_8422_2325 ^ UInt64(kind)) &* 0x100_0000_01B3
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hashes.append(hash)
  }

  func enter(block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
    var level: UInt8 = 0
    if block == MD_BLOCK_H {
      level = UInt8(clamping: detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 0)
    }
    add(1, [UInt8(truncatingIfNeeded: block.rawValue), level])
    if block == MD_BLOCK_HTML { html = MarkdownHTMLScanner(bytes: source) }
    return true
  }

  func leave(block: MD_BLOCKTYPE) {
    if block == MD_BLOCK_HTML { html = nil }
    add(2, [UInt8(truncatingIfNeeded: block.rawValue)])
  }

  func enter(span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    var address: [UInt8] = []
    if span == MD_SPAN_A, let href = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href {
      address = MarkdownAttribute(href, in: source)?.value ?? []
    }
    if span == MD_SPAN_IMG, let src = detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src {
      address = MarkdownAttribute(src, in: source)?.value ?? []
    }
    add(3, [UInt8(truncatingIfNeeded: span.rawValue)] + address)
  }

  func leave(span: MD_SPANTYPE) { add(4, [UInt8(truncatingIfNeeded: span.rawValue)]) }

  func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<UInt8>) {
    if type == MD_TEXT_BR { return add(5, []) }
    guard type == MD_TEXT_HTML, let base = bytes.baseAddress else { return }
    guard html != nil else {
      // A comment is no structure.
      if !bytes.starts(with: "<!--".utf8) { add(6, bytes) }
      return
    }
    guard let offset = source.offset(of: UnsafeRawPointer(base), count: bytes.count) else { return }
    html?.scan(SourceRange(offset, offset + bytes.count)) { event in
      if case .tag(let range) = event { add(6, (range.start..<range.end).map { source[$0] }) }
    }
  }
}
