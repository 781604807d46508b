import GalleyText

/// Where front matter starts and ends, before anything in it is read.
struct FrontMatterFrame {
  /// Its language; nil when it starts but is never closed.
  var language: FrontMatter.Language?
  /// The line that opens it; for JSON its first line.
  var opening: SourceRange
  /// What stands between the delimiters; for JSON the object with its braces.
  var content: SourceRange
  /// Where the text behind it starts.
  var bodyStart: Int

  /// The language's name, for messages.
  var name: String { language?.rawValue ?? "" }

  /// Finds front matter at an offset; nil where there is none.
  static func find(_ bytes: [UInt8], from start: Int) -> FrontMatterFrame? {
    bytes.withUnsafeBufferPointer { buffer in
      guard start < buffer.count else { return nil }
      switch buffer[start] {
      case 0x2D: return fenced(buffer, start, 0x2D, .yaml)
      case 0x2B: return fenced(buffer, start, 0x2B, .toml)
      case 0x7B: return braced(buffer, start)
      default: return nil
      }
    }
  }

  /// Whether the first line in it that is not blank starts with a name and a colon or equals sign.
  func startsWithKey(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Self.startsWithKey($0, from: content.start) }
  }

  private static func startsWithKey(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D { offset += 1 }
    if offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x27 { offset += 1 }
    let key = offset
    while offset < bytes.count, bytes[offset].isASCIILetter || bytes[offset] == 0x5F || bytes[offset] == 0x2D {
      offset += 1
    }
    guard offset > key else { return false }
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x22 || bytes[offset] == 0x27 {
      offset += 1
    }
    return offset < bytes.count && (bytes[offset] == 0x3A || bytes[offset] == 0x3D)
  }

  private static func fenced(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ mark: UInt8, _ language: FrontMatter.Language
  ) -> FrontMatterFrame? {
    var lines = LineReader(bytes, from: start)
    guard let first = lines.next(), isFence(bytes, first, mark) else { return nil }
    let opening = SourceRange(first.start, first.end)
    while let line = lines.next() {
      let isClose =
        isFence(bytes, line, mark)
        || (mark == 0x2D && isFence(bytes, line, 0x2E))
      guard isClose else { continue }
      return FrontMatterFrame(
        language: language, opening: opening, content: SourceRange(first.next, line.start),
        bodyStart: line.next)
    }
    // A rule above a text that has no other one is no front matter, unless a key stands right under it.
    guard first.next < bytes.count, bytes[first.next] != 0x0A, bytes[first.next] != 0x0D,
      startsWithKey(bytes, from: first.next)
    else { return nil }
    return FrontMatterFrame(
      language: nil, opening: opening, content: SourceRange(first.next, first.next), bodyStart: first.start)
  }

  private static func isFence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine, _ mark: UInt8) -> Bool {
    line.trimmedEnd - line.start == 3 && bytes[line.start] == mark && bytes[line.start + 1] == mark
      && bytes[line.start + 2] == mark
  }

  private static func braced(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> FrontMatterFrame? {
    var offset = start + 1
    while offset < bytes.count, bytes[offset].isMarkupSpace { offset += 1 }
    // `{% include %}` and `{{< figure >}}` start with a brace too.
    guard offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x7D else { return nil }
    guard let end = endOfObject(bytes, start) else { return nil }
    var lines = LineReader(bytes, from: end)
    let rest = lines.next()
    guard rest?.isBlank ?? true else { return nil }
    var firstLines = LineReader(bytes, from: start)
    let opening = firstLines.next().map { SourceRange($0.start, $0.end) } ?? SourceRange(start, start + 1)
    return FrontMatterFrame(
      language: .json, opening: opening, content: SourceRange(start, end), bodyStart: rest?.next ?? end)
  }

  private static func endOfObject(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var depth = 0
    var isInString = false
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x5C where isInString: offset += 1
      case 0x22: isInString.toggle()
      case 0x7B where !isInString: depth += 1
      case 0x7D where !isInString:
        depth -= 1
        if depth == 0 { return offset + 1 }
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// Reads what stands between the delimiters.
  func parse(_ bytes: [UInt8]) throws(FrontMatterError) -> FrontMatterNode {
    switch language {
    case .yaml: try FrontMatterYAML.parse(bytes, content)
    case .toml: try FrontMatterTOML.parse(bytes, content)
    case .json: try FrontMatterJSON.parse(bytes, content)
    case nil: .empty
    }
  }
}
