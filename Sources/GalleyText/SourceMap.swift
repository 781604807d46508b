/// How a document's text lies in its source: sorted, disjoint segments, each proven when it is made.
public struct SourceMap: Sendable {
  /// The segments, by text position; together they cover the text without a gap.
  public private(set) var segments: [Segment] = []

  /// One stretch of text and the source bytes that gave it.
  public struct Segment: Sendable {
    /// Where it starts in the text.
    public var textStart: UInt32
    /// Its length in text bytes.
    public var textCount: UInt32
    /// Where it starts in the source.
    public var sourceStart: UInt32
    /// Its length in source bytes; 0 for synthetic text.
    public var sourceCount: UInt32
    /// How text and source agree.
    public var kind: Kind
  }

  /// How text and source agree.
  public enum Kind: UInt8, Sendable {
    /// The same bytes.
    case identity
    /// One character reference (or escape) that decodes to the text.
    case reference
    /// Text without source bytes of its own, such as the line break of a `<br>`.
    case synthetic
    /// The text came from about here, but that was not proven: findings stand at the block, nothing is edited.
    case unproven
  }

  /// Makes an empty map.
  public init() {}

  /// Makes the map of a text that is the source, byte for byte.
  public init(identity count: Int) {
    append(textCount: count, source: SourceRange(0, count), kind: .identity)
  }

  /// Where the next segment's text starts.
  public var textCount: Int {
    segments.last.map { Int($0.textStart) + Int($0.textCount) } ?? 0
  }

  /// Reserves room for `count` segments.
  public mutating func reserveCapacity(_ count: Int) { segments.reserveCapacity(count) }

  /// Where the source of the last segment ends; 0 without one.
  public var sourceEnd: Int { segments.last.map { Int($0.sourceStart) + Int($0.sourceCount) } ?? 0 }

  /// Drops bytes of text from the end.
  public mutating func trim(_ count: Int) {
    var rest = count
    while rest > 0, let last = segments.last {
      let drop = min(rest, Int(last.textCount))
      rest -= drop
      if drop == Int(last.textCount) {
        segments.removeLast()
      } else {
        segments[segments.count - 1].textCount -= UInt32(drop)
        if last.kind == .identity { segments[segments.count - 1].sourceCount -= UInt32(drop) }
      }
    }
  }

  /// Appends a segment behind the last one. An identity segment that goes on where the last one ended grows it.
  public mutating func append(textCount count: Int, source: SourceRange, kind: Kind) {
    guard count > 0 else { return }
    precondition(kind != .identity || count == source.count, "an identity segment is as long as its source")
    let last = segments.count - 1
    var textStart: UInt32 = 0
    if last >= 0 {
      let segment = segments[last]
      if kind == .identity, segment.kind == .identity,
        Int(segment.sourceStart) + Int(segment.sourceCount) == source.start
      {
        segments[last].textCount += UInt32(count)
        segments[last].sourceCount += UInt32(count)
        return
      }
      textStart = segment.textStart + segment.textCount
    }
    segments.append(
      Segment(
        textStart: textStart, textCount: UInt32(count), sourceStart: UInt32(source.start),
        sourceCount: UInt32(source.count), kind: kind))
  }

  /// The index of the segment that holds a text offset; the last one for the end of the text.
  public func segment(at offset: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if Int(segments[middle].textStart) <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The source bytes from the first to the last byte of a stretch of text, markup between them included.
  ///
  /// For showing, never for editing: see `editableRange(of:)`.
  public func sourceRange(of range: TextRange) -> SourceRange {
    guard let first = segment(at: range.start) else { return SourceRange(0, 0) }
    let start = sourceOffset(range.start, in: segments[first], isEnd: false)
    guard !range.isEmpty else { return SourceRange(start, start) }
    guard let last = segment(at: range.end - 1) else { return SourceRange(start, start) }
    return SourceRange(start, sourceOffset(range.end, in: segments[last], isEnd: true))
  }

  /// The source bytes of a stretch of text when each of its bytes is proven and no markup lies between them;
  /// nil when an edit there could touch something else.
  ///
  /// A stretch may start or end inside an identity segment, but takes a reference whole or not at all. An
  /// empty range (an insertion) needs one proven neighbour inside the same segment or at its edge.
  public func editableRange(of range: TextRange) -> SourceRange? {
    guard !range.isEmpty else { return insertionPoint(at: range.start) }
    guard let first = segment(at: range.start), let last = segment(at: range.end - 1) else { return nil }
    var expected: Int?
    for index in first...last {
      let segment = segments[index]
      let start = Int(segment.textStart)
      let end = start + Int(segment.textCount)
      switch segment.kind {
      case .identity: break
      case .reference: guard range.start <= start, end <= range.end else { return nil }
      case .synthetic, .unproven: return nil
      }
      if let expected, expected != Int(segment.sourceStart) { return nil }
      expected = Int(segment.sourceStart) + Int(segment.sourceCount)
    }
    return sourceRange(of: range)
  }

  private func insertionPoint(at offset: Int) -> SourceRange? {
    guard let index = segment(at: offset) else { return nil }
    for candidate in [index, index - 1] where candidate >= 0 {
      let segment = segments[candidate]
      guard segment.kind == .identity || segment.kind == .reference else { continue }
      let into = offset - Int(segment.textStart)
      guard into <= Int(segment.textCount) else { continue }
      if segment.kind == .reference && into != 0 && into != Int(segment.textCount) { continue }
      let at = Int(segment.sourceStart) + (segment.kind == .identity ? into : into == 0 ? 0 : Int(segment.sourceCount))
      return SourceRange(at, at)
    }
    return nil
  }

  /// Where in the text a source offset lies; nil between segments.
  public func textOffset(ofSource offset: Int) -> Int? {
    // Source positions grow with text positions, but for attribute text, which has blocks of its own.
    for segment in segments {
      let start = Int(segment.sourceStart)
      guard start <= offset, offset <= start + Int(segment.sourceCount) else { continue }
      guard segment.kind == .identity else { return Int(segment.textStart) }
      return Int(segment.textStart) + offset - start
    }
    return nil
  }

  private func sourceOffset(_ offset: Int, in segment: Segment, isEnd: Bool) -> Int {
    let into = offset - Int(segment.textStart)
    let start = Int(segment.sourceStart)
    switch segment.kind {
    case .identity: return start + min(into, Int(segment.sourceCount))
    case .reference, .unproven: return into == 0 && !isEnd ? start : (isEnd ? start + Int(segment.sourceCount) : start)
    case .synthetic: return start
    }
  }
}
