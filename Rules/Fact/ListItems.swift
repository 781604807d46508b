import GalleyLint
import GalleyText

/// Counting the items of the list right behind a block.
enum ListItems {
  /// How many items of the first level it has; nil where no list follows, or its shape is not certain.
  static func count(behind place: Int, in view: DocumentView) -> Int? {
    switch view.document.format {
    case .html: HTMLList.count(in: view.document.source.utf8, behind: view.blocks[place].source.end)
    case .markdown: markdown(behind: place, view)
    case .text: nil
    }
  }

  private static func markdown(behind place: Int, _ view: DocumentView) -> Int? {
    let source = view.document.source.utf8
    let parent = view.blocks[place]
    let level = parent.kind == .listItem ? parent.level + 1 : 1
    var count = 0
    for block in view.blocks[(place + 1)...].prefix(mostBlocks) {
      let isItem = block.kind == .listItem && block.level >= level
      // What is indented belongs to the item before it; it hides where the list goes on.
      if !isItem { return count > 0 && (parent.kind == .listItem || !isIndented(block, source)) ? count : nil }
      guard block.level == level else {
        if count == 0 { return nil }
        continue
      }
      if hasMark(block, source) { count += 1 } else if count == 0 { return nil }
    }
    return view.blocks.count - place - 1 <= mostBlocks && count > 0 ? count : nil
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
  let source: [UInt8]
  var at: Int
  let limit: Int

  /// The items of the list that starts behind an offset with nothing but tags between.
  static func count(in source: [UInt8], behind offset: Int) -> Int? {
    var list = HTMLList(source: source, at: offset, limit: min(source.count, offset + mostBytes))
    return list.skipToList() ? list.items() : nil
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
        if isTag("ul", start) || isTag("ol", start) { return true }
        guard isTag("/", start) || isTag("div", start) || isTag("br", start) || isTag("p", start) else { return false }
      default: return false
      }
    }
    return false
  }

  private mutating func items() -> Int? {
    var depth = 1
    var count = 0
    while at < limit {
      guard source[at] == 0x3C else {
        at += 1
        continue
      }
      let start = at
      // What a comment hides is no item, and what a script makes cannot be known.
      guard skipTag(), !isTag("!", start), !isTag("script", start) else { return nil }
      if isTag("ul", start) || isTag("ol", start) { depth += 1 }
      guard depth <= Self.mostDepth else { return nil }
      if isTag("/ul", start) || isTag("/ol", start) { depth -= 1 }
      if depth == 0 { return count }
      if depth == 1, isTag("li", start) { count += 1 }
    }
    return nil
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
