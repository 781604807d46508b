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
    let name = Array(name).withUnsafeBufferPointer { add(name: $0) }
    Array(value).withUnsafeBufferPointer {
      appendAttribute(
        name, value: $0, valueSource: valueSource, attributeSource: attributeSource, isIdentical: isIdentical)
    }
  }

  /// Adds the name of attributes; each of them that is so called shares it.
  public mutating func add(name: UnsafeBufferPointer<UInt8>) -> AttributeName {
    let start = storage.count
    storage.append(contentsOf: name)
    return AttributeName(start, storage.count, WordHash.ofASCII(name))
  }

  /// Appends an attribute to the element that was appended last, from borrowed bytes: what ingestion calls for
  /// each attribute it keeps.
  public mutating func appendAttribute(
    _ name: AttributeName, value: UnsafeBufferPointer<UInt8>, valueSource: SourceRange?,
    attributeSource: SourceRange?, isIdentical: Bool
  ) {
    let last = elements.count - 1
    guard last >= 0 else { return }
    let start = storage.count
    storage.append(contentsOf: value)
    attributes.append(
      Attribute(
        name, start..<storage.count, valueSource: valueSource, attributeSource: attributeSource,
        isIdentical: isIdentical))
    elements[last].attributes = elements[last].attributes.lowerBound..<attributes.count
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
    let name = name.bytes
    let hash = WordHash.ofASCII(name)
    for index in element.attributes where attributes[index].nameHash == hash {
      if isName(name, of: attributes[index]) { return attributes[index] }
    }
    return nil
  }

  private func isName(_ name: UnsafeBufferPointer<UInt8>, of attribute: Attribute) -> Bool {
    let range = attribute.name
    guard range.count == name.count else { return false }
    for offset in 0..<name.count where storage[range.lowerBound + offset] != name[offset] { return false }
    return true
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

/// Where the name of attributes stands in the table.
public struct AttributeName: Sendable {
  fileprivate let start: UInt32
  fileprivate let end: UInt32
  fileprivate let hash: UInt64

  fileprivate init(_ start: Int, _ end: Int, _ hash: UInt64) {
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: end)
    self.hash = hash
  }

  /// A name without letters.
  public init() { self.init(0, 0, 0) }
}

/// One attribute in the table.
///
/// Kept in few bytes, since a page has more of them than of anything else.
public struct Attribute: Sendable {
  private let nameStart: UInt32
  private let nameEnd: UInt32
  private let valueStart: UInt32
  private let valueEnd: UInt32
  private let valueSourceStart: UInt32
  private let valueSourceEnd: UInt32
  private let sourceStart: UInt32
  private let sourceEnd: UInt32
  /// Whether the value holds no character reference, so that its bytes are those of the source.
  public let isIdentical: Bool
  /// The name's hash, for finding it.
  public let nameHash: UInt64

  fileprivate init(
    _ name: AttributeName, _ value: Range<Int>, valueSource: SourceRange?, attributeSource: SourceRange?,
    isIdentical: Bool
  ) {
    nameStart = name.start
    nameEnd = name.end
    nameHash = name.hash
    valueStart = UInt32(clamping: value.lowerBound)
    valueEnd = UInt32(clamping: value.upperBound)
    valueSourceStart = valueSource.map { UInt32(clamping: $0.start) } ?? Self.unproven
    valueSourceEnd = valueSource.map { UInt32(clamping: $0.end) } ?? Self.unproven
    sourceStart = attributeSource.map { UInt32(clamping: $0.start) } ?? Self.unproven
    sourceEnd = attributeSource.map { UInt32(clamping: $0.end) } ?? Self.unproven
    self.isIdentical = isIdentical
  }

  private static var unproven: UInt32 { .max }

  /// The name's bytes in the storage, lower case.
  public var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  /// The decoded value's bytes in the storage.
  public var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
  /// The value as written, without its quotes; nil when it was not proven.
  public var valueSource: SourceRange? {
    valueSourceStart == Self.unproven ? nil : SourceRange(Int(valueSourceStart), Int(valueSourceEnd))
  }
  /// The whole attribute with name and quotes; nil when it was not proven.
  public var attributeSource: SourceRange? {
    sourceStart == Self.unproven ? nil : SourceRange(Int(sourceStart), Int(sourceEnd))
  }
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
