import GalleyText

/// Finds white space at line ends and runs of blank lines in Markdown, outside code and HTML.
struct MarkdownLayout {
  /// The marks, in order.
  private(set) var marks: [LayoutMark] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let protected: [SourceRange]
  private var nextProtected = 0
  private var blanks: [TextLine] = []

  /// More blank lines in a row than this are a run; two may part sections on purpose.
  private static let usualBlankLines = 2

  /// Reads the lines from an offset on.
  ///
  /// - Parameter protected: code and HTML, sorted by start.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, protected: [SourceRange]) {
    self.bytes = bytes
    self.protected = protected
    var lines = LineReader(bytes, from: start)
    var previous: TextLine?
    while let line = lines.next() {
      if let previous { add(previous, next: line) }
      previous = line
    }
    if let previous { add(previous, next: nil) }
    closeRun()
  }

  private mutating func add(_ line: TextLine, next: TextLine?) {
    // A line of no-break spaces is a paragraph to Markdown: without them the lines around it would part or join.
    let isParagraph = line.isBlank && bytes[line.start..<line.end].contains { $0 >= 0x80 }
    let isProtected = self.isProtected(line) || isParagraph || isRule(line)
    guard line.isBlank, !isProtected else {
      closeRun()
      guard !isProtected, line.trimmedEnd < line.end, !isHardBreak(line, next), !isEscape(line) else {
        return
      }
      marks.append(LayoutMark(.trailingSpace, SourceRange(line.trimmedEnd, line.end)))
      return
    }
    blanks.append(line)
  }

  private mutating func closeRun() {
    defer { blanks.removeAll(keepingCapacity: true) }
    guard let first = blanks.first, let last = blanks.last else { return }
    let isRun = blanks.count > Self.usualBlankLines
    for line in isRun ? blanks[..<1] : blanks[...] where line.start < line.end {
      marks.append(LayoutMark(.trailingSpace, SourceRange(line.start, line.end)))
    }
    guard isRun else { return }
    marks.append(LayoutMark(.blankLineRun, SourceRange(first.next, last.next)))
  }

  /// Whether the line's end lies in code or HTML.
  private mutating func isProtected(_ line: TextLine) -> Bool {
    while nextProtected < protected.count, protected[nextProtected].end < line.start { nextProtected += 1 }
    var index = nextProtected
    while index < protected.count, protected[index].start <= line.end {
      // A code span or comment that ends before the line does leaves the white space behind it alone.
      if protected[index].end > line.trimmedEnd || (line.isBlank && protected[index].end >= line.start) {
        return true
      }
      if protected[index].end == line.trimmedEnd, protected[index].start <= line.start { return true }
      index += 1
    }
    return false
  }

  /// Whether a line holds marks only, such as `---` under a heading or between table rows: a tab behind them
  /// makes them text to md4c.
  private func isRule(_ line: TextLine) -> Bool {
    !line.isBlank
      && bytes[line.contentStart..<line.trimmedEnd].allSatisfy { byte in
        switch byte {
        case 0x2D, 0x3D, 0x2A, 0x5F, 0x7C, 0x3A, 0x2B, 0x23, 0x3E, 0x7E, 0x60, 0x20, 0x09: true
        default: false
        }
      }
  }

  /// Whether two spaces at a line's end break it for the reader.
  private func isHardBreak(_ line: TextLine, _ next: TextLine?) -> Bool {
    guard let next, !next.isBlank else { return false }
    return line.end - line.trimmedEnd >= 2 && bytes[line.end - 1] == 0x20 && bytes[line.end - 2] == 0x20
  }

  /// Whether the white space keeps a backslash from breaking the line, or parts a lone CR from the line's end.
  private func isEscape(_ line: TextLine) -> Bool {
    line.trimmedEnd > line.start && (bytes[line.trimmedEnd - 1] == 0x5C || bytes[line.trimmedEnd - 1] == 0x0D)
  }
}
