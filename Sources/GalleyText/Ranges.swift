/// Half-open byte ranges, one type for each coordinate system.
///
/// There is no conversion between them but through `SourceMap` (text to source) and `Source` (source to
/// file), so that a position of one system can never be used in another.

/// A half-open range of bytes in a document's text.
public struct TextRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// The byte after the last one.
  public var end: Int

  /// Makes a range; an end before its start is moved to the start.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The length in bytes.
  public var count: Int { end - start }
  /// Whether no byte lies in it.
  public var isEmpty: Bool { start == end }
  /// Whether `other` lies wholly inside.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share a byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}

/// A half-open range of bytes in a source's UTF-8 text.
public struct SourceRange: Hashable, Sendable, Comparable {
  /// The first byte.
  public var start: Int
  /// The byte after the last one.
  public var end: Int

  /// Makes a range; an end before its start is moved to the start.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The length in bytes.
  public var count: Int { end - start }
  /// Whether no byte lies in it.
  public var isEmpty: Bool { start == end }
  /// Whether `other` lies wholly inside.
  public func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share a byte.
  public func overlaps(_ other: SourceRange) -> Bool { start < other.end && other.start < end }

  /// Orders by start, then by end.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

/// A half-open range of bytes in a file as it lies on disk.
public struct FileRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// The byte after the last one.
  public var end: Int

  /// Makes a range; an end before its start is moved to the start.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }
}
