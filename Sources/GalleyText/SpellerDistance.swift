/// The number of edits (a letter more, less or other, two swapped) between one word and many others, by bit-parallel
/// dynamic programming: a column of the table is a machine word (Hyyrö 2003, optimal string alignment).
struct SpellerDistance {
  private let positions: UnsafeMutableBufferPointer<UInt64>
  private let count: Int
  private let last: UInt64

  /// Calls `body` with the distances from a word of 1 to 64 folded bytes.
  static func from<Result>(
    _ word: UnsafeBufferPointer<UInt8>, _ body: (SpellerDistance) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 32) { positions in
      positions.initialize(repeating: 0)
      for (index, letter) in word.enumerated() { positions[slot(of: letter)] |= 1 << UInt64(index) }
      return body(SpellerDistance(positions: positions, count: word.count, last: 1 << UInt64(word.count - 1)))
    }
  }

  /// The distance to another word.
  @inline(__always)
  func to(_ other: UnsafeBufferPointer<UInt8>) -> Int {
    var column = Column(count)
    for letter in other { column.step(positions[Self.slot(of: letter)], last) }
    return column.distance
  }

  /// The distance to another word of up to twelve letters.
  @inline(__always)
  func to(_ other: PackedLetters, count otherCount: Int) -> Int {
    var column = Column(count)
    for place in 0..<otherCount { column.step(positions[other[place]], last) }
    return column.distance
  }

  /// The place of a letter or apostrophe among the positions, as `PackedLetters` has it.
  @inline(__always)
  private static func slot(of letter: UInt8) -> Int { letter == 0x27 ? 27 : Int(letter & 0x1F) }

  /// One column of the table, as the differences between its cells.
  private struct Column {
    var distance: Int
    private var higher = ~UInt64(0)
    private var lower: UInt64 = 0
    private var diagonal: UInt64 = 0
    private var before: UInt64 = 0

    init(_ count: Int) { distance = count }

    @inline(__always)
    mutating func step(_ here: UInt64, _ last: UInt64) {
      let swapped = ((~diagonal & here) << 1) & before
      diagonal = (((here & higher) &+ higher) ^ higher) | here | lower | swapped
      var right = lower | ~(diagonal | higher)
      var left = diagonal & higher
      if right & last != 0 { distance += 1 }
      if left & last != 0 { distance -= 1 }
      right = right << 1 | 1
      left <<= 1
      higher = left | ~(diagonal | right)
      lower = right & diagonal
      before = here
    }
  }
}
