/// A character encoding that Galley can read, found by its label.
///
/// Labels and what they stand for follow the WHATWG Encoding Standard: `iso-8859-1` is read as windows-1252,
/// as every browser does.
struct Charset: Equatable {
  /// The name that the source carries, upper case.
  let name: String
  /// The name that iconv is asked for.
  let codec: String
  /// How it is read.
  let kind: Kind

  /// How an encoding is read.
  enum Kind: Equatable {
    case utf8
    /// Two bytes a unit, read by hand.
    case utf16(bigEndian: Bool)
    /// Four bytes a unit, read by hand.
    case utf32(bigEndian: Bool)
    /// A character is one to four bytes, whatever stands before it. `widest` is the most bytes the encoding
    /// writes for one.
    case table(widest: Int)
    /// What a byte means depends on the escapes before it, so that an edit could change what follows.
    case stateful
  }

  static let utf8 = Charset(name: "UTF-8", codec: "UTF-8", kind: .utf8)
  static let utf16LittleEndian = Charset(name: "UTF-16LE", codec: "UTF-16LE", kind: .utf16(bigEndian: false))
  static let utf16BigEndian = Charset(name: "UTF-16BE", codec: "UTF-16BE", kind: .utf16(bigEndian: true))
  static let utf32LittleEndian = Charset(name: "UTF-32LE", codec: "UTF-32LE", kind: .utf32(bigEndian: false))
  static let utf32BigEndian = Charset(name: "UTF-32BE", codec: "UTF-32BE", kind: .utf32(bigEndian: true))
  static let windows1252 = single("WINDOWS-1252", "CP1252")

  private static func single(_ name: String, _ codec: String) -> Charset {
    Charset(name: name, codec: codec, kind: .table(widest: 1))
  }

  private static func multiple(_ name: String, _ codec: String, _ widest: Int) -> Charset {
    Charset(name: name, codec: codec, kind: .table(widest: widest))
  }

  /// The encoding that a label names: one of the standard, or one that the system's iconv knows; nil for other labels.
  static func named(_ label: some Sequence<UInt8>) -> Charset? {
    var key: [UInt8] = []
    for byte in label {
      switch byte {
      case 0x41...0x5A: key.append(byte | 0x20)
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: continue
      default: key.append(byte)
      }
      guard key.count <= 32 else { return nil }
    }
    return byLabel[String(decoding: key, as: UTF8.self)] ?? SystemCharset.named(key)
  }

  /// The encoding that a source was read in, by the name it carries.
  static func ofSource(_ name: String) -> Charset? {
    byName[name] ?? SystemCharset.named(name.utf8.map(\.asciiLowercased))
  }

  /// Every encoding, each with its labels.
  static let all: [(charset: Charset, labels: String)] = [
    (utf8, "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
    (utf16LittleEndian, "utf-16 utf-16le utf16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"),
    (utf16BigEndian, "utf-16be unicodefffe"),
    (utf32LittleEndian, "utf-32 utf-32le"),
    (utf32BigEndian, "utf-32be"),
    (
      windows1252,
      """
      windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 l1 \
      csisolatin1 cp819 ibm819 iso-ir-100 ascii us-ascii ansi_x3.4-1968 x-user-defined
      """
    ),
    (single("WINDOWS-1250", "CP1250"), "windows-1250 cp1250 x-cp1250"),
    (single("WINDOWS-1251", "CP1251"), "windows-1251 cp1251 x-cp1251"),
    (single("WINDOWS-1253", "CP1253"), "windows-1253 cp1253 x-cp1253"),
    (
      single("WINDOWS-1254", "CP1254"),
      """
      windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 latin5 l5 \
      csisolatin5 iso-ir-148
      """
    ),
    (single("WINDOWS-1255", "CP1255"), "windows-1255 cp1255 x-cp1255"),
    (single("WINDOWS-1256", "CP1256"), "windows-1256 cp1256 x-cp1256"),
    (single("WINDOWS-1257", "CP1257"), "windows-1257 cp1257 x-cp1257"),
    (single("WINDOWS-1258", "CP1258"), "windows-1258 cp1258 x-cp1258"),
    (
      single("WINDOWS-874", "CP874"),
      "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"
    ),
    (single("ISO-8859-2", "ISO-8859-2"), isoLabels("2", "latin2 l2 csisolatin2 iso-ir-101 iso_8859-2:1987")),
    (single("ISO-8859-3", "ISO-8859-3"), isoLabels("3", "latin3 l3 csisolatin3 iso-ir-109 iso_8859-3:1988")),
    (single("ISO-8859-4", "ISO-8859-4"), isoLabels("4", "latin4 l4 csisolatin4 iso-ir-110 iso_8859-4:1988")),
    (
      single("ISO-8859-5", "ISO-8859-5"),
      isoLabels("5", "cyrillic csisolatincyrillic iso-ir-144 iso_8859-5:1988")
    ),
    (
      single("ISO-8859-6", "ISO-8859-6"),
      isoLabels(
        "6",
        """
        arabic asmo-708 ecma-114 csisolatinarabic iso-ir-127 iso-8859-6-i iso-8859-6-e csiso88596i csiso88596e \
        iso_8859-6:1987
        """)
    ),
    (
      single("ISO-8859-7", "ISO-8859-7"),
      isoLabels("7", "greek greek8 ecma-118 elot_928 csisolatingreek iso-ir-126 sun_eu_greek iso_8859-7:1987")
    ),
    (
      single("ISO-8859-8", "ISO-8859-8"),
      isoLabels(
        "8",
        """
        hebrew visual csisolatinhebrew iso-ir-138 iso-8859-8-i iso-8859-8-e csiso88598i csiso88598e logical \
        iso_8859-8:1988
        """)
    ),
    (single("ISO-8859-10", "ISO-8859-10"), isoLabels("10", "latin6 l6 csisolatin6 iso-ir-157")),
    (single("ISO-8859-13", "ISO-8859-13"), isoLabels("13", "")),
    (single("ISO-8859-14", "ISO-8859-14"), isoLabels("14", "")),
    (single("ISO-8859-15", "ISO-8859-15"), isoLabels("15", "latin9 l9 csisolatin9")),
    (single("ISO-8859-16", "ISO-8859-16"), isoLabels("16", "")),
    (single("KOI8-R", "KOI8-R"), "koi8-r koi8_r koi8 koi cskoi8r"),
    (single("KOI8-U", "KOI8-U"), "koi8-u koi8-ru"),
    (single("IBM866", "IBM866"), "ibm866 866 cp866 csibm866"),
    (single("MACINTOSH", "MACINTOSH"), "macintosh mac x-mac-roman csmacintosh"),
    (single("X-MAC-CYRILLIC", macCyrillic), "x-mac-cyrillic x-mac-ukrainian"),
    (multiple("CP932", "CP932", 2), "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis"),
    (multiple("EUC-JP", "EUC-JP", 3), "euc-jp x-euc-jp cseucpkdfmtjapanese"),
    (
      // A GBK file is read as GB18030, of which it is a part, and written with its own two-byte characters.
      multiple("GBK", "GB18030", 2),
      "gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58"
    ),
    (multiple("GB18030", "GB18030", 4), "gb18030"),
    (multiple("BIG5-HKSCS", "BIG5-HKSCS", 2), "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    (
      multiple("CP949", "CP949", 2),
      "euc-kr windows-949 korean cseuckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 iso-ir-149 csksc56011987"
    ),
    (Charset(name: "ISO-2022-JP", codec: "ISO-2022-JP", kind: .stateful), "iso-2022-jp csiso2022jp"),
    (Charset(name: "ISO-2022-KR", codec: "ISO-2022-KR", kind: .stateful), "iso-2022-kr csiso2022kr"),
    (Charset(name: "ISO-2022-CN", codec: "ISO-2022-CN", kind: .stateful), "iso-2022-cn iso-2022-cn-ext"),
    (Charset(name: "HZ-GB-2312", codec: "HZ", kind: .stateful), "hz-gb-2312"),
    (Charset(name: "UTF-7", codec: "UTF-7", kind: .stateful), "utf-7"),
  ]

  /// The name that the system's iconv has for the Cyrillic of old Macintoshes.
  static let macCyrillic: String = {
    #if canImport(Glibc)
      return "MAC-CYRILLIC"
    #else
      return "MacUkraine"
    #endif
  }()

  private static func isoLabels(_ part: String, _ others: String) -> String {
    "iso-8859-\(part) iso8859-\(part) iso8859\(part) iso_8859-\(part) \(others)"
  }

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    for (charset, labels) in all {
      for label in labels.split(separator: " ") { table[String(label)] = charset }
    }
    return table
  }()

  private static let byName: [String: Charset] = {
    var table: [String: Charset] = [:]
    for (charset, _) in all { table[charset.name] = charset }
    return table
  }()
}
