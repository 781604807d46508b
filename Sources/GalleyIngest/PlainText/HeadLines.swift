import GalleyText

/// Finds headline, byline and date where they stand without blank lines between them.
enum HeadLines {
  /// How many lines and blocks at the top of a text may be such.
  private static let reach = 4
  private static let longestLine = 120

  /// How many lines at the front of a run are lines of their own: all down to the last byline or date among the first.
  static func count(at run: [TextLine], _ bytes: UnsafeBufferPointer<UInt8>, behind blockCount: Int) -> Int {
    guard run.count > 1, blockCount < reach else { return 0 }
    let lines = run.prefix(reach + 1).map { Array(bytes[$0.contentStart..<$0.trimmedEnd])[...] }
    guard opensHead(lines[0]) else { return 0 }
    var count = 0
    for (index, line) in lines.prefix(reach).enumerated() {
      guard line.count <= longestLine, ListMark.end(bytes, run[index]) == nil else { break }
      let head = HeadLine(line)
      let isDated = index > 0 && !head.dates.isEmpty && line.last != 0x2E && !isOpen(lines[index - 1])
      let isSigned = head.isByline || isSignature(index, lines)
      if isSigned || isDated {
        // Three words at least: what stands above a lone date may be an address.
        guard isSigned || count > 0 || blockCount > 0 || TextShape.wordCount(lines[0]) > 2 else { break }
        count = index + 1
      } else if index - count > 1 || TextShape.endsSentence(line) && !TextShape.endsQuestion(line) {
        break
      }
    }
    return count
  }

  /// Whether a line can be the first of such lines: it starts as a headline or byline does and is no field of a
  /// letter's or a file's head (`From: Jane`), and nothing in it is an address.
  private static func opensHead(_ line: ArraySlice<UInt8>) -> Bool {
    if HeadLine(line).isByline { return true }
    guard let first = line.first, !(0x61...0x7A).contains(first), !TextShape.isFurniture(line) else { return false }
    return line.prefix { !$0.isMarkupSpace }.last != 0x3A
  }

  /// Whether a line is a name alone, and neither the line above nor the one below is another: no list of people.
  private static func isSignature(_ index: Int, _ lines: [ArraySlice<UInt8>]) -> Bool {
    guard index > 0, HeadLine.signature(lines[index]) != nil, !NameLine.isLoneName(lines[index - 1]) else {
      return false
    }
    return index + 1 >= lines.count || HeadLine.signature(lines[index + 1]) == nil
  }

  /// Whether a line ends in the middle of a sentence: `debianized by Jane Doe on`.
  private static func isOpen(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = NameLine.words(line).last else { return false }
    return line.last == 0x2C || openWords.contains { MetadataValue.isExactly(line[last], $0) }
  }

  private static let openWords: [StaticString] = [
    "on", "of", "by", "in", "at", "the", "a", "an", "and", "or", "to", "from", "since", "until", "for", "with", "is",
    "was", "dated", "before", "after", "as", "that", "version",
  ]
}
