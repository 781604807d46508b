/// Finding the ends of URLs, mail addresses, file names and dotted abbreviations.
enum Addresses {
  /// The end of an address that starts at `from`, closing punctuation left out; nil if it is too short to be one.
  static func end(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ limit: Int) -> Int? {
    var index = from
    while index < limit, isAddressByte(text[index]) { index += 1 }
    while index > from, isClosing(text[index - 1]) { index -= 1 }
    return index > from + 2 ? index : nil
  }

  /// What a word with a point behind it turned out to be.
  enum DottedName {
    /// A name; where it ends.
    case ends(Int)
    /// No name; nor is anything that starts before this offset.
    case isNone(Int)
  }

  /// Reads a host or file name such as `example.com/path` or `index.html`; none when the points are full stops.
  static func dottedName(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ limit: Int) -> DottedName {
    var runEnd = from
    while runEnd < limit, isNameByte(text[runEnd]) { runEnd += 1 }
    let isMail = runEnd < limit && text[runEnd] == 0x40
    if isMail || text[from..<runEnd].starts(with: "www.".utf8) {
      return end(text, from, limit).map(DottedName.ends) ?? .isNone(runEnd)
    }
    var index = runEnd
    while index > from, isClosing(text[index - 1]) { index -= 1 }
    let label = text[from..<index].lastIndex(of: 0x2E).map { $0 + 1 } ?? from
    guard label > from, isKnownEnding(text[label..<index]) else { return .isNone(runEnd) }
    let isPath = index == runEnd && runEnd < limit && (text[runEnd] == 0x2F || text[runEnd] == 0x3A)
    return .ends(isPath ? max(index, end(text, from, limit) ?? index) : index)
  }

  /// The end of a path such as `/usr/share`; nil for a lone slash.
  static func pathEnd(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ limit: Int, afterGap: Bool) -> Int? {
    guard afterGap, from + 2 < limit, isNameByte(text[from + 1]), let whole = end(text, from, limit) else {
      return nil
    }
    return text[(from + 1)..<whole].contains(0x2F) ? whole : nil
  }

  /// The end of single letters with a full stop behind each: `U.S.`, `e.g.`; nil for fewer than two.
  static func dottedEnd(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ limit: Int) -> Int? {
    var index = from
    var letters = 0
    // Longer runs are no abbreviation, and reading each to its end would cost its square.
    while letters < 16, index + 1 < limit, isLetter(text[index]), text[index + 1] == 0x2E {
      index += 2
      letters += 1
    }
    guard letters >= 2, index == limit || !isLetter(text[index]) else { return nil }
    return index
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2E || byte == 0x2D || byte == 0x5F
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7B...0x7D, 0x80...0xFF: false
    default: true
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27, 0x2A: true
    default: false
    }
  }

  private static func isKnownEnding(_ label: some Collection<UInt8>) -> Bool {
    guard label.count >= 1, label.count <= 8, label.allSatisfy({ !($0 >= 0x41 && $0 <= 0x5A) }) else {
      return false
    }
    return endings.contains(String(decoding: label, as: UTF8.self))
  }

  /// Top-level domains and file endings that are common in prose; a full stop before one is none.
  private static let endings: Set<String> = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "co", "uk", "de", "fr", "eu", "tv",
    "fm",
    "ly", "ai", "app", "dev", "news", "blog", "online", "site", "xyz", "ru", "cn", "jp", "nl", "ch", "se",
    "es", "br",
    "ca", "au", "nz", "ie", "gl", "gg", "ws", "html", "htm", "php", "asp", "aspx", "jsp", "xml", "json", "js",
    "ts",
    "css", "py", "rb", "rs", "go", "swift", "java", "c", "h", "cpp", "hpp", "sh", "md", "txt", "pdf", "doc",
    "docx",
    "xls", "xlsx", "ppt", "csv", "jpg", "jpeg", "png", "gif", "svg", "mp3", "mp4", "avi", "mov", "zip", "gz",
    "tar",
    "exe", "dll", "so", "conf", "cfg", "ini", "log", "yml", "yaml", "toml", "sql", "bat", "deb", "rpm", "d",
  ]
}
