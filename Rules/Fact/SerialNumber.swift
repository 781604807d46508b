public import GalleyLint
import GalleyText

/// Flags an ISSN or ISBN whose check digit is wrong, and a DOI that is none.
public struct SerialNumber: Rule {
  public static let card = RuleCard(
    id: "fact/serial-number",
    severity: .error,
    summary: "An ISSN, ISBN or DOI is not valid.",
    why: """
      The last digit of an ISSN or ISBN is computed from the others (ISO 3297, ISO 2108), so that a slip shows; a \
      DOI starts with “10.” and a registrant's number (ISO 26324). A wrong one leads readers and catalogues nowhere. \
      Which digit is wrong cannot be known.
      """,
    examples: [
      .flags("See ISSN ⟦2049-3631⟧ there."),
      .flags("The book (ISBN ⟦978-0-306-40615-8⟧) is out."),
      .flags("The book, ISBN: ⟦0-306-40615-3⟧."),
      .flags("The book, ISBN-13: ⟦978-0-306-40615-8⟧, is out; so is ISBN 10 ⟦0306406153⟧."),
      .flags("The book (ISBN ⟦977-0-306-40615-8⟧) is out."),
      .flags("It is doi:⟦11.1000/182⟧."),
      .passes("See ISSN 2049-3630 there."),
      .passes("The book (ISBN 978-0-306-40615-7) is out."),
      .passes("The book, ISBN 0306406152."),
      .passes("The book, ISBN-13: 978-0-306-40615-7, ISBN-10: 0-306-40615-2 2012."),
      .passes("The book, ISBN 978‑0‑306‑40615‑7, is out; ISBN 97803064061570 is none."),
      .passes("It is doi:10.1000/182."),
      .passes("An ISSN has 8 digits, an ISBN 13."),
    ]
  )

  public static let wakes = [Wake.words(["issn", "eissn", "isbn", "doi"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let kind = Fold.folded(view.bytes(ofToken: index))
    var at = view.tokens[index].end
    let end = view.block(ofToken: index).range.end
    let text = view.text
    while at < end, text[at] == 0x20 || text[at] == 0x3A || text[at] == 0x23 { at += 1 }
    guard at < end else { return }
    if kind == Array("doi".utf8) {
      checkDOI(at, end, view, &report)
      return
    }
    let isISBN = kind == Array("isbn".utf8)
    if isISBN { at = Self.behindKind(at, end, text) }
    let (digits, stop) = Self.digits(text[at..<end], isISBN: isISBN)
    guard isISBN ? digits.count == 10 || digits.count == 13 : digits.count == 8 else { return }
    let range = TextRange(at, stop)
    if digits.count == 13, !digits.starts(with: [0x39, 0x37]) || !(0x38...0x39).contains(digits[2]) {
      return report.add("This is no ISBN: one of 13 digits starts with 978 or 979.", at: range)
    }
    guard !CheckDigit.isValid(digits) else { return }
    report.add(
      "The check digit of this \(isISBN ? "ISBN" : "ISSN") is wrong: one of its digits is not what it should be.",
      at: range)
  }

  /// Behind the `-13:` of “ISBN-13:”.
  private static func behindKind(_ start: Int, _ end: Int, _ text: [UInt8]) -> Int {
    var at = start
    if at < end, text[at] == 0x2D { at += 1 }
    guard at + 3 < end, text[at] == 0x31, text[at + 1] == 0x30 || text[at + 1] == 0x33,
      text[at + 2] == 0x3A || text[at + 2] == 0x20
    else { return start }
    at += 2
    while at < end, text[at] == 0x20 || text[at] == 0x3A { at += 1 }
    return at
  }

  /// The digits that bytes start with, hyphens between them left out, and where they end; none where more follow.
  private static func digits(_ bytes: ArraySlice<UInt8>, isISBN: Bool) -> (digits: [UInt8], end: Int) {
    var digits: [UInt8] = []
    var at = bytes.startIndex
    var stop = at
    while at < bytes.endIndex {
      let byte = bytes[at]
      if byte >= 0x30 && byte <= 0x39 || ((byte | 0x20) == 0x78 && (digits.count == 7 || digits.count == 9)) {
        guard digits.count < 13 else { return ([], stop) }
        digits.append(byte)
        stop = at + 1
      } else if byte == 0x20 {
        // Behind ten digits a year or a price may follow.
        guard isISBN, digits.count < 10 || digits.count < 13 && digits.starts(with: [0x39, 0x37]) else { break }
      } else if byte == 0xE2, bytes[at...].prefix(2).last == 0x80, bytes[at...].count > 2,
        (0x90...0x93).contains(bytes[at + 2])
      {
        at += 2
      } else if byte != 0x2D {
        break
      }
      at += 1
    }
    return (digits, stop)
  }

  private func checkDOI(_ start: Int, _ end: Int, _ view: DocumentView, _ report: inout Report) {
    let text = view.text
    guard text[start] >= 0x30, text[start] <= 0x39 else { return }
    var stop = start
    while stop < end, text[stop] > 0x20, text[stop] != 0x3C { stop += 1 }
    while stop > start, ".,;)".utf8.contains(text[stop - 1]) { stop -= 1 }
    let doi = text[start..<stop]
    let registrant = doi.dropFirst(3).prefix { $0 != 0x2F }
    let isValid =
      doi.starts(with: "10.".utf8) && registrant.count >= 4
      && registrant.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E } && doi.count > registrant.count + 4
    guard !isValid else { return }
    report.add(
      "This is no DOI: one starts with “10.”, a number of four digits or more, and a slash.",
      at: TextRange(start, stop))
  }
}
