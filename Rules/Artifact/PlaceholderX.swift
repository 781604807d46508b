import GalleyLint
import GalleyText

/// `XXX` and its like, which stand for a sum, a year or a name that is to come.
enum PlaceholderX {
  /// How it is written.
  static let words = (3...10).map { String(repeating: "x", count: $0) }

  /// Whether such a word, in capitals, stands for what is to come: it is no number of a king or chapter, no film and no
  /// masked digits.
  static func isToCome(_ index: Int, _ view: DocumentView) -> Bool {
    if isBehindCurrency(index, view) { return true }
    guard !view.tokens[index].traits.contains(.beforeHyphen), !isMasked(index, view) else { return false }
    let isRoman = view.tokens[index].length == 3 && isAmongRoman(view)
    guard !isRoman, !isSubject(near: index, view) else { return false }
    let before = view.previous(index)
    let next = view.next(index)
    if isInBrackets(index, view) { return true }
    if before == nil, next.map({ view.isCharacter($0, ".") && view.next($0) == nil }) ?? true {
      // A line of its own; a heading may be a title.
      let kind = view.block(ofToken: index).kind
      // Several of them part the scenes of a tale.
      guard !isSceneBreak(view) else { return false }
      // A line in capitals reads as a heading in plain text.
      if kind == .heading { return view.document.format == .text }
      return kind == .paragraph || kind == .listItem || kind == .tableCell && view.tokens[index].length > 3
    }
    guard isFree(index, view) else { return false }
    guard let before else { return next.map { isUnit($0, view) || view.isWord($0, among: saying) } ?? false }
    guard view.tokens[before].kind == .word else { return next.map { view.isWord($0, among: saying) } ?? false }
    guard view.tokens[before].traits.contains(.lowercase) || view.tokens[before].traits.contains(.sentenceStart) else {
      return false
    }
    if let next, isUnit(next, view) { return true }
    guard view.isWord(before, among: openWords) else {
      return view.tokens[index].length > 3 && view.isWord(before, among: datingWords)
    }
    // “by XXX Corps”
    return next.map { view.tokens[$0].kind != .word || view.tokens[$0].traits.contains(.lowercase) } ?? true
  }

  /// Whether several blocks hold nothing else.
  private static func isSceneBreak(_ view: DocumentView) -> Bool {
    let lone = view.table.blocks.lazy.filter { tokens in
      tokens.count == 1 && tokens.first.map { view.bytes(ofToken: $0).allSatisfy { $0 == 0x58 } } == true
    }
    return lone.prefix(2).count > 1
  }

  private static func isBehindCurrency(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[index].gap == .none, let before = view.previous(index) else { return false }
    return ["$", "€", "£"].contains { view.bytes(ofToken: before).elementsEqual($0.utf8) }
  }

  private static func isInBrackets(_ index: Int, _ view: DocumentView) -> Bool {
    guard let before = view.previous(index), let next = view.next(index), view.tokens[index].gap == .none,
      view.tokens[next].gap == .none
    else { return false }
    return view.isCharacter(before, "[") && view.isCharacter(next, "]")
  }

  /// Whether digits, stars or another such word stand beside it: “1234 XXXX”, “**** XXXX”.
  private static func isMasked(_ index: Int, _ view: DocumentView) -> Bool {
    [view.previous(index), view.next(index)].contains { near in
      guard let near else { return false }
      let token = view.tokens[near]
      if token.kind == .number || view.isCharacter(near, "*") || view.isCharacter(near, "#") { return true }
      return token.kind == .word && view.bytes(ofToken: near).allSatisfy { $0 | 0x20 == 0x78 }
    }
  }

  /// Whether the draft counts in Roman numbers that are near thirty.
  private static func isAmongRoman(_ view: DocumentView) -> Bool {
    ["XXVIII", "XXIX", "XXXI", "XXXII"].contains { view.vocabulary.form(Array($0.utf8)) != nil }
  }

  /// Whether the text around is about films, beer, kisses or the marks themselves.
  private static func isSubject(near index: Int, _ view: DocumentView) -> Bool {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    return (max(block.lowerBound, index - nearTokens)..<min(block.upperBound, index + nearTokens)).contains { near in
      near != index && view.tokens[near].kind == .word && subjects.contains(WordHash.of(view.stem(ofToken: near)))
    }
  }

  /// Whether only gaps and the marks of a sentence stand around it.
  private static func isFree(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.previous(index) == nil || view.tokens[index].gap != .none else { return false }
    guard let next = view.next(index), view.tokens[next].gap == .none else { return true }
    return [".", ",", ";", "?", "!"].contains { view.isCharacter(next, $0) }
  }

  private static func isUnit(_ index: Int, _ view: DocumentView) -> Bool {
    view.tokens[index].kind == .word && view.tokens[index].gap != .none && view.isWord(index, among: units)
  }

  private static let nearTokens = 25
  /// What a number or name follows.
  private static let openWords: [StaticString] = [
    "was", "is", "were", "are", "about", "by", "than", "nearly", "almost", "over", "cost", "costs", "paid", "worth",
    "around", "between", "until", "told", "at", "approximately", "roughly", "some", "least", "only",
  ]
  /// What a year follows.
  private static let datingWords: [StaticString] = ["in", "since", "from", "until", "to", "on", "before", "after"]
  private static let saying: [StaticString] = [
    "said", "says", "told", "added", "asked", "declined", "confirmed", "denied",
  ]
  private static let units: [StaticString] = [
    "dollars", "euros", "pounds", "percent", "people", "persons", "million", "billion", "thousand", "years", "months",
    "days", "weeks", "hours", "minutes", "miles", "metres", "meters", "kilometres", "kilometers", "men", "women",
    "children", "members", "employees", "students", "votes", "copies", "words", "times",
  ]
  private static let subjects = WordHash.set(
    of: """
      film films movie movies rated porn pornography pornographic adult cinema sex diesel beer beers lager brewery \
      castlemaine cans pint pints bottle bottles kisses kiss roman numeral numerals placeholder placeholders \
      replace replaced mask masked masks digits digit marker legion pope
      """)
}
