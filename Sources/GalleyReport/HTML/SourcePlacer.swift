import GalleyLint
import GalleyText

/// Finds the text beside which a finding stands that marks source bytes: a link's address, a comment, white space
/// that no reader sees.
struct SourcePlacer {
  private let document: Document
  /// The blocks of the reader's text whose places in the source follow one another.
  private var blocks: [Int] = []

  init(_ document: Document) {
    self.document = document
    var start = 0
    for (index, block) in document.blocks.enumerated() where DraftProof.isBody(block) && block.kind != .attribute {
      guard block.source.start >= start else { continue }
      start = block.source.start
      blocks.append(index)
    }
  }

  /// The stretch of text that is marked; nil for what is about the draft as a whole.
  func text(of finding: Finding) -> TextRange? {
    guard finding.field == nil, !finding.rule.hasPrefix("metadata/"), let block = block(of: finding.range) else {
      return nil
    }
    let range = block.range
    let start = textOffset(behind: finding.range.start, in: range)
    guard finding.range.start < block.source.end, !finding.range.isEmpty else { return TextRange(start, start) }
    return TextRange(start, textOffset(before: finding.range.end, in: TextRange(start, range.end)))
  }

  /// The last block that starts before a stretch of the source, or in it.
  private func block(of range: SourceRange) -> Block? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if document.blocks[blocks[middle]].source.start < max(range.end, range.start + 1) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? document.blocks[blocks[low - 1]] : nil
  }

  /// The first byte of a block's text that stands at a source offset or behind it; the block's end when none does.
  private func textOffset(behind offset: Int, in range: TextRange) -> Int {
    let segments = segments(of: range)
    let first = firstIndex(in: segments) { Int($0.sourceStart) + Int($0.sourceCount) > offset }
    guard let first else { return range.end }
    let segment = document.map.segments[first]
    let into = segment.kind == .identity ? max(0, offset - Int(segment.sourceStart)) : 0
    return min(max(range.start, Int(segment.textStart) + into), range.end)
  }

  /// Behind the last byte of a block's text that stands before a source offset.
  private func textOffset(before offset: Int, in range: TextRange) -> Int {
    let segments = segments(of: range)
    let next = firstIndex(in: segments) { Int($0.sourceStart) >= offset } ?? segments.upperBound
    guard next > segments.lowerBound else { return range.start }
    let segment = document.map.segments[next - 1]
    let count = Int(segment.textCount)
    let into = segment.kind == .identity ? min(count, offset - Int(segment.sourceStart)) : count
    return min(max(range.start, Int(segment.textStart) + into), range.end)
  }

  private func segments(of range: TextRange) -> Range<Int> {
    guard let first = document.map.segment(at: range.start) else { return 0..<0 }
    let last = document.map.segment(at: max(range.start, range.end - 1)) ?? first
    return first..<(max(first, last) + 1)
  }

  /// The first segment of a stretch for which something holds that holds for all behind it.
  private func firstIndex(in range: Range<Int>, where holds: (SourceMap.Segment) -> Bool) -> Int? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(document.map.segments[middle]) { high = middle } else { low = middle + 1 }
    }
    return low < range.upperBound ? low : nil
  }
}
