import GalleyText

/// A link or an image of a Markdown text.
struct MarkdownElement {
  /// Which.
  var name: ElementName
  /// From its first to its last byte, brackets and address included.
  var source: SourceRange
  /// The text of a link.
  var textRange: TextRange
  /// Its address, title and alternative text.
  var attributes: [(name: StaticString, attribute: MarkdownAttribute)] = []
}

/// Text that stands in an attribute and becomes a block of its own.
struct MarkdownNote {
  /// The text.
  var text: [UInt8] = []
  /// Where it came from.
  var segments: [Segment] = []
  /// The element that holds it.
  var source = SourceRange(0, 0)

  /// One stretch of it.
  struct Segment {
    var count: Int
    var source: SourceRange
    var kind: SourceMap.Kind
  }

  /// Appends a stretch.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from range: SourceRange, kind: SourceMap.Kind) {
    text.append(contentsOf: bytes)
    segments.append(Segment(count: bytes.count, source: range, kind: kind))
  }

  /// Makes an empty note, to be filled by `append`.
  init() {}

  /// Makes a note of an attribute.
  init(_ attribute: MarkdownAttribute, of element: SourceRange) {
    text = attribute.value
    source = element
    let isProven = attribute.range != nil
    segments = [
      Segment(
        count: text.count, source: attribute.range ?? element, kind: isProven ? .identity : .unproven)
    ]
  }
}

extension ElementTable {
  /// Makes the table of a Markdown text's headings, links and images.
  init(_ elements: [MarkdownElement]) {
    self.init()
    for element in elements {
      append(element.name, source: element.source, textStart: element.textRange.start)
      for (name, attribute) in element.attributes {
        appendAttribute(
          name: name.bytes, value: attribute.value, valueSource: attribute.range, attributeSource: nil,
          isIdentical: attribute.range != nil)
      }
      close(self.elements.count - 1, textEnd: element.textRange.end, sourceEnd: element.source.end)
    }
  }
}
