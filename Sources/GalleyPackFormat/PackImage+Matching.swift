internal import GalleyText

/// A phrase of a rule.
public struct PackEntry: Sendable {
  /// The rule's number in the image.
  public let rule: Int
  /// How far behind its beginning its rarest word stands.
  public let anchor: Int
  /// The numbers of what to write instead, best first.
  public let uses: Range<Int>
  /// The numbers of longer phrases in which it is silent.
  public let exceptions: Range<Int>
}

/// A longer phrase, and where in it a shorter one begins.
public struct PackException: Sendable {
  /// The tokens before the shorter one.
  public let offset: Int
  /// The numbers of its keys.
  public let keys: Range<Int>
}

/// A line of boilerplate.
public struct PackLine: Sendable {
  /// The rule's number in the image.
  public let rule: Int
  /// The numbers of its words' keys.
  public let words: Range<Int>
}

// Phrases: looking one up costs what it is long, however many there are.
extension PackImage {
  static func edgeHash(_ node: Int, _ key: UInt64) -> UInt64 {
    key ^ UInt64(truncatingIfNeeded: node) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The node behind a node, of which 0 is the root, for a key; nil where no phrase goes on so.
  public func next(_ node: Int, _ key: UInt64) -> Int? {
    find(Self.edgeHash(node, key), in: edgeSlots) { edges.number($0, 0) == node && edges.key($0, 2) == key }
      .map { edges.number($0, 1) }
  }

  /// The numbers of the phrases that end at a node.
  public func entries(at node: Int) -> Range<Int> { nodes.range(node, 0) }

  /// A phrase.
  public func entry(_ index: Int) -> PackEntry {
    PackEntry(
      rule: entries.number(index, 0), anchor: entries.number(index, 1), uses: entries.range(index, 2),
      exceptions: entries.range(index, 4))
  }

  /// What to write instead.
  public func use(_ index: Int) -> [UInt8] { Array(bytes(useTexts, index, 0)) }

  /// A longer phrase.
  public func exception(_ index: Int) -> PackException {
    PackException(offset: exceptionList.number(index, 0), keys: exceptionList.range(index, 1))
  }

  /// The numbers of the steps that `step` tells, for a word by its hash.
  public func steps(before word: UInt64) -> Range<Int> {
    guard let anchor = find(word, in: anchorSlots, where: { anchors.key($0, 0) == word }) else { return 0..<0 }
    return anchors.range(anchor, 3)
  }

  /// How far before a word phrases begin of which it is the rarest.
  public func step(_ index: Int) -> Int { steps.number(index, 0) }

  /// One of the keys that exceptions and lines are made of.
  public func key(_ index: Int) -> UInt64 { keys.key(index, 0) }
}

// Lines of boilerplate.
extension PackImage {
  /// The key that stands for a wildcard in a line.
  public static let wildcard = WordHash.of("galleywildcard")

  /// The numbers of the lines that begin with a word, the longest first.
  public func lines(from word: UInt64) -> Range<Int> {
    guard let first = find(word, in: firstSlots, where: { firsts.key($0, 0) == word }) else { return 0..<0 }
    return firsts.range(first, 3)
  }

  /// A line.
  public func line(_ index: Int) -> PackLine { PackLine(rule: lines.number(index, 0), words: lines.range(index, 1)) }
}
