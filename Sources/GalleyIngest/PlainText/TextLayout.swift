import GalleyText

/// Collects the white space that no reader sees while the lines of a text go by.
struct TextLayout {
  /// The marks so far, in order.
  private(set) var marks: [LayoutMark] = []
  private var contentEnd: Int?
  private var blankCount = 0
  private var secondBlankStart = 0
  private var firstBlank: SourceRange?
  private let start: Int

  /// Makes a collector for text that starts at an offset.
  init(start: Int) { self.start = start }

  /// Takes the next line.
  mutating func add(_ line: TextLine) {
    guard !line.isBlank else {
      blankCount += 1
      if blankCount == 1 { firstBlank = SourceRange(line.start, line.end) }
      if blankCount == 2 { secondBlankStart = line.start }
      return
    }
    closeBlankRun(before: line.start)
    if line.trimmedEnd < line.end {
      marks.append(LayoutMark(.trailingSpace, SourceRange(line.trimmedEnd, line.end)))
    }
    contentEnd = line.next
  }

  private mutating func closeBlankRun(before lineStart: Int) {
    defer {
      blankCount = 0
      firstBlank = nil
    }
    guard blankCount > 0 else { return }
    guard contentEnd != nil else {
      // What stands above the first line is no blank line between paragraphs: all of it can go.
      return marks.append(LayoutMark(.blankLineRun, SourceRange(start, lineStart)))
    }
    markSpaces()
    guard blankCount > 1 else { return }
    marks.append(LayoutMark(.blankLineRun, SourceRange(secondBlankStart, lineStart)))
  }

  private mutating func markSpaces() {
    guard let firstBlank, !firstBlank.isEmpty else { return }
    marks.append(LayoutMark(.trailingSpace, firstBlank))
  }

  /// Takes the end of the text, where one line end is enough.
  mutating func finish(at end: Int) {
    guard blankCount > 0, let contentEnd else { return }
    if blankCount == 1, let firstBlank, firstBlank.end == end {
      marks.append(LayoutMark(.trailingSpace, firstBlank))
    } else {
      marks.append(LayoutMark(.blankLineRun, SourceRange(contentEnd, end)))
    }
  }
}
