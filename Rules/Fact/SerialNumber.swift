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
      .flags("It is doi:⟦11.1000/182⟧."),
      .passes("See ISSN 2049-3630 there."),
      .passes("The book (ISBN 978-0-306-40615-7) is out."),
      .passes("The book, ISBN 0306406152."),
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
    var stop = at
    var digits: [UInt8] = []
    while stop < end, digits.count < 13 {
      let byte = text[stop]
      if byte >= 0x30 && byte <= 0x39 || ((byte | 0x20) == 0x78 && (digits.count == 7 || digits.count == 9)) {
        digits.append(byte)
      } else if byte != 0x2D && !(byte == 0x20 && kind == Array("isbn".utf8)) {
        break
      }
      stop += 1
    }
    while stop > at, text[stop - 1] == 0x2D || text[stop - 1] == 0x20 { stop -= 1 }
    let range = TextRange(at, stop)
    let isISBN = kind == Array("isbn".utf8)
    guard isISBN ? digits.count == 10 || digits.count == 13 : digits.count == 8 else { return }
    guard !CheckDigit.isValid(digits) else { return }
    report.add(
      "The check digit of this \(isISBN ? "ISBN" : "ISSN") is wrong: one of its digits is not what it should be.",
      at: range)
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
