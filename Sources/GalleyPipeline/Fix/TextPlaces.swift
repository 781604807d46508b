import GalleyText

/// Where in the source text lies, by its place in the source: the map has it by its place in the text, and the text
/// of attributes stands behind all other.
struct TextPlaces: Sendable {
  private var starts: [Int] = []
  /// The last end of all stretches up to one.
  private var ends: [Int] = []

  init(_ map: SourceMap) {
    let segments = map.segments.sorted { $0.sourceStart < $1.sourceStart }
    starts.reserveCapacity(segments.count)
    ends.reserveCapacity(segments.count)
    for segment in segments {
      let start = Int(segment.sourceStart)
      starts.append(start)
      ends.append(max(ends.last ?? 0, start + Int(segment.sourceCount)))
    }
  }

  /// Whether text lies at an offset of the source or ends there.
  func contains(_ offset: Int) -> Bool {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] >= offset
  }
}
