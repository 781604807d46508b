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
    let isProven = !source.isEmpty && scanner.scan(bytes, from: nameEnd, to: source.end)
    var pair = list
    while let name = pair[0] {
      let value = pair[1]
      pair += 2
      let (attribute, count) = attributeNames.find(name)
      let isText = isReaderText(attribute, value, tag, facts)
      guard isKept || isText else { continue }
      let valueCount = value.map { length($0) } ?? 0
      let found = isProven ? scanner.advance(to: name, count, in: bytes) : nil
      let proof = found.flatMap { prove($0, value, valueCount) }
      if isKept {
        elements.appendAttribute(
          nameBytes: UnsafeBufferPointer(start: name, count: count),
          valueBytes: UnsafeBufferPointer(start: value, count: valueCount),
          valueSource: proof.flatMap { found?.hasValue == true ? $0.range : nil },
          attributeSource: proof.flatMap { _ in found.map { SourceRange($0.start, $0.end) } },
          isIdentical: proof?.isIdentical ?? false)
      }
      if isText, let value {
        let start = attributeStorage.count
        attributeStorage.append(contentsOf: UnsafeBufferPointer(start: value, count: valueCount))
        attributeTexts.append(
          AttributeText(
            kind: attribute == .content ? .metadata : .attribute, tag: source, value: proof?.range,
            storage: start..<attributeStorage.count, isForeign: element.isForeign,
            container: element.container))
      }
    }
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
    withUnsafeBytes(of: &digit) { raw in
      elements.appendAttribute(
        nameBytes: ("level" as StaticString).bytes, valueBytes: raw.assumingMemoryBound(to: UInt8.self),
        valueSource: nil, attributeSource: nil, isIdentical: false)
    }
  }

  /// Appends the texts of attributes as blocks, behind all visible text.
  mutating func appendAttributeTexts() {
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
        open = [place]
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
    open.removeAll()
  }
}
