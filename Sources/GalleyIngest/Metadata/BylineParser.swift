internal import GalleyText

/// Finds the authors' names in a visible byline: “By Jane Doe and John Roe, Political Editor | Reuters”.
///
/// Only what looks like a name is taken: two to five words with capitals. What it does not understand it
/// leaves.
struct BylineParser {
  /// A word of the byline.
  private struct Word {
    var range: Range<Int>
    /// What stands before it.
    var gap: Gap
  }

  private enum Gap {
    case space, comma, and, end
  }

  private let text: ArraySlice<UInt8>
  private var words: [Word] = []
  /// Whether the byline says “by”.
  private(set) var isMarked = false

  /// Whether the text is metadata that states authors, so that commas part names more often than not.
  private let isStated: Bool

  /// Reads a byline.
  ///
  /// - Parameter boundaries: text offsets, sorted, at which a name must end: those of links and blocks.
  init(_ text: ArraySlice<UInt8>, boundaries: [Int] = [], isStated: Bool = false) {
    self.text = text
    self.isStated = isStated
    split(at: boundaries)
  }

  /// The names' ranges in the text.
  func names() -> [Range<Int>] {
    var found: [Range<Int>] = []
    // A list ends with “and”: without one, what follows a comma is an office, a place or a paper.
    let hasAnd = isStated || words.contains { $0.gap == .and }
    var isBehindAnd = false
    var index = 0
    while index < words.count {
      var end = index + 1
      while end < words.count, words[end].gap == .space { end += 1 }
      let gap = words[index].gap
      let part = words[index..<end]
      if !found.isEmpty, gap == .end || gap == .comma && (!hasAnd || isBehindAnd) { break }
      isBehindAnd = isBehindAnd || gap == .and
      if isName(part), let first = part.first, let last = part.last {
        found.append(first.range.lowerBound..<last.range.upperBound)
      }
      index = end
    }
    return found.isEmpty ? [agencyOrOneName()].compactMap { $0 } : found
  }

  /// A news agency, or the one word behind “by”.
  private func agencyOrOneName() -> Range<Int>? {
    guard let first = words.first, !isStated else { return nil }
    let part = words.prefix(1) + words.dropFirst().prefix { $0.gap == .space }
    let range = first.range.lowerBound..<(part.last ?? first).range.upperBound
    if AuthorName.isAgency(text[range]) { return range }
    guard isMarked, words.count == 1, range.count > 1, isNameWord(text[range]) else { return nil }
    return AuthorName.isOfficeOrLabel(text[range]) ? nil : range
  }

  // MARK: Splitting

  private mutating func split(at boundaries: [Int]) {
    var gap = Gap.end
    var boundary = boundaries.startIndex
    var offset = text.startIndex
    while offset < text.endIndex {
      while boundary < boundaries.endIndex, boundaries[boundary] <= offset {
        if boundaries[boundary] == offset || gap == .space { gap = gap == .space ? .end : gap }
        boundary += 1
      }
      let limit = boundary < boundaries.endIndex ? min(boundaries[boundary], text.endIndex) : text.endIndex
      if let mark = separator(at: offset) {
        if gap != .and { gap = mark.gap == .space ? gap : mark.gap }
        offset += mark.count
        continue
      }
      if let date = CalendarDate.leading(in: text[offset...]) {
        gap = .end
        offset = date.end
        continue
      }
      var end = offset + 1
      while end < limit, separator(at: end) == nil { end += 1 }
      append(offset..<end, &gap)
      offset = end
    }
  }

  private mutating func append(_ range: Range<Int>, _ gap: inout Gap) {
    let word = text[range]
    if MetadataValue.equals(word, "by") || isAuthorLabel(word) {
      // What stands before is no name: “Posted on Monday by”.
      words.removeAll()
      isMarked = true
      gap = .end
    } else if ["and", "et", "und", "with", "&"].contains(where: { MetadataValue.equals(word, $0) }) {
      gap = .and
    } else if ["in", "for", "on", "at", "of", "from", "is", "to"].contains(where: {
      MetadataValue.isExactly(word, $0)
    }) {
      gap = .end
      // A place or a paper follows, not a name; a lower-case word keeps the part from being one.
      words.append(Word(range: range, gap: .end))
      gap = .space
    } else {
      words.append(Word(range: range, gap: gap))
      gap = .space
    }
  }

  private func isAuthorLabel(_ word: ArraySlice<UInt8>) -> Bool {
    guard words.isEmpty else { return false }
    return ["author", "authors", "par", "von", "por", "words", "written", "posted"]
      .contains { MetadataValue.equals(word, $0) }
  }

  /// What a mark or white space at `offset` means; nil for a word's byte.
  private func separator(at offset: Int) -> (gap: Gap, count: Int)? {
    switch text[offset] {
    case 0x20, 0x09...0x0D: return (.space, 1)
    case 0x2C, 0x3B, 0x2F: return (.comma, 1)  // , ; /
    case 0x7C, 0x28, 0x29, 0x3A, 0x5B, 0x5D, 0x3E: return (.end, 1)  // | ( ) : [ ] >
    case 0x2D where isSpaced(offset, 1): return (.end, 1)
    case 0xC2 where offset + 1 < text.endIndex && text[offset + 1] == 0xA0: return (.space, 2)
    case 0xC2 where offset + 1 < text.endIndex && text[offset + 1] == 0xB7: return (.end, 2)
    case 0xE2 where offset + 2 < text.endIndex && text[offset + 1] == 0x80:
      // Dashes and bullets part; U+2010, U+2011 and the apostrophe U+2019 belong to words.
      return [0x92, 0x93, 0x94, 0x95, 0xA2].contains(text[offset + 2]) ? (.end, 3) : nil
    default: return nil
    }
  }

  private func isSpaced(_ offset: Int, _ count: Int) -> Bool {
    let before = offset > text.startIndex ? text[offset - 1] : 0x20
    let after = offset + count < text.endIndex ? text[offset + count] : 0x20
    return MetadataValue.isSpace(before) && MetadataValue.isSpace(after)
  }

  // MARK: Names

  private func isName(_ part: ArraySlice<Word>) -> Bool {
    guard (2...5).contains(part.count), let first = part.first, let last = part.last else { return false }
    guard isNameWord(text[last.range]), text[last.range].count > 1 else { return false }
    guard !MetadataValue.equals(text[first.range], "the") else { return false }
    return part.allSatisfy { word in
      let bytes = text[word.range]
      return (isNameWord(bytes) || AuthorName.isParticle(bytes)) && !AuthorName.isOfficeOrLabel(bytes)
    }
  }

  /// Whether a word starts with a capital (or a letter of a script without case) and holds nothing but
  /// letters, full stops, apostrophes and hyphens.
  private func isNameWord(_ word: ArraySlice<UInt8>) -> Bool {
    var isFirst = true
    for scalar in Substring(decoding: word, as: UTF8.self).unicodeScalars {
      if isFirst {
        guard scalar.properties.isAlphabetic, !scalar.properties.isLowercase else { return false }
        isFirst = false
      } else if !scalar.properties.isAlphabetic {
        guard
          [".", "'", "\u{2019}", "-", "\u{2010}", "\u{2011}"].contains(scalar)
            || scalar.properties.generalCategory == .nonspacingMark
        else { return false }
      }
    }
    return !isFirst
  }
}
