public import GalleyLint
import GalleyText

/// Flags places of a template that were not filled in: “[Your Name]”, “{{ name }}”, “[object Object]”.
public struct TemplatePlaceholder: Rule {
  public static let card = RuleCard(
    id: "artifact/template-placeholder",
    severity: .error,
    summary: "A place of a template was not filled in.",
    why: "A letter or a page that is made by a program shows its seams where a value was missing.",
    examples: [
      .flags("Dear ⟦[Your Name]⟧, thank you."),
      .flags("On ⟦[Insert date here]⟧ it rained."),
      .flags("⟦[COMPANY NAME]⟧ is proud to announce."),
      .flags("Hello ⟦{{ user.name }}⟧, it is ⟦${day}⟧."),
      .flags("Hello ⟦%s⟧, welcome."),
      .flags("<p>By ⟦[object Object]⟧ on Friday</p>", as: .html),
      .flags("⟦undefined⟧\n\nThe harbour is shut."),
      .flags("Hello ⟦<%= name %>⟧, welcome."),
      .flags("It opens on ⟦2025-XX-XX⟧, and ⟦%%FIRST_NAME%%⟧ is invited."),
      .passes("Dates such as 2025-XX-XX have the format YYYY-MM-DD."),
      .passes("“I love [your] work,” he wrote to [the] company [name withheld]."),
      .passes("Sign it “[Your Name]” and post it."),
      .passes("The term is undefined, 50% so."),
      .passes("Nan said no."),
      .passes("{{ page.title }} is set by Jekyll.", as: .markdown),
      .passes("It costs ${ 5 } or {x}."),
      .passes("All are passed on but for %s, %z and %Z."),
      .passes("<p>Its length is ${#<i>name</i>} and its value ${<i>name</i>}.</p>", as: .html),
      .passes("<dl><dt>%s</dt><dd>The subject.</dd></dl><p>Or <b>${</b>parameter<b>}</b>.</p>", as: .html),
      .passes("<p>Write <em>%d</em> for the day.</p>", as: .html),
      .passes("The substitution variable ${version} is filled in later."),
    ]
  )

  public static let wakes = [Wake.punctuation("[{$%<"), .words(["undefined", "nan", "null", "xx"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard !token.traits.contains(.quoted) else { return }
    let block = view.block(ofToken: index).range
    let text = view.text[token.offset..<min(block.end, token.offset + 120)]
    if token.kind == .word {
      if view.isWord(index, "xx") { return checkDate(index, block, view, &report) }
      return checkWhole(token, block, view, &report)
    }
    let length: Int? =
      switch text.first {
      case 0x5B: Self.bracket(text)
      case 0x7B: view.document.format == .markdown ? nil : Self.between("{{", "}}", text)
      case 0x24: Self.between("${", "}", text)
      case 0x25: token.gap == .none ? nil : Self.format(text)
      case 0x3C: Self.between("<%=", "%>", text)
      default: nil
      }
    guard let length else { return }
    let range = TextRange(token.offset, token.offset + length)
    guard text.first == 0x5B || text.starts(with: "%%".utf8) || !isTalk(range, index, view) else { return }
    report.add("“\(view.string(range))” was not filled in.", at: range)
  }

  /// Whether the text speaks of placeholders: one of them is all that an element or item holds or has markup inside,
  /// other directives stand beside it, or a word such as “variable” does.
  private func isTalk(_ range: TextRange, _ index: Int, _ view: DocumentView) -> Bool {
    let block = view.block(ofToken: index)
    if block.range == range, block.kind == .tableCell || block.kind == .listItem { return true }
    if view.inlineElement(around: range) != nil || view.isSplitByMarkup(range) { return true }
    let text = view.bytes(view.surroundings(of: range))
    if view.text[range.start] == 0x25 { return Self.holdsOtherDirective(text) }
    let words = Fold.folded(text)
    return ["variable", "placeholder", "expansion", "template"].contains { words.contains(part: Array($0.utf8)) }
  }

  /// Whether a text has a directive such as `%z` that no template for readers has.
  private static func holdsOtherDirective(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index + 1 < text.endIndex {
      let next = text[index + 1]
      if text[index] == 0x25, next | 0x20 >= 0x61, next | 0x20 <= 0x7A, next != 0x73, next != 0x64 { return true }
      index += 1
    }
    return false
  }

  /// A date of which month or day are still to come: `2025-XX-XX`, `2025-03-XX`.
  private func checkDate(_ index: Int, _ block: TextRange, _ view: DocumentView, _ report: inout Report) {
    let start = view.tokens[index].end - 10
    guard start >= block.start, start == block.start || view.text[start - 1] <= 0x20 || view.text[start - 1] == 0x28
    else { return }
    let shape = view.text[start..<start + 10].map { $0 >= 0x30 && $0 <= 0x39 ? 0x39 : $0 | 0x20 }
    guard
      shape.elementsEqual("9999-xx-xx".utf8)
        || shape.elementsEqual("9999-99-xx".utf8)
    else { return }
    let range = TextRange(start, start + 10)
    let words: [StaticString] = ["format", "formats", "form", "example", "pattern", "such", "like", "template"]
    guard !view.holds(view.neighbours(of: index), anyOf: words) else { return }
    report.add("“\(view.string(range))” was not filled in.", at: range)
  }

  /// A block that is nothing but what a script writes for a missing value.
  private func checkWhole(_ token: Token, _ block: TextRange, _ view: DocumentView, _ report: inout Report) {
    guard token.range == block else { return }
    let word = view.string(block)
    guard word == "undefined" || word == "NaN" || word == "null" else { return }
    report.add("“\(word)” is what a script writes for a missing value.", at: block)
  }

  /// The length of `[…]` that asks for something.
  private static func bracket(_ text: ArraySlice<UInt8>) -> Int? {
    guard let close = text.prefix(64).firstIndex(of: 0x5D) else { return nil }
    let body = text[(text.startIndex + 1)..<close]
    // A Markdown link in plain text.
    if close + 1 < text.endIndex, text[close + 1] == 0x28 { return nil }
    let length = close + 1 - text.startIndex
    if body.elementsEqual("object Object".utf8) { return length }
    let words = body.split(separator: 0x20)
    guard words.count > 1, words.count <= 8,
      words.allSatisfy({ word in word.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x27 || $0 == 0x2F }
      })
    else { return nil }
    let folded = words.map { String(decoding: $0.map(Fold.lowercase), as: UTF8.self) }
    let hasCapitals = words[0].first.map { $0 < 0x61 } ?? false
    if folded[0] == "insert" || folded[0] == "enter" && folded.last == "here" { return length }
    guard hasCapitals, words[1].first.map({ $0 < 0x61 }) ?? false else { return nil }
    if folded[0] == "your" { return length }
    return fields.contains(folded.joined(separator: " ")) ? length : nil
  }

  /// The length of an expression between two marks: a name with points and filters, on one line.
  private static func between(_ open: String, _ close: String, _ text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: open.utf8) else { return nil }
    let closing = Array(close.utf8)
    var index = text.startIndex + open.utf8.count
    var letters = 0
    while index < text.endIndex {
      if text[index...].starts(with: closing) {
        return letters > 0 ? index + closing.count - text.startIndex : nil
      }
      let byte = text[index]
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      // `${ 5 }` and set braces hold no name first.
      guard
        isLetter || (byte >= 0x30 && byte <= 0x39 || byte == 0x5F) && letters > 0 || byte == 0x20
          || letters > 0 && [0x2E, 0x7C, 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x3A, 0x2D, 0x40].contains(byte)
      else { return nil }
      if isLetter { letters += 1 }
      index += 1
    }
    return nil
  }

  /// The length of `%%NAME%%`.
  private static func mergeTag(_ text: ArraySlice<UInt8>) -> Int? {
    let name = text.dropFirst(2).prefix { $0 >= 0x41 && $0 <= 0x5A || $0 == 0x5F }
    guard name.count > 2, text[name.endIndex...].starts(with: "%%".utf8) else { return nil }
    return name.endIndex + 2 - text.startIndex
  }

  /// The length of `%s`, `%d` or `%1$s`.
  private static func format(_ text: ArraySlice<UInt8>) -> Int? {
    let start = text.startIndex
    if text.dropFirst().first == 0x25 { return mergeTag(text) }
    var index = start + 1
    if index + 1 < text.endIndex, text[index] >= 0x31, text[index] <= 0x39, text[index + 1] == 0x24 { index += 2 }
    guard index < text.endIndex, text[index] == 0x73 || text[index] == 0x64 else { return nil }
    if index + 1 < text.endIndex {
      let next = text[index + 1]
      guard !(next | 0x20 >= 0x61 && next | 0x20 <= 0x7A), !(next >= 0x30 && next <= 0x39), next < 0x80 else {
        return nil
      }
    }
    return index + 1 - start
  }

  private static let fields: Set<String> = [
    "company name", "client name", "first name", "last name", "full name", "job title", "product name", "brand name",
    "author name", "city name", "event name", "customer name", "recipient name", "recipient's name", "website name",
    "website url", "phone number", "email address", "street address", "city, state", "name of company",
    "name of event", "name of person", "date of event", "date here", "name here", "link here", "image here",
    "text here", "number here", "spokesperson name", "organization name", "organisation name", "university name",
    "publication name", "contact information", "contact name", "topic name", "country name", "project name",
  ]
}
