import CMD4C
import GalleyText

extension MarkdownSink {
  func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    let offset = source.offset(of: UnsafeRawPointer(base), count: bytes.count)
    if htmlPieces != nil {
      if let offset { htmlPieces?.append(SourceRange(offset, offset + bytes.count)) }
      return
    }
    if type == MD_TEXT_HTML {
      if let offset { inlineHTML(SourceRange(offset, offset + bytes.count)) }
      return
    }
    if open == nil && images.isEmpty { beginParagraph() }
    switch type {
    case MD_TEXT_BR, MD_TEXT_SOFTBR: lineBreak()
    case MD_TEXT_ENTITY:
      guard let offset, let scalar = MarkdownAttribute.scalar(source, offset, bytes.count) else {
        return append(bytes, at: offset)
      }
      var decoded: [UInt8] = []
      decoded.append(scalar: scalar)
      decoded.withUnsafeBufferPointer {
        append($0, from: SourceRange(offset, offset + bytes.count), kind: .reference)
      }
    case MD_TEXT_CODE where offset == nil: madeByParser(bytes)
    default: append(bytes, at: offset)
    }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int?) {
    if let offset {
      append(bytes, from: SourceRange(offset, offset + bytes.count), kind: .identity)
    } else {
      append(bytes, from: SourceRange(cursor, cursor), kind: .unproven)
    }
  }

  /// Appends text to the open block, or to the image whose alternative text is being read.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, from range: SourceRange, kind: SourceMap.Kind) {
    if let image = images.indices.last {
      images[image].append(bytes, from: range, kind: kind)
      startSpans(range)
      cursor = max(cursor, range.end)
      return
    }
    resolveBreaks(before: range.start)
    startSpans(range)
    text.append(contentsOf: bytes)
    map.append(textCount: bytes.count, source: range, kind: kind)
    note(range)
  }

  private func note(_ range: SourceRange) {
    cursor = max(cursor, range.end)
    guard let source = open?.source else {
      open?.source = range
      return
    }
    open?.source = SourceRange(min(source.start, range.start), max(source.end, range.end))
  }

  private func startSpans(_ range: SourceRange) {
    guard unstartedSpans > 0 else { return }
    for index in openSpans.indices.reversed().prefix(unstartedSpans) {
      openSpans[index].textStart = text.count
      openSpans[index].sourceStart = range.start
    }
    unstartedSpans = 0
  }

  // MARK: - Line breaks

  private func lineBreak() {
    if let image = images.indices.last {
      images[image].text.append(0x0A)
      images[image].segments.append(.init(count: 1, source: SourceRange(cursor, cursor), kind: .synthetic))
    } else {
      pendingBreaks += 1
    }
  }

  /// Appends the breaks that stand before a source offset; each is proven when the source between the text
  /// before and the text behind holds just as many line ends.
  func resolveBreaks(before offset: Int) {
    guard pendingBreaks > 0 else { return }
    let breaks = pendingBreaks
    pendingBreaks = 0
    let ends = MarkdownLines(bytes: source).lineEnds(from: cursor, to: offset, atMost: breaks + 1)
    for index in 0..<breaks {
      text.append(0x0A)
      if ends.count == breaks {
        let isLineFeed = ends[index].count == 1 && source[ends[index].start] == 0x0A
        map.append(textCount: 1, source: ends[index], kind: isLineFeed ? .identity : .reference)
      } else {
        map.append(textCount: 1, source: SourceRange(cursor, max(cursor, offset)), kind: .unproven)
      }
    }
  }

  /// Line ends and indentation of code, which md4c writes itself.
  private func madeByParser(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.first == 0x0A, open?.kind == .code, let end = MarkdownLines(bytes: source).lineEnd(at: cursor) {
      text.append(0x0A)
      let isLineFeed = end.count == 1 && source[end.start] == 0x0A
      map.append(textCount: 1, source: end, kind: isLineFeed ? .identity : .reference)
      cursor = end.end
      return
    }
    append(bytes, from: SourceRange(cursor, cursor), kind: .synthetic)
  }
}
