import GalleyText

/// Gives a replacement the capitals and the apostrophes of what it replaces.
enum Replacement {
  /// `use` as it is written in place of `found`.
  static func of(_ use: [UInt8], for found: ArraySlice<UInt8>) -> [UInt8] {
    let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]
    let isCurly =
      use.contains(0x27)
      && zip(found, zip(found.dropFirst(), found.dropFirst(2))).contains {
        [$0, $1.0, $1.1] == apostrophe
      }
    let use = isCurly ? use.flatMap { $0 == 0x27 ? apostrophe : [$0] } : use
    var letters = 0
    var capitals = 0
    var startsCapital = false
    var index = found.startIndex
    while index < found.endIndex {
      guard let (scalar, length) = UTF8Decoding.scalar(found, at: index) else { return use }
      if scalar.properties.isAlphabetic {
        let isCapital = scalar.properties.isUppercase
        if letters == 0 { startsCapital = isCapital }
        letters += 1
        if isCapital { capitals += 1 }
      }
      index += length
    }
    if capitals > 1, capitals == letters { return uppercase(use) }
    return startsCapital ? Fold.capitalizingFirst(use) : use
  }

  private static func uppercase(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard let (scalar, length) = UTF8Decoding.scalar(bytes, at: index) else { return bytes }
      UTF8Decoding.append(Fold.uppercase(scalar), to: &output)
      index += length
    }
    return output
  }
}

/// Fills in the places of a pack's message.
enum MessageTemplate {
  /// The message with `{found}` and `{use}` replaced.
  static func fill(_ template: String, found: String, use: String) -> String {
    var output = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      output += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("{found}") {
        output += found
        rest = rest.dropFirst(7)
      } else if rest.hasPrefix("{use}") {
        output += use
        rest = rest.dropFirst(5)
      } else {
        output += "{"
        rest = rest.dropFirst()
      }
    }
    return output + rest
  }
}
