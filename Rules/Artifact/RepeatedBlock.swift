public import GalleyLint
import GalleyText

/// Flags a paragraph that stands twice in an article.
public struct RepeatedBlock: Rule {
  public static let card = RuleCard(
    id: "artifact/repeated-block",
    severity: .warning,
    fix: .suggested,
    summary: "The same paragraph stands in the article twice.",
    why: """
      A paragraph is pasted twice, or a scraper takes in the teaser with the text. Which of the two is the right place, \
      a person knows. A manual, a plan or a recipe says the same under several headings or terms on purpose: what \
      stands there is a suggestion at most, and nothing is said where more than two paragraphs return so, where \
      there is code in them, or of what leads up to an example.
      """,
    examples: [
      .flags(
        "The council voted to shut the harbour for a year.\n\nNobody spoke.\n\n⟦The council voted to shut the harbour for "
          + "a year.⟧\n",
        fixed: "The council voted to shut the harbour for a year.\n\nNobody spoke.\n"),
      .flags("Nobody spoke that night.\n\n⟦Nobody spoke that night.⟧\n", fixed: "Nobody spoke that night.\n"),
      .passes("Nobody spoke.\n\nThe mayor left.\n\nNobody spoke.\n"),
      .passes("No.\n\nNo.\n\nNo.\n"),
      .passes(
        "The council voted to shut the harbour for a year.\n\nThe council voted to shut the harbour for two years.\n"),
      .passes(
        "<dl><dt>Bow</dt><dd><p>The front end of a boat or ship, as sailors say.</p></dd><dt>Stem</dt>"
          + "<dd><p>The front end of a boat or ship, as sailors say.</p></dd></dl>", as: .html),
      .passes(
        "# North\n\nThe council may shut the harbour for one whole year.\n\n# South\n\n"
          + "The council may shut the harbour for one whole year.\n", as: .markdown),
      .passes(
        ["Monday", "Tuesday", "Wednesday", "Thursday"].map { day in
          "# \(day)\n\nCook the rice for ten minutes in water with salt and leaves of bay, let it rest under a cloth, "
            + "then stir in the peas, the butter and as much of the grated cheese as you and your guests may like.\n"
        }.joined(separator: "\n"), as: .markdown),
      .passes(
        "To shut the harbour for a year, type this:\n\n    shut\n\nOr so.\n\n"
          + "To shut the harbour for a year, type this:\n\n    close\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    var seen = FirstPlaces(capacity: view.blocks.count)
    var before: Int?
    var returning: [(index: Int, first: Int)] = []
    for index in view.blocks.indices {
      let block = view.blocks[index]
      guard Self.isRead(block) else { continue }
      defer { before = index }
      guard view.table.blocks[index].count > Self.shortWords else { continue }
      let isAdjacent = before.map { Self.areEqual($0, index, view) && Self.isOneStretch($0, index, view) } ?? false
      if isAdjacent, let before, !Self.isDefinition(index, view) {
        add(index, like: before, nil, view, &report)
        continue
      }
      guard Self.holdsWords(Self.longWords, view.table.blocks[index], view) else { continue }
      var key = Self.key(view.bytes(block.range))
      // Another block may share its ends and length; then all of it is the key.
      if let first = seen.place(of: key), !Self.areEqual(first, index, view) {
        key = WordHash.of(view.bytes(block.range))
      }
      if let first = seen.place(of: key), Self.areEqual(first, index, view) {
        guard !Self.isDefinition(index, view) else { continue }
        // A plan or a recipe can say a short thing again further on, and a manual a long one under each heading.
        let isLong = Self.holdsWords(Self.sureWords, view.table.blocks[index], view)
        let isNear = Self.isOneStretch(first, index, view)
        guard isLong || isNear, !Self.leadsUp(index, view) else { continue }
        if isNear { add(index, like: first, isLong ? nil : .suggestion, view, &report) }
        if !isNear, returning.count <= Self.mostReturning { returning.append((index, first)) }
      } else {
        seen.note(key, at: index)
      }
    }
    guard returning.count <= Self.mostReturning else { return }
    for (index, first) in returning where !Self.holdsCode(view.blocks[index].range, view) {
      add(index, like: first, .suggestion, view, &report)
    }
  }

  private static func holdsCode(_ range: TextRange, _ view: DocumentView) -> Bool {
    view.document.spans.contains { $0.kind == .verbatim && $0.range.overlaps(range) }
  }

  private func add(
    _ index: Int, like first: Int, _ severity: Severity?, _ view: DocumentView, _ report: inout Report
  ) {
    let fix = view.furnitureRemoval(ofBlock: index, .suggested, title: "Remove the second one")
    report.add(
      "This stands in the article already.", at: view.blocks[index].range, severity: severity,
      fixes: fix.map { [$0] } ?? [],
      related: [RelatedPlace(message: "The first one", range: view.blocks[first].source)])
  }

  /// Whether only running text stands between two blocks: no heading, list, table or code parts them.
  private static func isOneStretch(_ first: Int, _ second: Int, _ view: DocumentView) -> Bool {
    guard second - first <= mostBlocks else { return false }
    return view.blocks[first...second].allSatisfy { block in
      switch block.kind {
      case .heading, .listItem, .tableCell, .code, .preformatted: false
      default: true
      }
    }
  }

  /// Whether a block ends in a colon, so that what stands behind it is the new thing.
  private static func leadsUp(_ index: Int, _ view: DocumentView) -> Bool {
    view.text[view.blocks[index].range.end - 1] == 0x3A
  }

  /// Whether a paragraph is the first of a definition or of a cell.
  private static func isDefinition(_ index: Int, _ view: DocumentView) -> Bool {
    guard let tag = view.tag(beforeBlock: index), !tag.isEnd else { return false }
    return ["dd", "dt", "td", "th"].contains(tag.name)
  }

  private static func isRead(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .heading, .quotation: block.isProse
    default: false
    }
  }

  /// A number that equal blocks share and others hardly: of their length, start, middle and end.
  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count >= 8 else { return UInt64(bytes.count) }
      return [0, bytes.count / 2 - 4, bytes.count - 8].reduce(UInt64(bytes.count)) { key, offset in
        let part = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let mixed = (key ^ part) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 32
      }
    }
  }

  private static func areEqual(_ left: Int, _ right: Int, _ view: DocumentView) -> Bool {
    view.blocks[left].kind == view.blocks[right].kind
      && view.bytes(view.blocks[left].range).elementsEqual(view.bytes(view.blocks[right].range))
  }

  private static func holdsWords(_ least: Int, _ range: Range<Int>, _ view: DocumentView) -> Bool {
    guard range.count >= least else { return false }
    var words = 0
    for index in range where view.tokens[index].kind == .word { words += 1 }
    return words >= least
  }

  /// Below this a refrain or an answer may repeat.
  private static let shortWords = 3
  /// From this on the same words are no chance.
  private static let longWords = 8
  /// How far apart two blocks of one stretch can be.
  private static let mostBlocks = 200
  /// More paragraphs that return under other headings are meant.
  private static let mostReturning = 2
  /// From this on they are not meant, wherever they stand.
  private static let sureWords = 30
}

/// Where each number was seen first: as many as were told beforehand, in one stretch of memory.
private struct FirstPlaces {
  private var keys: [UInt64]
  private var places: [Int32]

  init(capacity: Int) {
    var count = 16
    while count < capacity * 2 { count *= 2 }
    keys = Array(repeating: 0, count: count)
    places = Array(repeating: -1, count: count)
  }

  /// Where a number was seen first; nil if it was not.
  func place(of key: UInt64) -> Int? {
    let place = places[slot(of: key)]
    return place < 0 ? nil : Int(place)
  }

  /// Notes where a number was seen, unless it was seen before.
  mutating func note(_ key: UInt64, at place: Int) {
    let slot = slot(of: key)
    guard places[slot] < 0 else { return }
    keys[slot] = key
    places[slot] = Int32(clamping: place)
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while places[slot] >= 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }
}
