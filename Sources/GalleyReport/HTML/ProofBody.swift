import GalleyText

/// The text of a draft as its reader sees it, each stretch beside its notes.
struct ProofBody {
  private let proof: DraftProof
  private let notes: ProofNote
  private var inline: InlineMarkup
  private var isListOpen = false
  private var headingLevel = 2

  /// Blocks that are shown as one: a single block, or the cells of a table.
  private struct Unit {
    var blocks: Range<Int>
    var hasNotes: Bool
    var isOutside: Bool
  }

  /// What stands in the column of text: a unit, or a run of units folded away.
  private enum Item {
    case unit(Unit)
    case folded(ArraySlice<Unit>, words: String, name: StaticString)

    var hasNotes: Bool {
      if case .unit(let unit) = self { return unit.hasNotes }
      return false
    }
  }

  /// Notes may reach down beside this many items that have none, so that they open no gap in the text.
  private static let longestReach = 9
  /// A longer run of blocks without findings is folded away, but for one at each end.
  private static let longestQuietRun = 6
  /// Cells of a table that are shown in one row of the page.
  private static let cellsInRow = 24

  init(_ proof: DraftProof) {
    self.proof = proof
    notes = ProofNote(proof: proof)
    inline = InlineMarkup(proof)
  }

  /// Appends title and metadata blocks in which something was found.
  mutating func appendHead(to markup: inout Markup) {
    let blocks = proof.document.blocks
    for index in blocks.indices where !DraftProof.isBody(blocks[index]) && !proof.notes[index].isEmpty {
      append(Unit(blocks: index..<(index + 1), hasNotes: true, isOutside: false), to: &markup)
    }
  }

  /// Appends all other blocks.
  mutating func append(to markup: inout Markup) {
    let items = makeItems(makeUnits())
    var reach = Array(repeating: 1, count: items.count)
    var next = items.count
    for index in items.indices.reversed() where items[index].hasNotes {
      reach[index] = min(Self.longestReach, next - index)
      next = index
    }
    for (index, item) in items.enumerated() {
      switch item {
      case .unit(let unit): append(unit, reach: reach[index], to: &markup)
      case .folded(let units, let words, let name): appendFolded(units, words, class: name, to: &markup)
      }
    }
    closeList(&markup)
  }

  private func makeItems(_ units: [Unit]) -> [Item] {
    var items: [Item] = []
    var at = 0
    while at < units.count {
      let end = runEnd(from: at, units)
      let run = units[at..<end]
      if units[at].isOutside, !units[at].hasNotes {
        items.append(.folded(run, words: "outside the article", name: "outside"))
      } else if run.count > Self.longestQuietRun {
        // The neighbours of a finding stay in sight, and so does the draft's beginning.
        let before = at == 0 ? 2 : 1
        let after = end == units.count ? 0 : 1
        items += run.prefix(before).map { .unit($0) }
        items.append(.folded(run.dropFirst(before).dropLast(after), words: "without findings", name: "quiet"))
        items += run.suffix(after).map { .unit($0) }
      } else {
        items += run.map { .unit($0) }
      }
      at = end
    }
    return items
  }

  private func makeUnits() -> [Unit] {
    let blocks = proof.document.blocks
    var units: [Unit] = []
    for index in blocks.indices where DraftProof.isBody(blocks[index]) && !blocks[index].range.isEmpty {
      let unit = Unit(
        blocks: index..<(index + 1), hasNotes: !proof.notes[index].isEmpty,
        isOutside: blocks[index].traits.contains(.outside))
      if blocks[index].kind == .tableCell, let last = units.last, last.blocks.upperBound == index,
        blocks[last.blocks.lowerBound].kind == .tableCell, last.blocks.count < Self.cellsInRow,
        last.isOutside == unit.isOutside
      {
        units[units.count - 1].blocks = last.blocks.lowerBound..<(index + 1)
        units[units.count - 1].hasNotes = last.hasNotes || unit.hasNotes
      } else {
        units.append(unit)
      }
    }
    return units
  }

  /// Where the run of units of one sort ends: with notes each alone, without notes all up to the next with notes.
  private func runEnd(from start: Int, _ units: [Unit]) -> Int {
    guard !units[start].hasNotes else { return start + 1 }
    var end = start + 1
    while end < units.count, !units[end].hasNotes, units[end].isOutside == units[start].isOutside { end += 1 }
    return end
  }

  private mutating func appendFolded(
    _ units: ArraySlice<Unit>, _ words: String, class name: StaticString, to markup: inout Markup
  ) {
    closeList(&markup)
    markup.open("details", class: name)
    let count = units.reduce(0) { $0 + $1.blocks.count }
    let isProse = units.allSatisfy { proof.document.blocks[$0.blocks.lowerBound].kind == .paragraph }
    markup.element("summary", "\(ReportTally.counted(count, isProse ? "paragraph" : "block")) \(words)")
    for unit in units { append(unit, to: &markup) }
    closeList(&markup)
    markup.raw("</details>\n")
  }

  private mutating func append(_ unit: Unit, reach: Int = 1, to markup: inout Markup) {
    let block = proof.document.blocks[unit.blocks.lowerBound]
    let isItem = block.kind == .listItem
    if isItem != isListOpen {
      markup.raw(isItem ? "<ul class=\"list\" role=\"list\">" : "</ul>\n")
      isListOpen = isItem
    }
    markup.raw(isItem ? "<li class=\"row\">" : "<div class=\"row\">")
    if block.kind == .tableCell {
      markup.raw("<div class=\"text cells\">")
      for index in unit.blocks {
        markup.raw("<span class=\"cell\">")
        inline.append(proof.document.blocks[index], items: proof.items[index], to: &markup)
        markup.raw("</span> ")
      }
      markup.raw("</div>")
    } else {
      append(block, items: proof.items[unit.blocks.lowerBound], to: &markup)
    }
    notes.append(unit.blocks.flatMap { proof.notes[$0] }, reach: reach, to: &markup)
    markup.raw(isItem ? "</li>\n" : "</div>\n")
  }

  private mutating func append(_ block: Block, items: [InlineItem], to markup: inout Markup) {
    let frame = frame(of: block)
    markup.raw(frame.open)
    if let label = frame.label { markup.element("span", class: "label", label) }
    inline.append(block, items: items, to: &markup)
    markup.raw(frame.close)
  }

  private mutating func frame(of block: Block) -> (open: StaticString, close: StaticString, label: String?) {
    switch block.kind {
    case .heading: return headingFrame(block)
    case .code: return ("<pre class=\"text\"><code>", "</code></pre>", nil)
    case .preformatted: return ("<pre class=\"text\">", "</pre>", nil)
    case .quotation: return ("<blockquote class=\"text\">", "</blockquote>", nil)
    case .caption: return ("<p class=\"text caption\">", "</p>", "Caption")
    case .byline: return ("<p class=\"text byline\">", "</p>", nil)
    case .authorNote: return ("<p class=\"text byline\">", "</p>", "On the author")
    case .attribute: return ("<p class=\"text aside\">", "</p>", "Attribute")
    case .metadata: return ("<p class=\"text aside\">", "</p>", "Metadata")
    case .title: return ("<p class=\"text aside\">", "</p>", "Page title")
    case .listItem where block.level > 1: return ("<div class=\"text item deep\">", "</div>", nil)
    case .listItem: return ("<div class=\"text item\">", "</div>", nil)
    case .paragraph, .tableCell, .other:
      if block.traits.contains(.quoted) { return ("<blockquote class=\"text\">", "</blockquote>", nil) }
      return block.traits.contains(.collapsesSpace)
        ? ("<p class=\"text\">", "</p>", nil) : ("<p class=\"text lines\">", "</p>", nil)
    }
  }

  /// A heading one level deeper at most than the one before it, below that of the draft.
  private mutating func headingFrame(
    _ block: Block
  ) -> (open: StaticString, close: StaticString, label: String?) {
    headingLevel = min(6, max(3, min(Int(block.level) + 2, headingLevel + 1)))
    switch headingLevel {
    case 3: return ("<h3 class=\"text\">", "</h3>", nil)
    case 4: return ("<h4 class=\"text\">", "</h4>", nil)
    case 5: return ("<h5 class=\"text\">", "</h5>", nil)
    default: return ("<h6 class=\"text\">", "</h6>", nil)
    }
  }

  private mutating func closeList(_ markup: inout Markup) {
    if isListOpen { markup.raw("</ul>\n") }
    isListOpen = false
  }
}
