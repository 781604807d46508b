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
  let words: WakeIndex
  let traits: [(mask: Token.Traits, checker: Int)]
  /// By ASCII character, the checkers for each of its tokens, for those behind a space, and for those in a row.
  let punctuation: CheckerLists
  let punctuationBehindSpace: CheckerLists
  let punctuationInRow: CheckerLists
  let marks: CheckerLists
  let blockCheckers: [Int]
  let documentCheckers: [Int]
  let interest: Token.Traits
  /// For each checker, what looks at a token: calling it copies less than opening `any Checker` for each.
  let tokenChecks: [TokenCheck]
  /// For each checker, the severities of its cards; nil for rules that are switched off.
  let severities: [[Severity?]]
  let wakesForPunctuation: Bool

  /// Makes a linter; checkers none of whose rules are switched on are left out.
  ///
  /// - Parameter filtersWords: whether words that no rule named are passed over by a bit test. Without it each word
  ///   is looked up, which finds the same and serves to prove that.
  public init(checkers all: [any Checker], settings: LintSettings, filtersWords: Bool = true) {
    let checkers = all.filter { $0.cards.contains { settings.severity(of: $0) != nil } }
    var words = WakeIndex()
    var traits: [(mask: Token.Traits, checker: Int)] = []
    let none = [[Int]](repeating: [], count: 128)
    var (punctuation, behindSpace, inRow) = (none, none, none)
    var marks = [[Int]](repeating: [], count: CharacterMark.Kind.allCases.count)
    var blockCheckers: [Int] = []
    var documentCheckers: [Int] = []
    for (index, checker) in checkers.enumerated() {
      for wake in checker.wakes {
        switch wake {
        case .words(let list): for word in list { words.insert(WordHash.of(word), checker: index) }
        case .hashes(let list): for hash in list { words.insert(hash, checker: index) }
        case .tokens(let mask): traits.append((mask, index))
        case .punctuation(let list): Self.add(index, for: list, to: &punctuation)
        case .punctuationBehindSpace(let list): Self.add(index, for: list, to: &behindSpace)
        case .punctuationInRow(let list): Self.add(index, for: list, to: &inRow)
        case .marks(let kinds): for kind in kinds { marks[Int(kind.rawValue)].append(index) }
        case .blocks: blockCheckers.append(index)
        case .document: documentCheckers.append(index)
        }
      }
    }
    self.checkers = checkers
    tokenChecks = checkers.map { Self.tokenCheck($0) }
    severities = checkers.map { checker in checker.cards.map { settings.severity(of: $0) } }
    self.settings = settings
    self.filter = filtersWords ? WordFilter(words.hashes) : .everything
    self.words = words
    self.traits = traits
    self.punctuation = CheckerLists(punctuation)
    punctuationBehindSpace = CheckerLists(behindSpace)
    punctuationInRow = CheckerLists(inRow)
    self.marks = CheckerLists(marks)
    self.blockCheckers = blockCheckers
    self.documentCheckers = documentCheckers
    interest = traits.reduce(into: Token.Traits.trigger) { $0.formUnion($1.mask) }
    wakesForPunctuation = ![punctuation, behindSpace, inRow].allSatisfy { $0.allSatisfy { $0.isEmpty } }
  }

  private static func add(_ checker: Int, for characters: String, to table: inout [[Int]]) {
    for byte in characters.utf8 where byte < 128 { table[Int(byte)].append(checker) }
  }

  typealias TokenCheck = @Sendable (Int, DocumentView, inout Report) -> Void

  private static func tokenCheck(_ checker: some Checker) -> TokenCheck {
    { index, view, report in checker.check(token: index, in: view, report: &report) }
  }

  /// The findings in one document, sorted, what is let stand left out.
  public func lint(_ document: Document) -> LintResult {
    let reader = DraftReader(self)
    return reader.lint(document)
  }
}

/// What one thread needs to lint documents one after another.
public final class DraftReader {
  private let linter: Linter
  private var tokenizer: Tokenizer

  /// Makes a reader for a linter.
  public init(_ linter: Linter) {
    self.linter = linter
    tokenizer = Tokenizer(filter: linter.filter)
  }

  /// The findings in one document, sorted, what is let stand left out.
  public func lint(_ document: Document) -> LintResult {
    // The tokens of a long document are gone before its findings are made of what was reported.
    let (report, wordCount) = check(document)
    tokenizer.releaseTokens()
    let isTruncated = report.isFull
    let findings = FindingResolver(document: document, linter: linter).resolve(report)
    var suppression = Suppression(document, settings: linter.settings)
    var kept = suppression.apply(to: findings)
    let unused = suppression.unused(in: linter.settings)
    if !unused.isEmpty {
      kept += unused
      kept.sort(by: Finding.precedes)
    }
    return LintResult(
      findings: kept, suppressed: suppression.letStandCount, isTruncated: isTruncated, wordCount: wordCount)
  }

  /// What the checkers report, and how many words the document has.
  private func check(_ document: Document) -> (report: Report, wordCount: Int) {
    let view = DocumentView(
      document: document, table: tokenizer.tokenize(document), settings: linter.settings)
    var report = Report(limit: Limits.findingsPerDraft)
    let wordCount = sweepTokens(view, &report)
    sweepMarks(view, &report)
    for checker in linter.blockCheckers {
      report.checker = checker
      for block in view.blocks.indices { linter.checkers[checker].check(block: block, in: view, report: &report) }
    }
    for checker in linter.documentCheckers {
      report.checker = checker
      linter.checkers[checker].check(in: view, report: &report)
    }
    return (report, wordCount)
  }

  /// Calls the checkers that wait for single tokens; gives the number of words.
  private func sweepTokens(_ view: DocumentView, _ report: inout Report) -> Int {
    let interest = linter.interest
    let wakesForPunctuation = linter.wakesForPunctuation
    var wordCount = 0
    var before = Token.Kind.word
    view.table.tokens.withUnsafeBufferPointer { tokens in
      linter.traits.withUnsafeBufferPointer { traits in
        for index in tokens.indices {
          let token = tokens[index]
          if token.kind == .word { wordCount += 1 }
          if token.kind == .punctuation || token.kind == .symbol, wakesForPunctuation, token.length == 1 {
            wakePunctuation(index, token, before, view, &report)
          }
          if !token.traits.isDisjoint(with: interest) { wake(index, token, traits, view, &report) }
          before = token.kind
        }
      }
    }
    return wordCount
  }

  private func wakePunctuation(
    _ index: Int, _ token: Token, _ before: Token.Kind, _ view: DocumentView, _ report: inout Report
  ) {
    let byte = Int(view.document.text[token.offset])
    guard byte < 128 else { return }
    call(linter.punctuation, byte, index, view, &report)
    if token.gap == .none {
      guard before == .punctuation else { return }
      call(linter.punctuationInRow, byte, index, view, &report)
    } else if token.gap == .space {
      call(linter.punctuationBehindSpace, byte, index, view, &report)
    }
  }

  private func wake(
    _ index: Int, _ token: Token, _ traits: UnsafeBufferPointer<(mask: Token.Traits, checker: Int)>,
    _ view: DocumentView, _ report: inout Report
  ) {
    if token.traits.contains(.trigger), token.kind == .word {
      let stem = token.traits.contains(.possessive) ? view.stemRange(ofToken: index) : token.range
      let hash = WordHash.of(view.text, stem.start..<stem.end)
      for place in linter.words.places(of: hash) { call(linter.words.lists[place], index, view, &report) }
    }
    for (mask, checker) in traits where !token.traits.isDisjoint(with: mask) { call(checker, index, view, &report) }
  }

  @inline(__always)
  private func call(
    _ lists: CheckerLists, _ byte: Int, _ index: Int, _ view: DocumentView, _ report: inout Report
  ) {
    for place in lists.places(of: byte) { call(lists[place], index, view, &report) }
  }

  @inline(__always)
  private func call(_ checker: Int, _ index: Int, _ view: DocumentView, _ report: inout Report) {
    report.checker = checker
    linter.tokenChecks[checker](index, view, &report)
  }

  private func sweepMarks(_ view: DocumentView, _ report: inout Report) {
    for index in view.table.marks.indices {
      for place in linter.marks.places(of: Int(view.table.marks[index].kind.rawValue)) {
        report.checker = linter.marks[place]
        linter.checkers[report.checker].check(mark: index, in: view, report: &report)
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
