import GalleyText

/// Text of a draft or a path made safe for a terminal: what would act on it shows as a replacement character.
enum PlainLine {
  /// A value on one line.
  static func of(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: text.append(" ")
      default: text.unicodeScalars.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return text
  }

  /// Text with its lines kept.
  static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let shown = scalar == "\n" || scalar == "\t" || isHarmless(scalar) ? scalar : "\u{FFFD}"
      output.append(contentsOf: UTF8.encode(shown)?.map { $0 } ?? [])
    }
  }

  /// Whether a character neither controls a terminal nor reorders what it shows.
  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
