/// Which language a text is written in, judged by its script and, in Latin letters, by the small words of each language.
public struct LanguageEvidence: Sendable {
  /// Words in Latin letters.
  public private(set) var wordCount = 0
  /// Letters by script, by its place among all.
  private var letterCounts = [Int](repeating: 0, count: Script.allCases.count)
  /// Small words of each language, by its place in `languages`.
  private var smallWordCounts = [Int](repeating: 0, count: Self.languages.count)

  /// Whether some small word of each language was read that is no English word too, as “a”, “on” and “die” are.
  private var isPlain = [Bool](repeating: false, count: Self.languages.count)

  /// Letters by script.
  public var letters: [Script: Int] {
    Dictionary(uniqueKeysWithValues: zip(Script.allCases, letterCounts).filter { $0.1 > 0 })
  }
  /// Small words of each language among the words.
  public var smallWords: [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(Self.languages, smallWordCounts).filter { $0.1 > 0 })
  }

  /// Scripts that tell languages apart.
  public enum Script: String, Sendable, CaseIterable {
    /// Letters of Western and Central Europe, Turkey, Vietnam and many others.
    case latin = "Latin"
    /// Russian and its kin.
    case cyrillic = "Cyrillic"
    /// Modern and ancient Greek.
    case greek = "Greek"
    /// Hebrew and Yiddish.
    case hebrew = "Hebrew"
    /// Arabic, Persian, Urdu.
    case arabic = "Arabic"
    /// Hindi, Marathi, Nepali.
    case devanagari = "Devanagari"
    /// Thai.
    case thai = "Thai"
    /// The syllables of Japanese.
    case kana = "Japanese"
    /// The characters that Chinese and Japanese share.
    case han = "Chinese"
    /// Korean.
    case hangul = "Korean"
  }

  /// Makes evidence of no text.
  public init() {}

  /// Reads the prose of a document, without attributes and metadata.
  public init(proseOf document: Document) {
    for block in document.blocks where block.isProse && ![.attribute, .metadata, .title].contains(block.kind) {
      read(block, of: document)
    }
  }

  /// Reads a block of a document.
  public mutating func read(_ block: Block, of document: Document) {
    guard block.range.start >= 0, block.range.end <= document.text.count else { return }
    read(document.text[block.range.start..<block.range.end])
  }

  /// Whether the text is in another language than English, as far as so short a text tells.
  ///
  /// - Parameter leastWords: how many words a judgement needs.
  public func isForeign(leastWords: Int) -> Bool {
    let latin = letters[.latin] ?? 0
    if letters.values.reduce(0, +) > 2 * latin { return true }
    guard wordCount >= leastWords else { return false }
    let plain = zip(smallWordCounts, isPlain).filter(\.1).map(\.0).max() ?? 0
    return plain >= 3 && plain * 5 >= wordCount && (smallWords["en"] ?? 0) * 3 <= plain
  }

  /// Whether the small words of English stand out.
  public var isEnglish: Bool {
    let own = smallWords["en"] ?? 0
    return wordCount >= 8 && own * 7 >= wordCount && own >= 2 * (mostSmallWords ?? 0)
  }

  /// How many small words of the language other than English that has most of them.
  private var mostSmallWords: Int? { smallWords.filter { $0.key != "en" }.values.max() }

  /// The most words that are read of a text: more would not make it surer.
  private static let wordLimit = 500

  /// Reads text in UTF-8.
  public mutating func read(_ text: ArraySlice<UInt8>) {
    var start: Int?
    var index = text.startIndex
    while index < text.endIndex, wordCount < Self.wordLimit {
      let byte = text[index]
      var length = 1
      var script: Script? = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? .latin : nil
      if byte >= 0x80, let (scalar, count) = UTF8Decoding.scalar(text, at: index) {
        length = count
        script = Self.script(of: scalar.value)
      }
      if let script {
        letterCounts[script.place] += 1
        if script == .latin, start == nil { start = index }
      }
      if script != .latin, let from = start {
        addWord(text[from..<index])
        start = nil
      }
      index += length
    }
    if let start { addWord(text[start..<min(index, text.endIndex)]) }
  }

  private mutating func addWord(_ word: ArraySlice<UInt8>) {
    wordCount += 1
    let hash = WordHash.of(word)
    guard word.count <= 6, var mask = Self.masks[hash] else { return }
    let isEnglishToo = Self.englishToo.contains(hash)
    while mask != 0 {
      smallWordCounts[mask.trailingZeroBitCount] += 1
      if !isEnglishToo { isPlain[mask.trailingZeroBitCount] = true }
      mask &= mask - 1
    }
  }

  private static func script(of value: UInt32) -> Script? {
    switch value {
    case 0xAA, 0xBA, 0xC0...0x24F, 0x1E00...0x1EFF: value == 0xD7 || value == 0xF7 ? nil : .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x590...0x5FF: .hebrew
    case 0x600...0x6FF, 0x750...0x77F: .arabic
    case 0x900...0x97F: .devanagari
    case 0xE00...0xE7F: .thai
    case 0x3040...0x30FF: .kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: .han
    case 0xAC00...0xD7AF, 0x1100...0x11FF: .hangul
    default: nil
    }
  }

  /// The scripts that a language is written in; nil for one that is not known here.
  public static func scripts(of language: String) -> Set<Script>? {
    switch language {
    case "ru", "uk", "bg", "be", "mk", "kk", "ky", "mn", "tg": [.cyrillic]
    case "sr", "bs", "uz", "az", "tk": [.cyrillic, .latin]
    case "el": [.greek]
    case "he", "yi": [.hebrew]
    case "ar", "fa", "ur", "ps": [.arabic]
    case "hi", "mr", "ne": [.devanagari]
    case "th": [.thai]
    case "ja": [.kana, .han]
    case "zh": [.han]
    case "ko": [.hangul, .han]
    case _ where words[language] != nil: [.latin]
    default: nil
    }
  }

  /// The name of a language in English, for messages.
  public static func name(of language: String) -> String { names[language] ?? "“\(language)”" }

  private static let names = [
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "pl": "Polish", "cs": "Czech", "fi": "Finnish",
    "hu": "Hungarian", "tr": "Turkish", "ro": "Romanian", "id": "Indonesian",
  ]

  /// Frequent small words that say which language stands around them; what several share counts for each of them.
  private static let words: [String: [String]] = [
    "en": [
      "the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "his", "has", "are", "this", "from", "by",
      "have", "not", "were", "which", "it", "as", "he", "they", "their", "but", "been", "said", "would", "who",
    ],
    "de": [
      "der", "die", "und", "das", "den", "von", "zu", "mit", "ist", "des", "dem", "nicht", "ein", "eine", "auf", "sich",
      "für", "auch", "als", "im", "wird", "sind", "war", "bei", "nach", "dass", "einer", "um", "werden", "aus",
    ],
    "fr": [
      "le", "la", "les", "des", "et", "du", "une", "est", "dans", "pour", "que", "qui", "par", "sur", "pas", "plus",
      "au", "avec", "ce", "sont", "aux", "mais", "cette", "ont", "été", "ses", "leur", "comme", "ou", "il",
    ],
    "es": [
      "el", "los", "las", "del", "que", "una", "por", "con", "para", "es", "se", "al", "su", "lo", "como", "más",
      "pero",
      "sus", "ha", "fue", "este", "esta", "son", "entre", "también", "no", "la", "un", "ya", "muy",
    ],
    "it": [
      "il", "di", "che", "della", "per", "del", "una", "sono", "con", "gli", "le", "dei", "nel", "alla", "non", "anche",
      "più", "delle", "è", "ha", "come", "si", "dal", "al", "ma", "lo", "nella", "questo", "da", "dalla",
    ],
    "pt": [
      "o", "os", "que", "do", "da", "em", "um", "uma", "para", "com", "não", "dos", "das", "por", "mais", "na", "no",
      "se", "ao", "foi", "como", "mas", "são", "pela", "pelo", "também", "sua", "seu", "está", "ser",
    ],
    "nl": [
      "de", "het", "een", "van", "en", "dat", "niet", "voor", "zijn", "met", "op", "ook", "aan", "er", "door", "maar",
      "naar", "bij", "uit", "wordt", "heeft", "nog", "worden", "was", "deze", "om", "is", "die", "te", "wel",
    ],
    "sv": [
      "och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till", "den", "har", "inte", "om", "ett",
      "men",
      "var", "från", "när", "kan", "också", "vid", "hade", "efter", "ska", "sig", "så", "eller", "under",
    ],
    "da": [
      "og", "at", "det", "er", "en", "til", "på", "af", "for", "med", "den", "der", "har", "ikke", "som", "de", "et",
      "var", "om", "men", "fra", "kan", "også", "efter", "blev", "sig", "eller", "ved", "hvor", "være",
    ],
    "no": [
      "og", "det", "er", "en", "til", "på", "av", "for", "med", "den", "har", "ikke", "som", "de", "et", "var", "om",
      "men", "fra", "kan", "også", "etter", "ble", "seg", "eller", "ved", "hvor", "være", "at", "skal",
    ],
    "pl": [
      "nie", "się", "że", "jest", "na", "do", "to", "od", "jak", "za", "przez", "dla", "oraz", "ale", "po", "czy",
      "tym", "są", "był", "która", "który", "które", "tego", "już", "jego", "by", "ze", "co", "tak", "także",
    ],
    "cs": [
      "se", "na", "je", "že", "to", "byl", "jako", "pro", "ale", "za", "jeho", "podle", "který", "která", "které",
      "jsou",
      "také", "by", "po", "od", "není", "při", "bylo", "což", "až", "však", "nebo", "jsem", "už", "tak",
    ],
    "fi": [
      "ja", "on", "ei", "että", "oli", "se", "hän", "myös", "mutta", "ovat", "kuin", "joka", "sen", "kun", "ole", "jo",
      "ollut", "mukaan", "tai", "niin", "vain", "jonka", "sitä", "tämä", "voi", "olla", "siitä", "nyt",
    ],
    "hu": [
      "a", "az", "és", "hogy", "nem", "is", "egy", "volt", "meg", "csak", "már", "ez", "de", "mint", "ha", "el", "még",
      "vagy", "kell", "pedig", "azt", "után", "van", "ezt", "szerint", "lesz", "így",
    ],
    "tr": [
      "ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "daha", "çok", "olan", "gibi", "sonra", "kadar", "ama",
      "en",
      "ise", "değil", "var", "her", "yeni", "o", "ne", "iki", "oldu",
    ],
    "ro": [
      "și", "în", "de", "la", "că", "nu", "pe", "cu", "din", "este", "să", "care", "pentru", "mai", "sunt", "fost",
      "dar",
      "ce", "după", "fi", "ca", "sau", "au", "lui", "al", "prin", "iar", "despre",
    ],
    "id": [
      "yang", "dan", "di", "ini", "itu", "dengan", "untuk", "dari", "tidak", "pada", "dalam", "akan", "juga", "ke",
      "ada",
      "oleh", "kata", "saat", "bisa", "atau", "telah", "karena", "para", "lebih", "hari",
    ],
  ]

  /// The languages that small words are known of, by name.
  /// Small words above that English has as well: a text that has none but these may be English.
  private static let englishToo = WordHash.set(
    of: """
      a i o as at by do no on in is it was me am an to so or had men die den war her for under also hat man he we us of \
      be has his this from have not were which they but said who are time
      """)

  private static let languages = words.keys.sorted()

  /// For the hash of each small word, a bit for each language that has it.
  private static let masks: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    for (place, language) in languages.enumerated() {
      for word in words[language] ?? [] { table[WordHash.of(Array(word.utf8)[...]), default: 0] |= 1 << UInt32(place) }
    }
    return table
  }()
}

extension LanguageEvidence.Script {
  fileprivate var place: Int {
    switch self {
    case .latin: 0
    case .cyrillic: 1
    case .greek: 2
    case .hebrew: 3
    case .arabic: 4
    case .devanagari: 5
    case .thai: 6
    case .kana: 7
    case .han: 8
    case .hangul: 9
    }
  }
}
