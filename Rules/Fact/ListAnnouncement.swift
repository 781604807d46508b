import GalleyLint
import GalleyText

/// A number of things that a sentence or a headline says will follow: “there are three reasons for it:”.
struct ListAnnouncement {
  /// How many it announces.
  var number: Int
  /// The token of the number.
  var at: Int
  /// Whether it stands in a heading.
  var isHeadline: Bool

  /// Reads what is announced by the noun at a token; nil where the list behind may be one of something else.
  static func read(noun index: Int, in view: DocumentView) -> ListAnnouncement? {
    guard let number = number(before: index, view) else { return nil }
    let place = view.table.block(ofToken: index)
    let block = view.blocks[place]
    guard block.isProse, !block.traits.contains(.quoted) else { return nil }
    let found = ListAnnouncement(number: number.value, at: number.at, isHeadline: block.kind == .heading)
    if found.isHeadline {
      let tokens = view.table.blocks[place]
      return isPlain(tokens, but: number.at, view) && !view.isWord(number.at - 1, "of") ? found : nil
    }
    let sentence = view.table.sentence(ofToken: index)
    let colon = sentence.upperBound - 1
    guard sentence.upperBound == view.table.blocks[place].upperBound, view.isCharacter(colon, ":"),
      [.paragraph, .listItem].contains(block.kind), isPlain(sentence, but: number.at, view),
      found.isPresented(from: sentence.lowerBound, behind: index + 1..<colon, view)
    else { return nil }
    return found
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
      if let value = numbers.firstIndex(where: { view.isWord(at, $0) }) { return (value + 2, at) }
    }
    return nil
  }

  /// Whether no other number and no word makes the list a part or more than was announced.
  private static func isPlain(_ scope: Range<Int>, but number: Int, _ view: DocumentView) -> Bool {
    guard scope.count <= 60 else { return false }
    for token in scope where token != number {
      switch view.tokens[token].kind {
      case .number: return false
      case .word where token == number - 1 && view.isWord(token, "following"): continue
      case .word where view.isWord(token, among: numbers) || view.isWord(token, among: partial): return false
      default: continue
      }
    }
    return true
  }

  /// Whether the sentence says that these things are there or come now, and ends with them.
  private func isPresented(from start: Int, behind rest: Range<Int>, _ view: DocumentView) -> Bool {
    guard !view.holds(rest, anyOf: Self.clauses), !rest.contains(where: { isBreak($0, view) }) else { return false }
    if let last = rest.last, view.tokens[last].kind == .word,
      view.entry(ofToken: last)?.partsOfSpeech.contains(.preposition) == true
    {
      return false
    }
    let isSubject = at == start || view.isCharacter(at - 1, ",")
    let lead = view.isWord(at - 1, among: ["only", "just"]) ? at - 2 : at - 1
    guard isSubject || lead >= start && view.isWord(lead, among: Self.leads) else { return false }
    guard let first = rest.first else { return true }
    if isSubject, view.isWord(first, among: Self.verbs) { return true }
    if view.isWord(first, among: ["that", "which"]) { return rest.count > 2 }
    return view.isWord(first, among: Self.links) && (isSubject || !view.holds(rest, anyOf: Self.verbs))
  }

  private func isBreak(_ token: Int, _ view: DocumentView) -> Bool {
    [",", ";", "—", "–"].contains { view.isCharacter(token, $0) }
      || view.isDash(token) && view.tokens[token].gap != .none
  }

  private static let partial: [StaticString] = [
    "one", "once", "including", "include", "includes", "such", "among", "example", "instance", "least", "more", "most",
    "some", "first", "last", "next", "other", "others", "another", "following", "remaining", "or", "each", "every",
    "either", "both", "half", "between", "if", "than", "over", "about", "almost", "nearly", "up", "well", "given",
    "bonus", "plus", "top", "any", "per",
  ]

  /// Words by which the list may be one of what is told behind the announcement.
  private static let clauses: [StaticString] = [
    "and", "so", "but", "where", "while", "because", "have", "has", "had", "their", "its", "whose", "later", "ago",
  ]

  /// What stands before the number where the list is presented.
  private static let leads: [StaticString] = [
    "are", "were", "be", "been", "has", "have", "had", "following", "these", "names", "named", "gives", "gave", "lists",
    "listed", "cites", "cited", "found", "identifies", "identified", "offers", "offered", "face", "faces", "faced",
    "takes", "need", "needs", "needed", "requires", "required", "in", "into", "on", "out", "us", "of",
    "perform", "performs", "distinguish", "distinguishes", "see", "sees", "saw", "learned", "learnt", "recommends",
    "recommended", "suggests", "suggested", "describes", "described", "provides", "provided", "supports", "poses",
    "posed", "raises", "raised", "contains", "comprises", "covers", "proposes", "proposed", "made", "main", "key",
  ]

  /// What may stand right behind the noun.
  private static let links: [StaticString] = [
    "for", "of", "in", "to", "on", "from", "with", "why", "how", "when", "who", "available", "here", "below", "you",
    "we", "he", "she", "they", "during", "behind", "within",
  ]

  /// What things that are the subject of the sentence do.
  private static let verbs: [StaticString] = [
    "are", "were", "is", "was", "can", "could", "may", "might", "will", "would", "should", "must", "stand", "stood",
    "follow", "followed", "emerged", "apply", "applied", "exist", "matter",
  ]

  private static let numbers: [StaticString] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
}
