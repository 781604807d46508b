public import GalleyLint
import GalleyText

/// Flags letters that were joined into one character: “ﬁ”.
public struct Ligature: Rule {
  public static let card = RuleCard(
    id: "artifact/ligature",
    severity: .error,
    fix: .safe,
    summary: "Two letters are written as one character.",
    why: """
      Text copied from a PDF holds “ﬁ” and “ﬂ” as single characters. Searching for the word does not find it, and \
      spelling checkers and screen readers stumble. Unicode keeps these characters for old encodings only and gives the \
      letters that each stands for; fonts join letters by themselves. The same goes for “ŉ”. One that touches no letter \
      is what a text on typography is about.
      """,
    examples: [
      .flags("A signi⟦ﬁ⟧cant e⟦ﬀ⟧ect.", fixed: "A significant effect."),
      .flags("<p>The o⟦&#xFB03;⟧ce.</p>", fixed: "<p>The office.</p>", as: .html),
      .flags("Dis ⟦ŉ⟧ mooi dag.", fixed: "Dis ’n mooi dag."),
      .passes("The ligature “ﬁ” joins two letters."),
      .passes("A significant effect, an œuvre, Ĳsselmeer."),
      .passes("<p>Type <code>oﬃce</code> there.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.marks([.presentationForm])]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let range = view.table.marks[index].range
    guard let (scalar, _) = UTF8Decoding.scalar(view.text, at: range.start), let letters = Self.letters(of: scalar),
      scalar == "ŉ" || Self.touchesLetter(range, view.text)
    else { return }
    report.add(
      "“\(scalar)” is one character for “\(letters)”.", at: range,
      fixes: [.replace(range, with: Array(letters.utf8), .safe, title: "Write “\(letters)”")])
  }

  /// The letters that a ligature stands for; nil for another presentation form.
  static func letters(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x149: "’n"
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05, 0xFB06: "st"
    default: nil
    }
  }

  private static func touchesLetter(_ range: TextRange, _ text: [UInt8]) -> Bool {
    let before = UTF8Decoding.scalar(text, before: range.start)?.0
    let after = UTF8Decoding.scalar(text, at: range.end)?.0
    return before?.properties.isAlphabetic ?? false || after?.properties.isAlphabetic ?? false
  }
}
