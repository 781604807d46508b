internal import CLibXML2
internal import GalleyText

/// Text of an attribute that readers meet, kept until the visible text is complete.
struct AttributeText {
  var kind: Block.Kind
  var tag: SourceRange
  /// The value in the source when it was proven.
  var value: SourceRange?
  /// The decoded value in the sink's attribute storage.
  var storage: Range<Int>
  var isForeign: Bool
  var container: Int32
}

/// Where the names of attributes stand in the element table, by where libxml2 keeps them: a page has few names and
/// many attributes.
struct NamePlaces {
  private var slots = [(address: UInt, name: AttributeName)](repeating: (0, AttributeName()), count: 64)

  /// The place of a name, which is added to the table when it has none yet.
  mutating func find(_ name: UnsafePointer<UInt8>, _ count: Int, in table: inout ElementTable) -> AttributeName {
    let address = UInt(bitPattern: name)
    let slot = Int(truncatingIfNeeded: (address ^ address >> 6) & 63)
    if slots[slot].address != address {
      slots[slot] = (address, table.add(name: UnsafeBufferPointer(start: name, count: count)))
    }
    return slots[slot].name
  }
}

extension HTMLSink {
  /// Reads the attributes of a start tag.
  mutating func readFacts(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>) -> AttributeFacts {
    var facts = AttributeFacts()
    var pair = list
    while let name = pair[0] {
      facts.isEmpty = false
      let attribute = attributeNames.find(name).value
      if attribute != .unknown { facts.note(attribute, pair[1]) }
      pair += 2
    }
    if let className = facts.className { facts.words = classWords.flags(of: className) }
    return facts
  }

  /// Notes the page's language and what differs from it.
  func isForeign(_ tag: HTMLTag, _ facts: AttributeFacts, in parent: OpenElement) -> Bool {
    if facts.isNotTranslated || facts.words.contains(.notTranslated) { return true }
    guard let own = facts.language.flatMap(LanguageTag.init) else { return parent.isForeign }
    return own != language ?? .english
  }

  /// Applies `lang`, `translate` and the class `notranslate` to an element.
  mutating func applyLanguage(_ tag: HTMLTag, _ facts: AttributeFacts, _ element: inout OpenElement) {
    if tag == .html || tag == .body {
      language = language ?? facts.language.flatMap(LanguageTag.init)
      return
    }
    if !facts.isEmpty { element.isForeign = isForeign(tag, facts, in: element) }
    guard tag.traits.contains(.block) else { return }
    if element.isForeign { element.traits.insert(.foreign) } else { element.traits.remove(.foreign) }
  }

  /// Keeps an element that rules about markup look at, and the text of its attributes.
  mutating func keep(
    _ tag: HTMLTag, _ facts: AttributeFacts, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ written: SourceRange?, _ element: inout OpenElement
  ) {
    let isKept =
      tag.isKept || facts.isMarked || facts.words.contains(.kept)
      || (tag == .script && facts.type.map { contains($0, "ld+json") } ?? false)
      || facts.style.map { contains($0, "mso-") } ?? false
    guard isKept || facts.hasText else { return }
    guard written != nil || list != nil else { return }
    guard elements.elements.count + elements.attributes.count + attributeTexts.count < limits.elements else {
      return fail(.tooMany(what: "elements and attributes", limit: limits.elements))
    }
    let source = written ?? SourceRange(min(cursor, bytes.count), min(cursor, bytes.count))
    if isKept {
      element.element = Int32(truncatingIfNeeded: elements.elements.count)
      elements.append(tag.elementName, source: source, textStart: text.count)
    }
    if let list { readAttributes(list, tag, facts, source, isKept: isKept, element) }
    if isKept, let level = tag.headingLevel { appendLevel(level) }
  }

  private mutating func readAttributes(
    _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>, _ tag: HTMLTag, _ facts: AttributeFacts,
    _ source: SourceRange, isKept: Bool, _ element: OpenElement
  ) {
    var nameEnd = source.start + 1
    while nameEnd < source.end, !isSpace(bytes[nameEnd]), bytes[nameEnd] != UInt8(ascii: "/") { nameEnd += 1 }
    let isPlain = !source.isEmpty && scanner.scanPlain(list, &attributeNames, bytes, from: nameEnd, to: source.end)
    let isProven = isPlain || (!source.isEmpty && scanner.scan(bytes, from: nameEnd, to: source.end))
    var pair = list
    var place = -1
    while let name = pair[0] {
      let value = pair[1]
      pair += 2
      place += 1
      let known = attributeNames.find(name)
      let isText = facts.hasText && isReaderText(known.value, value, tag, facts)
      guard isKept || isText else { continue }
      var found: AttributeScanner.Found?
      var proof: (range: SourceRange, isIdentical: Bool)?
      let valueCount: Int
      if isPlain {
        let plain = scanner.found[place]
        (found, proof) = (plain, (SourceRange(plain.valueStart, plain.valueEnd), true))
        valueCount = plain.valueEnd - plain.valueStart
      } else {
        valueCount = value.map { galley_length($0) } ?? 0
        found = isProven ? scanner.advance(to: name, known.length, in: bytes) : nil
        proof = found.flatMap { prove($0, value, valueCount) }
      }
      let content = UnsafeBufferPointer(start: value, count: valueCount)
      if isKept { keepAttribute(namePlaces.find(name, known.length, in: &elements), content, found, proof) }
      if isText {
        keepText(content, known.value == .content ? .metadata : .attribute, source, proof?.range, element)
      }
    }
  }

  @inline(__always)
  private mutating func keepAttribute(
    _ name: AttributeName, _ value: UnsafeBufferPointer<UInt8>, _ found: AttributeScanner.Found?,
    _ proof: (range: SourceRange, isIdentical: Bool)?
  ) {
    guard let found, let proof else {
      return elements.appendAttribute(
        name, value: value, valueSource: nil, attributeSource: nil, isIdentical: false)
    }
    elements.appendAttribute(
      name, value: value, valueSource: found.hasValue ? proof.range : nil,
      attributeSource: SourceRange(found.start, found.end), isIdentical: proof.isIdentical)
  }

  private mutating func keepText(
    _ value: UnsafeBufferPointer<UInt8>, _ kind: Block.Kind, _ tag: SourceRange, _ range: SourceRange?,
    _ element: OpenElement
  ) {
    let start = attributeStorage.count
    attributeStorage.append(contentsOf: value)
    attributeTexts.append(
      AttributeText(
        kind: kind, tag: tag, value: range, storage: start..<attributeStorage.count, isForeign: element.isForeign,
        container: element.container))
  }

  /// Whether an attribute holds text that readers meet.
  private func isReaderText(
    _ attribute: HTMLAttribute, _ value: UnsafePointer<UInt8>?, _ tag: HTMLTag, _ facts: AttributeFacts
  ) -> Bool {
    guard let value, value[0] != 0 else { return false }
    switch attribute {
    case .alt: return hiddenFrom == .max && (tag == .img || tag == .area || tag == .input)
    case .title: return hiddenFrom == .max && tag != .link && tag != .style && tag != .meta
    case .ariaLabel: return hiddenFrom == .max
    case .placeholder: return hiddenFrom == .max && (tag == .input || tag == .textarea)
    case .content: return tag == .meta && facts.isReaderMetadata
    default: return false
    }
  }

  /// Whether an attribute's source gives the value the parser told.
  private mutating func prove(
    _ found: AttributeScanner.Found, _ value: UnsafePointer<UInt8>?, _ count: Int
  ) -> (range: SourceRange, isIdentical: Bool)? {
    let range = SourceRange(found.valueStart, found.valueEnd)
    guard let value, count > 0 else { return range.isEmpty ? (range, true) : nil }
    if range.count == count, bytes.matches(value, count: count, at: range.start) { return (range, true) }
    return align(range, with: value, count: count) ? (range, false) : nil
  }

  /// A heading's level as an attribute that stands nowhere in the source.
  private mutating func appendLevel(_ level: UInt8) {
    var digit = level + UInt8(ascii: "0")
    let name = elements.add(name: ("level" as StaticString).bytes)
    withUnsafeBytes(of: &digit) { raw in
      elements.appendAttribute(
        name, value: raw.assumingMemoryBound(to: UInt8.self),
        valueSource: nil, attributeSource: nil, isIdentical: false)
    }
  }

  /// Appends the texts of attributes as blocks, behind all visible text.
  mutating func appendAttributeTexts() {
    open.removeAll()
    let texts = attributeTexts
    let storage = attributeStorage
    storage.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for attribute in texts {
        guard failure == nil else { return }
        var place = OpenElement()
        place.kind = attribute.kind
        if attribute.isForeign { place.traits.insert(.foreign) }
        place.container = attribute.container
        root = place
        let value = base + attribute.storage.lowerBound
        let before = blocks.count
        if let source = attribute.value, align(source, with: value, count: attribute.storage.count) {
          appendPieces(value)
        } else {
          appendUnproven(value, attribute.storage.count, attribute.value ?? attribute.tag)
        }
        closeBlock()
        if blocks.count > before { blocks[before].source = attribute.value ?? attribute.tag }
      }
    }
    root = OpenElement()
  }
}
