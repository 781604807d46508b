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
    // Damaged text shows a replacement character where no other can be read.
    let isDamaged = bytes.contains { $0 >= 0x80 } && String(validating: bytes, as: UTF8.self) == nil
    let bytes = isDamaged ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
    var copied = 0
    var index = 0
    while index < bytes.count {
      // What is not harmless begins with one of few bytes, so that nearly all text is copied in long runs.
      guard mayHarm(bytes[index]), let (scalar, length) = UTF8Decoding.scalar(bytes, at: index), !isHarmless(scalar)
      else {
        index += 1
        continue
      }
      output.append(contentsOf: bytes[copied..<index])
      output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      index += length
      copied = index
    }
    output.append(contentsOf: bytes[copied...])
  }

  /// Whether a character that starts with this byte may do harm.
  private static func mayHarm(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F, 0xC2, 0xD8, 0xE2: true
    default: false
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
