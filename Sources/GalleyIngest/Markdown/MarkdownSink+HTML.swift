import GalleyText

// Raw HTML in Markdown: tags give nothing, the text between them is prose, comments may hold instructions.
extension MarkdownSink {
  /// Takes a piece of HTML inside a paragraph; only the first piece of a tag or comment starts with `<`.
  func inlineHTML(_ piece: SourceRange) {
    defer { cursor = max(cursor, piece.end) }
    guard source[piece.start] == 0x3C, images.isEmpty else { return }
    if source.hasLiteral("<!--", at: piece.start) {
      let scan = MarkdownHTMLScanner(bytes: source)
      guard let end = scan.commentEnd(from: piece.start + 4, to: source.count) else { return }
      comment(SourceRange(piece.start, end))
      return
    }
    let scan = MarkdownHTMLScanner(bytes: source)
    guard let end = scan.tagEnd(from: piece.start + 1, to: source.count) else { return }
    let name = scan.name(of: SourceRange(piece.start, end))
    if MarkdownHTMLScanner.blockNames.contains(name.name) {
      closeBlock()
      tagKind = name.isClosing ? nil : MarkdownHTMLScanner.blockKind(name.name)
      return
    }
    if open == nil { beginParagraph() }
    resolveBreaks(before: piece.start)
    tag(SourceRange(piece.start, end))
  }

  /// Keeps a comment that holds an instruction.
  func comment(_ range: SourceRange) {
    protected.append(range)
    guard range.count >= 7 else { return }
    let content = SourceRange(range.start + 4, range.end - 3)
    var start = content.start
    while start < content.end, isSpace(source[start]) { start += 1 }
    guard source.hasLiteral("stet", at: start) else { return }
    comments.append(DraftComment(range: range, content: content))
  }

  /// Takes a tag that does not part blocks.
  private func tag(_ range: SourceRange) {
    let tag = MarkdownHTMLScanner(bytes: source).name(of: range)
    switch tag.name {
    case "br" where open != nil:
      text.append(0x0A)
      map.append(textCount: 1, source: SourceRange(range.start, range.start), kind: .synthetic)
    case "code", "kbd", "samp", "tt", "var", "s", "strike", "del":
      if !tag.isClosing {
        verbatimTagStart = verbatimTagStart ?? text.count
      } else if let start = verbatimTagStart {
        if text.count > start {
          spans.append(InlineSpan(range: TextRange(start, text.count), kind: .verbatim))
        }
        verbatimTagStart = nil
      }
    case "a":
      if !tag.isClosing {
        linkTagStart = text.count
        element(.anchor, range, tag.nameEnd, ["href", "title"])
      } else if let start = linkTagStart {
        if text.count > start { spans.append(InlineSpan(range: TextRange(start, text.count), kind: .link)) }
        linkTagStart = nil
      }
    case "img": element(.image, range, tag.nameEnd, ["src", "alt", "title"])
    default: break
    }
  }

  private func element(_ name: ElementName, _ range: SourceRange, _ nameEnd: Int, _ names: [StaticString]) {
    guard elements.count <= limits.elements else {
      failure = failure ?? .tooMany(what: "links and images", limit: limits.elements)
      return
    }
    var element = MarkdownElement(
      name: name, source: range, textRange: TextRange(text.count, text.count))
    var scanner = AttributeScanner()
    _ = scanner.scan(source, from: nameEnd, to: range.end)
    for attribute in scanner.found where attribute.hasValue {
      let count = attribute.nameEnd - attribute.start
      let known = names.first {
        $0.utf8CodeUnitCount == count && source.hasLiteral($0, at: attribute.start)
      }
      guard let known else { continue }
      let value = SourceRange(attribute.valueStart, attribute.valueEnd)
      let copy = MarkdownHTMLScanner(bytes: source).attribute(value)
      element.attributes.append((known, copy))
      // Addresses are no text: `href` has four letters, `src` starts with an s.
      if count != 4, known.utf8Start.pointee != 0x73 { notes.append(MarkdownNote(copy, of: range)) }
    }
    elements.append(element)
  }

  // MARK: - HTML blocks

  /// Reads the lines of an HTML block.
  func closeHTML() {
    guard let pieces = htmlPieces else { return }
    htmlPieces = nil
    guard let first = pieces.first, let last = pieces.last else { return }
    protected.append(
      MarkdownLines(bytes: source).wholeLines(of: SourceRange(first.start, max(first.start, last.end - 1))))
    var scanner = MarkdownHTMLScanner(bytes: source)
    var kind = (kind: Block.Kind.paragraph, level: UInt8(0))
    for piece in pieces {
      if open != nil { pendingBreaks = 1 }
      scanner.scan(piece) { event in
        switch event {
        case .text(let range): htmlText(range, kind)
        case .comment(let range): comment(range)
        case .tag(let range): htmlTag(range, &kind)
        }
      }
    }
    closeBlock()
    cursor = max(cursor, last.end)
    if let open = scanner.openComment, open <= first.start {
      problems.append(IngestProblem.unclosed("comment", from: open, to: last.end))
    }
  }

  private func htmlTag(_ range: SourceRange, _ kind: inout (kind: Block.Kind, level: UInt8)) {
    let tag = MarkdownHTMLScanner(bytes: source).name(of: range)
    guard !MarkdownHTMLScanner.inlineNames.contains(tag.name) else {
      if open != nil { resolveBreaks(before: range.start) }
      self.tag(range)
      cursor = max(cursor, range.end)
      return
    }
    closeBlock()
    kind = tag.isClosing ? (.paragraph, 0) : MarkdownHTMLScanner.blockKind(tag.name)
  }

  private func htmlText(_ range: SourceRange, _ kind: (kind: Block.Kind, level: UInt8)) {
    var range = range
    if open == nil {
      while range.start < range.end, isSpace(source[range.start]) { range.start += 1 }
      guard !range.isEmpty else { return }
      begin(kind.kind, level: kind.level, traits: kind.kind == .code ? .verbatim : .collapsesSpace)
    }
    // A line's own end comes as a break before the next line.
    while range.end > range.start, source[range.end - 1] == 0x0A || source[range.end - 1] == 0x0D {
      range.end -= 1
    }
    var start = range.start
    var offset = start
    while offset < range.end {
      guard source[offset] == 0x26, let reference = CharacterReference(at: offset, in: source),
        reference.end <= range.end
      else {
        offset += 1
        continue
      }
      appendIdentity(SourceRange(start, offset))
      var decoded: [UInt8] = []
      decoded.append(scalar: reference.shown)
      decoded.withUnsafeBufferPointer {
        append($0, from: SourceRange(offset, reference.end), kind: .reference)
      }
      offset = reference.end
      start = offset
    }
    appendIdentity(SourceRange(start, range.end))
  }

  private func appendIdentity(_ range: SourceRange) {
    guard !range.isEmpty, range.end <= source.count else { return }
    append(
      UnsafeBufferPointer(start: source.base + range.start, count: range.count), from: range, kind: .identity)
  }
}
