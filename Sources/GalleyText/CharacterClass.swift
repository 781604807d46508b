/// What the tokenizer does on meeting a byte or a scalar.
enum ByteClass: UInt8 {
  case control, letter, digit, space, lineEnd, tab, punctuation, symbol, nonASCII, apostrophe, underscore

  /// The class of each byte.
  static let table: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    let found: ByteClass =
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: .letter
      case 0x30...0x39: .digit
      case 0x20: .space
      case 0x0A, 0x0D: .lineEnd
      case 0x09, 0x0B, 0x0C: .tab
      case 0x27: .apostrophe
      case 0x5F: .underscore
      case 0x80...0xFF: .nonASCII
      case 0x00...0x1F, 0x7F: .control
      default: "$+<=>^`|~".utf8.contains(byte) ? .symbol : .punctuation
      }
    return found.rawValue
  }
}

/// What a scalar outside ASCII is to the tokenizer.
enum ScalarClass {
  case letter, space, invisible, mark(CharacterMark.Kind), punctuation, symbol

  /// The class of a scalar (Unicode 15 categories, with the editor's view of invisible ones).
  static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.value {
    case 0x80...0x9F: return .mark(.control)
    case 0xA0, 0x202F: return .space
    case 0xAD, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0x180E, 0xE0000...0xE007F: return .invisible
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F, 0x061C: return .mark(.bidirectional)
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: return .letter
    case 0x2000...0x200A, 0x205F, 0x3000, 0x1680: return .space
    case 0x2028, 0x2029: return .space
    case 0x2010...0x2027, 0x2030...0x205E, 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0x3001...0x3003,
      0x3008...0x3011, 0x3014...0x301F:
      return .punctuation
    case 0xFFFD: return .mark(.replacement)
    case 0xE000...0xF8FF, 0xF0000...0x10FFFD: return .mark(.privateUse)
    case 0xFB00...0xFB06, 0xFF01...0xFF5E: return .letter
    case 0xFE00...0xFE0F: return .symbol
    default:
      let properties = scalar.properties
      if properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered { return .letter }
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: return .letter
      case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
        .dashPunctuation, .connectorPunctuation:
        return .punctuation
      default: return .symbol
      }
    }
  }
}
