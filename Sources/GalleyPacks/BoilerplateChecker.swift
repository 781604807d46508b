internal import GalleyLint
import GalleyPackFormat
internal import GalleyText

/// Finds blocks that consist of nothing but known lines of the page around an article.
///
/// Only words and numbers count: letter case, white space and all punctuation are set aside, so that one entry
/// covers “Share this:”, “SHARE THIS” and “» Share this”. A block may be several known lines in a row.
struct BoilerplateChecker: Checker {
  let cards: [RuleCard]
  let wakes = [Wake.blocks]
  private let parts: [PackPart]
  /// The number that the first card of each part has.
  private let firstCards: [Int]

  /// The words that a wildcard may stand for.
  static let wildcardWords = 24
  /// The words that a block may have; form lines are short.
  static let blockWords = 120
  /// Comparisons that one block may cost.
  static let stepsPerBlock = 4_096

  /// A line, with the part that it is of.
  private struct Line {
    var part: Int
    var line: PackLine
  }

  init(_ parts: [PackPart]) {
    self.parts = parts
    cards = parts.flatMap { $0.lineRules.map(\.card) }
    firstCards = parts.indices.map { parts[..<$0].reduce(0) { $0 + $1.lineRules.count } }
  }

  func check(block index: Int, in view: DocumentView, report: inout Report) {
    let range = view.table.blocks[index]
    guard !range.isEmpty, range.count <= Self.blockWords * 2 else { return }
    let block = view.blocks[index]
    guard block.traits.isDisjoint(with: [.verbatim, .outside]), block.kind != .code else { return }
    guard let first = range.first(where: { Self.isWord(view.tokens[$0]) }), mayBegin(first, range, view) else {
      return
    }
    guard let found = cover(range, view) else { return }
    let part = parts[found.part]
    let rule = part.rules[found.line.rule]
    guard rule.scope.contains(block.kind) else { return }
    let card = firstCards[found.part] + found.line.rule - part.lineRules.startIndex
    add(rule, card, index, view, &report)
  }

  private func add(_ rule: CompiledRule, _ card: Int, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    let block = view.blocks[index]
    let found = view.string(block.range)
    guard !isTitle(index, view) else { return }
    // A line with a colon heads what follows; that has to be looked at too.
    let isHead = found.utf8.last == 0x3A && index + 1 < view.blocks.count
    let isOwn = headsText(index, view) || isOneOfOtherItems(index, view) || block.traits.contains(.quoted)
    let fix = rule.fix.flatMap { trust in
      view.furnitureRemoval(ofBlock: index, isHead || isOwn ? .suggested : trust, title: "Remove “\(found)”")
    }
    report.add(
      MessageTemplate.fill(rule.message, found: found, use: ""), at: block.range, card: card,
      severity: isOwn ? .suggestion : nil, fixes: fix.map { [$0] } ?? [])
  }

  /// Whether a block is the page's own headline, which says what the page is about.
  private func isTitle(_ index: Int, _ view: DocumentView) -> Bool {
    view.document.format == .html && view.blocks[index].kind == .heading && view.blocks[index].level == 1
      && !view.blocks[..<index].contains { $0.kind == .heading && $0.isProse }
  }

  /// Whether a block is a heading with text below it that is more than links: it may head a part of the article.
  private func headsText(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.blocks[index].kind == .heading, index + 1 < view.blocks.count else { return false }
    let next = view.blocks[index + 1]
    guard next.kind == .paragraph, next.isProse, !isBoilerplate(index + 1, view) else { return false }
    return view.table.blocks[index + 1].contains { token in
      view.tokens[token].kind == .word && !view.tokens[token].traits.contains(.linked)
    }
  }

  /// Whether a block is an item of a list, beside an item that is no line of boilerplate: a list of labels that the
  /// article speaks of.
  private func isOneOfOtherItems(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.blocks[index].kind == .listItem else { return false }
    return [index - 1, index + 1].contains { other in
      view.blocks.indices.contains(other) && view.blocks[other].kind == .listItem
        && view.table.blocks[other].contains { !view.tokens[$0].traits.contains(.linked) }
        && !isBoilerplate(other, view)
    }
  }

  /// Whether all of a block is known lines.
  private func isBoilerplate(_ index: Int, _ view: DocumentView) -> Bool {
    let range = view.table.blocks[index]
    return range.count <= Self.blockWords * 2 && cover(range, view) != nil
  }

  /// The first of the lines that together are all words of a block; nil if they are not, or it has none.
  private func cover(_ range: Range<Int>, _ view: DocumentView) -> Line? {
    let words = range.filter { Self.isWord(view.tokens[$0]) }.map { Self.key($0, view) }
    var steps = 0
    return words.isEmpty ? nil : cover(words, from: 0, &steps)
  }

  private static func isWord(_ token: Token) -> Bool { token.kind != .punctuation && token.kind != .symbol }

  private static func key(_ index: Int, _ view: DocumentView) -> UInt64 {
    TokenKey.of(view.tokens[index], in: view.text, isFirst: true)
  }

  /// Whether some line begins with the first two words of a block, which sorts out nearly all blocks.
  private func mayBegin(_ first: Int, _ range: Range<Int>, _ view: DocumentView) -> Bool {
    let key = Self.key(first, view)
    var second: UInt64?
    for part in parts.indices {
      for index in parts[part].image.lines(from: key) {
        let words = parts[part].image.line(index).words
        guard words.count > 1 else { return true }
        let next = parts[part].image.key(words.lowerBound + 1)
        if next == PackImage.wildcard { return true }
        if second == nil {
          let behind = range[(first + 1)...].first { Self.isWord(view.tokens[$0]) }
          guard let behind else { continue }
          second = Self.key(behind, view)
        }
        if next == second { return true }
      }
    }
    return false
  }

  /// The lines of rules that are on that begin with a word, the longest first.
  private func lines(from word: UInt64) -> [Line] {
    var lines: [Line] = []
    for part in parts.indices {
      for index in parts[part].image.lines(from: word) {
        let line = parts[part].image.line(index)
        if parts[part].isOn[line.rule] { lines.append(Line(part: part, line: line)) }
      }
    }
    if parts.count > 1 { lines.sort { $0.line.words.count > $1.line.words.count } }
    return lines
  }

  /// The first of the lines that together are all of the words; nil if they are not.
  private func cover(_ words: [UInt64], from start: Int, _ steps: inout Int) -> Line? {
    for line in lines(from: words[start]) {
      for end in ends(of: line.line.words, parts[line.part].image, in: words, from: start, &steps) {
        if end == words.count || cover(words, from: end, &steps) != nil { return line }
      }
      guard steps < Self.stepsPerBlock else { return nil }
    }
    return nil
  }

  /// Where a line can end that begins at a word.
  private func ends(
    of line: Range<Int>, _ image: PackImage, in words: [UInt64], from start: Int, _ steps: inout Int
  ) -> [Int] {
    steps += 1
    guard steps < Self.stepsPerBlock else { return [] }
    var at = start
    for index in line {
      let key = image.key(index)
      guard key != PackImage.wildcard else {
        let rest = index + 1..<line.upperBound
        guard at < words.count else { return [] }
        var found: [Int] = []
        for skipped in 1...Self.wildcardWords where at + skipped <= words.count {
          found += ends(of: rest, image, in: words, from: at + skipped, &steps)
        }
        // What a closing wildcard stands for ends where the block does, before it ends anywhere else.
        return found.reversed()
      }
      guard at < words.count, words[at] == key else { return [] }
      at += 1
    }
    return [at]
  }
}
