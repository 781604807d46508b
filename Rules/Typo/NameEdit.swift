/// How one spelling of a name differs from another, where it does by one letter.
struct NameEdit {
  /// What one has and the other has not.
  private let removed: [UInt8]
  private let added: [UInt8]
  /// The letters beside the place.
  private let before: UInt8
  private let behind: UInt8

  /// Compares two folded words; nil where more than one letter is more, less or other, and no two are swapped.
  init?(from left: [UInt8], to right: [UInt8]) {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (a, b) = (left[start...], right[start...])
    let end = min(zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count, min(a.count, b.count))
    removed = Array(a.dropLast(end))
    added = Array(b.dropLast(end))
    guard max(removed.count, added.count) <= 1 || removed.count == 2 && added == [removed[1], removed[0]] else {
      return nil
    }
    before = start > 0 ? left[start - 1] : 0
    behind = end > 0 ? left[left.count - end] : 0
  }

  /// Whether two letters are swapped: a slip of the fingers, which makes hardly ever another name.
  var isSwap: Bool { removed.count == 2 }

  /// Whether one letter is doubled in one of the two, or both are spelt for the same sound: `Rezai` and `Rezaei`,
  /// `Lindquist` and `Lindqvist`.
  var soundsAlike: Bool {
    let letters = removed + added
    if letters.count == 1, let letter = letters.first {
      return letter == before || letter == behind || letter == 0x68
        || letter == 0x65 && (Self.isVowel(before) || Self.isVowel(behind))
    }
    guard removed.count == 1, added.count == 1 else { return false }
    return Self.alike.contains { $0.contains(removed[0]) && $0.contains(added[0]) }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(letter) }

  private static let alike: [[UInt8]] = ["uv", "vw", "iy", "ck", "sz", "kq", "ij"].map { Array($0.utf8) }
}
