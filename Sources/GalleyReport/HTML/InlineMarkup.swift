import GalleyLint
import GalleyText

/// A stretch of a block that is set apart: a finding or an inline span.
struct InlineItem: Sendable {
  var range: TextRange
  /// The finding's place in the draft, from 0; nil for a span.
  var finding: Int?
  var span: InlineSpan.Kind?
}

/// Writes the text of a block with findings and spans marked in it.
///
/// Elements of HTML nest, findings need not: where two overlap, the later one is closed and opened again, so that each
/// byte is marked by all that cover it.
struct InlineMarkup {
  private let proof: DraftProof
  private var open: [InlineItem] = []
  /// Findings whose mark has its identifier already; a mark that is cut has it on its first piece only.
  private var started: Set<Int> = []

  /// More marks than this are never open at one place; others are shown where they begin, so that output stays linear.
  private static let deepest = 12

  init(_ proof: DraftProof) { self.proof = proof }

  /// Appends a block's text.
  ///
  /// Items are sorted by start, the longer first.
  mutating func append(_ block: Block, items: [InlineItem], to markup: inout Markup) {
    var at = block.range.start
    for item in items {
      let start = min(max(item.range.start, at), block.range.end)
      let end = min(max(item.range.end, start), block.range.end)
      at = closeAll(before: start, from: at, block, &markup)
      appendText(at, start, block, &markup)
      at = start
      let clipped = InlineItem(range: TextRange(start, end), finding: item.finding, span: item.span)
      if start == end || open.count >= Self.deepest {
        appendPoint(clipped, &markup)
      } else {
        push(clipped, &markup)
      }
    }
    at = closeAll(before: block.range.end, from: at, block, &markup)
    appendText(at, block.range.end, block, &markup)
    while let last = open.popLast() { end(last, isWhole: true, &markup) }
  }

  /// Puts an item under those that end before it, so that most need not be cut.
  private mutating func push(_ item: InlineItem, _ markup: inout Markup) {
    begin(item, &markup)
    open.append(item)
  }

  /// Closes the items that end up to `offset`, with the text before each end.
  private mutating func closeAll(before offset: Int, from start: Int, _ block: Block, _ markup: inout Markup)
    -> Int
  {
    var at = start
    while let next = open.map(\.range.end).min(), next <= offset {
      appendText(at, next, block, &markup)
      at = next
      var reopened: [InlineItem] = []
      while open.contains(where: { $0.range.end <= next }), let last = open.popLast() {
        end(last, isWhole: last.range.end <= next, &markup)
        if last.range.end > next { reopened.append(last) }
      }
      for item in reopened.reversed() { push(item, &markup) }
    }
    return at
  }

  private mutating func begin(_ item: InlineItem, _ markup: inout Markup) {
    guard let finding = item.finding else {
      markup.raw(item.span == .verbatim ? "<code>" : "<span class=\"link\">")
      return
    }
    markup.raw("<mark class=\"")
    markup.text(proof.severityClass(finding))
    if proof.isBlank(item.range) { markup.raw(" blank") }
    markup.raw("\"")
    if started.insert(finding).inserted { markup.attribute("id", proof.markID(finding)) }
    markup.attribute("aria-describedby", proof.noteID(finding))
    markup.raw(">")
  }

  private func end(_ item: InlineItem, isWhole: Bool, _ markup: inout Markup) {
    guard let finding = item.finding else {
      markup.raw(item.span == .verbatim ? "</code>" : "</span>")
      return
    }
    if isWhole { proof.appendReference(finding, to: &markup) }
    markup.raw("</mark>")
  }

  private mutating func appendPoint(_ item: InlineItem, _ markup: inout Markup) {
    guard item.finding != nil else { return }
    begin(item, &markup)
    markup.raw("<span class=\"point\" aria-hidden=\"true\">‸</span>")
    end(item, isWhole: true, &markup)
  }

  private func appendText(_ start: Int, _ end: Int, _ block: Block, _ markup: inout Markup) {
    guard start < end else { return }
    guard block.traits.contains(.collapsesSpace) else {
      markup.draftText(proof.document.text[start..<end])
      return
    }
    // The line break of a `<br>` has no bytes of its own in the source; others are only white space.
    var from = start
    for offset in start..<end where proof.document.text[offset] == 0x0A {
      guard let segment = proof.document.map.segment(at: offset),
        proof.document.map.segments[segment].kind == .synthetic
      else { continue }
      markup.draftText(proof.document.text[from..<offset])
      markup.raw("<br>")
      from = offset + 1
    }
    markup.draftText(proof.document.text[from..<end])
  }
}
