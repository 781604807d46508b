import GalleyText

/// The lines of a stretch of a source, as YAML and TOML count them.
struct SourceLines {
  private let bytes: [UInt8]
  private let content: SourceRange
  private let starts: [Int]

  /// Counts the lines of a stretch.
  init(_ bytes: [UInt8], _ content: SourceRange) {
    self.bytes = bytes
    self.content = content
    var starts = [content.start]
    var offset = content.start
    while offset < content.end {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A || (byte == 0x0D && (offset >= content.end || bytes[offset] != 0x0A)) {
        starts.append(offset)
      }
    }
    self.starts = starts
  }

  /// The offset of a position; nil behind the end.
  ///
  /// Lines and columns count from 1, columns in scalars.
  func offset(line: Int, column: Int) -> Int? {
    guard starts.indices.contains(line - 1), column >= 1 else { return nil }
    var offset = starts[line - 1]
    for _ in 1..<column {
      guard offset < content.end else { return nil }
      offset += 1
      while offset < content.end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  /// A line without its line end; the last one for a number behind it.
  func range(ofLine line: Int) -> SourceRange {
    let index = min(max(line - 1, 0), starts.count - 1)
    let start = starts[index]
    var end = index + 1 < starts.count ? starts[index + 1] : content.end
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The line that holds an offset, without its line end.
  func line(holding offset: Int) -> SourceRange {
    range(ofLine: starts.firstIndex { $0 > offset } ?? starts.count)
  }
}
