public import GalleyLint
import GalleyText

/// Flags marks that text generators leave: “oaicite”, “turn0search0”, “【12†source】”.
public struct GeneratorResidue: Rule {
  public static let card = RuleCard(
    id: "artifact/generator-residue",
    severity: .error,
    fix: .safe,
    summary: "A mark of a text generator is still in the draft.",
    why: """
      Chat programs mark their sources with tokens that their own window hides. Copied out, they show, and they tell \
      where a text came from. Taking them out is suggested, since the claim before them now lacks its source; in links \
      the parameter that names the program is safe to remove.
      """,
    examples: [
      .flags("It rained⟦:contentReference[oaicite:0]{index=0}⟧.", fixed: "It rained."),
      .flags("It rained ⟦turn0search0⟧ on Friday.", fixed: "It rained  on Friday."),
      .flags("It rained⟦【12†source】⟧.", fixed: "It rained."),
      .flags("It rained⟦【85†L261-L269】⟧.", fixed: "It rained."),
      .flags("It rained. ⟦[cite: 1, 2]⟧ It snowed. ⟦[cite_start]⟧So be it.", fixed: "It rained.  It snowed. So be it."),
      .flags(
        "<p><a href=\"https://example.org/a⟦?utm_source=chatgpt.com⟧\">A</a></p>",
        fixed: "<p><a href=\"https://example.org/a\">A</a></p>", as: .html),
      .flags(
        "See https://example.org/a⟦?utm_source=chatgpt.com⟧ for it.", fixed: "See https://example.org/a for it."),
      .passes("He took his turn, cited [1] and 【注】, and searched."),
      .passes("A source said so, [cite needed]."),
      .passes("<p>The token <code>turn0search0</code> is known.</p>", as: .html),
      .passes("<p><a href=\"https://chatgpt.com/\">A</a></p>", as: .html),
    ]
  )

  public static let wakes = [
    Wake.words(["oaicite", "contentreference", "source"]), .tokens(.hasDigit), .punctuation("["), .document,
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    let block = view.block(ofToken: index).range
    guard token.kind != .verbatim, let range = Self.mark(token, block, view.text) else { return }
    report.add(
      "“\(view.string(range))” is a text generator’s own mark.", at: range,
      fixes: [.delete(range, .suggested, title: "Remove it")])
  }

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    lazy var article = ArticleExtent(view)
    for element in table.elements where element.name == .anchor {
      guard let link = table.attribute("href", of: element), let range = link.valueSource,
        LinkTracking.isFromGenerator(table.storage[link.value]), article.contains(element.source.start)
      else { continue }
      add(range, changesMarkup: true, view, &report)
    }
    for address in LinkTracking.bareAddresses(in: view)
    where LinkTracking.isFromGenerator(view.bytes(address.text)) {
      add(address.source, changesMarkup: false, view, &report)
    }
  }

  private func add(_ address: SourceRange, changesMarkup: Bool, _ view: DocumentView, _ report: inout Report) {
    let message = "The link says that a chat program gave it."
    guard let removal = LinkTracking.removal(in: view.document.source.utf8, at: address) else {
      return report.add(message, atSource: address)
    }
    report.add(
      message, atSource: removal.range,
      fixes: [
        Fix(
          title: "Remove the parameter", .safe,
          edits: [Edit(.source(removal.range), removal.replacement, changesMarkup: changesMarkup)])
      ])
  }

  /// The whole mark that a token is part of; a mark is told by its first telling token only.
  private static func mark(_ token: Token, _ block: TextRange, _ text: [UInt8]) -> TextRange? {
    let word = text[token.offset..<min(token.end, block.end)]
    if word.first == 0x5B {
      let body = text[(token.offset + 1)..<min(block.end, token.offset + 60)]
      guard
        ["cite: ", "cite_start]", "cite_end]", "span_", "attached_file:"].contains(where: { body.starts(with: $0.utf8) }
        ),
        let close = body.firstIndex(of: 0x5D)
      else { return nil }
      let isNumbered = body.starts(with: "cite_".utf8) || body[..<close].contains { $0 >= 0x30 && $0 <= 0x39 }
      return isNumbered ? TextRange(token.offset, close + 1) : nil
    }
    let folded = word.map(Fold.lowercase)
    if folded.elementsEqual("contentreference".utf8) {
      let start = token.offset > block.start && text[token.offset - 1] == 0x3A ? token.offset - 1 : token.offset
      guard text[token.end...].starts(with: "[oaicite".utf8) else { return nil }
      return TextRange(start, closing(token.end, block.end, text))
    }
    if folded.elementsEqual("oaicite".utf8) {
      // Behind `contentReference[`, which was reported with it.
      guard token.offset == block.start || text[token.offset - 1] != 0x5B else { return nil }
      return token.range
    }
    if isTurn(folded[...]) { return token.range }
    return cornered(token, block, text)
  }

  /// The end of the bracketed groups that follow each other from an offset.
  private static func closing(_ start: Int, _ limit: Int, _ text: [UInt8]) -> Int {
    var end = start
    while end < limit, text[end] == 0x5B || text[end] == 0x7B {
      let close: UInt8 = text[end] == 0x5B ? 0x5D : 0x7D
      guard let at = text[end..<min(limit, end + 80)].firstIndex(of: close) else { return end }
      end = at + 1
    }
    return end
  }

  /// `turn0search12`, with or without `cite` before it.
  private static func isTurn(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word.starts(with: "cite".utf8) ? word.dropFirst(4) : word
    guard rest.starts(with: "turn".utf8) else { return false }
    rest = rest.dropFirst(4).drop { $0 >= 0x30 && $0 <= 0x39 }
    let kind = rest.prefix { $0 >= 0x61 && $0 <= 0x7A }
    let number = rest[kind.endIndex...]
    return ["search", "image", "news", "view", "file", "fetch", "academia", "product", "business", "finance", "maps"]
      .contains(String(decoding: kind, as: UTF8.self)) && number.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }

  /// `【12†source】`: what stands around a word behind a dagger.
  private static func cornered(_ token: Token, _ block: TextRange, _ text: [UInt8]) -> TextRange? {
    let open: [UInt8] = [0xE3, 0x80, 0x90]
    let close: [UInt8] = [0xE3, 0x80, 0x91]
    guard token.offset - 3 > block.start, text[(token.offset - 3)...].starts(with: [0xE2, 0x80, 0xA0]) else {
      return nil
    }
    let first = max(block.start, token.offset - 24)
    let last = min(block.end, token.end + 40)
    guard let start = (first..<token.offset).last(where: { text[$0...].starts(with: open) }),
      let end = (token.end..<last).first(where: { text[$0...].starts(with: close) })
    else { return nil }
    return TextRange(start, end + 3)
  }
}
