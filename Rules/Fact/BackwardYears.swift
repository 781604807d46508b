public import GalleyLint
import GalleyText

/// Flags years that run backwards: “between 1990 and 1985”, “(1950–1920)”.
public struct BackwardYears: Rule {
  public static let card = RuleCard(
    id: "fact/backward-years",
    severity: .warning,
    summary: "A span of years ends before it begins.",
    why: """
      Somebody who died before the birth, or a term that ended before it began, has a slip in one of the two years. \
      Years before Christ run so and are left alone, as are a date that was moved “from 2030 to 2025” and what fell \
      from 2000 to 1900 of something.
      """,
    examples: [
      .flags("Ada Moe (⟦1950–1920⟧) was a poet."),
      .flags("Ada Moe (⟦born 1950, died 1920⟧) was a poet."),
      .flags("Ada Moe (⟦b. 1950; d. 1920⟧) was a poet."),
      .flags("She was mayor ⟦from 2015 to 2010⟧."),
      .flags("She led the club (⟦from 2015 to 2010⟧) and left."),
      .flags("⟦From 2015 to 2010⟧, she led the club."),
      .flags("He was king ⟦from 1850 until 1840⟧, they say."),
      .flags("It was built ⟦between 1990 and 1985⟧, he says."),
      .flags("# Ada Moe, ⟦1950–1920⟧\n\nShe was a poet.", as: .markdown),
      .flags("Ada Moe (⟦4 May 1980 – 3 March 1975⟧) was a poet."),
      .flags("She was ⟦born on May 4, 1980, and died on March 3, 1975⟧, in Leeds."),
      .flags("⟦Born 4 May 1980; died 3 March 1975⟧"),
      .flags("In the war (⟦1945–1939⟧) it was shut."),
      .passes("Ada Moe, 1920–1950\n\nShe was born on 4 May 1920 and died on 3 March 1950."),
      .passes("Lost Coins, 1950–1920"),
      .passes("Her son, born in 1950, died in 1920 words of print."),
      .passes("Ada Moe (1920–1950) was a poet."),
      .passes("She was mayor from 2010 to 2015. It was built between 1985 and 1990."),
      .passes("The king (1350–1320 BC) built it between 1340 and 1330 BC."),
      .passes("It was built between 1800 and 1700 years ago."),
      .passes("The goal moved from 2030 to 2025, and staff fell from 2000 to 1900."),
      .flags("She had been mayor of Leeds ⟦from 2015 to 2010⟧, when she left."),
      .flags("During his presidency (⟦2009–2005⟧) the school grew."),
      .passes("Attendance was between 1900 and 1800 in each game."),
      .passes("Gold Coins (1964–1959) and past Winners (2024–2015) are listed below."),
      .passes("The mayor moved the deadline from 2035 to 2030, to the anger of car makers."),
      .passes("Call the desk (1950-1920-33) or see pages (1950–1920)."),
    ]
  )

  public static let wakes = [Wake.punctuation("("), .words(["between", "from", "born"]), .blocks]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let range: TextRange?
    switch view.tokens[index].kind {
    case .word where view.isWord(index, "from"): range = Self.spanFrom(index, view)
    case .word where view.isWord(index, "born"): range = Lifespan.told(index, view)
    case .word: range = Self.spanBetween(index, view)
    default: range = Self.dashed(index, view) ?? Lifespan.bracketed(index, view)
    }
    add(range, index, view, &report)
  }

  public func check(block number: Int, in view: DocumentView, report: inout Report) {
    guard let last = view.table.blocks[number].last, view.tokens[last].kind == .number, view.blocks[number].isProse,
      last >= 4, view.isCharacter(last - 3, ","), isPersonOfTitle(before: last - 3, view), view.isDash(last - 1),
      let first = view.year(last - 2), let second = view.year(last), Self.isBackward(first, second)
    else { return }
    add(TextRange(view.tokens[last - 2].offset, view.tokens[last].end), last, view, &report)
  }

  /// Whether a given name and another name stand before a token, and nothing else in its block.
  private func isPersonOfTitle(before index: Int, _ view: DocumentView) -> Bool {
    let names = view.table.blocks[view.table.block(ofToken: index)].lowerBound..<index
    guard let first = names.first, (2...5).contains(names.count),
      view.entry(ofToken: first)?.flags.contains(.givenName) == true
    else { return false }
    return names.allSatisfy { view.tokens[$0].kind != .word || view.tokens[$0].traits.contains(.capitalized) }
  }

  private func add(_ range: TextRange?, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard let range, !Self.isBeforeChrist(index, view) else { return }
    report.add("“\(view.string(range))”: the end lies before the beginning.", at: range)
  }

  /// Whether years run backwards by a span that years of one story do.
  static func isBackward(_ first: Int, _ last: Int) -> Bool {
    first > last && first - last <= 150 && first >= 1200
  }

  /// `(1950–1920)` behind a name.
  private static func dashed(_ index: Int, _ view: DocumentView) -> TextRange? {
    guard index >= 1, index + 4 < view.tokens.count, view.tokens[index + 1].kind == .number,
      let first = view.year(index + 1), view.isDash(index + 2), let last = view.year(index + 3),
      view.isCharacter(index + 4, ")"), isBackward(first, last), view.tokens[index].gap != .blockStart,
      isPerson(before: index, view) || view.isWord(index - 1, among: terms)
    else { return nil }
    return TextRange(view.tokens[index + 1].offset, view.tokens[index + 3].end)
  }

  /// Whether the two words before a token are somebody's name: winners, coins and vintages may well run backwards.
  private static func isPerson(before index: Int, _ view: DocumentView) -> Bool {
    guard view.block(ofToken: index).kind != .heading, let last = view.previous(index), let first = view.previous(last)
    else { return false }
    for token in [first, last] {
      guard view.tokens[token].kind == .word, view.tokens[token].traits.contains(.capitalized) else { return false }
    }
    guard let family = view.entry(ofToken: last) else { return true }
    guard view.bytes(ofToken: last).last != 0x73 || !family.flags.contains(.lowercase) else { return false }
    let given = view.entry(ofToken: first)
    let isFamily = !family.flags.isDisjoint(with: [.surname, .givenName]) || family.isNameOnly
    return given?.flags.contains(.givenName) == true || isFamily && given?.partsOfSpeech.contains(.determiner) != true
  }

  /// What somebody has for a stretch of years.
  private static let terms: [StaticString] = [
    "presidency", "reign", "rule", "term", "tenure", "premiership", "papacy", "marriage", "life", "office", "career",
    "governorship", "chairmanship", "directorship", "leadership", "war", "occupation", "siege", "exile", "era",
  ]

  /// `between 1990 and 1985`
  private static func spanBetween(_ index: Int, _ view: DocumentView) -> TextRange? {
    guard let range = span(index, ["and"], view), view.endsPhrase(view.next(index + 3)) else { return nil }
    // “Attendance was between 2000 and 1500” is no time, and neither is “the gap between 2020 and 2010”.
    guard !view.holds(view.neighbours(of: index), anyOf: compared) else { return nil }
    guard let before = view.previous(index) else { return range }
    return view.isWord(before, among: measured) ? nil : range
  }

  /// `from 2015 to 2010` where it is told of somebody's time: a date that is moved runs backwards, too.
  private static func spanFrom(_ index: Int, _ view: DocumentView) -> TextRange? {
    guard let range = span(index, ["to", "until", "till"], view), view.endsPhrase(view.next(index + 3)) else {
      return nil
    }
    guard !view.tokens[index].traits.contains(.sentenceStart), let before = view.previous(index) else { return range }
    if view.isCharacter(before, "(") || view.isWord(before, among: timed) { return range }
    // “He played songs from 1999 to 1980” is about the songs.
    let isPlural = view.tokens[before].traits.contains(.lowercase) && view.bytes(ofToken: before).last == 0x73
    guard !isPlural else { return nil }
    let clause = max(view.table.sentence(ofToken: index).lowerBound, index - 12)..<index
    return view.holds(clause, anyOf: lasting) && !view.holds(view.neighbours(of: index), anyOf: moved) ? range : nil
  }

  private static func span(_ index: Int, _ joints: [StaticString], _ view: DocumentView) -> TextRange? {
    guard index + 3 < view.tokens.count, view.tokens[index + 1].kind == .number, let first = view.year(index + 1),
      view.isWord(index + 2, among: joints), let last = view.year(index + 3), isBackward(first, last),
      view.tokens[index + 1].gap != .blockStart, view.tokens[index + 3].gap != .blockStart,
      !view.isApostrophe(view.tokens[index + 3].end)
    else { return nil }
    return TextRange(view.tokens[index].offset, view.tokens[index + 3].end)
  }

  /// What one does or is over a stretch of years.
  private static let timed: [StaticString] = [
    "served", "lived", "worked", "taught", "studied", "ruled", "reigned", "resided", "stayed", "was", "were", "mayor",
    "president", "director", "chairman", "chairwoman", "chair", "minister", "governor", "editor", "member", "professor",
    "senator", "king", "queen", "leader", "head", "manager", "coach", "captain", "ambassador", "secretary", "there",
    "published", "built", "aired", "held", "existed", "operated", "attended", "years", "period", "married",
  ]

  /// What is done over years, wherever in the clause it stands.
  private static let lasting: [StaticString] = [
    "served", "lived", "worked", "taught", "studied", "ruled", "reigned", "played", "chaired", "headed", "led",
    "edited", "managed", "coached", "lasted", "aired", "mayor", "president", "director", "chairman", "chairwoman",
    "minister", "governor", "editor", "professor", "senator", "captain", "ambassador",
    "lecturer", "headmaster", "bishop", "term", "reign", "presidency",
  ]

  /// What is done to a date or a figure that goes down.
  private static let moved: [StaticString] = [
    "moved", "move", "brought", "pushed", "shifted", "cut", "fell", "dropped", "lowered", "reduced", "slashed",
    "revised", "changed", "change", "postponed", "advanced", "dated", "ranked", "sorted", "countdown", "back",
    "backward", "backwards", "reverse", "went", "goes", "travelled", "traveled", "travels", "rating", "feet", "metres",
    "meters", "target", "deadline", "goal", "declined", "shrank", "corrected", "amended", "rewound",
  ]

  /// What is between two years that need not be in order.
  private static let compared: [StaticString] = [
    "compare", "compared", "comparing", "comparison", "difference", "differences", "gap", "match", "relation",
    "relations", "link", "links", "choose", "chose", "chosen", "choosing", "choice", "contrast", "distinction",
    "decide",
    "models", "vintages", "backward", "backwards", "swap", "switch",
  ]

  /// What makes two numbers the bounds of a quantity.
  private static let measured: [StaticString] = [
    "was", "were", "is", "are", "be", "been", "range", "ranges", "ranged", "varied", "vary", "varies", "lie", "lies",
    "lay", "somewhere", "anywhere", "of", "at", "by", "for", "averaged", "cost", "costs", "earn", "earned", "weigh",
    "weighs", "sold", "pay", "paid",
  ]

  /// Whether the years about are counted backwards.
  private static func isBeforeChrist(_ index: Int, _ view: DocumentView) -> Bool {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    let near = max(block.lowerBound, index - 60)..<min(block.upperBound, index + 60)
    return view.holds(near, anyOf: ["bc", "bce", "b.c.", "b.c.e.", "pharaoh", "dynasty", "ago"])
  }
}
