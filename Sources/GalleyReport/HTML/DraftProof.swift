import GalleyLint
import GalleyText

/// A draft with its findings put in their places: which block each one marks, and which number it has.
struct DraftProof {
  let draft: DraftReport
  let document: Document
  let lines: LineIndex
  let cards: [String: RuleCard]
  /// Which draft of the page it is, from 1.
  let index: Int
  /// Findings about the draft as a whole, by their place in the draft.
  private(set) var unplaced: [Int] = []
  /// For each block, the findings that begin in it.
  private(set) var notes: [[Int]]
  /// For each block, what is marked in it, sorted.
  private(set) var items: [[InlineItem]]
  private var numbers: [Int]

  init(_ draft: DraftReport, index: Int, cards: [String: RuleCard]) {
    self.draft = draft
    self.index = index
    self.cards = cards
    document = draft.document
    lines = LineIndex(draft.document.source)
    notes = Array(repeating: [], count: draft.document.blocks.count)
    items = Array(repeating: [], count: draft.document.blocks.count)
    numbers = Array(repeating: 0, count: draft.findings.count)
    placeFindings()
    placeSpans()
    number()
  }

  /// Whether a block stands in the reader's text, not in a page's head.
  static func isBody(_ block: Block) -> Bool { block.kind != .metadata && block.kind != .title }

  func number(of finding: Int) -> Int { numbers[finding] }
  func noteID(_ finding: Int) -> String { "d\(index)n\(numbers[finding])" }
  func markID(_ finding: Int) -> String { "d\(index)m\(numbers[finding])" }
  func severityClass(_ finding: Int) -> String { draft.findings[finding].severity.name }

  /// Whether a stretch of text is nothing but white space.
  func isBlank(_ range: TextRange) -> Bool {
    var index = range.start
    while index < range.end {
      guard let (scalar, length) = UTF8Decoding.scalar(document.text, at: index),
        scalar.properties.isWhitespace
      else { return false }
      index += length
    }
    return !range.isEmpty
  }

  /// Appends the number that leads from the text to a note.
  func appendReference(_ finding: Int, to markup: inout Markup) {
    markup.raw("<a class=\"ref\"")
    markup.attribute("href", "#" + noteID(finding))
    markup.attribute("aria-label", "Finding \(numbers[finding]), \(severityClass(finding))")
    markup.raw(">")
    markup.number(numbers[finding])
    markup.raw("</a>")
  }

  private mutating func placeFindings() {
    let placer = SourcePlacer(document)
    for (index, finding) in draft.findings.enumerated() {
      guard let range = finding.textRange ?? placer.text(of: finding), range.start >= 0,
        range.end <= document.text.count, let first = firstBlock(endingBehind: range.start), touches(first, range)
      else {
        unplaced.append(index)
        continue
      }
      notes[first].append(index)
      var block = first
      while block < document.blocks.count, block == first || document.blocks[block].range.overlaps(range) {
        items[block].append(InlineItem(range: range, finding: index))
        block += 1
      }
    }
  }

  private mutating func placeSpans() {
    for span in document.spans where span.kind == .verbatim || span.kind == .link {
      guard !span.range.isEmpty, let block = firstBlock(endingBehind: span.range.start),
        document.blocks[block].kind != .code, document.blocks[block].range.overlaps(span.range)
      else { continue }
      items[block].append(InlineItem(range: span.range, span: span.kind))
    }
    for block in items.indices where items[block].count > 1 {
      items[block].sort { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
    }
  }

  /// Numbers in the order in which a reader of the page meets them.
  private mutating func number() {
    var next = 1
    let inHead = document.blocks.indices.filter { !Self.isBody(document.blocks[$0]) }
    let inBody = document.blocks.indices.filter { Self.isBody(document.blocks[$0]) }
    for finding in unplaced + (inHead + inBody).flatMap({ notes[$0] }) {
      numbers[finding] = next
      next += 1
    }
  }

  private func touches(_ block: Int, _ range: TextRange) -> Bool {
    let place = document.blocks[block].range
    return range.isEmpty ? place.start <= range.start && range.start <= place.end : place.overlaps(range)
  }

  /// The first block whose end lies behind an offset, or at it when no other does.
  private func firstBlock(endingBehind offset: Int) -> Int? {
    let blocks = document.blocks
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    if low < blocks.count, blocks[low].range.start <= offset { return low }
    if low > 0, blocks[low - 1].range.end == offset { return low - 1 }
    return low < blocks.count ? low : nil
  }
}
