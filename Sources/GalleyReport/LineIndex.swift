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

  /// What is known where a stretch of `stride` bytes starts.
  private struct Checkpoint {
    /// The line ends before it.
    var lineEnds: Int
    /// The first byte of the line that goes on there.
    var lineStart: Int
    /// The bytes before it that are no continuation bytes.
    var leads: Int
  }

  private let text: [UInt8]
  private let markLength: Int
  private var checkpoints: [Checkpoint] = []
  /// Stretches without valid text, and how many continuation bytes lie in them and all before.
  private var invalid: [(range: SourceRange, continuations: Int)] = []
  /// The number of lines; a line end at the very end begins one more.
  public private(set) var lineCount = 1

  /// Makes the index of a source.
  public init(_ source: Source) {
    text = source.utf8
    markLength = source.markLength
    checkpoints.reserveCapacity(text.count / Self.stride + 1)
    var next = Checkpoint(lineEnds: 0, lineStart: 0, leads: 0)
    for start in Swift.stride(from: 0, to: text.count, by: Self.stride) {
      checkpoints.append(next)
      advance(&next, from: start, to: min(start + Self.stride, text.count))
    }
    if text.count % Self.stride == 0 { checkpoints.append(next) }
    lineCount = next.lineEnds + 1
    var continuations = 0
    for range in source.invalid where range.start >= 0 && range.end <= text.count {
      continuations += text[range.start..<range.end].count { $0 & 0xC0 == 0x80 }
      invalid.append((range, continuations))
    }
  }

  /// Where an offset of the source's UTF-8 text lies; offsets beyond the end are moved to it.
  public func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), text.count)
    let checkpoint = checkpoints[offset / Self.stride]
    let first = offset / Self.stride * Self.stride
    var lineStart = offset
    while lineStart > first, !isLineEnd(at: lineStart - 1) { lineStart -= 1 }
    if lineStart == first { lineStart = checkpoint.lineStart }
    let lineEnds = checkpoint.lineEnds + ByteCount(text, first, offset).lineEnds
    var column = scalarCount(before: offset) - scalarCount(before: lineStart)
    if lineEnds == 0, markLength > 0, offset >= markLength { column -= 1 }
    return Position(line: lineEnds + 1, column: column + 1)
  }

  /// The bytes of a line, from 1, without its end and without a byte-order mark; empty for lines that are not there.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= lineCount else { return SourceRange(0, 0) }
    let start = line == 1 ? markLength : self.start(ofLine: line)
    guard line < lineCount else { return SourceRange(start, text.count) }
    var end = self.start(ofLine: line + 1)
    if end > start, text[end - 1] == 0x0A { end -= 1 }
    if end > start, text[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// Takes a checkpoint from one end of a stretch to the other.
  private func advance(_ checkpoint: inout Checkpoint, from start: Int, to end: Int) {
    let counts = ByteCount(text, start, end)
    checkpoint.leads += counts.leads
    guard counts.lineEnds > 0 else { return }
    checkpoint.lineEnds += counts.lineEnds
    var last = end - 1
    while last > start, !isLineEnd(at: last) { last -= 1 }
    checkpoint.lineStart = last + 1
  }

  /// Whether a line ends with the byte at an offset.
  @inline(__always)
  private func isLineEnd(at offset: Int) -> Bool {
    let byte = text[offset]
    return byte == 0x0A || byte == 0x0D && !(offset + 1 < text.count && text[offset + 1] == 0x0A)
  }

  /// The first byte of a line from 2 to the last.
  private func start(ofLine line: Int) -> Int {
    var low = 0
    var high = checkpoints.count
    while low < high {
      let middle = (low + high) / 2
      if checkpoints[middle].lineEnds < line - 1 { low = middle + 1 } else { high = middle }
    }
    let number = max(0, low - 1)
    var rest = line - 1 - checkpoints[number].lineEnds
    var offset = number * Self.stride
    while offset < text.count {
      if isLineEnd(at: offset) { rest -= 1 }
      offset += 1
      if rest == 0 { break }
    }
    return offset
  }

  private func scalarCount(before offset: Int) -> Int {
    let number = offset / Self.stride
    let count = checkpoints[number].leads + ByteCount(text, number * Self.stride, offset).leads
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
