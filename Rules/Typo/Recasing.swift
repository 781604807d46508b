import GalleyText

/// How a correction is written in the place of a word.
enum Recasing {
  /// `correction` with the capitals of a token with these traits.
  static func apply(_ correction: [UInt8], like traits: Token.Traits) -> [UInt8] {
    if traits.contains(.allCapitals) { return correction.map(Fold.uppercase) }
    return traits.contains(.capitalized) ? Fold.capitalizingFirst(correction) : correction
  }

  /// A word with straight apostrophes in the place of curly ones, as word lists have them.
  static func plainApostrophes(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.contains(0xE2) else { return word }
    var plain: [UInt8] = []
    var rest = word
    while let byte = rest.first {
      let isCurly = rest.starts(with: [0xE2, 0x80, 0x99])
      plain.append(isCurly ? 0x27 : byte)
      rest = rest.dropFirst(isCurly ? 3 : 1)
    }
    return plain[...]
  }

  /// `correction` with the apostrophe, straight or curly, that the bytes have which it replaces.
  static func apostrophes(_ correction: [UInt8], like found: ArraySlice<UInt8>) -> [UInt8] {
    guard found.contains(0xE2) else { return correction }
    return correction.flatMap { $0 == 0x27 ? [0xE2, 0x80, 0x99] : [$0] }
  }
}
