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
  private let parts: [PackPart]
  /// The number that the first card of each part has.
  private let firstCards: [Int]

  init(_ parts: [PackPart]) {
    self.parts = parts
    cards = parts.flatMap { $0.phraseRules.map(\.card) }
    wakes = [.hashes(parts.flatMap(\.wakes))]
    firstCards = parts.indices.map { parts[..<$0].reduce(0) { $0 + $1.phraseRules.count } }
  }

  func check(token index: Int, in view: DocumentView, report: inout Report) {
    let word = WordHash.of(view.stem(ofToken: index))
    // Nearly all phrases begin a few words before; for the others an array is made.
    var near: UInt64 = 0
    var far: [Int] = []
    for part in parts.indices {
      let image = parts[part].image
      for number in image.steps(before: word) {
        let step = image.step(number)
        guard step <= index else { continue }
        if step < 64 {
          guard near & 1 << UInt64(step) == 0 else { continue }
          near |= 1 << UInt64(step)
        } else {
          guard !far.contains(step) else { continue }
          far.append(step)
        }
        check(from: index - step, through: index, view, &report)
      }
    }
  }

  /// Reports the longest phrases that begin at a token and whose rarest word is another one.
  private func check(from start: Int, through anchor: Int, _ view: DocumentView, _ report: inout Report) {
    guard parts.count > 1 else {
      let match = longest(of: 0, from: start, through: anchor, view)
      if match.end > 0 { add([match], start, match.end, anchor, view, &report) }
      return
    }
    let found = parts.indices.map { longest(of: $0, from: start, through: anchor, view) }
    let end = found.reduce(0) { max($0, $1.end) }
    if end > 0 { add(found, start, end, anchor, view, &report) }
  }

  /// Reports the phrases of each part that end at a token.
  private func add(
    _ found: [(end: Int, node: Int)], _ start: Int, _ end: Int, _ anchor: Int, _ view: DocumentView,
    _ report: inout Report
  ) {
    for (number, match) in found.enumerated() where match.end == end {
      let part = parts[number]
      for index in part.image.entries(at: match.node) {
        let entry = part.image.entry(index)
        guard part.isOn[entry.rule], entry.anchor == anchor - start else { continue }
        add(entry, of: part, card: firstCards[number] + entry.rule, start..<end, view, &report)
      }
    }
  }

  /// Where the longest phrase of a part ends that begins at a token and reaches at least to another one, and the node
  /// there; 0 where there is none.
  private func longest(
    of part: Int, from start: Int, through anchor: Int, _ view: DocumentView
  ) -> (end: Int, node: Int) {
    let tokens = view.tokens
    var node = 0
    var index = start
    var best = (end: 0, node: 0)
    while index < tokens.count {
      let token = tokens[index]
      if index > start, token.gap == .blockStart || token.traits.contains(.sentenceStart) { break }
      guard token.kind != .verbatim, token.traits.isDisjoint(with: [.foreign, .handle]),
        let next = parts[part].image.next(node, TokenKey.of(token, in: view.text, isFirst: index == start))
      else { break }
      node = next
      index += 1
      if index > anchor, isOn(node, of: part) {
        best = (index, node)
      }
    }
    return best
  }

  /// Whether a phrase of a rule that is on ends at a node.
  private func isOn(_ node: Int, of part: Int) -> Bool {
    for index in parts[part].image.entries(at: node) where parts[part].isOn[parts[part].image.entry(index).rule] {
      return true
    }
    return false
  }

  private func add(
    _ entry: PackEntry, of part: PackPart, card: Int, _ range: Range<Int>, _ view: DocumentView,
    _ report: inout Report
  ) {
    let rule = part.rules[entry.rule]
    let first = view.tokens[range.lowerBound]
    let last = view.tokens[range.upperBound - 1]
    let block = view.block(ofToken: range.lowerBound)
    guard rule.scope.contains(block.kind), block.traits.isDisjoint(with: [.outside, .verbatim]),
      rule.scope.contains(.quoted) || !first.traits.contains(.quoted),
      !first.traits.contains(.afterHyphen), !last.traits.contains(.beforeHyphen),
      !entry.exceptions.contains(where: { stands(part.image.exception($0), of: part.image, at: range.lowerBound, view) }
      ),
      rule.language == nil || rule.language == DraftLanguage.of(view)
    else { return }
    let stretch = TextRange(first.offset, last.end)
    let bytes = view.bytes(stretch)
    let uses = entry.uses.map { number in
      let use = part.image.use(number)
      return rule.keepsCase ? Replacement.of(use, for: bytes) : use
    }
    // What is rightly written already, where only the letter case is to be mended.
    if let first = uses.first, bytes.elementsEqual(first) { return }
    let found = view.string(stretch)
    let message = MessageTemplate.fill(
      rule.message, found: found, use: uses.first.map { String(decoding: $0, as: UTF8.self) } ?? "")
    report.add(message, at: stretch, card: card, fixes: fixes(uses, stretch, after: range.lowerBound, rule, view))
  }

  private func fixes(
    _ uses: [[UInt8]], _ stretch: TextRange, after start: Int, _ rule: CompiledRule, _ view: DocumentView
  ) -> [Fix] {
    guard let trust = rule.fix else { return [] }
    // With a choice a person decides; so too behind an article that may no longer fit.
    let hasArticle = view.previous(start).map { view.isWord($0, "a") || view.isWord($0, "an") } ?? false
    // What stands alone in italics may be the word that is spoken of.
    let isSetOff = view.inlineElement(around: stretch) == .emphasis
    return uses.map { Fix.replace(stretch, with: $0, uses.count > 1 || hasArticle || isSetOff ? .suggested : trust) }
  }

  private func stands(_ exception: PackException, of image: PackImage, at start: Int, _ view: DocumentView) -> Bool {
    let from = start - exception.offset
    guard from >= 0, from + exception.keys.count <= view.tokens.count else { return false }
    for (step, key) in exception.keys.enumerated() {
      let token = view.tokens[from + step]
      if step > 0, token.gap == .blockStart { return false }
      guard TokenKey.of(token, in: view.text, isFirst: step == 0) == image.key(key) else { return false }
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
