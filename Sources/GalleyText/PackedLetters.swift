/// The first twelve letters of a folded word, five bits each, the first one lowest.
struct PackedLetters {
  /// How many letters there is room for.
  static let capacity = 12
  private static let all: UInt64 = (1 << 60) - 1

  private let packed: UInt64

  /// Takes letters as the index has them: in the four highest bits stands the frequency.
  init(packed: UInt64) { self.packed = packed }

  /// Packs a folded word of up to twelve letters and apostrophes.
  init(_ word: UnsafeBufferPointer<UInt8>) {
    var packed: UInt64 = 0
    for (place, letter) in word.prefix(Self.capacity).enumerated() {
      packed |= UInt64(letter == 0x27 ? 27 : letter & 0x1F) << UInt64(5 * place)
    }
    self.packed = packed
  }

  /// The highest frequency that the word can have.
  @inline(__always) var frequencyLimit: Int { Int(packed >> 60) << 4 | 0xF }
  /// Whether a letter is packed.
  @inline(__always) var isEmpty: Bool { packed & Self.all == 0 }
  /// The letter at a place, as the low five bits of its byte; 0 behind the end.
  @inline(__always) subscript(_ place: Int) -> Int { Int(packed >> UInt64(truncatingIfNeeded: 5 &* place) & 0x1F) }

  /// How far two words of these lengths, at most twelve, lie apart: edits where one or none is enough (two swapped
  /// letters are one), else nil, and whether they begin alike.
  @inline(__always)
  func compare(_ count: Int, _ other: PackedLetters, _ otherCount: Int) -> (edits: Int?, beginsAlike: Bool) {
    let shorter = min(count, otherCount)
    let apart = (packed ^ other.packed) & Self.all
    let prefix = min(apart.trailingZeroBitCount / 5, shorter)
    let ends = (atEnd(count) ^ other.atEnd(otherCount)) & Self.all
    let suffix = min((ends << 4).leadingZeroBitCount / 5, shorter - prefix)
    let (here, there) = (count - prefix - suffix, otherCount - prefix - suffix)
    if max(here, there) <= 1 { return (max(here, there), prefix > 0) }
    if here == 2, there == 2, self[prefix] == other[prefix + 1], self[prefix + 1] == other[prefix] {
      return (1, prefix > 0)
    }
    return (nil, prefix > 0)
  }

  /// The letters moved up, so that the last of `count` stands in the last place.
  @inline(__always)
  private func atEnd(_ count: Int) -> UInt64 {
    (packed & Self.all) << UInt64(truncatingIfNeeded: 5 &* (Self.capacity &- count))
  }
}
