public import GalleyLint
import GalleyText

/// Flags runs of no-break spaces, and those beside a space or at the edge of a block.
public struct NoBreakSpace: Rule {
  public static let card = RuleCard(
    id: "whitespace/no-break-space",
    severity: .warning,
    fix: .safe,
    summary: "No-break spaces stand in a row, beside a space, or at a paragraph's edge.",
    why: """
      Word processors and old web editors write two spaces as a space and a no-break space. On the page they make \
      holes and lines that end too early. One space between words, none at the edge, reads the same. A single \
      no-break space between a number and its unit, or before French punctuation, is meant and stays; beside links, \
      behind a label and in table cells it is layout, and no more than a suggestion.
      """,
    examples: [
      .flags("<p>It passed.⟦&nbsp; ⟧Nobody spoke.</p>", fixed: "<p>It passed. Nobody spoke.</p>", as: .html),
      .flags("<p>It⟦&nbsp;&nbsp;⟧passed.</p>", fixed: "<p>It passed.</p>", as: .html),
      .flags("<p>It passed.⟦&nbsp;⟧</p>", fixed: "<p>It passed.</p>", as: .html),
      .flags("It passed.⟦ \u{A0}⟧Nobody spoke.", fixed: "It passed. Nobody spoke."),
      .passes("<p>It cost 10&nbsp;million.</p>", as: .html),
      .passes("<p lang=\"fr\">Qui&nbsp;?</p>", as: .html),
      .passes("<p>&nbsp;</p>", as: .html),
      .passes("<p>It passed.<a name=end>&nbsp;</a></p>", as: .html),
    ]
  )

  public static let wakes = [Wake.marks([.noBreakSpace])]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let mark = view.table.marks[index].range
    guard let block = view.block(holding: mark), block.isProse else { return }
    let text = view.text
    var start = mark.start
    while start > block.range.start, text[start - 1] == 0x20 { start -= 1 }
    // Only the first mark of a run reports it.
    if start >= block.range.start + 2, isNoBreak(text, start - 2) { return }
    var end = mark.end
    while end < block.range.end, let length = spaceLength(text, end) { end += length }
    guard !(start == block.range.start && end == block.range.end) else { return }
    let range = TextRange(start, end)
    let isEdge = start == block.range.start || end == block.range.end
    // A text's trailing white space belongs to `trailing-space`.
    guard isEdge ? block.traits.contains(.collapsesSpace) : range.count > mark.count else { return }
    if text[start..<end].contains(0x0A) || view.inlineElement(around: TextRange(mark.start, end)) != nil { return }
    let isLayout = block.kind == .tableCell || isBesideLink(range, view) || isForm(range, block, view)
    let isDoubtful = isLayout || MisreadLead.stands(before: start, in: view)
    report.add(
      isEdge ? "A no-break space at the edge of the paragraph." : "No-break spaces where one space belongs.",
      at: range, severity: isLayout ? .suggestion : nil,
      fixes: [
        .replace(
          range, with: isEdge ? [] : [0x20], isDoubtful ? .suggested : .safe,
          title: isEdge ? "Remove it" : "Leave one space")
      ])
  }

  /// Whether the spaces are a line of their own, or stand behind a label such as “Credit:”.
  private func isForm(_ range: TextRange, _ block: Block, _ view: DocumentView) -> Bool {
    if range.end < block.range.end, view.text[range.end] == 0x0A { return true }
    guard range.start > block.range.start, view.text[range.start - 1] == 0x3A else { return false }
    return view.text[block.range.start..<range.start].count { $0 == 0x20 } < 3
  }

  /// Whether the spaces stand at the edge of a link's own text, or between two links.
  private func isBesideLink(_ range: TextRange, _ view: DocumentView) -> Bool {
    let spans = view.document.spans
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.start <= range.end { low = middle + 1 } else { high = middle }
    }
    let near = TextRange(range.start - 1, range.end + 1)
    // Few spans nest in a link.
    let links = spans[..<low].suffix(8).filter { $0.kind == .link && $0.range.overlaps(near) }
    if links.count > 1 || links.contains(where: { $0.range.overlaps(range) && !$0.range.contains(near) }) {
      return true
    }
    // “See also:   <a>”, “</a>   [”
    guard let link = links.first, !link.range.overlaps(range) else { return false }
    let other = link.range.start >= range.end ? range.start - 1 : range.end
    return view.text.indices.contains(other) && [0x3A, 0x5B, 0x5D, 0x28, 0x7C].contains(view.text[other])
  }

  private func isNoBreak(_ text: [UInt8], _ at: Int) -> Bool { text[at] == 0xC2 && text[at + 1] == 0xA0 }

  private func spaceLength(_ text: [UInt8], _ at: Int) -> Int? {
    if text[at] == 0x20 { return 1 }
    return at + 1 < text.count && isNoBreak(text, at) ? 2 : nil
  }
}
