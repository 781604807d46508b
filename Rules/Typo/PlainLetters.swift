import GalleyText

/// Letters without their accents, as they are written where a keyboard lacks them.
enum PlainLetters {
  /// A folded word with the Latin letters that carry an accent as the letters below them; others as they are.
  static func of(_ folded: [UInt8]) -> [UInt8] {
    guard folded.contains(where: { $0 >= 0x80 }) else { return folded }
    var output: [UInt8] = []
    output.reserveCapacity(folded.count)
    var index = 0
    while index < folded.count {
      guard let (scalar, length) = UTF8Decoding.scalar(folded, at: index) else {
        output.append(folded[index])
        index += 1
        continue
      }
      if let plain = letters[scalar] {
        output.append(plain)
      } else {
        output += folded[index..<(index + length)]
      }
      index += length
    }
    return output
  }

  private static let letters: [Unicode.Scalar: UInt8] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"),
      ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var letters: [Unicode.Scalar: UInt8] = [:]
    for (plain, accented) in rows {
      for scalar in accented.unicodeScalars { letters[scalar] = UInt8(truncatingIfNeeded: plain.value) }
    }
    return letters
  }()
}
