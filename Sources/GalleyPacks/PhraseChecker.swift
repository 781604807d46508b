internal import GalleyLint
import GalleyPackFormat
internal import GalleyText

/// Finds the phrases of all rules of kind avoid and substitute.
///
/// It is woken for the rarest word of each phrase, steps back to where the phrase would begin, and takes the
/// longest one that stands there.
struct PhraseChecker: Checker {
  let cards: [RuleCard]
  let wakes: [Wake]
  private let rules: [CompiledRule]
  private var entries: [Entry] = []
  private var trie = PhraseTrie()
  /// For each rarest word, how far before it phrases begin.
  private var offsets: [UInt64: [Int]] = [:]

  private struct Entry: Sendable {
    var rule: Int
    var uses: [String]
    var anchor: Int
    var exceptions: [Exception]
  }

  /// A longer phrase, and where in it the shorter one begins.
  private struct Exception: Sendable {
    var offset: Int
    var keys: [UInt64]
  }

  init(rules: [CompiledRule]) {
    self.rules = rules
    cards = rules.map(\.card)
    let found = rules.flatMap { $0.source.entries.map(\.found) }
    let phrases = PhraseReader.read(found)
    var words: Set<String> = []
    var next = 0
    var keys: [[UInt64]] = []
    for (number, rule) in rules.enumerated() {
      let longer = rule.source.exceptions.isEmpty ? [] : PhraseReader.read(rule.source.exceptions)
      for entry in rule.source.entries {
        let phrase = phrases[next]
        next += 1
        guard let anchor = phrase.anchor else { continue }
        words.insert(phrase.anchorWord)
        let hash = WordHash.of(phrase.anchorWord)
        if offsets[hash]?.contains(anchor) != true { offsets[hash, default: []].append(anchor) }
        trie.insert(phrase.keys, entry: entries.count)
        keys.append(phrase.keys)
        entries.append(
          Entry(
            rule: number, uses: entry.uses, anchor: anchor,
            exceptions: longer.flatMap { Self.exceptions(of: phrase.keys, in: $0.keys) }))
      }
    }
    wakes = [.words(words.sorted())]
    exceptInLongerOnes(keys)
  }

  /// Lets a phrase be silent where it is the end or the middle of a longer one of its rule.
  private mutating func exceptInLongerOnes(_ keys: [[UInt64]]) {
    var places: [RulePhrase: Int] = [:]
    for (index, phrase) in keys.enumerated() { places[RulePhrase(rule: entries[index].rule, keys: phrase)] = index }
    for (index, phrase) in keys.enumerated() where phrase.count > 1 {
      for start in 1..<phrase.count {
        for end in (start + 1)...phrase.count {
          var inner = Array(phrase[start..<end])
          // A phrase's first token does not say whether it touches the one before.
          for first in [inner[0], inner[0] &- TokenKey.touching] {
            inner[0] = first
            guard let found = places[RulePhrase(rule: entries[index].rule, keys: inner)] else { continue }
            entries[found].exceptions.append(Exception(offset: start, keys: phrase))
          }
        }
      }
    }
  }

  private struct RulePhrase: Hashable {
    var rule: Int
    var keys: [UInt64]
  }

  private static func exceptions(of phrase: [UInt64], in longer: [UInt64]) -> [Exception] {
    guard longer.count > phrase.count, let first = phrase.first else { return [] }
    return (0...(longer.count - phrase.count)).compactMap { offset in
      let head = longer[offset]
      guard head == first || head == first &+ TokenKey.touching,
        longer[(offset + 1)..<(offset + phrase.count)].elementsEqual(phrase.dropFirst())
      else { return nil }
      return Exception(offset: offset, keys: longer)
    }
  }

  func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let steps = offsets[WordHash.of(view.stem(ofToken: index))] else { return }
    for step in steps where step <= index {
      guard let (end, found) = longest(from: index - step, through: index, view) else { continue }
      for entry in found where entries[Int(entry)].anchor == step {
        add(entries[Int(entry)], index - step..<end, view, &report)
      }
    }
  }

  /// The longest phrase that begins at a token and reaches at least to another one.
  private func longest(from start: Int, through anchor: Int, _ view: DocumentView) -> (end: Int, entries: [Int32])? {
    let tokens = view.tokens
    var node: Int32 = 0
    var index = start
    var best: (end: Int, entries: [Int32])?
    while index < tokens.count {
      let token = tokens[index]
      if index > start, token.gap == .blockStart || token.traits.contains(.sentenceStart) { break }
      guard token.kind != .verbatim, token.traits.isDisjoint(with: [.foreign, .handle]),
        let next = trie.next(node, TokenKey.of(token, in: view.text, isFirst: index == start))
      else { break }
      node = next
      index += 1
      let found = trie.entries(at: node)
      if index > anchor, !found.isEmpty { best = (index, found) }
    }
    return best
  }

  private func add(_ entry: Entry, _ range: Range<Int>, _ view: DocumentView, _ report: inout Report) {
    let rule = rules[entry.rule]
    let first = view.tokens[range.lowerBound]
    let last = view.tokens[range.upperBound - 1]
    let block = view.block(ofToken: range.lowerBound)
    guard rule.scope.contains(block.kind), block.traits.isDisjoint(with: [.outside, .verbatim]),
      rule.scope.contains(.quoted) || !first.traits.contains(.quoted),
      !first.traits.contains(.afterHyphen), !last.traits.contains(.beforeHyphen),
      !entry.exceptions.contains(where: { stands($0, at: range.lowerBound, view) }),
      rule.language == nil || rule.language == DraftLanguage.of(view)
    else { return }
    let stretch = TextRange(first.offset, last.end)
    let bytes = view.bytes(stretch)
    let uses = entry.uses.map { use in
      rule.source.keepsCase ? Replacement.of(Array(use.utf8), for: bytes) : Array(use.utf8)
    }
    // What is rightly written already, where only the letter case is to be mended.
    if let first = uses.first, bytes.elementsEqual(first) { return }
    let found = view.string(stretch)
    let message = MessageTemplate.fill(
      rule.message, found: found, use: uses.first.map { String(decoding: $0, as: UTF8.self) } ?? "")
    report.add(
      message, at: stretch, card: entry.rule, fixes: fixes(uses, stretch, after: range.lowerBound, rule, view))
  }

  private func fixes(
    _ uses: [[UInt8]], _ stretch: TextRange, after start: Int, _ rule: CompiledRule, _ view: DocumentView
  ) -> [Fix] {
    guard let trust = rule.fix else { return [] }
    // With a choice a person decides; so too behind an article that may no longer fit.
    let hasArticle = view.previous(start).map { view.isWord($0, "a") || view.isWord($0, "an") } ?? false
    return uses.map { use in
      Fix.replace(
        stretch, with: use, uses.count > 1 || hasArticle ? .suggested : trust,
        title: "Replace with “\(String(decoding: use, as: UTF8.self))”")
    }
  }

  private func stands(_ exception: Exception, at start: Int, _ view: DocumentView) -> Bool {
    let from = start - exception.offset
    guard from >= 0, from + exception.keys.count <= view.tokens.count else { return false }
    for (step, key) in exception.keys.enumerated() {
      let token = view.tokens[from + step]
      if step > 0, token.gap == .blockStart { return false }
      guard TokenKey.of(token, in: view.text, isFirst: step == 0) == key else { return false }
    }
    return true
  }
}

/// The language that a draft is in.
enum DraftLanguage {
  /// The primary tag that the settings or the draft state, English where neither does.
  static func of(_ view: DocumentView) -> String {
    let stated = view.settings.language ?? view.metadata.best(.language)?.value ?? "en"
    let tag = stated.utf8.prefix { $0 != 0x2D && $0 != 0x5F }.map(Fold.lowercase)
    return String(decoding: tag, as: UTF8.self)
  }
}
