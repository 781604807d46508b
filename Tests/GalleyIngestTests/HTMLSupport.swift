import GalleyIngest
import GalleyText
import Testing

/// Reads a fragment or page of a test.
func readHTML(_ html: String, scope: IngestScope = .auto) throws -> Document {
  try HTMLIngester.ingest(Source(utf8: Array(html.utf8)), options: IngestOptions(scope: scope))
}

extension Document {
  /// A stretch of the text.
  func string(_ range: TextRange) -> String { String(decoding: text[range.start..<range.end], as: UTF8.self) }

  /// A stretch of the source.
  func string(_ range: SourceRange) -> String {
    String(decoding: source.utf8[range.start..<range.end], as: UTF8.self)
  }

  /// The text of each block.
  var blockTexts: [String] { blocks.map { string($0.range) } }

  /// The text of each block of a kind.
  func texts(_ kind: Block.Kind) -> [String] { blocks.filter { $0.kind == kind }.map { string($0.range) } }

  /// The source of what the map says about the first occurrence of a text.
  func sourceOf(_ needle: String) -> String? { editable(needle).map { string($0) } }

  /// The editable range of the first occurrence of a text.
  func editable(_ needle: String) -> SourceRange? {
    let bytes = Array(needle.utf8)
    guard bytes.count <= text.count else { return nil }
    for start in 0...(text.count - bytes.count) where text[start..<start + bytes.count].elementsEqual(bytes) {
      return map.editableRange(of: TextRange(start, start + bytes.count))
    }
    return nil
  }

  /// The first element of a name.
  func element(_ name: ElementName) -> Element? { elements.elements.first { $0.name == name } }

  /// An attribute's decoded value.
  func value(_ name: StaticString, of element: Element?) -> String? {
    element.flatMap { elements.value(name, of: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The faults of the whole document that no input may cause; empty when it is sound.
  func faults() -> [String] {
    var faults = map.verify(text: text, source: source.utf8)
    if String(validating: text, as: UTF8.self) == nil { faults.append("the text is not UTF-8") }
    var end = 0
    for block in blocks {
      if block.range.start < end || block.range.end > text.count { faults.append("block \(block.range)") }
      if block.range.isEmpty { faults.append("empty block at \(block.range.start)") }
      if block.source.start < 0 || block.source.end > source.utf8.count { faults.append("\(block.source)") }
      end = block.range.end
    }
    var start = 0
    for span in spans {
      if span.range.start < start || span.range.end > text.count { faults.append("span \(span.range)") }
      start = span.range.start
    }
    for element in elements.elements {
      if element.source.end > source.utf8.count || element.contentEnd > source.utf8.count {
        faults.append("element \(element.source)")
      }
      if element.textRange.end > text.count { faults.append("element text \(element.textRange)") }
    }
    for attribute in elements.attributes {
      guard let range = attribute.valueSource, attribute.isIdentical else { continue }
      if !source.utf8[range.start..<range.end].elementsEqual(elements.storage[attribute.value]) {
        faults.append("attribute \(range)")
      }
    }
    return faults
  }
}

extension SourceMap {
  /// What is wrong with the map: gaps, overlaps, segments outside, identical segments that are not.
  func verify(text: [UInt8], source: [UInt8]) -> [String] {
    var faults: [String] = []
    var end = 0
    for segment in segments {
      let start = Int(segment.textStart)
      let count = Int(segment.textCount)
      let from = Int(segment.sourceStart)
      let length = Int(segment.sourceCount)
      if start != end { faults.append("gap or overlap at \(start)") }
      if count == 0 { faults.append("empty segment at \(start)") }
      end = start + count
      guard end <= text.count, from + length <= source.count else {
        faults.append("segment \(segment) is outside")
        continue
      }
      switch segment.kind {
      case .identity:
        if !text[start..<end].elementsEqual(source[from..<from + length]) {
          faults.append("not identical at \(start)")
        }
      case .reference:
        if source[from] != UInt8(ascii: "&") { faults.append("no reference at \(from)") }
      case .synthetic:
        if length != 0 { faults.append("synthetic text has a source at \(start)") }
      case .unproven: break
      }
    }
    if end != text.count { faults.append("the map ends at \(end) of \(text.count)") }
    return faults
  }
}
