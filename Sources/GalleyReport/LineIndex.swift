public import GalleyText

/// Lines and columns of a source's UTF-8 text, both counted from 1, columns in Unicode scalars.
///
/// A line ends at `\n`, `\r\n` or `\r`. A byte that belongs to no valid scalar counts as one column, a byte-order
/// mark as none. Made in one pass; a look-up costs the same wherever it falls, so that a draft of one long line is no
/// worse than one of many.
public struct LineIndex: Sendable {
  /// A place as people name it.
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in Unicode scalars.
    public var column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  private static let stride = 512

  private let text: [UInt8]
  private let markLength: Int
  /// The offset of each line's first byte.
  private var starts: [Int] = [0]
  /// How many bytes before each multiple of `stride` are no continuation bytes.
  private var leads: [Int] = []
  /// Stretches without valid text, and how many continuation bytes lie in them and all before.
  private var invalid: [(range: SourceRange, continuations: Int)] = []

  /// Makes the index of a source.
  public init(_ source: Source) {
    text = source.utf8
    markLength = source.markLength
    leads.reserveCapacity(text.count / Self.stride + 1)
    readLines()
    var continuations = 0
    for range in source.invalid where range.start >= 0 && range.end <= text.count {
      continuations += text[range.start..<range.end].count { $0 & 0xC0 == 0x80 }
      invalid.append((range, continuations))
    }
  }

  /// The number of lines; a line end at the very end begins one more.
  public var lineCount: Int { starts.count }

  /// Where an offset of the source's UTF-8 text lies; offsets beyond the end are moved to it.
  public func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), text.count)
    let line = lineIndex(of: offset)
    var column = scalarCount(before: offset) - scalarCount(before: starts[line])
    if line == 0, markLength > 0, offset >= markLength { column -= 1 }
    return Position(line: line + 1, column: column + 1)
  }

  /// The bytes of a line, from 1, without its end and without a byte-order mark; empty for lines that are not there.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(0, 0) }
    let start = line == 1 ? markLength : starts[line - 1]
    var end = line < starts.count ? starts[line] : text.count
    if line < starts.count {
      if end > start, text[end - 1] == 0x0A { end -= 1 }
      if end > start, text[end - 1] == 0x0D { end -= 1 }
    }
    return SourceRange(start, end)
  }

  private mutating func readLines() {
    var count = 0
    text.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        if offset % Self.stride == 0 { leads.append(count) }
        if offset + 8 <= bytes.count {
          let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          count += 8 - Self.continuations(word)
          if Self.mayHoldLineEnd(word) { readLineEnds(bytes, offset, offset + 8) }
          offset += 8
        } else {
          if bytes[offset] & 0xC0 != 0x80 { count += 1 }
          readLineEnds(bytes, offset, offset + 1)
          offset += 1
        }
      }
    }
    if text.count % Self.stride == 0 { leads.append(count) }
  }

  private mutating func readLineEnds(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ to: Int) {
    for offset in from..<to {
      let byte = bytes[offset]
      if byte == 0x0A || byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A) {
        starts.append(offset + 1)
      }
    }
  }

  /// How many of eight bytes are continuation bytes: the high bit set, the next one not.
  @inline(__always)
  private static func continuations(_ word: UInt64) -> Int {
    let high = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
    return high == 0 ? 0 : Int(truncatingIfNeeded: (high &* 0x0101_0101_0101_0101) >> 56)
  }

  /// Whether one of eight bytes may be `\n` or `\r`; false is certain.
  @inline(__always)
  private static func mayHoldLineEnd(_ word: UInt64) -> Bool {
    func holdsZero(_ word: UInt64) -> Bool {
      (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }
    return holdsZero(word ^ 0x0A0A_0A0A_0A0A_0A0A) || holdsZero(word ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private func scalarCount(before offset: Int) -> Int {
    let checkpoint = offset / Self.stride
    var count = leads[checkpoint]
    for byte in text[(checkpoint * Self.stride)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return invalid.isEmpty ? count : count + invalidContinuations(before: offset)
  }

  private func invalidContinuations(before offset: Int) -> Int {
    var low = 0
    var high = invalid.count
    while low < high {
      let middle = (low + high) / 2
      if invalid[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let (range, total) = invalid[low - 1]
    guard offset < range.end else { return total }
    return total - text[offset..<range.end].count { $0 & 0xC0 == 0x80 }
  }
}
