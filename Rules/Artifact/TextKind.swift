/// What a character is to its neighbours.
enum TextKind {
  case lower, upper, letter, digit, space, control
  /// Stands before a word: `„`, `¿`, `«`.
  case opening
  /// Stands behind a word: `™`, `°`, `»`.
  case mark
  /// Stands behind a word, and before one too: a dash, three points.
  case dash
  /// Joins letters: an apostrophe, a soft hyphen, a no-break space.
  case joint
  /// Stands beside amounts: `£`, `¼`, `±`.
  case amount
  /// Hardly stands in any text: `¦`, `¨`, `ƒ`.
  case odd
  /// Draws boxes.
  case box
  /// Stands before an expression: `√`.
  case root
  case other

  var isLetter: Bool { self == .lower || self == .upper || self == .letter }

  static func of(_ scalar: Unicode.Scalar) -> TextKind {
    switch scalar.value {
    case 0x61...0x7A: return .lower
    case 0x41...0x5A: return .upper
    case 0x30...0x39: return .digit
    case 0x09...0x0D, 0x20: return .space
    case 0..<0x80: return .other
    case 0x80..<0xA0: return .control
    case 0x2500...0x25A0: return .box
    // What is met most, without a look into Unicode's tables.
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x401...0x42F: return .upper
    case 0xDF...0xF6, 0xF8...0xFF, 0x3AC...0x3CE, 0x430...0x45F: return .lower
    case 0x5D0...0x5EA, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: return .letter
    default: break
    }
    switch scalar {
    case "¡", "¿", "«", "‹", "„", "‚", "“", "‘": return .opening
    case "”", "»", "›", "™", "®", "©", "°", "§", "¶", "²", "³", "¹", "†", "‡", "•", "·", "∙", "΄": return .mark
    case "…", "–", "—", "―": return .dash
    case "’", "´", "\u{AD}", "\u{A0}": return .joint
    case "£", "€", "¥", "¢", "₧", "±", "×", "÷", "¼", "½", "¾", "µ", "№", "⁄": return .amount
    case "¦", "¤", "¨", "¬", "¯", "¸", "ƒ", "ˆ", "ˇ", "˘", "˛", "˙", "˚", "˜", "˝", "‰", "ª", "º", "⌐", "΅", "‗",
      "◊", "\u{F8FF}", "\u{FFFD}":
      return .odd
    case "√", "≈", "∞", "≤", "≥", "∂", "∑", "∏", "∫", "≠", "∆", "∩", "≡", "⌠", "⌡": return .root
    default: break
    }
    let properties = scalar.properties
    if properties.isUppercase { return .upper }
    if properties.isLowercase { return .lower }
    return properties.isAlphabetic ? .letter : .other
  }
}

/// The script of a letter, as far as misread text tells them apart.
enum Script: Int, CaseIterable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, indic, thai, georgian, ideographic

  /// The script of a letter; nil for what is none.
  static func of(_ scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF, 0xFB00...0xFB06: .latin
    case 0x386, 0x388...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x531...0x587: .armenian
    case 0x5D0...0x5F2: .hebrew
    case 0x620...0x669, 0x66E...0x6D3, 0x6F0...0x6F9: .arabic
    case 0x900...0xDFF: .indic
    case 0xE01...0xE5B: .thai
    case 0x10A0...0x10FF: .georgian
    case 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: .ideographic
    default: nil
    }
  }

  /// Whether two letters in a row are of two scripts.
  static func areMixed(_ one: Unicode.Scalar, _ two: Unicode.Scalar) -> Bool {
    guard let left = of(one), let right = of(two) else { return false }
    return left != right
  }
}
