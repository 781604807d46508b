import GalleyText

/// Finds markup behind the last text of a page that is never closed, so that all behind it is no text: for Galley, and
/// for whoever opens the page.
struct UnreadMarkup {
  private let bytes: ByteView

  /// What is never closed behind an offset at which no tag is open.
  static func problems(in bytes: ByteView, from start: Int) -> [IngestProblem] {
    let markup = UnreadMarkup(bytes: bytes)
    var offset = start
    while let less = bytes.first(UInt8(ascii: "<"), from: offset, to: bytes.count) {
      guard let end = markup.end(from: less) else { return [markup.problem(at: less)] }
      offset = end
    }
    return []
  }

  private func problem(at start: Int) -> IngestProblem {
    let what = bytes.hasLiteral("<!--", at: start) ? "comment" : rawName(at: start) == nil ? "tag" : "script or style"
    return IngestProblem.unclosed(what, from: start, to: bytes.count)
  }

  /// The end of the comment or tag at an offset, for scripts and styles of the element; nil where it has none.
  private func end(from less: Int) -> Int? {
    if bytes.hasLiteral("<!--", at: less) { return endOfComment(from: less + 4) }
    guard isLetter(bytes[less + 1]) else { return less + 1 }
    guard let end = endOfTag(from: less + 1) else { return nil }
    guard let name = rawName(at: less) else { return end }
    var offset = end
    while let close = bytes.first(UInt8(ascii: "<"), from: offset, to: bytes.count) {
      if bytes.hasLiteral(name, at: close) { return close + 1 }
      offset = close + 1
    }
    return nil
  }

  /// The start of the end tag that an element of raw text needs.
  private func rawName(at less: Int) -> StaticString? {
    let behind = { (offset: Int) in isSpace(bytes[offset]) || bytes[offset] == UInt8(ascii: ">") }
    if bytes.hasLiteral("<script", at: less), behind(less + 7) { return "</script" }
    return bytes.hasLiteral("<style", at: less) && behind(less + 6) ? "</style" : nil
  }

  private func endOfComment(from start: Int) -> Int? {
    var offset = start
    while let greater = bytes.first(UInt8(ascii: ">"), from: offset, to: bytes.count) {
      let isEnd =
        bytes[greater - 1] == UInt8(ascii: "-") && bytes[greater - 2] == UInt8(ascii: "-")
        || bytes.hasLiteral("--!", at: greater - 3)
      if isEnd { return greater + 1 }
      offset = greater + 1
    }
    return nil
  }

  private func endOfTag(from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ">") { return offset + 1 }
      offset += 1
      guard byte == UInt8(ascii: "=") else { continue }
      while isSpace(bytes[offset]) { offset += 1 }
      let quote = bytes[offset]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let close = bytes.first(quote, from: offset + 1, to: bytes.count) else { return nil }
        offset = close + 1
      }
    }
    return nil
  }
}
