public import GalleyText

/// Runs checkers over documents: one pass over the tokens wakes those that asked for what stands there.
///
/// A text without the words, marks and traits that rules ask for costs a bit test for each token, however many
/// rules there are. Made once, used for every draft; `DraftReader` holds what one thread needs.
public struct Linter: Sendable {
  /// The checkers, in order.
  public let checkers: [any Checker]
  /// What the run knows beside the drafts.
  public let settings: LintSettings
  let filter: WordFilter
  let words: [UInt64: [Int]]
  let traits: [(mask: Token.Traits, checker: Int)]
  let punctuation: [[Int]]
  let marks: [[Int]]
  let blockCheckers: [Int]
  let documentCheckers: [Int]
  let interest: Token.Traits
  let wakesForPunctuation: Bool

  /// Makes a linter; checkers none of whose rules are switched on are left out.
  ///
  /// - Parameter filtersWords: whether words that no rule named are passed over by a bit test. Without it each word
  ///   is looked up, which finds the same and serves to prove that.
  public init(checkers all: [any Checker], settings: LintSettings, filtersWords: Bool = true) {
    let checkers = all.filter { $0.cards.contains { settings.severity(of: $0) != nil } }
    var words: [UInt64: [Int]] = [:]
    var traits: [(mask: Token.Traits, checker: Int)] = []
    var punctuation = [[Int]](repeating: [], count: 128)
    var marks = [[Int]](repeating: [], count: CharacterMark.Kind.allCases.count)
    var blockCheckers: [Int] = []
    var documentCheckers: [Int] = []
    for (index, checker) in checkers.enumerated() {
      for wake in checker.wakes {
        switch wake {
        case .words(let list): for word in list { words[WordHash.of(word), default: []].append(index) }
        case .tokens(let mask): traits.append((mask, index))
        case .punctuation(let list): for byte in list.utf8 where byte < 128 { punctuation[Int(byte)].append(index) }
        case .marks(let kinds): for kind in kinds { marks[Int(kind.rawValue)].append(index) }
        case .blocks: blockCheckers.append(index)
        case .document: documentCheckers.append(index)
        }
      }
    }
    self.checkers = checkers
    self.settings = settings
    self.filter = filtersWords ? WordFilter(words.keys) : .everything
    self.words = words
    self.traits = traits
    self.punctuation = punctuation
    self.marks = marks
    self.blockCheckers = blockCheckers
    self.documentCheckers = documentCheckers
    interest = traits.reduce(into: Token.Traits.trigger) { $0.formUnion($1.mask) }
    wakesForPunctuation = punctuation.contains { !$0.isEmpty }
  }

  /// The findings in one document, sorted, what is let stand left out.
  public func lint(_ document: Document) -> LintResult {
    var reader = DraftReader(self)
    return reader.lint(document)
  }
}

/// What one thread needs to lint documents one after another.
public struct DraftReader {
  private let linter: Linter
  private var tokenizer: Tokenizer

  /// Makes a reader for a linter.
  public init(_ linter: Linter) {
    self.linter = linter
    tokenizer = Tokenizer(filter: linter.filter)
  }

  /// The findings in one document, sorted, what is let stand left out.
  public mutating func lint(_ document: Document) -> LintResult {
    let view = DocumentView(
      document: document, table: tokenizer.tokenize(document), settings: linter.settings)
    var report = Report(limit: Limits.findingsPerDraft)
    sweepTokens(view, &report)
    sweepMarks(view, &report)
    for checker in linter.blockCheckers {
      report.checker = checker
      for block in view.blocks.indices { linter.checkers[checker].check(block: block, in: view, report: &report) }
    }
    for checker in linter.documentCheckers {
      report.checker = checker
      linter.checkers[checker].check(in: view, report: &report)
    }
    var resolver = FindingResolver(view: view, linter: linter)
    let findings = resolver.resolve(report)
    var suppression = Suppression(view: view)
    let kept = suppression.apply(to: findings)
    let all = (kept + suppression.unused(in: linter.settings)).sorted(by: Finding.precedes)
    return LintResult(
      findings: all, suppressed: suppression.letStandCount, isTruncated: report.isFull,
      wordCount: view.tokens.count { $0.kind == .word })
  }

  private func sweepTokens(_ view: DocumentView, _ report: inout Report) {
    let interest = linter.interest
    let tokens = view.table.tokens
    for index in tokens.indices {
      let token = tokens[index]
      switch token.kind {
      case .word:
        if !token.traits.isDisjoint(with: interest) { wake(index, token, view, &report) }
      case .punctuation, .symbol:
        if linter.wakesForPunctuation, token.length == 1 {
          let byte = Int(view.document.text[token.offset])
          guard byte < 128 else { continue }
          for checker in linter.punctuation[byte] { call(checker, index, view, &report) }
        }
        if !token.traits.isDisjoint(with: interest) { wake(index, token, view, &report) }
      case .number, .address, .verbatim:
        if !token.traits.isDisjoint(with: interest) { wake(index, token, view, &report) }
      }
    }
  }

  private func wake(_ index: Int, _ token: Token, _ view: DocumentView, _ report: inout Report) {
    if token.traits.contains(.trigger), token.kind == .word {
      let hash = WordHash.of(view.stem(ofToken: index))
      if let checkers = linter.words[hash] {
        for checker in checkers { call(checker, index, view, &report) }
      }
    }
    for (mask, checker) in linter.traits where !token.traits.isDisjoint(with: mask) {
      call(checker, index, view, &report)
    }
  }

  @inline(__always)
  private func call(_ checker: Int, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    report.checker = checker
    linter.checkers[checker].check(token: index, in: view, report: &report)
  }

  private func sweepMarks(_ view: DocumentView, _ report: inout Report) {
    for index in view.table.marks.indices {
      for checker in linter.marks[Int(view.table.marks[index].kind.rawValue)] {
        report.checker = checker
        linter.checkers[checker].check(mark: index, in: view, report: &report)
      }
    }
  }
}

/// What linting one document gave.
public struct LintResult: Sendable {
  /// The findings, sorted.
  public var findings: [Finding]
  /// How many were let stand.
  public var suppressed: Int
  /// Whether there were more than the limit.
  public var isTruncated: Bool
  /// The words of the document.
  public var wordCount: Int

  /// Makes a result.
  public init(findings: [Finding], suppressed: Int = 0, isTruncated: Bool = false, wordCount: Int = 0) {
    self.findings = findings
    self.suppressed = suppressed
    self.isTruncated = isTruncated
    self.wordCount = wordCount
  }
}
