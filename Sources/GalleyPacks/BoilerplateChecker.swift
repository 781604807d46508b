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
  private let rules: [CompiledRule]
  private var lines: [Line] = []
  private var byFirstWord: [UInt64: [Int]] = [:]

  /// The words that a wildcard may stand for.
  static let wildcardWords = 24
  /// The words that a block may have; form lines are short.
  static let blockWords = 120
  /// Comparisons that one block may cost.
  static let stepsPerBlock = 4_096

  private struct Line: Sendable {
    var rule: Int
    /// The words' keys; nil for a wildcard.
    var words: [UInt64?]
  }

  init(rules: [CompiledRule]) {
    self.rules = rules
    cards = rules.map(\.card)
    for (number, rule) in rules.enumerated() {
      // A wildcard is read as a word of its own that no one writes.
      let texts = rule.source.entries.map { entry in
        entry.found.split(separator: "*", omittingEmptySubsequences: false).joined(separator: " galleywildcard ")
      }
      for phrase in PhraseReader.read(texts.map(Self.withoutPunctuation)) {
        let words = phrase.keys.map { $0 == Self.wildcard ? nil : $0 }
        guard let first = words.first, let key = first else { continue }
        byFirstWord[key, default: []].append(lines.count)
        lines.append(Line(rule: number, words: words))
      }
    }
    // The longest line first, so that a block is covered by as few as can be.
    for key in byFirstWord.keys { byFirstWord[key]?.sort { [lines] in lines[$0].words.count > lines[$1].words.count } }
  }

  private static let wildcard = WordHash.of("galleywildcard")

  /// The text with a space for each mark that the tokenizer would part words at.
  private static func withoutPunctuation(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'" || scalar == "’"
            || scalar == "." ? scalar : " "
        }))
  }

  func check(block index: Int, in view: DocumentView, report: inout Report) {
    let range = view.table.blocks[index]
    guard !range.isEmpty, range.count <= Self.blockWords * 2 else { return }
    let block = view.blocks[index]
    guard block.traits.isDisjoint(with: [.verbatim, .outside]), block.kind != .code else { return }
    guard let first = range.first(where: { Self.isWord(view.tokens[$0]) }),
      byFirstWord[Self.key(first, view)] != nil
    else { return }
    let words = range.filter { Self.isWord(view.tokens[$0]) }.map { Self.key($0, view) }
    var steps = 0
    guard let line = cover(words, from: 0, &steps) else { return }
    let rule = rules[lines[line].rule]
    guard rule.scope.contains(block.kind) else { return }
    add(rule, lines[line].rule, index, view, &report)
  }

  private func add(_ rule: CompiledRule, _ card: Int, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    let block = view.blocks[index]
    let found = view.string(block.range)
    // A line with a colon heads what follows; that has to be looked at too.
    let isHead = found.utf8.last == 0x3A && index + 1 < view.blocks.count
    let fix = rule.fix.flatMap { trust in
      view.furnitureRemoval(ofBlock: index, isHead ? .suggested : trust, title: "Remove “\(found)”")
    }
    report.add(
      MessageTemplate.fill(rule.message, found: found, use: ""), at: block.range, card: card,
      fixes: fix.map { [$0] } ?? [])
  }

  private static func isWord(_ token: Token) -> Bool { token.kind != .punctuation && token.kind != .symbol }

  private static func key(_ index: Int, _ view: DocumentView) -> UInt64 {
    TokenKey.of(view.tokens[index], in: view.text, isFirst: true)
  }

  /// The first of the lines that together are all of the words; nil if they are not.
  private func cover(_ words: [UInt64], from start: Int, _ steps: inout Int) -> Int? {
    for line in byFirstWord[words[start]] ?? [] {
      for end in ends(of: lines[line].words[...], in: words, from: start, &steps) {
        if end == words.count || cover(words, from: end, &steps) != nil { return line }
      }
      guard steps < Self.stepsPerBlock else { return nil }
    }
    return nil
  }

  /// Where a line can end that begins at a word.
  private func ends(of line: ArraySlice<UInt64?>, in words: [UInt64], from start: Int, _ steps: inout Int) -> [Int] {
    steps += 1
    guard steps < Self.stepsPerBlock else { return [] }
    var at = start
    for (index, key) in zip(line.indices, line) {
      guard let key else {
        let rest = line[(index + 1)...]
        guard at < words.count else { return [] }
        var found: [Int] = []
        for skipped in 1...Self.wildcardWords where at + skipped <= words.count {
          found += ends(of: rest, in: words, from: at + skipped, &steps)
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
