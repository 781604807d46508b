import GalleyLint
import GalleyText

/// The items of the list right behind a block.
struct ListItems {
  /// How many there are of the first level.
  var count: Int
  /// The blocks that they hold.
  var blocks: Range<Int>
  /// Whether it stands below a headline in bullets or has links: a summary, or the way to this page.
  private var isNavigation: Bool

  /// Reads the list; nil where none follows, or its shape is not certain.
  static func read(behind place: Int, in view: DocumentView) -> ListItems? {
    switch view.document.format {
    case .html: html(behind: place, view)
    case .markdown: markdown(behind: place, view)
    case .text: nil
    }
  }

  /// Whether its items are all that a number announced, and it has no note, afterthought or second half.
  func isWhole(of number: Int, in view: DocumentView) -> Bool {
    guard !isNavigation else { return false }
    for block in blocks {
      guard let first = view.table.blocks[block].first else { continue }
      if view.isCharacter(first, "(") || view.isWord(first, among: Self.extras) { return false }
    }
    guard count < number, let level = blocks.first.map({ view.blocks[$0].level }) else { return true }
    let behind = view.blocks.indices.clamped(to: blocks.upperBound..<blocks.upperBound + 4)
    return !behind.contains { index in
      if view.blocks[index].kind == .listItem { return view.blocks[index].level == level }
      let start = view.table.blocks[index].prefix(4)
      return view.holds(start, anyOf: Self.sequels)
    }
  }

  /// What an item starts with that was not counted.
  static let extras: [StaticString] = [
    "note", "notes", "or", "and", "also", "bonus", "plus", "optional", "optionally", "tip", "warning", "update",
    "otherwise", "but", "however", "nb", "ps", "finally", "extra", "additionally", "moreover",
  ]

  /// What the text behind a list starts with where it goes on.
  private static let sequels: [StaticString] = [
    "and", "also", "finally", "lastly", "last", "final", "second", "third", "thirdly", "fourth", "fifth", "sixth",
    "another", "then", "moreover", "additionally", "besides", "one",
  ]

  private static func html(behind place: Int, _ view: DocumentView) -> ListItems? {
    let source = view.document.source.utf8
    guard let list = HTMLList.read(in: source, behind: view.blocks[place].source.end) else { return nil }
    let behind = place + 1..<view.blocks.count
    let end = behind.prefix(mostBlocks).first { view.blocks[$0].source.start >= list.end } ?? behind.upperBound
    let isHeading = view.blocks[place].kind == .heading
    return ListItems(
      count: list.count, blocks: behind.lowerBound..<end, isNavigation: isHeading && (list.hasLinks || !list.isOrdered))
  }

  private static func markdown(behind place: Int, _ view: DocumentView) -> ListItems? {
    let source = view.document.source.utf8
    let parent = view.blocks[place]
    let level = parent.kind == .listItem ? parent.level + 1 : 1
    var count = 0
    let first = view.blocks[min(place + 1, view.blocks.count - 1)]
    let isNavigation =
      parent.kind == .heading && source.indices.contains(first.source.start)
      && "-*+".utf8.contains(source[first.source.start])
    for index in view.blocks.indices.dropFirst(place + 1).prefix(mostBlocks) {
      let block = view.blocks[index]
      let isItem = block.kind == .listItem && block.level >= level
      // What is indented belongs to the item before it; it hides where the list goes on.
      if !isItem {
        guard count > 0, parent.kind == .listItem || !isIndented(block, source) else { return nil }
        return ListItems(count: count, blocks: place + 1..<index, isNavigation: isNavigation)
      }
      guard block.level == level else {
        if count == 0 { return nil }
        continue
      }
      if hasMark(block, source) { count += 1 } else if count == 0 { return nil }
    }
    guard view.blocks.count - place - 1 <= mostBlocks, count > 0 else { return nil }
    return ListItems(count: count, blocks: place + 1..<view.blocks.count, isNavigation: isNavigation)
  }

  private static let mostBlocks = 200

  private static func isIndented(_ block: Block, _ source: [UInt8]) -> Bool {
    guard block.source.start < source.count else { return true }
    return [0x20, 0x09].contains(source[block.source.start]) || block.kind == .code
  }

  private static func hasMark(_ block: Block, _ source: [UInt8]) -> Bool {
    var at = block.source.start
    let end = min(block.source.end, source.count)
    while at < end, source[at] == 0x20 || source[at] == 0x09 { at += 1 }
    guard at + 1 < end else { return false }
    if "-*+".utf8.contains(source[at]) { return source[at + 1] == 0x20 || source[at + 1] == 0x09 }
    let start = at
    while at < end, (0x30...0x39).contains(source[at]) { at += 1 }
    return at > start && at < end && (source[at] == 0x2E || source[at] == 0x29)
  }
}

/// Reading a list in HTML source.
private struct HTMLList {
  private let source: [UInt8]
  private var at: Int
  private let limit: Int

  private(set) var count = 0
  private(set) var isOrdered = false
  private(set) var hasLinks = false
  /// Where its end tag ends.
  var end: Int { at }

  private init(source: [UInt8], at: Int) {
    self.source = source
    self.at = at
    limit = min(source.count, at + Self.mostBytes)
  }

  /// The list that starts behind an offset with nothing but tags between.
  static func read(in source: [UInt8], behind offset: Int) -> HTMLList? {
    var list = HTMLList(source: source, at: offset)
    return list.skipToList() && list.readItems() ? list : nil
  }

  /// A list that is longer is not counted.
  private static let mostBytes = 1 << 16

  /// Lists within lists are read once for each of them, which is bounded.
  private static let mostDepth = 8

  /// Whether only tags and blanks stand before a list, of which the start tag is read then.
  private mutating func skipToList() -> Bool {
    while at < limit {
      switch source[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case 0x3C:
        let start = at
        guard skipTag() else { return false }
        isOrdered = isTag("ol", start)
        if isOrdered || isTag("ul", start) { return true }
        guard isTag("/", start) || isTag("div", start) || isTag("br", start) || isTag("p", start) else { return false }
      default: return false
      }
    }
    return false
  }

  /// Reads to the list's end; false where what it shows is not certain.
  private mutating func readItems() -> Bool {
    var depth = 1
    var isEmpty = false
    while at < limit {
      guard source[at] == 0x3C else {
        if source[at] > 0x20 { isEmpty = false }
        at += 1
        continue
      }
      let start = at
      // What a comment hides is no item, and what a script makes cannot be known.
      guard skipTag(), !isTag("!", start), !isTag("script", start) else { return false }
      if isTag("ul", start) || isTag("ol", start) { depth += 1 }
      guard depth <= Self.mostDepth else { return false }
      if isTag("/ul", start) || isTag("/ol", start) { depth -= 1 }
      if isTag("a", start) { hasLinks = true }
      if isTag("img", start) { isEmpty = false }
      if depth == 0 || depth == 1 && isTag("li", start) {
        if isEmpty { count -= 1 }
        if depth == 0 { return true }
        isEmpty = true
        count += 1
      }
    }
    return false
  }

  private mutating func skipTag() -> Bool {
    while at < limit, source[at] != 0x3E { at += 1 }
    guard at < limit else { return false }
    at += 1
    return true
  }

  /// Whether the tag at an offset has this name; `/` and `!` stand for all that start so.
  private func isTag(_ name: StaticString, _ start: Int) -> Bool {
    let bytes = name.bytes
    guard start + bytes.count + 1 < source.count else { return false }
    for offset in 0..<bytes.count where Fold.lowercase(source[start + 1 + offset]) != bytes[offset] { return false }
    if bytes.count == 1, bytes[0] == 0x2F || bytes[0] == 0x21 { return true }
    switch source[start + 1 + bytes.count] {
    case 0x09, 0x0A, 0x0D, 0x20, 0x2F, 0x3E: return true
    default: return false
    }
  }
}
