import GalleyText

/// Reads lines that name an author.
enum NameLine {
  /// The names in a byline such as `By Jane Doe and John Roe, Staff Writer`, as ranges of the bytes.
  ///
  /// Empty when the line is no byline.
  static func byline(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    guard bytes.count <= 160, let start = endOfOpening(bytes) else { return [] }
    let cut = bytes[start...].indices.first { isCut(bytes, $0) } ?? bytes.endIndex
    var names: [Range<Int>] = []
    for part in parts(bytes[start..<cut]) {
      let name = trim(bytes, part)
      if isName(bytes[name]) {
        names.append(name)
      } else if names.isEmpty {
        return []
      }
    }
    return names
  }

  /// Whether a whole line is the name of one person: two to five words, each with a capital but for particles.
  static func isLoneName(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 60 && words(bytes).count > 1 && isName(bytes)
  }

  private static let openings: [StaticString] = [
    "written by ", "story by ", "text by ", "words by ", "reported by ", "author: ", "authors: ", "byline: ",
    "by: ", "by ",
  ]

  private static func endOfOpening(_ bytes: ArraySlice<UInt8>) -> Int? {
    for opening in openings {
      let head = bytes.prefix(opening.utf8CodeUnitCount)
      guard head.count == opening.utf8CodeUnitCount, head.count < bytes.count else { continue }
      if zip(head, opening.bytes).allSatisfy({ $0.asciiLowercased == $1 }) { return head.endIndex }
    }
    return nil
  }

  /// What follows the names: ` | January 12`, ` – Correspondent`, ` (Lagos)`, `<br>`.
  private static func isCut(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte == 0x7C || byte == 0x28 || byte == 0x0A || byte == 0x0D { return true }
    guard index > bytes.startIndex, bytes[index - 1] == 0x20, index + 1 < bytes.endIndex else { return false }
    if byte == 0x2D { return bytes[index + 1] == 0x20 }
    if byte == 0xC2 { return bytes[index + 1] == 0xB7 }
    guard byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 else { return false }
    return [0x93, 0x94, 0xA2].contains(bytes[index + 2])
  }

  /// The stretches between commas, `&` and the word `and`.
  private static func parts(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = bytes.startIndex
    for word in words(bytes) {
      let isJoint = bytes[word].elementsEqual("and".utf8) || bytes[word].elementsEqual("&".utf8)
      if isJoint {
        parts.append(start..<word.lowerBound)
        start = word.upperBound
      } else if bytes[word].last == 0x2C {
        parts.append(start..<(word.upperBound - 1))
        start = word.upperBound
      }
    }
    parts.append(start..<bytes.endIndex)
    return parts.filter { !trim(bytes, $0).isEmpty }
  }

  private static func trim(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low].isMarkupSpace { low += 1 }
    while high > low, bytes[high - 1].isMarkupSpace { high -= 1 }
    return low..<high
  }

  /// The words of a line, as ranges between spaces.
  static func words(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices {
      if bytes[index].isMarkupSpace {
        if let first = start { words.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { words.append(first..<bytes.endIndex) }
    return words
  }

  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "el", "al", "bin", "ibn", "la", "le",
    "van", "von", "zu", "y", "ter", "ten", "af",
  ]

  /// Words with a capital that stand in section heads and titles, not in names.
  private static let notNames: Set<String> = [
    "the", "a", "an", "of", "in", "on", "for", "to", "at", "by", "with", "about", "staff", "writer", "editor",
    "reporter", "correspondent", "contributor", "our", "news", "desk", "team", "share", "leave", "reply",
    "comments", "comment", "posted", "published", "updated", "subscribe", "newsletter", "related", "author",
    "authors", "read", "more", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "and", "or", "is", "are", "your", "you", "we", "what", "why", "how", "introduction",
    "conclusion", "summary", "references", "notes", "sources", "background",
  ]

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = words(bytes)
    guard (1...5).contains(words.count), let last = words.last else { return false }
    var capitals = 0
    for word in words {
      let letters = bytes[word]
      guard let first = letters.first, let final = letters.last, letters.count <= 24 else { return false }
      let key = String(decoding: letters.map(\.asciiLowercased), as: UTF8.self)
      if particles.contains(key) && word != last { continue }
      guard !notNames.contains(key), letters.allSatisfy(isNameByte) else { return false }
      guard (0x41...0x5A).contains(first) || first >= 0xC3 else { return false }
      // A full stop ends an initial or `Jr.`, not a sentence.
      if final == 0x2E && letters.count > 4 { return false }
      capitals += 1
    }
    return capitals > 0 && !(words.count == 1 && bytes[last].count < 3)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80 || byte == 0x2E || byte == 0x2D || byte == 0x27
  }
}
