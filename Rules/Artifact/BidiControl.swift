public import GalleyLint
import GalleyText

/// Flags controls of writing direction in text that runs from left to right.
public struct BidiControl: Rule {
  public static let card = RuleCard(
    id: "artifact/bidi-control",
    severity: .warning,
    fix: .suggested,
    summary: "A control of the writing direction stands in left-to-right text.",
    why: """
      Overrides and embeddings can make a text show other than it reads, and marks of direction come along from \
      address books and chat programs. Beside right-to-left script they have work to do, and are not reported.
      """,
    examples: [
      .flags("Pay to ⟦\u{202E}⟧evil.", fixed: "Pay to evil."),
      .flags("Call ⟦\u{202A}⟧555 0100⟦\u{202C}⟧ now.", fixed: "Call 555 0100 now."),
      .flags("The end.⟦\u{200E}⟧", fixed: "The end."),
      .passes("The word שלום\u{200F}, peace."),
      .passes("The end."),
    ]
  )

  public static let wakes = [Wake.marks([.bidirectional])]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let range = view.table.marks[index].range
    guard !Self.isNearRightToLeft(range, view.text),
      let (scalar, _) = UTF8Decoding.scalar(view.text, at: range.start)
    else { return }
    let name = "U+\(String(scalar.value, radix: 16, uppercase: true))"
    report.add(
      "The direction control \(name) stands here.", at: range,
      fixes: [.delete(range, .suggested, title: "Remove \(name)")])
  }

  /// Whether a letter of a right-to-left script stands within some words.
  private static func isNearRightToLeft(_ range: TextRange, _ text: [UInt8]) -> Bool {
    let start = max(0, range.start - 240)
    let end = min(text.count, range.end + 240)
    return (start..<end).contains { index in
      // Lead bytes of U+0580 to U+07FF, and the first two of the presentation forms from U+FB1D on.
      text[index] >= 0xD6 && text[index] <= 0xDF
        || text[index] == 0xEF && index + 1 < end && (0xAC...0xB7).contains(text[index + 1])
    }
  }
}
