import GalleyText

/// Tells by its shape what a short line of text is.
enum TextShape {
  /// How many words a line has, counted by its spaces.
  static func wordCount(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    for byte in line {
      let isSpace = byte.isMarkupSpace
      if !isSpace && !isInWord { count += 1 }
      isInWord = !isSpace
    }
    return count
  }

  /// Whether a line ends as a sentence does: in a full stop, colon or the like, closing quotation marks apart.
  static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    switch lastMark(line) {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x2C: true
    default: withoutClosers(line).suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
    }
  }

  /// Whether a line ends in a question or exclamation mark.
  static func endsQuestion(_ line: ArraySlice<UInt8>) -> Bool {
    lastMark(line) == 0x3F || lastMark(line) == 0x21
  }

  /// Whether a line ends in an abbreviation with two full stops, such as `U.S.` or `p.m.`, and not in a sentence.
  static func endsAbbreviation(_ line: ArraySlice<UInt8>) -> Bool {
    let tail = Array(line.suffix(4))
    return tail.count == 4 && tail[3] == 0x2E && tail[1] == 0x2E && tail[0].isASCIILetter
      && tail[2].isASCIILetter
  }

  private static func lastMark(_ line: ArraySlice<UInt8>) -> UInt8? { withoutClosers(line).last }

  /// A line without the quotation marks, brackets and asterisks at its end.
  private static func withoutClosers(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    if let last = rest.last, last.isASCIILetter || last == 0x2E { return rest }
    while let last = rest.last {
      if last == 0x22 || last == 0x27 || last == 0x29 || last == 0x5D || last == 0x2A {
        rest = rest.dropLast()
      } else if rest.suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
        || rest.suffix(3).elementsEqual([0xE2, 0x80, 0x99])
      {
        rest = rest.dropLast(3)
      } else {
        break
      }
    }
    return rest
  }

  /// Whether a lone line heads a section: short, with a capital or digit in front and no mark behind.
  static func isSectionHead(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first.isASCIIDigit || (0x41...0x5A).contains(first) || first >= 0xC3,
      !line.starts(with: [0xE2, 0x80])
    else { return false }
    return !endsSentence(line) && wordCount(line) <= 12 && !isFurniture(line)
      && DateLine.statement(in: line) == nil && issn(in: line) == nil
  }

  /// Whether a line is no prose: an address on the web, a row of asterisks, a path of links.
  static func isFurniture(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.contains(where: { $0.isASCIILetter || $0 >= 0xC3 && $0 != 0xE2 }) else { return true }
    if line.contains(0x40) || holds(line, "http://") || holds(line, "https://")
      || line.starts(with: "www.".utf8)
    {
      return true
    }
    return holds(line, " > ") || holds(line, " » ") || holds(line, " › ") || startsFolded(line, "skip to ")
      || isPath(line) || isReleaseLabel(line)
  }

  /// Whether a line is a path of links from the front page: `Home / News / World`.
  private static func isPath(_ line: ArraySlice<UInt8>) -> Bool {
    pathOpenings.contains { startsFolded(line, $0) } && !endsSentence(line)
  }

  private static let pathOpenings: [StaticString] = ["home /", "home/", "home |", "home →"]

  /// Whether a line says what kind of paper a release is or when it may be used, or whom to ask.
  private static func isReleaseLabel(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 100 else { return false }
    if releaseLines.contains(where: { startsFolded(line, $0) }) { return true }
    let label = line.prefix { $0 != 0x3A }
    let hasColon = label.endIndex < line.endIndex
    return releaseLabels.contains { MetadataValue.equals(label, $0) }
      || hasColon && contactLabels.contains { MetadataValue.equals(label, $0) }
  }

  private static let releaseLines: [StaticString] = [
    "for immediate release", "for release on ", "for release at ", "not for release", "embargoed until",
    "embargoed for", "embargo: ", "under embargo",
  ]

  private static let releaseLabels: [StaticString] = [
    "press release", "news release", "media release", "media statement", "press statement",
  ]

  private static let contactLabels: [StaticString] = [
    "contact", "contacts", "media contact", "media contacts", "press contact", "phone", "tel", "telephone", "email",
    "e-mail", "for more information",
  ]

  /// Whether a line credits a picture.
  static func isCaption(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 200 else { return false }
    return captionOpenings.contains { startsFolded(line, $0) }
  }

  private static let captionOpenings: [StaticString] = [
    "photo: ", "photo by ", "photo credit", "image: ", "image credit", "picture: ", "credit: ",
    "illustration: ",
  ]

  /// The number in a line such as `ISSN 1234-5679`.
  static func issn(in line: ArraySlice<UInt8>) -> Range<Int>? {
    guard line.count <= 60,
      startsFolded(line, "issn") || startsFolded(line, "e-issn") || startsFolded(line, "eissn")
    else { return nil }
    guard let start = line.firstIndex(where: \.isASCIIDigit) else { return nil }
    let number = line[start...].prefix { $0.isASCIIDigit || $0 == 0x2D || $0 | 0x20 == 0x78 }
    return number.count >= 8 ? number.startIndex..<number.endIndex : nil
  }

  /// Whether a paragraph tells who a person is.
  ///
  /// It then starts with the name and goes on with a verb such as `is` or `writes`.
  static func isNote(_ paragraph: ArraySlice<UInt8>, on name: ArraySlice<UInt8>) -> Bool {
    guard !name.isEmpty, paragraph.starts(with: name) else { return false }
    var rest = paragraph.dropFirst(name.count)
    // `Jane Doe, a reporter in Lagos, writes on …`
    if rest.first == 0x2C { return rest.dropFirst().first == 0x20 && wordCount(rest) > 3 }
    guard rest.first == 0x20 else { return false }
    rest = rest.dropFirst()
    let word = rest.prefix { $0.isASCIILetter }
    return word.count <= 12 && noteVerbs.contains(String(decoding: word, as: UTF8.self))
  }

  /// Whether a paragraph tells who the author is without a name.
  static func isNoteOnWriter(_ paragraph: ArraySlice<UInt8>) -> Bool {
    guard paragraph.count <= 600 else { return false }
    return noteOpenings.contains { startsFolded(paragraph, $0) }
  }

  private static let noteVerbs: Set<String> = [
    "is", "was", "writes", "works", "teaches", "has", "covers", "lives", "serves", "reports", "holds",
    "leads",
    "edits", "studies", "founded", "contributes", "runs", "heads", "researches", "served", "joined", "can",
  ]

  private static let noteOpenings: [StaticString] = [
    "about the author: ", "the author is a", "the writer is a", "the author is the", "the writer is the",
    "the author teaches", "the author works", "the writer works",
  ]

  private static func startsFolded(_ line: ArraySlice<UInt8>, _ opening: StaticString) -> Bool {
    guard let first = line.first, first.asciiLowercased == opening.utf8Start[0] else { return false }
    let head = line.prefix(opening.utf8CodeUnitCount)
    return head.count == opening.utf8CodeUnitCount
      && zip(head, opening.bytes).allSatisfy { $0.asciiLowercased == $1 }
  }

  /// Whether a short line holds a phrase.
  private static func holds(_ line: ArraySlice<UInt8>, _ phrase: StaticString) -> Bool {
    guard let first = phrase.bytes.first else { return true }
    return line.indices.contains { line[$0] == first && line[$0...].starts(with: phrase.bytes) }
  }
}
