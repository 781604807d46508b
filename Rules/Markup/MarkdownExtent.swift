import GalleyLint
import GalleyText

/// Where a Markdown link or image without text lies, proven byte by byte around its address.
enum MarkdownExtent {
  /// `[](address "title")` or `![](address)` from its first bracket to its last; nil for anything else.
  static func ofEmpty(_ element: Element, address: Attribute?, in view: DocumentView) -> SourceRange? {
    let source = view.document.source.utf8
    guard let address = address?.valueSource, address.start > 0, address.end <= source.count else { return nil }
    var start = address.start
    var end = address.end
    if source[start - 1] == 0x3C {
      guard end < source.count, source[end] == 0x3E else { return nil }
      start -= 1
      end += 1
    }
    skipBlanks(back: &start, source)
    guard take(0x28, back: &start, source), take(0x5D, back: &start, source) else { return nil }
    skipBlanks(back: &start, source)
    guard take(0x5B, back: &start, source) else { return nil }
    if element.name == .image {
      guard take(0x21, back: &start, source) else { return nil }
    }
    return endOfTitle(end, source).map { SourceRange(start, $0) }
  }

  /// The end of the closing bracket, behind a title where there is one.
  private static func endOfTitle(_ start: Int, _ source: [UInt8]) -> Int? {
    var end = start
    while end < source.count, source[end] == 0x20 { end += 1 }
    guard end < source.count else { return nil }
    if source[end] == 0x22 || source[end] == 0x27 {
      let quote = source[end]
      guard let close = source[(end + 1)...].firstIndex(where: { $0 == quote || $0 == 0x0A }), source[close] == quote
      else { return nil }
      end = close + 1
      while end < source.count, source[end] == 0x20 { end += 1 }
    }
    return end < source.count && source[end] == 0x29 ? end + 1 : nil
  }

  private static func skipBlanks(back offset: inout Int, _ source: [UInt8]) {
    while offset > 0, source[offset - 1] == 0x20 { offset -= 1 }
  }

  private static func take(_ byte: UInt8, back offset: inout Int, _ source: [UInt8]) -> Bool {
    guard offset > 0, source[offset - 1] == byte else { return false }
    offset -= 1
    return true
  }
}
