/// A one-byte encoding that UTF-8 is misread in, the likeliest first.
enum MojibakeEncoding: Int, CaseIterable {
  case windows1252, windows1250, latin2, windows1251, windows1254, windows1257, windows1253, macRoman, dos437, dos850

  /// The encoding's bit in a set of encodings.
  var bit: UInt16 { 1 << UInt16(rawValue) }

  /// The encodings of a set, in order.
  @inline(__always) static func each(of set: UInt16) -> some Sequence<MojibakeEncoding> {
    sequence(state: set) { rest in
      guard rest != 0 else { return nil }
      let next = rest.trailingZeroBitCount
      rest &= rest &- 1
      return MojibakeEncoding(rawValue: next)
    }
  }

  /// Whether a byte without a character stands for the control character of its number, as in the WHATWG Encoding
  /// Standard.
  var holdsControls: Bool {
    switch self {
    case .macRoman, .dos437, .dos850: false
    default: true
    }
  }

  /// Its characters from byte 80 on, a full stop for a byte without one: the tables of unicode.org.
  var characters: String {
    switch self {
    case .windows1252:
      "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ" + Self.latin1Symbols
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    case .windows1254:
      "€.‚ƒ„…†‡ˆ‰Š‹Œ....‘’“”•–—˜™š›œ..Ÿ" + Self.latin1Symbols
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"
    case .windows1250:
      "€.‚.„…†‡.‰Š‹ŚŤŽŹ.‘’“”•–—.™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż" + Self.latin2Letters
    case .latin2:
      "................................\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż" + Self.latin2Letters
    case .windows1251:
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—.™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
    case .windows1257:
      "€.‚.„…†‡.‰.‹.¨ˇ¸.‘’“”•–—.™.›.¯˛.\u{A0}.¢£¤.¦§Ø©Ŗ«¬\u{AD}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ"
        + "ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙"
    case .windows1253:
      "€.‚ƒ„…†‡.‰.‹.....‘’“”•–—.™.›....\u{A0}΅Ά£¤¥¦§¨©.«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ"
        + "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ.ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ."
    case .macRoman:
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
    case .dos437:
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
    case .dos850:
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
    }
  }

  private static let latin1Symbols = "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
  private static let latin2Letters = "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
}

/// Which byte a character stands for, for all encodings at once.
///
/// A class, so that reading it in the scan counts no references to its arrays.
final class MojibakeTable: Sendable {
  /// The table, made when a text first holds two characters outside ASCII in a row.
  static let shared = MojibakeTable()

  /// Behind the last box-drawing character that an encoding holds; three slots more for what lies far behind.
  private static let limit = 0x2600
  private static let slots = limit + 3

  /// For each slot, the encodings (a bit each) in which the character begins a UTF-8 sequence.
  private let leads: [UInt16]
  /// The same where it goes on with one.
  private let trails: [UInt16]
  /// The byte in each encoding; 0 for none.
  private let bytes: [UInt8]

  private init() {
    var leads = [UInt16](repeating: 0, count: Self.slots)
    var trails = leads
    var bytes = [UInt8](repeating: 0, count: Self.slots * MojibakeEncoding.allCases.count)
    for encoding in MojibakeEncoding.allCases {
      Self.forEachCharacter(of: encoding) { value, byte in
        guard let slot = Self.slot(value) else { return }
        bytes[encoding.rawValue * Self.slots + slot] = byte
        // A no-break space begins no sequence in practice, and stands everywhere.
        if (0xC2...0xF4).contains(byte), value != 0xA0 { leads[slot] |= encoding.bit }
        if byte < 0xC0 { trails[slot] |= encoding.bit }
      }
    }
    self.leads = leads
    self.trails = trails
    self.bytes = bytes
  }

  private static func forEachCharacter(of encoding: MojibakeEncoding, _ body: (UInt32, UInt8) -> Void) {
    // What is called windows-1252 was often ISO-8859-1, or a mixture of the two.
    if encoding == .windows1252 { for value in UInt8(0x80)...0x9F { body(UInt32(value), value) } }
    var byte: UInt8 = 0x80
    for scalar in encoding.characters.unicodeScalars {
      if scalar != "." {
        body(scalar.value, byte)
      } else if encoding.holdsControls, byte < 0xA0 {
        body(UInt32(byte), byte)
      }
      byte &+= 1
    }
  }

  @inline(__always) private static func slot(_ value: UInt32) -> Int? {
    if value < limit { return Int(value) }
    switch value {
    case 0xF8FF: return limit
    case 0xFB01: return limit + 1
    case 0xFB02: return limit + 2
    default: return nil
    }
  }

  /// The encodings in which a character begins a UTF-8 sequence, a bit each.
  @inline(__always) func leads(_ scalar: Unicode.Scalar) -> UInt16 { Self.slot(scalar.value).map { leads[$0] } ?? 0 }

  /// The encodings in which a character goes on with a UTF-8 sequence, a bit each.
  @inline(__always) func trails(_ scalar: Unicode.Scalar) -> UInt16 {
    Self.slot(scalar.value).map { trails[$0] } ?? 0
  }

  /// The byte that a character stands for; 0 for none.
  func byte(of scalar: Unicode.Scalar, _ encoding: MojibakeEncoding) -> UInt8 {
    Self.slot(scalar.value).map { bytes[encoding.rawValue * Self.slots + $0] } ?? 0
  }
}
