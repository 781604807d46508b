/// Finds the encoding that a page's own markup declares, without parsing it.
///
/// The byte scan of the HTML Standard ("prescan a byte stream to determine its encoding"), which looks at the
/// first 1,024 bytes only.
struct EncodingPrescan {
  /// How many bytes are looked at.
  static let limit = 1_024
  /// How far a head is looked through where those bytes tell nothing, and how many labels that mean nothing it may hold.
  private static let headLimit = 1_000_000
  private static let unknownLabels = 16

  /// What a declaration calls the encoding.
  struct Label {
    /// Where it stands.
    var range: Range<Int>
    /// The encoding; nil where none is called so.
    var charset: Charset?
  }

  private let bytes: ArraySlice<UInt8>
  private var offset: Int
  /// Whether the scan ends with the page's head.
  private var isOfHead = false

  /// Makes a scan of the start of a file, behind its byte-order mark.
  init(_ bytes: [UInt8], limit: Int = Self.limit) {
    self.bytes = bytes.prefix(limit)
    offset = 0
  }

  private init(tag: ArraySlice<UInt8>) {
    bytes = tag
    offset = tag.startIndex
  }

  /// The label in an XML declaration at the very start, or behind a byte-order mark that ends there.
  static func xmlDeclaration(_ bytes: [UInt8], from origin: Int = 0) -> Label? {
    let start = bytes[min(origin, bytes.count)...].prefix(limit)
    guard start.starts(with: "<?xml".utf8), let end = start.firstIndex(of: 0x3E) else { return nil }
    let declaration = start[..<end]
    let name = Array("encoding".utf8)
    let place = declaration.indices.first { declaration[$0] == name[0] && declaration[$0...].starts(with: name) }
    guard let place else { return nil }
    var offset = place + name.count
    while offset < end, declaration[offset].isMarkupSpace { offset += 1 }
    guard offset < end, declaration[offset] == 0x3D else { return nil }
    offset += 1
    while offset < end, declaration[offset].isMarkupSpace { offset += 1 }
    guard offset < end, declaration[offset] == 0x22 || declaration[offset] == 0x27 else { return nil }
    let quote = declaration[offset]
    guard let close = declaration[(offset + 1)...].firstIndex(of: quote) else { return nil }
    return Label(range: offset + 1..<close, charset: Charset.named(declaration[(offset + 1)..<close]))
  }

  /// The encoding of the first `meta` element that names a known one.
  static func metaElement(_ bytes: [UInt8]) -> Charset? {
    var scan = EncodingPrescan(bytes)
    return scan.run()
  }

  /// The encoding that a `meta` element names anywhere in the page's head: browsers that find it too late for the prescan
  /// read the page anew.
  static func lateMetaElement(_ bytes: [UInt8]) -> Charset? {
    var scan = EncodingPrescan(bytes, limit: headLimit)
    scan.isOfHead = true
    return scan.run()
  }

  /// The label that one tag gives, which is that of a `meta` element.
  static func label(inMeta tag: ArraySlice<UInt8>) -> Label? {
    // Most of a page's `meta` elements are of other things, and reading a tag costs more than looking for the word.
    guard index(ofCharset: tag) != nil else { return nil }
    var scan = EncodingPrescan(tag: tag)
    guard scan.isMeta() else { return nil }
    scan.offset += 5
    return scan.readMeta()
  }

  private mutating func run() -> Charset? {
    var unknown = 0
    while let start = bytes[offset...].firstIndex(of: 0x3C) {
      offset = start
      if skipComment() { continue }
      if isMeta() {
        offset += 5
        guard let label = readMeta() else { continue }
        if let charset = label.charset { return charset }
        unknown += 1
        guard unknown < Self.unknownLabels else { return nil }
        continue
      }
      guard start + 1 < bytes.endIndex else { return nil }
      let next = bytes[start + 1]
      if next.isASCIILetter || (next == 0x2F && start + 2 < bytes.endIndex && bytes[start + 2].isASCIILetter) {
        guard !isOfHead || skipRawText() else { return nil }
        skipTag()
      } else if next == 0x21 || next == 0x2F || next == 0x3F {
        guard let end = bytes[(start + 2)...].firstIndex(of: 0x3E) else { return nil }
        offset = end + 1
      } else {
        offset = start + 1
      }
    }
    return nil
  }

  /// Moves to the end tag of an element whose content is no markup; false where the tag is none that a head holds.
  private mutating func skipRawText() -> Bool {
    let letters = bytes[(offset + 1)...].prefix(12).map(\.asciiLowercased)
    let name = String(decoding: letters.prefix { $0.isASCIILetter || $0 == 0x2F }, as: UTF8.self)
    switch name {
    case "html", "head", "link", "base", "noscript", "/noscript", "/title", "/style", "/script": return true
    case "title", "style", "script":
      let end = Array("</\(name)".utf8)
      while let less = bytes[(offset + 1)...].firstIndex(of: 0x3C) {
        offset = less
        if bytes[less...].prefix(end.count).map(\.asciiLowercased) == end { return true }
      }
      return false
    default: return false
    }
  }

  private mutating func skipComment() -> Bool {
    guard bytes[offset...].starts(with: "<!--".utf8) else { return false }
    // The dashes of the opening may be those of the close: `<!-->` is a whole comment.
    guard let end = bytes[min(offset + 2, bytes.endIndex)...].firstRange(of: Array("-->".utf8)) else {
      offset = bytes.endIndex
      return true
    }
    offset = end.upperBound
    return true
  }

  private func isMeta() -> Bool {
    let name = bytes[offset...].prefix(6)
    guard name.count == 6, let last = name.last, last.isMarkupSpace || last == 0x2F else { return false }
    return name.dropFirst().prefix(4).map { $0 | 0x20 }.elementsEqual("meta".utf8)
  }

  private mutating func skipTag() {
    while offset < bytes.endIndex, !bytes[offset].isMarkupSpace, bytes[offset] != 0x3E { offset += 1 }
    while readAttribute() != nil {}
  }

  private mutating func readMeta() -> Label? {
    var isPragma = false
    var needsPragma: Bool?
    var label: Label?
    var seen: Set<[UInt8]> = []
    while let (name, value) = readAttribute() {
      guard seen.insert(name).inserted else { continue }
      if name.elementsEqual("http-equiv".utf8) {
        isPragma = bytes[value].map(\.asciiLowercased).elementsEqual("content-type".utf8)
      } else if name.elementsEqual("content".utf8) {
        if label == nil, let named = Self.label(inContent: bytes[value]) {
          label = named
          needsPragma = true
        }
      } else if name.elementsEqual("charset".utf8) {
        label = Label(range: value, charset: Charset.named(bytes[value]))
        needsPragma = false
      }
    }
    guard let needsPragma, !needsPragma || isPragma, label?.range.isEmpty == false else { return nil }
    return label
  }

  /// The label in `text/html; charset=…`.
  private static func label(inContent value: ArraySlice<UInt8>) -> Label? {
    var rest = value
    while let start = index(ofCharset: rest) {
      rest = rest[(start + charsetCount)...]
      var tail = rest.drop { $0.isMarkupSpace }
      guard tail.first == 0x3D else { continue }
      tail = tail.dropFirst().drop { $0.isMarkupSpace }
      guard let first = tail.first else { return nil }
      var label = tail.prefix { !$0.isMarkupSpace && $0 != 0x3B }
      if first == 0x22 || first == 0x27 {
        guard let end = tail.dropFirst().firstIndex(of: first) else { return nil }
        label = tail[(tail.startIndex + 1)..<end]
      }
      return Label(range: label.startIndex..<label.endIndex, charset: Charset.named(label))
    }
    return nil
  }

  private static let charsetCount = 7

  /// Where the word stands first, in any letter case.
  private static func index(ofCharset bytes: ArraySlice<UInt8>) -> Int? {
    let word: StaticString = "charset"
    var start = bytes.startIndex
    while start + charsetCount <= bytes.endIndex {
      var letter = 0
      while letter < charsetCount, bytes[start + letter] | 0x20 == word.utf8Start[letter] { letter += 1 }
      if letter == charsetCount { return start }
      start += 1
    }
    return nil
  }

  /// The next attribute of the tag at the offset: its name in lower case and where its value stands; nil behind the
  /// tag's end.
  private mutating func readAttribute() -> (name: [UInt8], value: Range<Int>)? {
    while offset < bytes.endIndex, bytes[offset].isMarkupSpace || bytes[offset] == 0x2F { offset += 1 }
    guard offset < bytes.endIndex else { return nil }
    guard bytes[offset] != 0x3E else {
      offset += 1
      return nil
    }
    var name: [UInt8] = []
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      if byte == 0x3D && !name.isEmpty { break }
      if byte.isMarkupSpace || byte == 0x2F || byte == 0x3E { break }
      name.append(byte.asciiLowercased)
      offset += 1
    }
    while offset < bytes.endIndex, bytes[offset].isMarkupSpace { offset += 1 }
    guard offset < bytes.endIndex, bytes[offset] == 0x3D else { return (name, offset..<offset) }
    offset += 1
    while offset < bytes.endIndex, bytes[offset].isMarkupSpace { offset += 1 }
    return (name, readValue())
  }

  private mutating func readValue() -> Range<Int> {
    guard offset < bytes.endIndex else { return offset..<offset }
    let quote = bytes[offset]
    if quote == 0x22 || quote == 0x27 {
      let start = offset + 1
      let end = bytes[start...].firstIndex(of: quote) ?? bytes.endIndex
      offset = min(end + 1, bytes.endIndex)
      return start..<end
    }
    let start = offset
    while offset < bytes.endIndex, !bytes[offset].isMarkupSpace, bytes[offset] != 0x3E { offset += 1 }
    return start..<offset
  }
}

extension UInt8 {
  /// White space as HTML counts it.
  var isMarkupSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }
  /// `A` to `Z`, `a` to `z`.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  /// `0` to `9`.
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// The byte with `A` to `Z` in lower case.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
