internal import GalleyText

/// What can be the name of an author, and what cannot.
enum AuthorName {
  /// Whether a stated author may be one: no address, no e-mail, no account or placeholder.
  static func isPossible(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.contains(where: isNameByte), !MetadataValue.isAddress(value) else { return false }
    let words = MetadataValue.words(value)
    if words.count == 1, value.contains(0x40) { return false }
    if words.count == 2, words[1].contains(0x40), MetadataValue.equals(words[0], "by") { return false }
    let name = words.first.map { MetadataValue.equals($0, "by") } ?? false ? Array(words.dropFirst()) : words
    // “CNN Staff”, “Our Foreign Staff”: nobody signs.
    if let last = name.last, MetadataValue.equals(last, "staff") { return false }
    if CalendarDate(parsing: value) != nil { return false }
    let folded = MetadataValue.folded(value)
    return !placeholders.contains { folded.elementsEqual($0.bytes) }
  }

  /// Whether a byte is part of a letter, ASCII or not.
  static func isNameByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  private static let placeholders: [StaticString] = [
    "admin", "administrator", "staff", "editor", "editors", "editorial", "webmaster", "webadmin", "user",
    "root",
    "guest", "author", "authors", "unknown", "anonymous", "by", "null", "undefined", "none", "na",
    "superuser", "test",
    "wordpress", "siteadmin", "webeditor", "editorialstaff", "editorialteam", "newsdesk", "contributor",
    "staffwriter",
    "staffreporter", "postedby", "writtenby", "follow", "followauthor",
  ]

  /// Words that show that a capitalised phrase is no name: offices, and the labels of a page.
  static func isOfficeOrLabel(_ word: ArraySlice<UInt8>) -> Bool {
    words.contains(MetadataValue.folded(word))
  }

  /// Whether a phrase is the name of a news agency.
  static func isAgency(_ word: ArraySlice<UInt8>) -> Bool {
    let folded = MetadataValue.folded(word)
    return agencies.contains { folded.elementsEqual($0.bytes) }
  }

  private static let agencies: [StaticString] = [
    "associatedpress", "theassociatedpress", "agencefrancepresse", "presstrustofindia", "pressassociation",
    "unitedpressinternational", "reuters", "ap", "afp", "pti", "ani", "ians", "upi", "dpa", "efe", "tass",
    "ansa", "xinhua", "bloomberg",
    "kyodo", "yonhap", "anadolu", "interfax", "belga", "apa", "tt", "ntb", "stt", "ritzau", "lusa", "pa",
    "aap",
  ]

  /// Whether a name is that of an account which a system came with.
  static func isAccount(_ name: ArraySlice<UInt8>) -> Bool {
    let folded = MetadataValue.folded(name)
    return accounts.contains { folded.elementsEqual($0.bytes) }
  }

  private static let accounts: [StaticString] = [
    "admin", "administrator", "siteadmin", "webadmin", "webmaster", "superuser", "root", "user", "guest", "wordpress",
    "test",
  ]

  /// What stands behind the particle that some names are written with: `Mutairi` of `al-Mutairi`, `Arc` of `d'Arc`.
  static func behindParticle(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let particle = word.prefix { $0 &- 0x61 < 26 }
    guard (1...3).contains(particle.count), particle.count < word.count else { return nil }
    let rest = word[particle.endIndex...]
    let joint = rest.first == 0x2D || rest.first == 0x27 ? 1 : rest.starts(with: [0xE2, 0x80, 0x99]) ? 3 : 0
    let name = rest.dropFirst(joint)
    guard joint > 0, name.count > 1, let first = name.first, (0x41...0x5A).contains(first) || first >= 0xC3 else {
      return nil
    }
    return name
  }

  /// Lower-case words inside a name.
  static func isParticle(_ word: ArraySlice<UInt8>) -> Bool {
    particles.contains { word.elementsEqual($0.bytes) }
  }

  private static let particles: [StaticString] = [
    "van", "von", "der", "den", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "el",
    "al",
    "bin", "ibn", "bint", "ter", "ten", "te", "af", "av", "zu", "zum", "y", "ap", "ben", "st",
  ]

  private static let words: Set<[UInt8]> = Set(
    Array(
      """
      editor editors reporter reporters correspondent writer writers columnist contributor contributors
      contributing staff producer photographer analyst fellow director professor critic bureau chief desk team
      magazine newspaper journalist blogger manager officer founder president editorial senior junior deputy
      associate assistant follow author authors share read more about view profile sign login subscribe
      subscribed contact email mail posts articles article comments comment print twitter facebook instagram
      linkedin whatsapp click here published updated posted photo photos image images credit getty courtesy
      video videos by written story news newsroom report reporting reported special the our your this that
      these all latest related home menu search newsletter last first minute min minutes hours ago today
      yesterday tomorrow reviewed fact checked medically press agency media network service business
      associated daily inc llc ltd
      """.utf8
    ).split(whereSeparator: MetadataValue.isSpace).map(Array.init))
}
