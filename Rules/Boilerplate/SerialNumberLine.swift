public import GalleyLint
import GalleyText

/// Flags a line that is nothing but the publication's serial number: “ISSN 2330-717X”.
public struct SerialNumberLine: Rule {
  public static let card = RuleCard(
    id: "boilerplate/serial-number-line",
    severity: .warning,
    fix: .safe,
    summary: "A line holds nothing but an ISSN or ISBN.",
    why: """
      An ISSN belongs to the publication’s masthead. A block that is nothing else is safe to remove when its check digit \
      is right, which it is by chance one time in eleven; with a wrong one a person decides, and also on an ISBN, which \
      the review of a book may end with.
      """,
    examples: [
      .flags("⟦ISSN 2330-717X⟧\n\nThe harbour is shut.\n", fixed: "The harbour is shut.\n"),
      .flags("The harbour is shut.\n\n⟦ISBN: 978-3-16-148410-0⟧\n", fixed: "The harbour is shut.\n"),
      .flags("⟦e-ISSN: 0317-8472⟧\n\nThe harbour is shut.\n", fixed: "The harbour is shut.\n"),
      .flags(
        "<p>⟦ISSN 2330-717X⟧</p>\n<p>The harbour is shut.</p>\n", fixed: "<p>The harbour is shut.</p>\n", as: .html),
      .passes("The journal has the ISSN 2330-717X.\n"),
      .passes("ISSN numbers have eight digits.\n"),
      .passes("2330-717X\n"),
    ]
  )

  public static let wakes = [Wake.words(["issn", "isbn", "eissn", "pissn"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let number = view.table.block(ofToken: index)
    let block = view.blocks[number]
    guard block.traits.isDisjoint(with: [.verbatim, .outside]), block.kind != .attribute, block.kind != .metadata,
      block.kind != .tableCell, block.range.count <= 48
    else { return }
    // `e-ISSN`, `ISSN (Online)`: what stands before and behind the number may say which edition.
    let text = Fold.folded(view.bytes(block.range))
    guard let start = Self.behindLabel(text), let digits = Self.digits(text[start...]) else { return }
    let label = view.bytes(ofToken: index).contains { $0 | 0x20 == 0x62 } ? "ISBN" : "ISSN"
    let isRight = label == "ISSN" ? Self.isISSN(digits) : Self.isISBN(digits)
    guard digits.count == 8 && label == "ISSN" || label == "ISBN" && (digits.count == 10 || digits.count == 13) else {
      return
    }
    let isBook = label == "ISBN"
    let fix = view.furnitureRemoval(ofBlock: number, isRight && !isBook ? .safe : .suggested, title: "Remove the line")
    let message =
      isRight
      ? "The line is only \(isBook ? "an ISBN" : "the publication’s ISSN")."
      : "The line is only an \(label), and its check digit is wrong."
    report.add(
      message, at: block.range, severity: isBook && isRight ? .suggestion : nil, fixes: fix.map { [$0] } ?? [])
  }

  /// Where the number starts in a text that begins with the label; nil for other texts.
  private static func behindLabel(_ text: [UInt8]) -> Int? {
    let labels = [
      "e-issn", "p-issn", "eissn", "pissn", "issn-l", "issn (online)", "issn (print)", "online issn",
      "print issn", "issn", "isbn-13", "isbn-10", "isbn",
    ]
    guard let label = labels.first(where: { text.starts(with: $0.utf8) }) else { return nil }
    var index = label.utf8.count
    while index < text.count, text[index] <= 0x20 || text[index] == 0x3A || text[index] == 0x23 { index += 1 }
    return index
  }

  /// The digits of a number that is all the rest; `x` is kept as 10.
  private static func digits(_ text: ArraySlice<UInt8>) -> [Int]? {
    var digits: [Int] = []
    for byte in text {
      switch byte {
      case 0x30...0x39: digits.append(Int(byte) - 0x30)
      case 0x78: digits.append(10)
      case 0x2D, 0x20, 0x2E: continue
      case 0xE2, 0x80, 0x90...0x94: continue
      default: return nil
      }
    }
    return digits.isEmpty ? nil : digits
  }

  /// ISO 3297: weights 8 to 1, the sum divisible by 11.
  private static func isISSN(_ digits: [Int]) -> Bool {
    digits.count == 8 && !digits.dropLast().contains(10)
      && zip(digits, (1...8).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  /// ISO 2108: ten digits with weights 10 to 1 by 11, or thirteen with weights 1 and 3 by 10.
  private static func isISBN(_ digits: [Int]) -> Bool {
    guard !digits.dropLast().contains(10) else { return false }
    if digits.count == 10 { return zip(digits, (1...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0 }
    guard digits.count == 13, digits.last != 10 else { return false }
    return digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0
  }
}
