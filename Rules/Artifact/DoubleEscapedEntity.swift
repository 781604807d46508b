public import GalleyLint
import GalleyText

/// Flags character references that readers see as they are written: “&rsquo;”.
public struct DoubleEscapedEntity: Rule {
  public static let card = RuleCard(
    id: "artifact/double-escaped-entity",
    severity: .error,
    fix: .safe,
    summary: "A character reference is shown as it is written.",
    why: """
      Text that was escaped twice, or pasted from markup into plain text, shows “&rsquo;” where an apostrophe was meant. \
      Each reference stands for one character, so writing that is safe; one step is undone at a time. “&lt;” \
      and “&gt;” may be talk of markup, and are only suggested; so is a reference that stands alone between quotation \
      marks or brackets, \
      is set off by markup, or has the character it stands for alone beside it.
      """,
    examples: [
      .flags("It⟦&#8217;⟧s late.", fixed: "It’s late."),
      .flags("Salt ⟦&amp;⟧ Co. and a caf⟦&eacute;⟧.", fixed: "Salt & Co. and a café."),
      .flags("<p>It⟦&amp;rsquo;⟧s Salt ⟦&amp;amp;⟧ Co.</p>", fixed: "<p>It’s Salt &amp; Co.</p>", as: .html),
      .flags("A tag begins with ⟦&lt;⟧ as ever.", fixed: "A tag begins with < as ever."),
      .passes("<p>Salt &amp; Co. and Salt & Co.</p>", as: .html),
      .passes("Salt & Co; then R&D; and AT&T;"),
      .passes("<p>Write <code>&amp;amp;</code> for an ampersand.</p>", as: .html),
      .passes("See https://example.org/?a=1&amp;b=2 for more."),
      .passes("Write “&amp;” for an ampersand."),
      .passes("<p>Use <b>&amp;lt;</b> and <em>&amp;apos;</em> there.</p>", as: .html),
      .passes("<p>The rule has &amp;gt; rather than &gt; in it, and &amp;quot; for '\"'.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.punctuation("&")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let start = view.tokens[index].offset
    let end = view.block(ofToken: index).range.end
    guard let reference = EntityTable.reference(view.text, at: start, end: end) else { return }
    let range = TextRange(start, start + reference.length)
    guard !Self.isNamed(range, view), !Self.standsAlone(reference, view.surroundings(of: range), view.text)
    else { return }
    var text: [UInt8] = []
    UTF8Decoding.append(reference.scalar, to: &text)
    let isDoubtful = reference.isMarkup || MisreadLead.stands(before: start, in: view)
    report.add(
      "“\(view.string(range))” is shown instead of “\(reference.scalar)”.", at: range,
      severity: reference.isMarkup ? .warning : nil,
      fixes: [
        .replace(range, with: text, isDoubtful ? .suggested : .safe, title: "Write “\(reference.scalar)”")
      ])
  }

  /// Whether the reference stands alone between quotation marks or brackets: then it is what the sentence is about.
  private static func isNamed(_ range: TextRange, _ view: DocumentView) -> Bool {
    guard let (before, _) = UTF8Decoding.scalar(view.text, before: range.start),
      let (after, _) = UTF8Decoding.scalar(view.text, at: range.end)
    else { return false }
    if view.inlineElement(around: range) != nil { return true }
    switch (before, after) {
    case ("“", "”"), ("‘", "’"), ("\"", "\""), ("'", "'"), ("(", ")"), ("`", "`"), ("«", "»"), ("„", "“"):
      return true
    default: return false
    }
  }

  /// Whether the character that a reference stands for is named in the same block: alone between marks, or, for
  /// `<` and `>`, which sentences lack, between spaces.
  private static func standsAlone(_ reference: EntityTable.Reference, _ near: TextRange, _ text: [UInt8]) -> Bool {
    var character: [UInt8] = []
    UTF8Decoding.append(reference.scalar, to: &character)
    var index = near.start + 1
    while index + character.count < near.end {
      defer { index += 1 }
      guard text[index] == character[0], text[index..<(index + character.count)].elementsEqual(character) else {
        continue
      }
      let (before, after) = (text[index - 1], text[index + character.count])
      switch (before, after) {
      case (0x27, 0x27), (0x28, 0x29), (0x60, 0x60): return true
      case (0x22, 0x22): if character != [0x22] { return true }
      default:
        guard reference.isMarkup, before <= 0x20 || before == 0x28 else { continue }
        if after <= 0x20 || after == 0x29 || after == 0x2C || after == 0x2E { return true }
      }
    }
    return false
  }
}
