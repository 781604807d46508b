import GalleyText

/// Undoes what happens when UTF-8 is read in a one-byte encoding: `Ã©` back to `é`.
///
/// The one-byte encodings are read as sloppy readers do: a byte that has no character stands for the control
/// character of its number. Facts: the mapping tables that unicode.org publishes for these encodings.
enum MojibakeDecoder {
  /// One character that was taken for several.
  struct Sequence {
    /// The character that was meant.
    var scalar: Unicode.Scalar
    /// How many bytes of text stand for it.
    var length: Int
    /// How many characters stand for it.
    var count: Int
    /// Whether one of them never stands behind a letter on purpose.
    var isImplausible: Bool
    /// Whether a letter stands behind the first of them.
    var holdsLetter: Bool
    /// Whether the last of them may stand between two letters: `’`, or `£` for an `L`.
    var mayStandInside: Bool
  }

  /// The encodings that text is commonly misread in, the likeliest first.
  enum Encoding: CaseIterable {
    case windows1252, windows1250, latin2, windows1251

    /// The byte that a character stands for.
    func byte(of scalar: Unicode.Scalar) -> UInt8? {
      let value = scalar.value
      if value < 0xA0 { return value >= 0x80 ? UInt8(value) : nil }
      switch self {
      case .windows1252:
        if value <= 0xFF { return UInt8(value) }
        return Self.index(of: value, in: Self.table1252)
      case .windows1250: return Self.index(of: value, in: Self.table1250)
      case .latin2: return Self.index(of: value, in: Self.tableLatin2)
      case .windows1251: return Self.index(of: value, in: Self.table1251)
      }
    }

    private static func index(of value: UInt32, in table: [UInt32: UInt8]) -> UInt8? { table[value] }

    private static func table(_ upper: String, from first: UInt8) -> [UInt32: UInt8] {
      var table: [UInt32: UInt8] = [:]
      var byte = first
      for scalar in upper.unicodeScalars {
        // A full stop keeps the place of a byte without a character.
        if scalar != "." { table[scalar.value] = byte }
        byte &+= 1
      }
      return table
    }

    private static let table1252 = table("€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ", from: 0x80)
    private static let table1250 = table(
      "€.‚.„…†‡.‰Š‹ŚŤŽŹ.‘’“”•–—.™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
        + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙", from: 0x80)
    private static let tableLatin2 = table(
      "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
        + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙", from: 0xA0)
    private static let table1251 = table(
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—.™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя", from: 0x80)
  }

  /// The character whose UTF-8 bytes the text from `index` spells in an encoding; nil for anything else.
  static func sequence(_ text: [UInt8], at index: Int, end: Int, _ encoding: Encoding) -> Sequence? {
    guard let (lead, leadLength) = UTF8Decoding.scalar(text, at: index), let first = encoding.byte(of: lead),
      first >= 0xC2, first <= 0xF4
    else { return nil }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var bytes = [first]
    var at = index + leadLength
    var isImplausible = false
    var holdsLetter = false
    var last = lead
    while bytes.count < count {
      guard at < end, let (scalar, length) = UTF8Decoding.scalar(text, at: at), let byte = encoding.byte(of: scalar),
        byte & 0xC0 == 0x80
      else { return nil }
      bytes.append(byte)
      last = scalar
      if scalar.properties.isAlphabetic {
        holdsLetter = true
      } else if !mayFollowLetter(scalar) {
        isImplausible = true
      }
      at += length
    }
    guard at <= end, let (scalar, length) = UTF8Decoding.scalar(bytes, at: 0), length == count,
      isUsual(scalar)
    else { return nil }
    return Sequence(
      scalar: scalar, length: at - index, count: count, isImplausible: isImplausible, holdsLetter: holdsLetter,
      mayStandInside: last == "’" || last == "£")
  }

  /// Whether articles hold such a character.
  private static func isUsual(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C1 controls can stand in what was damaged twice; none may be left in the end.
    case 0x80...0x24F, 0x2B0...0x2FF, 0x300...0x36F, 0x370...0x58F, 0x590...0x6FF, 0x900...0xDFF, 0xE00...0xE7F,
      0x1E00...0x1FFF, 0x2000...0x206F, 0x20A0...0x20BF, 0x2100...0x23FF, 0x2500...0x27BF, 0x3000...0x30FF,
      0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFB00...0xFB06, 0xFE0F, 0xFEFF, 0xFFFD, 0x1F000...0x1FAFF:
      true
    default: false
    }
  }

  /// Whether a character that is no letter can stand right behind one, as a closing quotation mark does.
  private static func mayFollowLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{A0}", "\u{AD}", "«", "»", "‹", "›", "‘", "’", "“", "”", "…", "–", "—", "•", "·", "™", "®", "©", "°", "§",
      "²", "³", "¹", "´", "†", "‡", "‰", "£":
      true
    default: false
    }
  }

  /// Whether a repaired text holds a C1 control.
  static func holdsControl(_ text: [UInt8]) -> Bool {
    text.indices.dropLast().contains { text[$0] == 0xC2 && text[$0 + 1] < 0xA0 }
  }

  /// A text decoded again and again until nothing in it is damaged, four times at most.
  static func repaired(_ text: [UInt8], _ encoding: Encoding) -> [UInt8] {
    var current = text
    for _ in 0..<4 {
      var output: [UInt8] = []
      var index = 0
      var changed = false
      while index < current.count {
        if current[index] >= 0x80, let found = sequence(current, at: index, end: current.count, encoding) {
          UTF8Decoding.append(found.scalar, to: &output)
          index += found.length
          changed = true
        } else {
          output.append(current[index])
          index += 1
        }
      }
      guard changed else { return current }
      current = output
    }
    return current
  }
}
