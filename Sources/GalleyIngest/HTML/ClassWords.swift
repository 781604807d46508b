internal import CLibXML2

/// Finds the words in class names and ids that say what an element is for, in one pass over the value.
struct ClassWords {
  /// What the words say.
  struct Flags: OptionSet {
    let rawValue: UInt32
    /// The element is kept for rules about markup and metadata.
    static let kept = Flags(rawValue: 1)
    static let notTranslated = Flags(rawValue: 2)
    static let screenReader = Flags(rawValue: 4)
    /// The page around the article: navigation, comments, links to other articles.
    static let around = Flags(rawValue: 8)
    /// The article's text.
    static let body = Flags(rawValue: 16)
    /// Names the whole article.
    static let article = Flags(rawValue: 32)
    static let comments = Flags(rawValue: 64)
    /// The line under a picture.
    static let caption = Flags(rawValue: 128)
    /// A command, file name or the like, in the class names that DocBook writes.
    static let verbatim = Flags(rawValue: 256)
  }

  private struct Word {
    var bytes: StaticString
    var flags: Flags
    /// Whether it counts only at the start of a class name's part.
    var isAnchored: Bool
  }

  private struct Memory {
    var hash: UInt64 = 0
    var flags: Flags = []
  }

  private var memory = [Memory](repeating: Memory(), count: 256)
  private var words: [Word] = []
  /// For each first letter, where its words start, and behind which of them all are anchored.
  private var starts: [Int] = []
  private var anchoredStarts: [Int] = []

  /// The words.
  static let shared = ClassWords()

  private init() {
    let kept: [StaticString] = [
      "author", "byline", "dateline", "dropcap", "drop-cap", "drop_cap", "cf_email", "published",
    ]
    let around: [StaticString] = [
      "sidebar", "footer", "related", "promo", "newsletter", "share", "sharing", "social", "subscri",
      "widget",
      "advert", "sponsor", "cookie", "popup", "modal", "breadcrumb", "paginat", "recommend", "trending",
      "masthead", "toolbar", "copyright", "popular", "teaser", "signup", "donat", "outbrain", "recirc",
      "read-more", "readmore", "see-also", "navigation", "navbar", "skip-link", "disclaimer", "latest",
    ]
    let anchored: [StaticString] = [
      "nav", "menu", "banner", "tags", "ad", "ads", "login", "pager", "more", "toc",
    ]
    var all = kept.map { Word(bytes: $0, flags: .kept, isAnchored: false) }
    all += around.map { Word(bytes: $0, flags: .around, isAnchored: true) }
    all += anchored.map { Word(bytes: $0, flags: .around, isAnchored: true) }
    all += (["comment", "disqus", "respond"] as [StaticString]).map {
      Word(bytes: $0, flags: [.comments, .around], isAnchored: true)
    }
    all += (["content", "body", "entry", "text", "story", "post"] as [StaticString]).map {
      Word(bytes: $0, flags: .body, isAnchored: true)
    }
    all += [
      Word(bytes: "article", flags: .article, isAnchored: true),
      Word(bytes: "caption", flags: .caption, isAnchored: true),
      Word(bytes: "mso", flags: .kept, isAnchored: true),
      Word(bytes: "notranslate", flags: .notTranslated, isAnchored: true),
      Word(bytes: "screen-reader", flags: .screenReader, isAnchored: true),
      Word(bytes: "sr-only", flags: .screenReader, isAnchored: true),
      Word(bytes: "visually-hidden", flags: .screenReader, isAnchored: true),
    ]
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      starts.append(words.count)
      let own = all.filter { $0.bytes.utf8Start[0] == letter }
      words += own.filter { !$0.isAnchored }
      anchoredStarts.append(words.count)
      words += own.filter(\.isAnchored)
    }
    starts.append(words.count)
  }

  /// Values that say of an inline element, alone, that it holds no prose.
  private static let verbatim: [StaticString] = [
    "command", "filename", "literal", "option", "parameter", "replaceable", "envar", "varname", "function",
    "userinput", "computeroutput", "constant", "systemitem", "structname", "structfield", "classname",
  ]

  /// What the words in a value say.
  ///
  /// Pages repeat few values often, so the last ones are remembered.
  mutating func flags(of value: UnsafePointer<UInt8>) -> Flags {
    let hash = Self.hash(value, galley_length(value))
    let slot = Int(truncatingIfNeeded: hash >> 56)
    if memory[slot].hash == hash { return memory[slot].flags }
    var flags = search(value)
    if Self.verbatim.contains(where: { equals(value, $0) }) { flags.insert(.verbatim) }
    memory[slot] = Memory(hash: hash, flags: flags)
    return flags
  }

  /// A number for a value, letter case not set aside.
  @inline(__always)
  private static func hash(_ value: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(value)
    var hash = UInt64(truncatingIfNeeded: count) &* 0xD6E8_FEB8_6659_FD93
    var offset = 0
    while offset + 8 <= count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 1
    while offset < count {
      rest = rest << 8 | UInt64(value[offset])
      offset += 1
    }
    return mix(hash, rest)
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }

  private func search(_ value: UnsafePointer<UInt8>) -> Flags {
    var flags: Flags = []
    var index = 0
    var previous: UInt8 = 0
    while true {
      let byte = value[index]
      guard byte != 0 else { return flags }
      let letter = Int(byte | 0x20) - 0x61
      if letter >= 0, letter < 26 {
        let isStart = !isLetter(previous) || (isUpper(byte) && !isUpper(previous))
        for word in starts[letter]..<(isStart ? starts[letter + 1] : anchoredStarts[letter]) {
          if matches(words[word], value + index) { flags.insert(words[word].flags) }
        }
      }
      previous = byte
      index += 1
    }
  }

  private func matches(_ word: Word, _ value: UnsafePointer<UInt8>) -> Bool {
    let count = word.bytes.utf8CodeUnitCount
    for index in 1..<max(count, 1) where lowercased(value[index]) != word.bytes.utf8Start[index] {
      return false
    }
    // The shortest words are also the starts of others.
    guard word.isAnchored, count <= 4 else { return true }
    let next = value[count]
    return !isLetter(next) || isUpper(next) || (next == UInt8(ascii: "s") && !isLetter(value[count + 1]))
  }
}
