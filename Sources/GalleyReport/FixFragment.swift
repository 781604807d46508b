import GalleyLint
import GalleyText

/// A piece of a source line before and after a fix.
struct FixFragment: Sendable {
  var before: SourceRange
  /// The edits inside of it.
  var edits: [SourceEdit]
  /// Whether only white space changes, so that it has to be made visible.
  var changesOnlySpace: Bool

  /// The bytes around the edits that are shown on each side.
  private static let surroundings = 24
  /// Fragments longer than this are told by their title.
  private static let longest = 240

  /// Makes the fragment; nil where the fix reaches over lines or is too long to be read in one.
  init?(_ fix: SourceFix, in source: Source, lines: LineIndex) {
    guard let first = fix.edits.first, let last = fix.edits.last else { return nil }
    let text = source.utf8
    guard first.range.start >= 0, last.range.end <= text.count else { return nil }
    let line = lines.range(ofLine: lines.position(of: first.range.start).line)
    let added = fix.edits.reduce(0) { $0 + $1.replacement.count }
    guard last.range.end <= line.end, first.range.start >= line.start,
      last.range.end - first.range.start + added <= Self.longest,
      fix.edits.allSatisfy({ !$0.replacement.contains { $0 == 0x0A || $0 == 0x0D } })
    else { return nil }
    before = SourceRange(
      Self.wordStart(before: first.range.start, in: text, least: line.start),
      Self.wordEnd(behind: last.range.end, in: text, most: line.end))
    edits = fix.edits
    changesOnlySpace = fix.edits.allSatisfy { edit in
      text[edit.range.start..<edit.range.end].allSatisfy(Self.isSpace)
        && edit.replacement.allSatisfy(Self.isSpace)
    }
  }

  /// The pieces of the old or the new text, each with whether it is what differs.
  func pieces(of text: [UInt8], isNew: Bool) -> [(bytes: ArraySlice<UInt8>, isChanged: Bool)] {
    var pieces: [(ArraySlice<UInt8>, Bool)] = []
    var at = before.start
    for edit in edits where edit.range.start >= at {
      pieces.append((text[at..<edit.range.start], false))
      pieces.append((isNew ? edit.replacement[...] : text[edit.range.start..<edit.range.end], true))
      at = edit.range.end
    }
    pieces.append((text[at..<max(at, before.end)], false))
    return pieces.filter { !$0.0.isEmpty }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Where the words before a change begin that are shown with it; a tag is none of them.
  private static func wordStart(before offset: Int, in text: [UInt8], least: Int) -> Int {
    let floor = max(least, offset - surroundings)
    if let tag = text[floor..<offset].lastIndex(of: 0x3E) { return tag + 1 }
    guard floor > least else { return least }
    return text[floor..<offset].firstIndex(where: isSpace).map { $0 + 1 }
      ?? scalarStart(floor, in: text, most: offset)
  }

  private static func wordEnd(behind offset: Int, in text: [UInt8], most: Int) -> Int {
    let ceiling = min(most, offset + surroundings)
    if let tag = text[offset..<ceiling].firstIndex(of: 0x3C) { return tag }
    guard ceiling < most else { return most }
    return text[offset..<ceiling].lastIndex(where: isSpace) ?? scalarStart(ceiling, in: text, most: most)
  }

  private static func scalarStart(_ offset: Int, in text: [UInt8], most: Int) -> Int {
    var offset = offset
    while offset < most, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
