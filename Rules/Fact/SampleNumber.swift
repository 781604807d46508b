import GalleyText

/// Numbers that are shown as a pattern, and the words that say so.
enum SampleNumber {
  /// Whether the digits are one again and again, or count up: `0000…`, `1234…`.
  static func isSample(_ bytes: ArraySlice<UInt8>) -> Bool {
    let digits = bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 5 else { return false }
    let steps = zip(digits, digits.dropFirst()).map { (Int($1) - Int($0) + 10) % 10 }
    // The check digits in front do not count on.
    return steps.allSatisfy { $0 == 0 } || steps.dropFirst(2).allSatisfy { $0 == 1 }
  }

  /// Words by which a text speaks of the form of numbers.
  static let words: [StaticString] = [
    "format", "formats", "formatted", "pattern", "patterns", "example", "examples", "such", "mask", "looks", "like",
    "template", "sample", "dummy", "fake", "fictional", "fictitious", "invented", "made", "placeholder", "regex",
    "invalid", "wrong", "e.g", "e.g.", "eg",
  ]
}
