import CMD4C
import GalleyText

extension MarkdownSink {
  func enter(span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    guard elements.count <= limits.elements else {
      failure = failure ?? .tooMany(what: "links and images", limit: limits.elements)
      return
    }
    switch span {
    // What is struck out does not stand there any more, and is judged no more than code.
    case MD_SPAN_CODE, MD_SPAN_DEL:
      push(.verbatim, element: nil)
    // md4c takes an address in a link's text for a link in a link, which no page can have.
    case MD_SPAN_A where openSpans.contains { $0.element.map { elements[$0].name == .anchor } ?? false }:
      push(.link, element: nil)
    case MD_SPAN_A:
      let link = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee
      begin(.anchor, [("href", link?.href), ("title", link?.title)])
      push(.link, element: elements.count - 1)
    case MD_SPAN_IMG:
      let image = detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee
      begin(.image, [("src", image?.src), ("title", image?.title)])
      images.append(MarkdownNote())
      push(.link, element: elements.count - 1)
    default: break
    }
  }

  func leave(span: MD_SPANTYPE) {
    switch span {
    case MD_SPAN_CODE:
      guard let span = pop() else { return }
      add(span)
      guard let start = span.sourceStart, cursor > start else { return }
      protected.append(SourceRange(start, cursor))
    case MD_SPAN_DEL:
      if let span = pop() { add(span) }
    case MD_SPAN_A:
      guard let span = pop() else { return }
      add(span)
      finish(span, isImage: false)
    case MD_SPAN_IMG:
      guard let span = pop(), let image = images.popLast() else { return }
      finish(span, isImage: true)
      closeImage(span, image)
    default: break
    }
  }

  private func push(_ kind: InlineSpan.Kind, element: Int?) {
    openSpans.append(OpenSpan(kind: kind, before: cursor, element: element))
    unstartedSpans += 1
  }

  private func pop() -> OpenSpan? {
    guard let span = openSpans.popLast() else { return nil }
    if span.textStart == nil { unstartedSpans = max(0, unstartedSpans - 1) }
    return span
  }

  private func add(_ span: OpenSpan) {
    guard images.isEmpty, let start = span.textStart, text.count > start else { return }
    spans.append(InlineSpan(range: TextRange(start, text.count), kind: span.kind))
  }

  private func begin(_ name: ElementName, _ attributes: [(StaticString, MD_ATTRIBUTE?)]) {
    let copies = attributes.compactMap {
      name, attribute -> (name: StaticString, attribute: MarkdownAttribute)? in
      attribute.flatMap { MarkdownAttribute($0, in: source) }.map { (name, $0) }
    }
    elements.append(
      MarkdownElement(
        name: name, source: SourceRange(cursor, cursor), textRange: TextRange(text.count, text.count),
        attributes: copies))
  }

  /// Says where a link or image starts and ends in the source.
  private func finish(_ span: OpenSpan, isImage: Bool) {
    guard let index = span.element, elements.indices.contains(index) else { return }
    let address = elements[index].attributes.compactMap(\.attribute.range?.start).min()
    let first = span.sourceStart ?? address ?? span.before
    let inner = SourceRange(min(first, max(cursor, span.before)), span.sourceStart == nil ? first : cursor)
    let range = MarkdownLines(bytes: source).linkRange(
      around: inner, notBefore: span.before, isImage: isImage)
    elements[index].source = range
    let isBracketed = source[range.start] == 0x5B || source[range.start] == 0x21
    findCopies(index, from: isBracketed ? inner.end : range.start, before: range.end)
    let start = span.textStart ?? text.count
    elements[index].textRange = TextRange(start, isImage ? start : text.count)
    // The line breaks behind a link that spans lines are those behind its address.
    cursor = max(cursor, range.end)
    guard let title = elements[index].attributes.first(where: { $0.name.utf8CodeUnitCount == 5 }) else {
      return
    }
    notes.append(MarkdownNote(title.attribute, of: range))
  }

  /// Looks for the bytes of attributes that md4c copied: in an address, or behind a link's text.
  private func findCopies(_ index: Int, from start: Int, before end: Int) {
    for place in elements[index].attributes.indices where elements[index].attributes[place].attribute.isCopy {
      let value = elements[index].attributes[place].attribute.value
      guard !value.isEmpty, start >= 0, start <= end - value.count else { continue }
      let found = value.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.flatMap { base in
          (start...(end - value.count)).first {
            // Text before it would make it part of something longer.
            ($0 == start || isAttributeOpener(source[$0 - 1])) && source.matches(base, count: value.count, at: $0)
          }
        }
      }
      elements[index].attributes[place].attribute.range = found.map { SourceRange($0, $0 + value.count) }
    }
  }

  private func isAttributeOpener(_ byte: UInt8) -> Bool {
    byte == 0x28 || byte == 0x3C || byte == 0x22 || byte == 0x27 || byte <= 0x20
  }

  private func closeImage(_ span: OpenSpan, _ image: MarkdownNote) {
    guard let index = span.element, elements.indices.contains(index) else { return }
    var note = image
    note.source = elements[index].source
    let isIdentical = image.segments.count == 1 && image.segments[0].kind == .identity
    var alt = MarkdownAttribute(value: image.text)
    alt.range = isIdentical ? image.segments[0].source : nil
    elements[index].attributes.append(("alt", alt))
    if let outer = images.indices.last {
      // An image in an image's text lends it its own.
      images[outer].text += image.text
      images[outer].segments += image.segments
    } else {
      notes.append(note)
    }
  }
}

extension MarkdownAttribute {
  /// Makes an attribute whose place is not known.
  init(value: [UInt8]) {
    self.value = value
    range = nil
  }
}
