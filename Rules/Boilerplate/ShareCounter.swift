public import GalleyLint
import GalleyText

/// Flags a line that is only a count of shares, comments or minutes: “12 Shares”.
public struct ShareCounter: Rule {
  public static let card = RuleCard(
    id: "boilerplate/share-counter",
    severity: .warning,
    fix: .safe,
    summary: "A line holds nothing but a count of the page’s own.",
    why:
      "How often a page was shared, or how long it takes to read, the site counts anew; no article states it in a line.",
    examples: [
      .flags("⟦12 Shares⟧\n\nThe harbour is shut.\n", fixed: "The harbour is shut.\n"),
      .flags("⟦1.2K SHARES⟧\n\nThe harbour is shut.\n", fixed: "The harbour is shut.\n"),
      .flags("⟦4 min read⟧\n\nThe harbour is shut.\n", fixed: "The harbour is shut.\n"),
      .flags("<p>⟦0 comments⟧</p>\n<p>The harbour is shut.</p>\n", fixed: "<p>The harbour is shut.</p>\n", as: .html),
      .flags("The harbour is shut.\n\n⟦Comments (14)⟧\n", fixed: "The harbour is shut.\n"),
      .flags("The harbour is shut.\n\n⟦Leave a comment (3)⟧\n", fixed: "The harbour is shut.\n"),
      .passes("Comments: 14 were read, in 2024.\n\nComments 14 and 15\n"),
      .passes("She sold 12 shares.\n"),
      .passes("12 shares were sold.\n"),
      .passes("Shares\n"),
    ]
  )

  public static let wakes = [
    Wake.words(["shares", "share", "comments", "comment", "read", "views", "likes", "retweets", "tweets", "pins"])
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    if let bracket = view.next(index), view.isCharacter(bracket, "(") { return checkBracket(index, view, &report) }
    guard view.next(index) == nil, view.tokens[index].gap == .space || view.tokens[index].gap == .noBreakSpace else {
      return
    }
    let number = view.table.block(ofToken: index)
    let block = view.blocks[number]
    let tokens = view.table.blocks[number]
    guard let first = tokens.first, view.tokens[first].kind == .number, tokens.count <= 5,
      block.traits.isDisjoint(with: [.verbatim, .outside]), block.kind != .tableCell, block.kind != .attribute,
      block.kind != .metadata
    else { return }
    let middle = tokens.dropFirst().dropLast()
    if view.isWord(index, "read") {
      guard let unit = middle.last,
        view.isWord(unit, "min") || view.isWord(unit, "mins") || view.isWord(unit, "minute")
          || view.isWord(unit, "minutes")
      else { return }
    } else {
      guard middle.isEmpty || middle.count == 1 && view.isWord(middle.lowerBound, "k") else { return }
    }
    let fix = view.furnitureRemoval(ofBlock: number, .safe, title: "Remove the line")
    report.add(
      "“\(view.string(block.range))” is a count of the page’s own.", at: block.range, fixes: fix.map { [$0] } ?? [])
  }

  /// `Comments (14)`
  private func checkBracket(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    let number = view.table.block(ofToken: index)
    let block = view.blocks[number]
    let tokens = view.table.blocks[number]
    let isAlone = index == tokens.lowerBound
    let isCall =
      index == tokens.lowerBound + 2 && view.isWord(index - 2, among: ["leave", "post", "add"])
      && view.isWord(index - 1, "a")
    guard isAlone || isCall, view.isWord(index, "comments") || view.isWord(index, "comment"),
      tokens.upperBound == index + 4, view.wholeNumber(index + 2) != nil, view.isCharacter(index + 3, ")"),
      block.traits.isDisjoint(with: [.verbatim, .outside, .quoted]), block.kind == .paragraph || block.kind == .heading
    else { return }
    let fix = view.furnitureRemoval(ofBlock: number, .safe, title: "Remove the line")
    report.add(
      "“\(view.string(block.range))” is a count of the page’s own.", at: block.range, fixes: fix.map { [$0] } ?? [])
  }
}
