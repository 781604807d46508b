/// The parts of a pack image, in the order they lie: each is a row of records, and a record is a few numbers.
enum PackSection: Int, CaseIterable {
  /// Rules: those about phrases, then those about lines.
  case rules
  /// The rules' examples.
  case examples
  /// The phrases' trie: what ends at each node; 0 is the root.
  case nodes
  /// Its edges, by the node they leave and the key they ask for.
  case edges
  case edgeSlots
  /// What matches give: a phrase of a rule.
  case entries
  /// Replacements.
  case uses
  /// Longer phrases in which one is silent.
  case exceptions
  /// The rarest words of phrases, by hash, with how far before them phrases begin.
  case anchors
  case anchorSlots
  case steps
  /// The hashes that rules want to be woken for.
  case wakes
  /// Lines of boilerplate.
  case lines
  /// Their first words, by key, with the lines that begin so, the longest first.
  case firsts
  case firstSlots
  /// The keys that exceptions and lines are made of.
  case keys

  /// The numbers of a record.
  var width: Int {
    switch self {
    case .rules: 24
    case .examples: 8
    case .nodes, .uses: 2
    case .edges, .anchors, .firsts: 5
    case .entries: 6
    case .exceptions, .wakes, .lines, .keys: 3
    case .edgeSlots, .anchorSlots, .steps, .firstSlots: 1
    }
  }
}

/// How numbers lie in a pack image.
///
/// A string literal is the one form in which the compiler takes a large constant at once and the program needs not make
/// it, and a literal is valid UTF-8. So a number is four bytes of seven bits, and a key of 64 bits is three numbers.
enum PackNumber {
  /// The bytes of one.
  static let size = 4
  /// The largest.
  static let most = 1 << 28 - 1

  /// The bytes of a number.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in [0, 7, 14, 21] { bytes.append(UInt8(truncatingIfNeeded: number >> shift) & 0x7F) }
  }

  /// The number in four bytes.
  @inline(__always) static func read(_ raw: UInt32) -> Int {
    Int(raw & 0x7F | raw >> 1 & 0x3F80 | raw >> 2 & 0x1F_C000 | raw >> 3 & 0xFE0_0000)
  }

  /// The three numbers of a key.
  static func parts(of key: UInt64) -> [Int] {
    [Int(key & 0xFFF_FFFF), Int(key >> 28 & 0xFFF_FFFF), Int(key >> 56)]
  }
}
