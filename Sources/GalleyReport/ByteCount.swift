/// What a line index counts in a stretch of text.
struct ByteCount {
  /// Line feeds, and carriage returns with none behind them.
  var lineEnds = 0
  /// Bytes that are no continuation bytes of UTF-8.
  var leads = 0

  /// Counts from `start` to `end`.
  init(_ text: [UInt8], _ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end && end <= text.count, "a stretch of the text")
    text.withUnsafeBytes { count($0, start, end) }
  }

  private mutating func count(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
    var offset = start
    var continuations = 0
    while offset &+ Self.block <= end {
      // As many steps each time and none of them a branch: so the compiler takes several words at once.
      var (feeds, returns, behind): (UInt64, UInt64, UInt64) = (0, 0, 0)
      for step in 0..<(Self.block / 8) {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset &+ step &* 8, as: UInt64.self))
        feeds &+= Self.marks(of: 0x0A0A_0A0A_0A0A_0A0A, in: word)
        returns &+= Self.marks(of: 0x0D0D_0D0D_0D0D_0D0D, in: word)
        behind &+= (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
      }
      lineEnds &+= Self.sum(feeds)
      continuations &+= Self.sum(behind)
      if returns != 0 { lineEnds &+= Self.loneReturns(bytes, offset, offset &+ Self.block) }
      offset &+= Self.block
    }
    lineEnds += Self.loneReturns(bytes, offset, end)
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x0A { lineEnds += 1 }
      if byte & 0xC0 == 0x80 { continuations += 1 }
      offset += 1
    }
    leads = end - start - continuations
  }

  /// Sixteen words, which give a byte of a sum less than 256.
  private static var block: Int { 128 }

  /// The carriage returns with no line feed behind them.
  private static func loneReturns(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
    var count = 0
    for offset in start..<end where bytes[offset] == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A) {
      count += 1
    }
    return count
  }

  /// A one in each byte of a word that is as in `pattern`.
  @inline(__always)
  private static func marks(of pattern: UInt64, in word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let rest = word ^ pattern
    return ~(((rest & low) &+ low) | rest | low) >> 7
  }

  /// The sum of a word's bytes, below 256.
  @inline(__always)
  private static func sum(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x0101_0101_0101_0101) >> 56)
  }
}
