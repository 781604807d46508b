public import GalleyLint
import GalleyText

/// Flags a line that a label makes one of the page: “READ ALSO: …”, “Tags: …”, “Filed under: …”.
public struct LabelledLine: Rule {
  public static let card = RuleCard(
    id: "boilerplate/labelled-line",
    severity: .warning,
    fix: .suggested,
    summary: "A line of links or tags stands in the article.",
    why: """
      Publishing systems print links to other articles and the article's tags between its paragraphs. Such a line is \
      known by its label, and by a rest that is a link or a title and no sentence. An article can have a line of its \
      own like it, so that a person decides.
      """,
    examples: [
      .flags(
        "The harbour is shut.\n\n⟦READ ALSO: Mayor of Hull leaves office⟧\n\nIt will open in May.\n",
        fixed: "The harbour is shut.\n\nIt will open in May.\n"),
      .flags(
        "<p>The harbour is shut.</p>\n<p>⟦Related: <a href=\"/a\">Mayor leaves office⟧</a></p>\n<p>It will open.</p>\n",
        fixed: "<p>The harbour is shut.</p>\n<p>It will open.</p>\n", as: .html),
      .flags(
        "<p>The harbour is shut.</p>\n<p>⟦Read more <a href=\"/a\">Mayor leaves office.⟧</a></p>\n<p>It will open.</p>\n",
        fixed: "<p>The harbour is shut.</p>\n<p>It will open.</p>\n", as: .html),
      .flags(
        "The harbour is shut.\n\n⟦Also read | Why the mayor left⟧\n\nIt will open in May.\n",
        fixed: "The harbour is shut.\n\nIt will open in May.\n"),
      .flags("The harbour is shut.\n\n⟦Tags: harbour, mayor⟧\n", fixed: "The harbour is shut.\n"),
      .flags("The harbour is shut.\n\n⟦Filed Under: News⟧\n", fixed: "The harbour is shut.\n"),
      .passes("Read more: it makes you see the world.\n"),
      .passes("Read more about the harbour in the report.\n"),
      .passes("Words we tested:\n\n- Read more: title\n- Tags: a, b\n- Filed under: News\n", as: .markdown),
      .passes("> READ ALSO: Mayor of Hull leaves office\n\nSo the line went.\n", as: .markdown),
      .passes("<p>It is shut.</p><p>See also <a href=\"/a\">the harbour</a>.</p>", as: .html),
      .passes("Related: she is his cousin, they said. It was so.\n"),
      .passes("Tags: these are words that readers look for.\n"),
    ]
  )

  public static let wakes = [Wake.blocks]

  public init() {}

  /// What a label says of the rest of its line.
  private enum Label {
    /// A link to another article.
    case link
    /// The same, where it also may be a word of the article.
    case maybeLink
    /// Tags or categories.
    case tags
  }

  public func check(block number: Int, in view: DocumentView, report: inout Report) {
    let block = view.blocks[number]
    let tokens = view.table.blocks[number]
    guard tokens.count > 1, tokens.count <= Self.mostTokens, block.isProse, !block.traits.contains(.quoted),
      block.kind == .paragraph || block.kind == .heading || block.kind == .other,
      Self.mayBegin(view.tokens[tokens.lowerBound], view), let (label, rest) = Self.label(of: tokens, view)
    else { return }
    let isLinked = rest.allSatisfy { view.tokens[$0].kind != .word || view.tokens[$0].traits.contains(.linked) }
    let hasMark = rest.lowerBound > tokens.lowerBound && view.tokens[rest.lowerBound - 1].kind != .word
    switch label {
    case .link: guard isLinked || hasMark && Self.isTitle(rest, view) else { return }
    case .maybeLink: guard isLinked else { return }
    case .tags: guard hasMark, isLinked || Self.isList(rest, view) else { return }
    }
    // A line of plain text that stands alone and short is taken for a heading.
    guard block.kind != .heading || isLinked || view.document.format == .text else { return }
    let fix = view.furnitureRemoval(ofBlock: number, .suggested, title: "Remove the line")
    report.add(
      label == .tags
        ? "A line of tags, which the page prints itself." : "A line that leads to another article of the page.",
      at: block.range, fixes: fix.map { [$0] } ?? [])
  }

  private static let mostTokens = 60

  /// The labels by their words, the longer ones first.
  private static let labels: [(words: [StaticString], label: Label)] = [
    (["you", "may", "also", "like"], .link), (["you", "might", "also", "like"], .link),
    (["more", "on", "this", "story"], .link), (["read", "the", "full", "story"], .link),
    (["read", "also"], .link), (["also", "read"], .link), (["read", "more"], .link), (["read", "next"], .link),
    (["must", "read"], .link), (["related", "story"], .link), (["related", "stories"], .link),
    (["related", "article"], .link), (["related", "articles"], .link), (["related", "news"], .link),
    (["related", "coverage"], .link), (["related", "posts"], .link), (["related", "post"], .link),
    (["related"], .maybeLink),
    (["filed", "under"], .tags), (["posted", "in"], .tags), (["tagged", "with"], .tags), (["tagged", "as"], .tags),
    (["tagged"], .tags), (["tags"], .tags),
  ]

  private static let firstWords = Set(labels.compactMap { $0.words.first.map { WordHash.of($0.bytes) } })

  private static func mayBegin(_ token: Token, _ view: DocumentView) -> Bool {
    token.kind == .word && token.length <= 11
      && firstWords.contains(WordHash.of(view.text, token.offset..<token.end))
  }

  /// The label that a block starts with, and what stands behind it and its colon or stroke.
  private static func label(of tokens: Range<Int>, _ view: DocumentView) -> (Label, Range<Int>)? {
    for (words, label) in labels {
      guard words.count < tokens.count,
        words.indices.allSatisfy({ view.isWord(tokens.lowerBound + $0, words[$0]) })
      else { continue }
      var start = tokens.lowerBound + words.count
      while start < tokens.upperBound, view.tokens[start].kind == .punctuation || view.tokens[start].kind == .symbol,
        isMark(start, view)
      {
        start += 1
      }
      return start < tokens.upperBound ? (label, start..<tokens.upperBound) : nil
    }
    return nil
  }

  /// A colon, stroke, arrow or dash.
  private static func isMark(_ index: Int, _ view: DocumentView) -> Bool {
    view.isCharacter(index, ":") || view.isCharacter(index, "|") || view.isCharacter(index, ">") || view.isDash(index)
      || view.bytes(ofToken: index).elementsEqual([0xC2, 0xBB])
  }

  /// Whether a rest is a headline: it starts in a capital and does not end as sentences do.
  private static func isTitle(_ rest: Range<Int>, _ view: DocumentView) -> Bool {
    guard let first = rest.first(where: { view.tokens[$0].kind != .punctuation }), rest.count > 2,
      view.tokens[first].kind == .number || !view.tokens[first].traits.contains(.lowercase)
    else { return false }
    return !rest.contains { view.isCharacter($0, ".") && (view.next($0).map { view.tokens[$0].gap != .none } ?? true) }
  }

  private static let sentenceWords: [StaticString] = [
    "is", "are", "was", "were", "that", "which", "can", "will", "has", "have", "you", "we",
  ]

  /// Whether a rest is a row of names and terms without a verb's structure.
  private static func isList(_ rest: Range<Int>, _ view: DocumentView) -> Bool {
    guard let last = rest.last, !view.isCharacter(last, "."), !view.isCharacter(last, ":") else { return false }
    let words = rest.filter { view.tokens[$0].kind == .word }
    let isSentence = words.contains { index in
      view.isWord(index, among: sentenceWords)
    }
    return !isSentence && !words.isEmpty
  }
}
