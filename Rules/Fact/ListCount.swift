public import GalleyLint
import GalleyText

/// Flags an announced number of items that the list behind it does not have: “three reasons:”, “7 Ways to …”.
public struct ListCount: Rule {
  public static let card = RuleCard(
    id: "fact/list-count",
    severity: .suggestion,
    summary: "A list has another number of items than announced.",
    why: """
      An item was added or cut after the sentence or the headline was written. Counted is only a list right behind \
      the sentence with the colon, or headings numbered from one on below the headline; which of the two is right, \
      only the author knows.
      """,
    examples: [
      .flags("<p>There are ⟦three reasons⟧ for it:</p><ul><li>Cost</li><li>Time</li></ul>", as: .html),
      .flags(
        "<p>Take these ⟦2 easy steps⟧:</p>\n<ol><li>A</li><li>B<ul><li>b</li></ul></li><li>C</li></ol>", as: .html),
      .flags("There are ⟦three reasons⟧:\n\n- Cost\n- Time\n", as: .markdown),
      .flags("<h1>⟦7 Ways⟧ to save</h1><ul><li>One</li><li>Two</li><li>Three</li></ul>", as: .html),
      .flags(
        "# ⟦Four ways⟧ to save\n\n## 1. Walk\n\nIt is free.\n\n## 2. Wait\n\nSo is this.\n\n## 3. Wander\n\nAnd this.\n",
        as: .markdown),
      .passes("<p>There are two reasons for it:</p><ul><li>Cost</li><li>Time</li></ul>", as: .html),
      .passes("There are three reasons:\n\n- Cost\n- Time\n  - Mine\n\n  And yours.\n- Sleep\n", as: .markdown),
      .passes("There are three reasons, including:\n\n- Cost\n- Time\n", as: .markdown),
      .passes("One of the three reasons is this:\n\n- Cost\n- Time\n", as: .markdown),
      .passes("There are three reasons. They are:\n\n- Cost\n- Time\n", as: .markdown),
      .passes("There are three reasons:\n\nCost and time.\n\n- Cost\n- Time\n", as: .markdown),
      .passes(
        "# Three ways to save\n\n## 1. Walk\n\nIt is.\n\n## 2. Wait\n\nIt is.\n\n## 3. Go\n\nIt is.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.words(ListCount.nouns)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard view.document.format != .text, let number = Self.number(before: index, view) else { return }
    let place = view.table.block(ofToken: index)
    let block = view.blocks[place]
    guard block.isProse, !block.traits.contains(.quoted) else { return }
    let scope: Range<Int>
    if block.kind == .heading {
      scope = view.table.blocks[place]
    } else {
      scope = view.table.sentence(ofToken: index)
      guard scope.upperBound == view.table.blocks[place].upperBound, view.isCharacter(scope.upperBound - 1, ":"),
        [.paragraph, .listItem].contains(block.kind)
      else { return }
    }
    guard scope.count <= 60, Self.isPlain(scope, but: number.at, view),
      !view.isWord(number.at - 1, "of"), !view.isWord(index + 1, "is")
    else { return }
    let items =
      ListItems.count(behind: place, in: view)
      ?? (block.kind == .heading ? Self.numberedHeadings(below: place, view) : nil)
    guard let items, items >= 2, items != number.value else { return }
    let range = TextRange(view.tokens[number.at].offset, view.tokens[index].end)
    report.add("\(view.string(range)) are announced, and \(items) follow.", at: range)
  }

  /// The number that counts a noun: up to two words before it.
  private static func number(before index: Int, _ view: DocumentView) -> (value: Int, at: Int)? {
    var at = index
    for _ in 0..<3 {
      guard let before = view.previous(at), view.tokens[at].gap != .none else { return nil }
      at = before
      if view.tokens[at].kind == .number {
        guard view.tokens[at].gap != .none, let value = view.wholeNumber(at), (2...30).contains(value) else {
          return nil
        }
        return (value, at)
      }
      guard view.tokens[at].kind == .word else { return nil }
      if let value = words.firstIndex(where: { view.isWord(at, $0) }) { return (value + 2, at) }
    }
    return nil
  }

  /// Whether no other number and no word makes the list a part or more than was announced.
  private static func isPlain(_ scope: Range<Int>, but number: Int, _ view: DocumentView) -> Bool {
    for token in scope where token != number {
      switch view.tokens[token].kind {
      case .number: return false
      case .word where view.isWord(token, among: words) || view.isWord(token, among: partial): return false
      default: continue
      }
    }
    return true
  }

  private static let partial: [StaticString] = [
    "one", "once", "including", "include", "includes", "such", "among", "example", "instance", "least", "more", "most",
    "some", "first", "last", "next", "other", "others", "another", "following", "remaining", "or", "each", "every",
    "either", "both", "half", "between", "if", "than", "over", "about", "almost", "nearly", "up", "well",
    "given",
  ]

  /// How many headings under a headline are numbered from one on, or down to one; nil where not all are.
  private static func numberedHeadings(below place: Int, _ view: DocumentView) -> Int? {
    // A headline comes early; the blocks before it are not gone through for every heading of a long draft.
    guard place < 200, !view.blocks[..<place].contains(where: { $0.kind == .heading && $0.isProse }) else { return nil }
    var numbers: [Int] = []
    for index in place + 1..<view.blocks.count {
      let block = view.blocks[index]
      guard block.kind == .heading, block.isProse else { continue }
      guard block.level > view.blocks[place].level else { return nil }
      guard let number = ordinal(view.table.blocks[index], view) else { continue }
      numbers.append(number)
    }
    guard numbers.count >= 3, numbers.count <= 60 else { return nil }
    let isCounted = numbers.elementsEqual(1...numbers.count) || numbers.elementsEqual((1...numbers.count).reversed())
    return isCounted ? numbers.count : nil
  }

  /// The number that a heading starts with: `1.`, `2)`, `#3`.
  private static func ordinal(_ tokens: Range<Int>, _ view: DocumentView) -> Int? {
    guard tokens.count > 1, let first = tokens.first else { return nil }
    if view.isCharacter(first, "#") { return view.wholeNumber(first + 1) }
    guard let value = view.wholeNumber(first), view.tokens[first + 1].gap == .none else { return nil }
    return [".", ")", ":"].contains { view.isCharacter(first + 1, $0) } ? value : nil
  }

  private static let words: [StaticString] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]

  /// What lists are made of.
  private static let nouns = [
    "reasons", "ways", "things", "steps", "tips", "points", "questions", "rules", "options", "factors", "types",
    "kinds", "benefits", "mistakes", "lessons", "facts", "ideas", "methods", "categories", "parts", "stages", "phases",
    "principles", "conditions", "requirements", "problems", "issues", "criteria", "tricks", "signs", "advantages",
    "disadvantages", "components", "elements", "goals", "objectives", "choices", "possibilities", "approaches",
    "strategies", "techniques", "recommendations", "suggestions", "arguments", "areas", "aspects", "features",
    "differences", "exceptions", "modes", "variants", "scenarios", "tasks", "examples", "books", "films", "forms",
    "sections",
  ]
}
