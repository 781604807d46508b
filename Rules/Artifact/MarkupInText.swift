public import GalleyLint
import GalleyText

/// Flags markup that readers see: “<p>”, “**bold**”, “[text](https://…)”.
public struct MarkupInText: Rule {
  public static let card = RuleCard(
    id: "artifact/markup-in-text",
    severity: .warning,
    fix: .suggested,
    summary: "Markup is shown instead of doing its work.",
    why: """
      HTML that was escaped, or Markdown that was put into HTML unconverted, is shown as it is written. A text about \
      markup puts it into code or quotation marks, where it is not reported.
      """,
    examples: [
      .flags("<p>It was ⟦&lt;b&gt;⟧late⟦&lt;/b&gt;⟧.</p>", fixed: "<p>It was late.</p>", as: .html),
      .flags("It was ⟦<em>⟧late⟦</em>⟧.", fixed: "It was late."),
      .flags("See ⟦<a href=\"https://example.org\">⟧this⟦</a>⟧.", fixed: "See this."),
      .flags("<p>It was ⟦**very late**⟧.</p>", fixed: "<p>It was very late.</p>", as: .html),
      .flags("<p>See ⟦[this](https://example.org)⟧.</p>", as: .html),
      .flags("<p>⟦## ⟧The harbour</p>", fixed: "<p>The harbour</p>", as: .html),
      .passes("If a < b and b > c, then 3 <4> 5."),
      .passes("The <p> tag starts a paragraph; write “<b>” for bold."),
      .passes("<p>He scored 5** and 3**, or a**b.</p>", as: .html),
      .passes("**Bold** in a plain text draft."),
      .flags("The page is HTML. It was ⟦<em>⟧late⟦</em>⟧."),
      .passes("<p>Write <code>&lt;b&gt;</code>.</p>", as: .html),
      .passes("<p>We are # 1, or #1.</p>", as: .html),
      .passes("<p>It returns <a href=\"object.html\">&lt;Object&gt;</a> or &lt;Table&gt;.</p>", as: .html),
      .passes("<p>A list opens with <b>&lt;ul&gt;</b>, as ever.</p>", as: .html),
      .passes("<p>The output is the &lt;object&gt; of the tag, as ever.</p>", as: .html),
      .passes("<table><tr><td>&lt;em&gt;</td><td>Stress.</td></tr></table>", as: .html),
    ]
  )

  public static let wakes = [Wake.punctuation("<*[#")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard view.document.format != .markdown, !token.traits.contains(.quoted) else { return }
    let start = token.offset
    let text = view.text[start..<min(view.block(ofToken: index).range.end, start + 600)]
    if text.first == 0x3C {
      guard let length = Self.tag(text), !Self.isTalk(behind: start + length, view.text),
        !isName(TextRange(start, start + length), index, view)
      else { return }
      return add(start, length, keeping: nil, view, &report, severity: isAboutMarkup(view) ? .suggestion : nil)
    }
    guard view.document.format == .html else { return }
    switch text.first {
    case 0x2A: checkStars(index, text, view, &report)
    case 0x5B:
      guard let length = Self.link(text) else { return }
      report.add("A Markdown link is shown as it is written.", at: TextRange(start, start + length))
    default:
      guard token.gap == .blockStart else { return }
      let hashes = text.prefix { $0 == 0x23 }
      guard hashes.count > 1, hashes.count < 7, hashes.endIndex < text.endIndex, text[hashes.endIndex] == 0x20 else {
        return
      }
      add(start, hashes.count + 1, keeping: nil, view, &report)
    }
  }

  /// Whether a tag without a partner is all that an inline element, a cell or a list item holds: the tag's name.
  private func isName(_ range: TextRange, _ index: Int, _ view: DocumentView) -> Bool {
    let block = view.block(ofToken: index)
    if block.range == range, block.kind == .tableCell || block.kind == .listItem { return true }
    return view.inlineElement(around: range) != nil || isLoneWord(range, view)
  }

  /// Whether the name in a tag without attributes is an English word, and no partner is near: `<object>` is what a
  /// manual calls a place for one.
  private func isLoneWord(_ range: TextRange, _ view: DocumentView) -> Bool {
    let name = Array(view.bytes(range).dropFirst().dropLast())
    guard Self.words.contains(String(decoding: name.map(Fold.lowercase), as: UTF8.self)) else { return false }
    return !Array(view.bytes(view.surroundings(of: range))).contains(part: [0x3C, 0x2F] + name)
  }

  /// `**bold**`: no space inside, none of its stars beside a word outside.
  private func checkStars(_ index: Int, _ text: ArraySlice<UInt8>, _ view: DocumentView, _ report: inout Report) {
    let start = text.startIndex
    guard view.tokens[index].gap != .none, text.count > 5, text[start + 1] == 0x2A, text[start + 2] > 0x2A else {
      return
    }
    let inside = (start + 2)..<text.endIndex
    guard let close = inside.first(where: { text[$0] == 0x2A }), close + 1 < text.endIndex, text[close + 1] == 0x2A,
      text[close - 1] > 0x20, close - start < 200
    else { return }
    if close + 2 < text.endIndex {
      let next = text[close + 2]
      guard !(next | 0x20 >= 0x61 && next | 0x20 <= 0x7A), next != 0x2A else { return }
    }
    add(start, close + 2 - start, keeping: Array(text[(start + 2)..<close]), view, &report)
  }

  /// Whether a plain text speaks of markup or scripts, so that the tags in it may be its examples.
  private func isAboutMarkup(_ view: DocumentView) -> Bool {
    view.document.format == .text && Self.subjects.contains { view.vocabulary.form(hash: $0) != nil }
  }

  private static let subjects = WordHash.set(of: "html xhtml css xml svg javascript")

  private func add(
    _ start: Int, _ length: Int, keeping text: [UInt8]?, _ view: DocumentView, _ report: inout Report,
    severity: Severity? = nil
  ) {
    let range = TextRange(start, start + length)
    report.add(
      "“\(view.string(range))” is shown as it is written.", at: range, severity: severity,
      fixes: [.replace(range, with: text ?? [], .suggested, title: "Remove the markup")])
  }

  /// The length of an HTML tag with a known name, closed, its attributes with values in quotes.
  private static func tag(_ text: ArraySlice<UInt8>) -> Int? {
    guard let close = text.firstIndex(of: 0x3E) else { return nil }
    var body = text[(text.startIndex + 1)..<close]
    if body.first == 0x2F { body = body.dropFirst() }
    if body.last == 0x2F { body = body.dropLast() }
    let name = body.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    // Tags are written in one case; `<Object>` is the name of a type.
    guard name.allSatisfy({ $0 >= 0x61 || $0 < 0x41 }) || name.allSatisfy({ $0 < 0x61 }) else { return nil }
    let rest = body[name.endIndex...].drop { $0 == 0x20 }
    guard names.contains(String(decoding: name.map(Fold.lowercase), as: UTF8.self)) else { return nil }
    guard rest.isEmpty || rest.contains(0x3D) && rest.contains(where: { $0 == 0x22 || $0 == 0x27 }) else { return nil }
    return close + 1 - text.startIndex
  }

  /// Whether “tag” or “element” follows: then the sentence is about markup.
  private static func isTalk(behind index: Int, _ text: [UInt8]) -> Bool {
    let rest = text[min(index, text.count)...].prefix(12)
    return [" tag", "tag", " element", " attribute", " markup", " block"].contains { rest.starts(with: $0.utf8) }
  }

  /// The length of `[text](https://…)`.
  private static func link(_ text: ArraySlice<UInt8>) -> Int? {
    guard let close = text.firstIndex(of: 0x5D), text[(close + 1)...].starts(with: "(http".utf8),
      let end = text[close...].firstIndex(of: 0x29)
    else { return nil }
    return end + 1 - text.startIndex
  }

  private static let words: Set<String> = [
    "object", "section", "style", "script", "table", "cite", "figure", "video", "audio", "embed", "strike", "small",
    "center", "font", "strong", "span", "sub",
  ]

  private static let names: Set<String> = [
    "p", "br", "b", "i", "em", "strong", "u", "a", "span", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "blockquote", "img", "figure", "figcaption", "iframe", "table", "tr", "td", "th", "tbody", "thead", "font",
    "center",
    "small", "sup", "sub", "hr", "strike", "section", "script", "style", "cite", "video", "audio", "embed", "object",
  ]
}
