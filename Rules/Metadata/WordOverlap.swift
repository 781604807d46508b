import GalleyText

/// How much two titles or names share.
enum WordOverlap {
  /// How many words are compared.
  private static let limit = 80
  /// How many characters are read; no title is as long.
  private static let reach = 1_000

  /// The words of a text, letter case and punctuation apart.
  static func words(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars.prefix(reach) {
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
          word.append(Fold.lowercase(byte))
          continue
        }
      }
      // An apostrophe stands inside a word.
      if scalar == "'" || scalar == "\u{2019}" { continue }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.isDiacritic
      {
        UTF8Decoding.append(Fold.lowercase(scalar), to: &word)
      } else if !word.isEmpty {
        words.append(word)
        word = []
        if words.count == limit { return words }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The part of the shorter text that is found in the longer one, 0 to 1: by words, or, where that is
  /// more, by runs of four bytes, for languages that write no spaces and for inflected words.
  static func share(_ left: [[UInt8]], _ right: [[UInt8]]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let a = Array(left.joined())
    let b = Array(right.joined())
    if a.contains(part: b) || b.contains(part: a) { return 1 }
    return max(share(of: left, in: right), share(of: runs(a), in: runs(b)))
  }

  private static func share(of left: [[UInt8]], in right: [[UInt8]]) -> Double {
    var counts: [[UInt8]: Int] = [:]
    for word in left { counts[word, default: 0] += 1 }
    var shared = 0
    for word in right where (counts[word] ?? 0) > 0 {
      counts[word, default: 0] -= 1
      shared += 1
    }
    return Double(shared) / Double(max(1, min(left.count, right.count)))
  }

  private static func runs(_ bytes: [UInt8]) -> [[UInt8]] {
    guard bytes.count >= 4 else { return [bytes] }
    return (0...bytes.count - 4).map { Array(bytes[$0..<$0 + 4]) }
  }
}
