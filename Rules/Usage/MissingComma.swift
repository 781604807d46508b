public import GalleyLint
import GalleyText

/// Flags a missing comma before a “which” that can only add to a name or date: “in September 2021 which was”.
public struct MissingComma: Rule {
  public static let card = RuleCard(
    id: "usage/missing-comma",
    severity: .warning,
    fix: .suggested,
    summary: "No comma stands before a “which” that follows a year or the name of a place.",
    why: """
      There is one Russia and one September 2021, so “which” cannot tell which of several is meant; it adds something, and \
      a comma has to part it. Without it the sentence is read wrongly at first. Where the page asks which of several it \
      was, or says that it was this one which did it, there is no comma.
      """,
    examples: [
      .flags(
        "They joined it in September 2021⟦ ⟧which was a cold month.",
        fixed: "They joined it in September 2021, which was a cold month."),
      .flags(
        "The train left Moscow⟦ ⟧which had been under snow.", fixed: "The train left Moscow, which had been under snow."
      ),
      .passes("They joined it in September 2021, which was a cold month."),
      .passes("In 2021 which party won?"),
      .passes("He asked in 2021 which was the best of them."),
      .passes("It was Russia which had asked for it."),
      .passes("The Paris which was shown is not the Paris which is."),
      .passes("The mayor of Paris, which is in France, and the town which was shut."),
    ]
  )

  public static let wakes = [Wake.words(["which"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard view.tokens[index].traits.contains(.lowercase), view.tokens[index].traits.isDisjoint(with: .quoted),
      let before = view.previous(index), let verb = view.next(index),
      view.tokens[index].gap == .space || view.tokens[index].gap == .lineBreak,
      view.block(ofToken: index).isProse, view.isWord(verb, among: Self.verbs),
      isDate(before, view) || isPlace(before, view)
    else { return }
    let start = view.table.sentence(ofToken: index).lowerBound
    guard !view.holds(start..<before, anyOf: Self.askers), !isCleft(start..<before, view) else { return }
    let gap = TextRange(view.tokens[before].end, view.tokens[index].offset)
    report.add(
      "A comma is missing before “which”.", at: gap,
      fixes: [.replace(TextRange(gap.start, gap.start), with: [0x2C], .suggested, title: "Insert a comma")])
  }

  /// A year behind “in” or a month.
  private func isDate(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.year(index) != nil, let before = view.previous(index) else { return false }
    return Self.months.contains(WordHash.of(view.bytes(ofToken: before))) || view.isWord(before, "in")
  }

  /// A name that is only that of a place, with nothing before it that tells it from others of that name.
  private func isPlace(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[index].traits.contains(.capitalized),
      view.tokens[index].traits.isDisjoint(with: .sentenceStart.union(.possessive).union(.afterHyphen)),
      let entry = view.entry(ofToken: index), entry.isNameOnly, entry.flags.contains(.place),
      let before = view.previous(index)
    else { return false }
    guard let parts = view.entry(ofToken: before)?.partsOfSpeech else { return false }
    let isVerb = parts.contains(.verb) && !parts.contains(.determiner)
    return view.tokens[before].traits.contains(.lowercase) && isVerb
      || view.isWord(before, among: ["in", "from", "to", "of", "with", "near", "for", "by"])
  }

  /// Whether the sentence begins as “It was Russia which …” does.
  private func isCleft(_ range: Range<Int>, _ view: DocumentView) -> Bool {
    range.contains { view.isWord($0, "it") && view.isWord($0 + 1, among: ["is", "was", "has", "had", "will"]) }
      || view.holds(range, anyOf: ["it's", "not", "isn't", "wasn't"])
  }

  private static let verbs: [StaticString] = [
    "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "should", "led",
    "became", "began", "made", "took", "gave", "saw", "left", "killed", "brought", "caused", "ended", "includes",
    "included",
  ]

  private static let months = WordHash.set(
    of: DateWords.monthNames.joined(separator: " ") + " spring summer autumn winter")

  /// Words behind which “which” asks.
  private static let askers: [StaticString] = [
    "ask", "asks", "asked", "asking", "know", "knows", "knew", "known", "knowing", "decide", "decides", "decided",
    "deciding", "see", "say", "said", "says", "tell", "tells", "told", "telling", "choose", "chose", "wonder",
    "wondered", "wondering", "show", "shows", "showed", "shown", "determine", "determined", "reveal", "revealed",
    "clear",
    "question", "questions", "matter", "matters", "learn", "learned", "learnt", "consider", "considered", "debate",
    "debated", "discuss", "discussed", "list", "lists", "indicate", "indicates", "explain", "explained", "sure",
    "guess",
    "remember", "find", "found", "check", "specify", "specifies", "depending", "judge", "judged",
  ]
}
