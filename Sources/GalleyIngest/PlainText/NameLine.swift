import GalleyText

/// Reads lines that name an author.
enum NameLine {
  /// The names in a byline such as `By Jane Doe and John Roe, Staff Writer`, as ranges of the bytes.
  ///
  /// Empty when the line is no byline.
  static func byline(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    guard bytes.count <= 160, let start = endOfOpening(bytes), start < bytes.endIndex else { return [] }
    let end = bytes[start...].indices.first { bytes[$0] == 0x0A || bytes[$0] == 0x0D } ?? bytes.endIndex
    let rest = withoutSecondCredit(bytes[start..<end])
    var names = BylineParser(rest).names()
    if names.count <= 1 { names = names.prefix(1) + furtherNames(in: rest, behind: names.first) }
    if names.isEmpty, let word = words(rest).first {
      let name = rest[word].last == 0x2C ? word.dropLast() : word
      if isName(rest[name]) { names = [name.lowerBound..<name.upperBound] }
    }
    guard let first = names.first, let last = names.last, first.lowerBound == start,
      names.allSatisfy({ isName(bytes[$0]) || AuthorName.isAgency(bytes[$0]) }),
      isTail(rest[last.upperBound...])
    else { return [] }
    return names
  }

  /// What stands before the credit of somebody else: `Jane Doe` of `Jane Doe; photos by John Roe`.
  private static func withoutSecondCredit(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let words = words(bytes)
    guard let by = words.firstIndex(where: { MetadataValue.isExactly(bytes[$0], "by") }), by > 0 else { return bytes }
    let front = words[..<by].reversed().drop { word in pictures.contains { MetadataValue.equals(bytes[word], $0) } }
    guard let last = front.first else { return bytes }
    let isMark: (UInt8) -> Bool = { $0 == 0x2E || $0 == 0x2C || $0 == 0x3B }
    return bytes[..<(bytes[last].last.map(isMark) == true ? last.upperBound - 1 : last.upperBound)]
  }

  /// Names behind commas alone, where each starts with a given name: what stands there else is a place or an office.
  private static func furtherNames(in rest: ArraySlice<UInt8>, behind first: Range<Int>?) -> [Range<Int>] {
    guard let first else { return [] }
    let others = BylineParser(rest, isStated: true).names().filter { $0.lowerBound >= first.upperBound }
    let areNames = others.allSatisfy { name in
      isName(rest[name]) && words(rest[name]).first.map { GivenNames.contains(rest[$0]) } ?? false
    }
    return areNames ? others : []
  }

  /// Whether what stands behind the last name is what a byline goes on with: an office, a place, a date.
  private static func isTail(_ tail: ArraySlice<UInt8>) -> Bool {
    let rest = MetadataValue.trimmed(tail)
    guard let first = rest.first, rest.count > 1 else { return true }
    if LineParts.markWidth(tail, at: rest.startIndex) > 0 || [0x28, 0x2F, 0x3B, 0x5B, 0x40].contains(first) {
      return true
    }
    let behind = first == 0x2C ? MetadataValue.trimmed(rest.dropFirst()) : rest
    guard let word = words(behind).first else { return true }
    if first == 0x2C {
      return startsName(behind) || behind.first?.isASCIIDigit == true || AuthorName.isOfficeOrLabel(behind[word])
        || goesOn.contains { MetadataValue.equals(behind[word], $0) }
    }
    if CalendarDate.leading(in: behind) != nil || behind[word].contains(0x40) { return true }
    let next = MetadataValue.trimmed(behind[word.upperBound...])
    return goesOn.contains { MetadataValue.equals(behind[word], $0) }
      && (startsName(next) || next.first?.isASCIIDigit == true)
  }

  private static let goesOn: [StaticString] = ["in", "for", "at", "of", "from", "on", "with", "and", "&"]

  private static func startsName(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first.map { (0x41...0x5A).contains($0) || $0 >= 0xC3 } ?? false
  }

  /// The account that a line names where its author should stand: `Submitted by admin on Thu, 05/22/2025`.
  static func account(_ bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard bytes.count <= 160, let start = endOfOpening(bytes) else { return nil }
    let words = words(bytes[start...])
    for count in [2, 1] where words.count >= count {
      let whole = words[0].lowerBound..<words[count - 1].upperBound
      let name = bytes[whole].last == 0x2C ? whole.dropLast() : whole
      let isEnd = words.count == count || count < words.count && isTail(bytes[name.upperBound...])
      if isEnd, AuthorName.isAccount(bytes[name]) { return name.lowerBound..<name.upperBound }
    }
    return nil
  }

  /// Whether a whole line is the name of one person: two to five words, each with a capital but for particles.
  static func isLoneName(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 60 && words(bytes).count > 1 && isName(bytes)
  }

  /// Whether a line is a name that can be nothing else, no place and no rubric: it starts with a given name, or holds
  /// an initial or a particle as names have them.
  static func isPersonal(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard isLoneName(bytes) else { return false }
    let words = words(bytes)
    guard words.count <= 4, !words.contains(where: { AuthorName.isOfficeOrLabel(bytes[$0]) }), let first = words.first,
      let last = words.last, !namedAfter.contains(where: { MetadataValue.equals(bytes[last], $0) })
    else { return false }
    if GivenNames.contains(bytes[first]) { return true }
    return words.contains { word in
      let letters = bytes[word]
      let isInitial = letters.count == 2 && letters.last == 0x2E && word != words.last
      let isScottish = letters.starts(with: "Mc".utf8) && letters.count > 4
      return isInitial || isScottish || AuthorName.behindParticle(letters) != nil
    }
  }

  /// What is named after people.
  private static let namedAfter: [StaticString] = [
    "institute", "foundation", "trust", "university", "college", "school", "society", "group", "award", "awards",
    "prize", "park", "street", "road", "square", "house", "hall", "museum", "library", "hospital", "church", "company",
    "centre", "center", "bridge", "airport", "stadium", "theatre", "theater", "day", "effect", "syndrome", "disease",
    "act", "report", "interview", "obituary", "lecture", "memorial", "band", "trio", "quartet", "orchestra", "years",
  ]

  /// Whether a byline is a reviewer's.
  static func isReview(_ bytes: ArraySlice<UInt8>) -> Bool {
    words(bytes).first.map { MetadataValue.equals(bytes[$0], "reviewed") } ?? false
  }

  /// What stands before the authors of a text, with “by” behind it.
  private static let writings: [StaticString] = [
    "words", "text", "story", "article", "report", "reporting", "reported", "written", "posted", "submitted",
    "compiled", "interview", "interviews", "analysis", "essay", "reviewed",
  ]
  /// What else a credit names beside the writing.
  private static let pictures: [StaticString] = [
    "pictures", "photos", "photographs", "photography", "images", "illustrations", "video", "and", "&",
  ]
  /// What stands before authors with a colon behind it.
  private static let labels: [StaticString] = [
    "author", "authors", "byline", "by", "words", "text", "story", "writer", "reporter",
  ]

  /// Where the names start behind `By`, `Words and pictures by` or `Author:`.
  private static func endOfOpening(_ bytes: ArraySlice<UInt8>) -> Int? {
    var isWriting = true
    for (place, range) in words(bytes.prefix(60)).prefix(6).enumerated() {
      let hasColon = bytes[range].last == 0x3A
      let word = bytes[hasColon ? range.dropLast() : range]
      let isBy = MetadataValue.equals(word, "by")
      if isBy && isWriting || hasColon && place == 0 && labels.contains(where: { MetadataValue.equals(word, $0) }) {
        return bytes[range.upperBound...].firstIndex { !$0.isMarkupSpace && $0 != 0x3A }
      }
      if place == 0 { isWriting = false }
      if writings.contains(where: { MetadataValue.equals(word, $0) }) {
        isWriting = true
      } else if hasColon || !pictures.contains(where: { MetadataValue.equals(word, $0) }) {
        return nil
      }
    }
    return nil
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
      let letters = AuthorName.behindParticle(bytes[word]) ?? bytes[word]
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
