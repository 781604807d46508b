/// Finds the encoding that a page's own markup declares, without parsing it.
///
/// The byte scan of the HTML Standard ("prescan a byte stream to determine its encoding"), which looks at the
/// first 1,024 bytes only.
struct EncodingPrescan {
  /// How many bytes are looked at.
  static let limit = 1_024

  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  /// Makes a scan of the start of a file, behind its byte-order mark.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes.prefix(Self.limit)
    offset = 0
  }

  /// The encoding of an XML declaration at the very start.
  static func xmlDeclaration(_ bytes: [UInt8]) -> Charset? {
    let start = bytes.prefix(limit)
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
    return Charset.named(declaration[(offset + 1)..<close])
  }

  /// The encoding of the first `meta` element that names a known one.
  static func metaElement(_ bytes: [UInt8]) -> Charset? {
    var scan = EncodingPrescan(bytes)
    return scan.run()
  }

  private mutating func run() -> Charset? {
    while let start = bytes[offset...].firstIndex(of: 0x3C) {
      offset = start
      if skipComment() { continue }
      if isMeta() {
        offset += 5
        if let charset = readMeta() { return charset }
        continue
      }
      guard start + 1 < bytes.endIndex else { return nil }
      let next = bytes[start + 1]
      if next.isASCIILetter || (next == 0x2F && start + 2 < bytes.endIndex && bytes[start + 2].isASCIILetter) {
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

  private mutating func readMeta() -> Charset? {
    var isPragma = false
    var needsPragma: Bool?
    var charset: Charset?
    var seen: Set<[UInt8]> = []
    while let (name, value) = readAttribute() {
      guard seen.insert(name).inserted else { continue }
      if name.elementsEqual("http-equiv".utf8) {
        isPragma = value.elementsEqual("content-type".utf8)
      } else if name.elementsEqual("content".utf8) {
        if charset == nil, let named = Self.charset(inContent: value) {
          charset = named
          needsPragma = true
        }
      } else if name.elementsEqual("charset".utf8) {
        charset = Charset.named(value)
        needsPragma = false
      }
    }
    guard let needsPragma, !needsPragma || isPragma else { return nil }
    return charset
  }

  /// The encoding in `text/html; charset=…`.
  private static func charset(inContent value: [UInt8]) -> Charset? {
    var rest = value[...]
    while let found = rest.firstRange(of: Array("charset".utf8)) {
      rest = rest[found.upperBound...]
      var tail = rest.drop { $0.isMarkupSpace }
      guard tail.first == 0x3D else { continue }
      tail = tail.dropFirst().drop { $0.isMarkupSpace }
      guard let first = tail.first else { return nil }
      if first == 0x22 || first == 0x27 {
        guard let end = tail.dropFirst().firstIndex(of: first) else { return nil }
        return Charset.named(tail[(tail.startIndex + 1)..<end])
      }
      return Charset.named(tail.prefix { !$0.isMarkupSpace && $0 != 0x3B })
    }
    return nil
  }

  /// The next attribute of the tag at the offset, both parts in lower case; nil behind the tag's end.
  private mutating func readAttribute() -> (name: [UInt8], value: [UInt8])? {
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
    guard offset < bytes.endIndex, bytes[offset] == 0x3D else { return (name, []) }
    offset += 1
    while offset < bytes.endIndex, bytes[offset].isMarkupSpace { offset += 1 }
    return (name, readValue())
  }

  private mutating func readValue() -> [UInt8] {
    guard offset < bytes.endIndex else { return [] }
    let quote = bytes[offset]
    var value: [UInt8] = []
    if quote == 0x22 || quote == 0x27 {
      offset += 1
      while offset < bytes.endIndex, bytes[offset] != quote {
        value.append(bytes[offset].asciiLowercased)
        offset += 1
      }
      offset = min(offset + 1, bytes.endIndex)
      return value
    }
    while offset < bytes.endIndex, !bytes[offset].isMarkupSpace, bytes[offset] != 0x3E {
      value.append(bytes[offset].asciiLowercased)
      offset += 1
    }
    return value
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
