public import GalleyLint
import GalleyText

/// Flags Latin letters and digits in the wide form that stands among Chinese and Japanese characters: “Ｎｅｗｓ”.
public struct FullWidthLatin: Rule {
  public static let card = RuleCard(
    id: "artifact/full-width-latin",
    severity: .warning,
    fix: .suggested,
    summary: "Latin letters or digits are written in their full-width form.",
    why: """
      Keyboards set for Chinese or Japanese, and old databases, give letters as wide as an ideograph. In a text in \
      Latin letters no search and no spelling check finds the word. Among ideographs the form is usual and left alone. \
      Some write so for show, so that a person decides.
      """,
    examples: [
      .flags("The ⟦Ｈａｒｂｏｕｒ⟧ is shut.", fixed: "The Harbour is shut."),
      .flags("It costs ⟦２０％⟧ more.", fixed: "It costs 20% more."),
      .flags("<p>Room ⟦&#xFF12;&#xFF22;⟧.</p>", fixed: "<p>Room 2B.</p>", as: .html),
      .passes("ＡＢＣホテル前で会いましょう。"),
      .passes("第２０回大会は東京で開かれた。The ２０th."),
      .passes("The harbour is shut！"),
      .passes("The form “Ａ” is wide, and the word “ＡＢＣ” too."),
    ]
  )

  public static let wakes = [Wake.marks([.presentationForm])]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let text = view.text
    let start = view.table.marks[index].range.start
    guard let block = view.block(holding: view.table.marks[index].range), block.isProse else { return }
    // The first of a run reports it.
    if start >= block.range.start + 3, Self.plain(start - 3, text) != nil { return }
    var letters: [UInt8] = []
    var end = start
    while end < block.range.end, let letter = Self.plain(end, text) {
      letters.append(letter)
      end += 3
    }
    let range = TextRange(start, end)
    guard letters.contains(where: Self.isWordByte), !Self.isQuoted(range, view),
      !Self.holdsIdeograph(view.surroundings(of: range), text)
    else { return }
    report.add(
      "“\(view.string(range))” is written in full-width characters.", at: range,
      fixes: [
        .replace(
          range, with: letters, .suggested, title: "Write “\(String(decoding: letters, as: UTF8.self))”")
      ])
  }

  /// The character of ASCII that the full-width one at an offset stands for.
  private static func plain(_ offset: Int, _ text: [UInt8]) -> UInt8? {
    guard let (scalar, _) = UTF8Decoding.scalar(text, at: offset), (0xFF01...0xFF5E).contains(scalar.value) else {
      return nil
    }
    return UInt8(scalar.value - 0xFF01 + 0x21)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  /// Whether the form itself is what the sentence is about.
  private static func isQuoted(_ range: TextRange, _ view: DocumentView) -> Bool {
    guard let (before, _) = UTF8Decoding.scalar(view.text, before: range.start) else { return false }
    return ["“", "‘", "\"", "'", "(", "`", "«", "„"].contains(before)
  }

  private static func holdsIdeograph(_ range: TextRange, _ text: [UInt8]) -> Bool {
    var index = range.start
    while index < range.end {
      guard text[index] >= 0xE3, let (scalar, length) = UTF8Decoding.scalar(text, at: index) else {
        index += 1
        continue
      }
      // Full-width forms themselves lie beyond; half-width kana among them count.
      if Script.of(scalar) == .ideographic || (0x3000...0x303F).contains(scalar.value)
        || (0xFF61...0xFFDC).contains(scalar.value)
      {
        return true
      }
      index += length
    }
    return false
  }
}
