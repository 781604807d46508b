/// A pattern for paths, written and read as a line of a `.gitignore` file.
///
/// `*` and `?` stop at slashes, `**` does not; a slash at the start or inside anchors the pattern to its folder,
/// without one it holds at any depth; a slash at the end takes folders alone; `!` takes back.
public struct PathPattern: Sendable, Equatable {
  /// Whether it takes back what an earlier pattern took.
  public let isNegated: Bool
  /// Whether it takes folders alone.
  public let isForFolders: Bool
  private let segments: [Segment]

  private enum Segment: Sendable, Equatable {
    /// `**`: any number of path components.
    case anyDepth
    /// A component without special characters.
    case literal([UInt8])
    /// A component with `*`, `?` or brackets.
    case wildcard([UInt8])
  }

  /// Reads one line; nil for blank lines and comments.
  public init?(_ line: some Collection<UInt8>) {
    var bytes = Self.withoutTrailingBlanks(Array(line))
    guard let first = bytes.first, first != Self.hash else { return nil }
    isNegated = first == Self.bang
    if isNegated { bytes.removeFirst() }
    isForFolders = bytes.last == Self.slash
    while bytes.last == Self.slash { bytes.removeLast() }
    guard !bytes.isEmpty else { return nil }
    let isAnchored = bytes.contains(Self.slash)
    var segments: [Segment] = isAnchored ? [] : [.anyDepth]
    for part in bytes.split(separator: Self.slash) {
      if part.elementsEqual([Self.star, Self.star]) {
        if segments.last != .anyDepth { segments.append(.anyDepth) }
      } else if part.contains(where: { $0 == Self.star || $0 == Self.question || $0 == Self.bracket }) {
        segments.append(.wildcard(Array(part)))
      } else {
        segments.append(.literal(Self.unescaped(part)))
      }
    }
    self.segments = segments
  }

  /// How many bytes of a pattern stand before a `[` that is never closed; nil where there is none.
  static func openSet(in text: String) -> Int? {
    var start = 0
    for part in Array(text.utf8).split(separator: slash, omittingEmptySubsequences: false) {
      let pattern = Array(part)
      var at = 0
      while at < pattern.count {
        if pattern[at] == backslash {
          at += 2
        } else if pattern[at] == bracket {
          guard let set = BracketSet(pattern, at) else { return start + at }
          at += set.width
        } else {
          at += 1
        }
      }
      start += pattern.count + 1
    }
    return nil
  }

  /// Reads a pattern of a configuration.
  public init?(_ text: String) { self.init(Array(text.utf8)) }

  /// Whether it takes this path itself, given as components below the pattern's folder.
  public func matches(_ components: [ArraySlice<UInt8>], isFolder: Bool) -> Bool {
    guard isFolder || !isForFolders else { return false }
    return matches(components[...])
  }

  /// Whether it takes a file: the file itself or a folder above it.
  public func takes(file components: [ArraySlice<UInt8>]) -> Bool {
    for count in components.indices where count > 0 {
      if matches(components[..<count]) { return true }
    }
    return matches(components, isFolder: false)
  }

  /// Linear backtracking: only the last `**` is ever tried again.
  private func matches(_ components: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    var segment = 0
    var component = components.startIndex
    var retry: (segment: Int, component: Int)?
    while true {
      if segment < segments.count, segments[segment] == .anyDepth {
        // `a/**` takes what is in `a`, not `a` itself.
        if segment + 1 == segments.count { return component < components.endIndex }
        retry = (segment + 1, component)
        segment += 1
        continue
      }
      if segment == segments.count, component == components.endIndex { return true }
      if segment < segments.count, component < components.endIndex,
        matches(segments[segment], components[component])
      {
        segment += 1
        component += 1
        continue
      }
      guard let last = retry, last.component < components.endIndex else { return false }
      retry = (last.segment, last.component + 1)
      segment = last.segment
      component = last.component + 1
    }
  }

  private func matches(_ segment: Segment, _ name: ArraySlice<UInt8>) -> Bool {
    switch segment {
    case .anyDepth: true
    case .literal(let bytes): bytes.elementsEqual(name)
    case .wildcard(let pattern): Self.matches(pattern, name)
    }
  }

  private static let star: UInt8 = 0x2A
  private static let question: UInt8 = 0x3F
  private static let bracket: UInt8 = 0x5B
  private static let slash: UInt8 = 0x2F
  private static let backslash: UInt8 = 0x5C
  private static let hash: UInt8 = 0x23
  private static let bang: UInt8 = 0x21

  private static func withoutTrailingBlanks(_ line: [UInt8]) -> [UInt8] {
    var line = line
    if line.last == 0x0D { line.removeLast() }
    while line.last == 0x20 || line.last == 0x09 {
      if line.dropLast().last == backslash { break }
      line.removeLast()
    }
    return line
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if byte == backslash, !isEscaped {
        isEscaped = true
      } else {
        output.append(byte)
        isEscaped = false
      }
    }
    return output
  }

  /// One component against `*`, `?`, `[…]` and `\`; only the last `*` is ever tried again.
  private static func matches(_ pattern: [UInt8], _ name: ArraySlice<UInt8>) -> Bool {
    var at = 0
    var index = name.startIndex
    var retry: (at: Int, index: Int)?
    while true {
      if at < pattern.count, pattern[at] == star {
        at += 1
        retry = (at, index)
        continue
      }
      if at == pattern.count, index == name.endIndex { return true }
      if at < pattern.count, index < name.endIndex, let width = width(pattern, at, name[index]) {
        at += width
        index += 1
        continue
      }
      guard let last = retry, last.index < name.endIndex else { return false }
      retry = (last.at, last.index + 1)
      at = last.at
      index = last.index + 1
    }
  }

  /// How many pattern bytes take this byte of a name; nil if they do not.
  private static func width(_ pattern: [UInt8], _ at: Int, _ byte: UInt8) -> Int? {
    switch pattern[at] {
    case question: return 1
    case backslash where at + 1 < pattern.count: return pattern[at + 1] == byte ? 2 : nil
    case bracket:
      guard let set = BracketSet(pattern, at) else { return byte == bracket ? 1 : nil }
      return set.contains(byte) ? set.width : nil
    default: return pattern[at] == byte ? 1 : nil
    }
  }
}

/// The characters between brackets: `[a-z_]`, `[!0-9]`.
private struct BracketSet {
  private(set) var width = 0
  private var ranges: [ClosedRange<UInt8>] = []
  private var isNegated = false

  /// Reads the set that opens at `start`; nil if it is never closed.
  init?(_ pattern: [UInt8], _ start: Int) {
    var at = start + 1
    if at < pattern.count, pattern[at] == 0x21 || pattern[at] == 0x5E {
      isNegated = true
      at += 1
    }
    let first = at
    while at < pattern.count {
      if pattern[at] == 0x5D, at > first {
        width = at + 1 - start
        return
      }
      if pattern[at] == 0x5C, at + 1 < pattern.count { at += 1 }
      let low = pattern[at]
      if at + 2 < pattern.count, pattern[at + 1] == 0x2D, pattern[at + 2] != 0x5D {
        let high = pattern[at + 2]
        if low <= high { ranges.append(low...high) }
        at += 3
      } else {
        ranges.append(low...low)
        at += 1
      }
    }
    return nil
  }

  func contains(_ byte: UInt8) -> Bool { ranges.contains { $0.contains(byte) } != isNegated }
}
