import GalleyLint
import GalleyText

/// The blocks of which edits leave nothing to see.
enum EmptiedBlocks {
  /// How many of a draft's blocks lose every byte but white space.
  ///
  /// - Parameter edits: the edits as they are made, sorted and disjoint, in bytes of the source.
  static func count(in document: Document, after edits: [SourceEdit]) -> Int {
    let deletions = edits.filter { $0.replacement.allSatisfy(isSpace) }.map(\.range)
    guard !deletions.isEmpty else { return 0 }
    return document.blocks.count { isCovered(document.map.sourceRange(of: $0.range), by: deletions, document.source) }
  }

  private static func isCovered(_ range: SourceRange, by deletions: [SourceRange], _ source: Source) -> Bool {
    guard !range.isEmpty else { return false }
    var next = firstIndex(endingAfter: range.start, deletions)
    var at = range.start
    while at < range.end {
      if next < deletions.count, deletions[next].start <= at {
        at = max(at, deletions[next].end)
        next += 1
      } else if isSpace(source.utf8[at]) {
        at += 1
      } else {
        return false
      }
    }
    return true
  }

  private static func firstIndex(endingAfter offset: Int, _ ranges: [SourceRange]) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
