import GalleyText

/// Character references as they are written: the names that are left in articles, and numbers.
enum EntityTable {
  /// A reference at an offset.
  struct Reference {
    /// Its length in bytes, `&` and `;` included.
    var length: Int
    /// What it stands for.
    var scalar: Unicode.Scalar
    /// Whether it stands for a part of markup: `<` or `>`.
    var isMarkup: Bool
  }

  /// The reference that starts at an offset; nil if what stands there is none that this table knows.
  static func reference(_ text: [UInt8], at start: Int, end: Int) -> Reference? {
    guard start + 3 < end, text[start] == 0x26 else { return nil }
    let limit = min(end, start + 12)
    guard let close = text[start..<limit].firstIndex(of: 0x3B), close > start + 1 else { return nil }
    let body = text[(start + 1)..<close]
    guard let scalar = body.first == 0x23 ? number(body.dropFirst()) : named[String(decoding: body, as: UTF8.self)]
    else { return nil }
    return Reference(length: close + 1 - start, scalar: scalar, isMarkup: scalar == "<" || scalar == ">")
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    let body = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(body, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value) else {
      return nil
    }
    // A control is what `artifact/control-character` reports; a reference to one is left to a person.
    return scalar.value >= 0x20 && !(scalar.value >= 0x7F && scalar.value < 0xA0) ? scalar : nil
  }

  /// From the HTML standard's list of named character references.
  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹",
    "rsaquo": "›", "ndash": "–", "mdash": "—", "hellip": "…", "bull": "•", "middot": "·", "copy": "©", "reg": "®",
    "trade": "™", "deg": "°", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "para": "¶",
    "times": "×", "divide": "÷", "plusmn": "±", "frac12": "½", "frac14": "¼", "frac34": "¾", "sup2": "²",
    "sup3": "³", "micro": "µ", "iexcl": "¡", "iquest": "¿", "dagger": "†", "Dagger": "‡", "prime": "′",
    "Prime": "″", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "thinsp": "\u{2009}", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "shy": "\u{AD}", "minus": "−", "ne": "≠",
    "le": "≤", "ge": "≥", "infin": "∞", "Agrave": "À", "Aacute": "Á", "Acirc": "Â", "Atilde": "Ã", "Auml": "Ä",
    "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç", "Egrave": "È", "Eacute": "É", "Ecirc": "Ê", "Euml": "Ë",
    "Iacute": "Í", "Icirc": "Î", "Iuml": "Ï", "Ntilde": "Ñ", "Oacute": "Ó", "Ocirc": "Ô", "Ouml": "Ö",
    "Oslash": "Ø", "Uacute": "Ú", "Uuml": "Ü", "szlig": "ß", "agrave": "à", "aacute": "á", "acirc": "â",
    "atilde": "ã", "auml": "ä", "aring": "å", "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é",
    "ecirc": "ê", "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ",
    "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø", "ugrave": "ù",
    "uacute": "ú", "ucirc": "û", "uuml": "ü", "yuml": "ÿ", "scaron": "š", "Scaron": "Š", "oelig": "œ",
  ]
}
