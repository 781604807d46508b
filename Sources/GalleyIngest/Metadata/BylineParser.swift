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
    /// Whether it is the preposition in front of a place.
    var startsPlace = false
  }

  private enum Gap {
    case space, comma, and, end
  }

  private let text: ArraySlice<UInt8>
  private var words: [Word] = []
  /// Whether the byline says “by”.
  private(set) var isMarked = false
  /// Whether a second “by” was reached: who took the pictures or edited is no author.
  private var isDone = false

  /// Whether the text is metadata that states authors, so that commas part names more often than not.
  private let isStated: Bool

  /// Reads a byline.
  ///
  /// - Parameter boundaries: text offsets, sorted, at which a name must end: those of links and blocks.
  init(_ text: ArraySlice<UInt8>, boundaries: [Int] = [], isStated: Bool = false) {
    self.text = text
    self.isStated = isStated
    split(at: boundaries)
    splitAtShortJoints()
  }

  /// The names' ranges in the text.
  func names() -> [Range<Int>] {
    var found: [Range<Int>] = []
    // A list ends with “and”: without one, what follows a comma is an office, a place or a paper.
    let hasAnd = isStated || words.contains { $0.gap == .and }
    var isBehindAnd = false
    var isBehindPlace = false
    var index = 0
    while index < words.count {
      var end = index + 1
      while end < words.count, words[end].gap == .space { end += 1 }
      let gap = words[index].gap
      let part = words[index..<end]
      if !found.isEmpty, words[index].startsPlace, end < words.count, words[end].gap != .end {
        // “By Jane Doe in Lagos and John Roe in Accra”
        isBehindPlace = true
        index = end
        continue
      }
      if !found.isEmpty, gap == .end || gap == .comma && (!hasAnd || isBehindAnd) { break }
      isBehindAnd = isBehindAnd || gap == .and
      let isPlace = isBehindPlace && !(end < words.count && words[end].startsPlace) && !startsWithGivenName(part)
      if !isPlace, isName(part), let first = part.first, let last = part.last {
        found.append(first.range.lowerBound..<last.range.upperBound)
      }
      index = end
    }
    return found.isEmpty ? [agencyOrOneName()].compactMap { $0 } : found
  }

  /// Whether a part is no second place: “in New York and Los Angeles”.
  private func startsWithGivenName(_ part: ArraySlice<Word>) -> Bool {
    part.first.map { GivenNames.contains(text[$0.range]) } ?? false
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
    while offset < text.endIndex, !isDone {
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
    if MetadataValue.equals(word, "by"), isMarked, endsAuthors() {
      isDone = true
    } else if MetadataValue.equals(word, "by") || isAuthorLabel(word) {
      // What stands before is no name: “Posted on Monday by”.
      words.removeAll()
      isMarked = true
      gap = .end
    } else if Self.joints.contains(where: { MetadataValue.equals(word, $0) }) {
      gap = .and
    } else if ["in", "for", "on", "at", "of", "from", "is", "to"].contains(where: {
      MetadataValue.isExactly(word, $0)
    }) {
      gap = .end
      // A place or a paper follows, not a name; a lower-case word keeps the part from being one.
      words.append(Word(range: range, gap: .end, startsPlace: MetadataValue.isExactly(word, "in")))
      gap = .space
    } else {
      words.append(Word(range: range, gap: gap))
      gap = .space
    }
  }

  /// Parts names at `y`, `e` and `i` where two words or more stand on both sides: “José Ortega y Gasset” is one.
  private mutating func splitAtShortJoints() {
    for index in words.indices.reversed() where words[index].gap == .space && isShortJoint(words[index].range) {
      let front = words[..<index].suffix(2)
      let back = words[(index + 1)...].prefix(2)
      guard front.count == 2, back.count == 2, front.last?.gap == .space, back.allSatisfy({ $0.gap == .space }) else {
        continue
      }
      words[index + 1].gap = .and
      words.remove(at: index)
    }
  }

  private func isShortJoint(_ range: Range<Int>) -> Bool {
    ["y", "e", "i"].contains { MetadataValue.isExactly(text[range], $0) }
  }

  /// Drops what introduces the next “by” (“photos”, “; editing”) from the authors before it; false where there is no
  /// author before it.
  private mutating func endsAuthors() -> Bool {
    var kept = words
    while let last = kept.last, AuthorName.isOfficeOrLabel(text[last.range]) || text[last.range].allSatisfy(isLowercase)
    {
      kept.removeLast()
    }
    guard kept.count > 1, let last = kept.last, isName(kept.suffix(2)) else { return false }
    // “Words by Jane Doe. Photos by …”
    let isSentence = text[last.range].last == 0x2E && last.range.count > 3 && kept.count < words.count
    if isSentence { kept[kept.count - 1].range = last.range.lowerBound..<last.range.upperBound - 1 }
    words = kept
    return true
  }

  private func isLowercase(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  private func isAuthorLabel(_ word: ArraySlice<UInt8>) -> Bool {
    words.isEmpty && Self.labels.contains { MetadataValue.equals(word, $0) }
  }

  /// What stands before authors, alone.
  private static let labels: [StaticString] = [
    "author", "authors", "par", "von", "por", "words", "written", "posted", "door", "autor", "autora", "autoren",
    "auteur",
    "autore", "text", "texte", "texto", "testo", "tekst", "автор", "Автор", "авторы", "Авторы", "текст", "Текст", "מאת",
    "بقلم",
    "كتب", "نویسنده", "लेखक", "记者", "記者", "作者", "撰文", "文",
  ]

  /// What joins one author to the next.
  private static let joints: [StaticString] = [
    "and", "et", "und", "with", "&", "avec", "mit", "och", "og", "и", "و", "与", "和",
  ]

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
    for scalar in Substring(decoding: AuthorName.behindParticle(word) ?? word, as: UTF8.self).unicodeScalars {
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
