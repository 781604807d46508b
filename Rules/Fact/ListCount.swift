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
      a sentence that ends with a colon and presents it (“there are”, “in”, “these”), or headings numbered from one \
      on below the headline; which of the two is right, only the author knows.
      """,
    examples: [
      .flags("<p>There are ⟦three reasons⟧ for it:</p><ul><li>Cost</li><li>Time</li></ul>", as: .html),
      .flags(
        "<p>Take these ⟦2 easy steps⟧:</p>\n<ol><li>A</li><li>B<ul><li>b</li></ul></li><li>C</li></ol>", as: .html),
      .flags("There are ⟦three reasons⟧:\n\n- Cost\n- Time\n", as: .markdown),
      .flags("<h1>⟦7 Ways⟧ to save</h1><ol><li>One</li><li>Two</li><li>Three</li></ol>", as: .html),
      .flags("He wants it for these ⟦two reasons⟧:\n\n- Cost\n- Time\n- Law\n", as: .markdown),
      .flags("⟦Three methods⟧ are available:\n\n- Cut\n- Paste\n", as: .markdown),
      .flags("It has ⟦three parts⟧ that matter here:\n\n- Rent\n- Tax\n", as: .markdown),
      .flags(
        "# ⟦Four ways⟧ to save\n\n## 1. Walk\n\nIt is free.\n\n## 2. Wait\n\nSo is this.\n\n## 3. Wander\n\nAnd this.\n",
        as: .markdown),
      .passes("<p>There are two reasons for it:</p><ul><li>Cost</li><li>Time</li></ul>", as: .html),
      .passes("There are three reasons:\n\n- Cost\n- Time\n  - Mine\n\n  And yours.\n- Sleep\n", as: .markdown),
      .passes("There are three reasons, including:\n\n- Cost\n- Time\n", as: .markdown),
      .passes("One of the three reasons is this:\n\n- Cost\n- Time\n", as: .markdown),
      .passes("There are three reasons. They are:\n\n- Cost\n- Time\n", as: .markdown),
      .passes("There are three reasons:\n\nCost and time.\n\n- Cost\n- Time\n", as: .markdown),
      .passes("Answer two questions:\n\n- Who?\n- Why?\n- When?\n", as: .markdown),
      .passes("There are two options:\n\n- Stay\n- Go\n- Or wait for May\n", as: .markdown),
      .passes("There are two kinds of unit, where a unit has:\n\n- hub\n- pipe\n- mixer\n", as: .markdown),
      .passes("We tested two methods on:\n\n- mice\n- rats\n- cats\n", as: .markdown),
      .passes("There are three steps:\n\n1. Mix\n2. Bake\n\nWait for an hour.\n\n3. Ice\n", as: .markdown),
      .passes("<h1>Three things to know</h1><ul><li>By Ada Moe</li><li>5 May</li></ul><p>Text.</p>", as: .html),
      .passes(
        "# Three ways to save\n\n## 1. Walk\n\nIt is.\n\n## 2. Wait\n\nIt is.\n\n## 3. Go\n\nIt is.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.words(ListCount.nouns)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard view.document.format != .text, let found = ListAnnouncement.read(noun: index, in: view) else { return }
    let place = view.table.block(ofToken: index)
    let items =
      ListItems.read(behind: place, in: view).flatMap { $0.isWhole(of: found.number, in: view) ? $0.count : nil }
      ?? (found.isHeadline ? Self.numberedHeadings(below: place, found.number, view) : nil)
    guard let items, items >= 2, items != found.number else { return }
    let range = TextRange(view.tokens[found.at].offset, view.tokens[index].end)
    report.add("\(view.string(range)) are announced, and \(items) follow.", at: range)
  }

  /// How many headings under a headline are numbered from one on, or down to one; nil where not all are.
  ///
  /// A page of several, or an excerpt, lacks more than one.
  private static func numberedHeadings(below place: Int, _ announced: Int, _ view: DocumentView) -> Int? {
    // A headline comes early; the blocks before it are not gone through for every heading of a long draft.
    guard place < 200, !view.blocks[..<place].contains(where: { $0.kind == .heading && $0.isProse }) else { return nil }
    var numbers: [Int] = []
    for index in place + 1..<view.blocks.count {
      let block = view.blocks[index]
      guard block.kind == .heading, block.isProse else { continue }
      guard block.level > view.blocks[place].level else { return nil }
      let tokens = view.table.blocks[index]
      guard let number = ordinal(tokens, view) else { continue }
      guard !view.holds(tokens, anyOf: ListItems.extras) else { return nil }
      numbers.append(number)
    }
    guard numbers.count >= 3, numbers.count <= 60, (-1...2).contains(numbers.count - announced) else { return nil }
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
