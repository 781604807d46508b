/// The elements of a draft that rules about markup look at, in the order they stand, in flat storage.
///
/// Values are kept as bytes in one array; nothing is allocated for an element or an attribute.
public struct ElementTable: Sendable {
  /// The elements.
  public private(set) var elements: [Element] = []
  /// Their attributes, each element's own in one run.
  public private(set) var attributes: [Attribute] = []
  /// The bytes of attribute names and values, decoded.
  public private(set) var storage: [UInt8] = []

  /// Makes an empty table.
  public init() {}

  /// Appends an element; its attributes follow by `appendAttribute`.
  public mutating func append(_ name: ElementName, source: SourceRange, textStart: Int) {
    elements.append(
      Element(
        name: name, source: source, textRange: TextRange(textStart, textStart),
        attributes: attributes.count..<attributes.count))
  }

  /// Appends an attribute to the element that was appended last.
  ///
  /// - Parameter valueSource: the bytes between the quotes in the source, when they were proven; a value
  ///   is edited only where `isIdentical`.
  public mutating func appendAttribute(
    name: some Sequence<UInt8>, value: some Sequence<UInt8>, valueSource: SourceRange?,
    attributeSource: SourceRange?, isIdentical: Bool
  ) {
    guard let last = elements.indices.last else { return }
    let nameStart = storage.count
    storage.append(contentsOf: name)
    let valueStart = storage.count
    storage.append(contentsOf: value)
    attributes.append(
      Attribute(
        name: nameStart..<valueStart, nameHash: Self.hash(of: storage[nameStart..<valueStart]),
        value: valueStart..<storage.count, valueSource: valueSource, attributeSource: attributeSource,
        isIdentical: isIdentical))
    elements[last].attributes = elements[last].attributes.lowerBound..<attributes.count
  }

  /// Appends an attribute to the element that was appended last, from borrowed bytes: what ingestion calls for
  /// each attribute it keeps.
  public mutating func appendAttribute(
    nameBytes: UnsafeBufferPointer<UInt8>, valueBytes: UnsafeBufferPointer<UInt8>, valueSource: SourceRange?,
    attributeSource: SourceRange?, isIdentical: Bool
  ) {
    guard let last = elements.indices.last else { return }
    let nameStart = storage.count
    storage.append(contentsOf: nameBytes)
    let valueStart = storage.count
    storage.append(contentsOf: valueBytes)
    attributes.append(
      Attribute(
        name: nameStart..<valueStart, nameHash: Self.hash(of: storage[nameStart..<valueStart]),
        value: valueStart..<storage.count, valueSource: valueSource, attributeSource: attributeSource,
        isIdentical: isIdentical))
    elements[last].attributes = elements[last].attributes.lowerBound..<attributes.count
  }

  private static func hash(of name: ArraySlice<UInt8>) -> UInt64 {
    name.withUnsafeBufferPointer { WordHash.ofASCII($0) }
  }

  /// Moves text ends of the elements from `first` on back to `end`, where a block's trailing space was dropped.
  public mutating func clampText(from first: Int, to end: Int) {
    guard first >= 0, first < elements.count else { return }
    for index in first..<elements.count {
      elements[index].textRange.start = min(elements[index].textRange.start, end)
      elements[index].textRange.end = min(elements[index].textRange.end, end)
    }
  }

  /// Says where an element's text ended and where its end tag did.
  public mutating func close(_ index: Int, textEnd: Int, sourceEnd: Int) {
    guard elements.indices.contains(index) else { return }
    elements[index].textRange.end = max(elements[index].textRange.start, textEnd)
    elements[index].contentEnd = max(elements[index].source.end, sourceEnd)
  }

  /// The value of an attribute of an element, by its lower-case name.
  public func value(_ name: StaticString, of element: Element) -> ArraySlice<UInt8>? {
    attribute(name, of: element).map { storage[$0.value] }
  }

  /// An attribute of an element, by its lower-case name.
  public func attribute(_ name: StaticString, of element: Element) -> Attribute? {
    guard !element.attributes.isEmpty else { return nil }
    let hash = WordHash.ofASCII(name.bytes)
    for index in element.attributes where attributes[index].nameHash == hash {
      if storage[attributes[index].name].elementsEqual(name.bytes) { return attributes[index] }
    }
    return nil
  }
}

/// One element in the table.
public struct Element: Sendable {
  /// Which.
  public var name: ElementName
  /// Its start tag in the source, `<` to `>`.
  public var source: SourceRange
  /// The text inside it.
  public var textRange: TextRange
  /// Its attributes in the table.
  public var attributes: Range<Int>
  /// Where its end tag ends in the source (for a script: where its content ends); 0 while it was not seen.
  public var contentEnd: Int = 0
}

/// One attribute in the table.
public struct Attribute: Sendable {
  /// The name's bytes in the storage, lower case.
  public var name: Range<Int>
  /// The name's hash, for finding it.
  public var nameHash: UInt64
  /// The decoded value's bytes in the storage.
  public var value: Range<Int>
  /// The value as written, without its quotes; nil when it was not proven.
  public var valueSource: SourceRange?
  /// The whole attribute with name and quotes; nil when it was not proven.
  public var attributeSource: SourceRange?
  /// Whether the value holds no character reference, so that its bytes are those of the source.
  public var isIdentical: Bool
}

/// The elements that are kept.
public enum ElementName: UInt8, Sendable, CaseIterable {
  case html, head, body, base, title, meta, link, time, address, anchor, image, heading, script, style
  case article, main, iframe, form, input, figure, span, paragraph, office, other
}

extension StaticString {
  /// The literal's UTF-8 bytes.
  public var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
