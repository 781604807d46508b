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
      marks or brackets.
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
    ]
  )

  public static let wakes = [Wake.punctuation("&")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let start = view.tokens[index].offset
    let end = view.block(ofToken: index).range.end
    guard let reference = EntityTable.reference(view.text, at: start, end: end) else { return }
    let range = TextRange(start, start + reference.length)
    guard !Self.isNamed(range, view) else { return }
    var text: [UInt8] = []
    UTF8Decoding.append(reference.scalar, to: &text)
    report.add(
      "“\(view.string(range))” is shown instead of “\(reference.scalar)”.", at: range,
      fixes: [
        .replace(range, with: text, reference.isMarkup ? .suggested : .safe, title: "Write “\(reference.scalar)”")
      ])
  }

  /// Whether the reference stands alone between quotation marks or brackets: then it is what the sentence is about.
  private static func isNamed(_ range: TextRange, _ view: DocumentView) -> Bool {
    guard let (before, _) = UTF8Decoding.scalar(view.text, before: range.start),
      let (after, _) = UTF8Decoding.scalar(view.text, at: range.end)
    else { return false }
    switch (before, after) {
    case ("“", "”"), ("‘", "’"), ("\"", "\""), ("'", "'"), ("(", ")"), ("`", "`"), ("«", "»"), ("„", "“"):
      return true
    default: return false
    }
  }
}
