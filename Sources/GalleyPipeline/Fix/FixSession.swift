package import GalleyIngest
package import GalleyLint
import GalleyReport
package import GalleyText

/// Fixes one draft, round by round, until nothing is left to fix.
///
/// Rounds after the first are needed because one fix uncovers another, and because two that want the same bytes
/// cannot be applied at once. A rule whose fixes never come to an end, or break the draft in more places than can be
/// found in time, is named and its fixes are taken back, so that what is written is always a state in which nothing
/// more would be fixed.
package struct FixSession {
  /// A finding, where it stands in the last version.
  private struct Place: Hashable {
    var rule: String
    var range: SourceRange
  }

  private let original: Document
  private let options: IngestOptions
  private let threshold: Applicability
  private var document: Document
  /// The fixes that are not to be tried again, and why.
  private var withheld: [Place: String] = [:]
  /// Rules none of whose fixes is made, and why.
  private var givenUp: [String: String] = [:]
  /// How often the draft may still be read to find the fixes that break it.
  private var attempts = 0
  /// The rules of a round in which that was not often enough.
  private var unsettled: Set<String> = []
  private var trace = ChangeTrace()
  private var lines = LineTrace()
  private var fixed: [FixOutcome.Fixed] = []

  /// Makes a session that applies fixes that are trusted as far as `threshold`.
  package init(_ document: Document, options: IngestOptions, threshold: Applicability) {
    original = document
    self.document = document
    self.options = options
    self.threshold = threshold
  }

  /// What a session gave.
  package struct Result {
    /// The fixed draft.
    package var document: Document
    /// Where its bytes were changed.
    package var trace: ChangeTrace
    /// The findings that were fixed.
    package var fixed: [FixOutcome.Fixed]
    var left: [FixOutcome.Left]
    var isTruncated: Bool
  }

  /// Runs.
  ///
  /// - Parameters:
  ///   - cards: the fix of a rule's card, by id, to say why a finding was left.
  ///   - lint: finds what is wrong in a document.
  package mutating func run(
    fixes cards: [String: Applicability], lint: (Document) -> LintResult
  ) -> Result {
    // Each time round at least one rule is given up.
    while true {
      unsettled = []
      attempts = Limits.fixAttempts(bytes: original.source.bytes.count)
      if let result = settle(cards, lint: lint) { return result }
      document = original
      withheld = [:]
      trace = ChangeTrace()
      lines = LineTrace()
      fixed = []
    }
  }

  /// Fixes round by round; nil where a rule had to be given up.
  private mutating func settle(
    _ cards: [String: Applicability], lint: (Document) -> LintResult
  ) -> Result? {
    // The rules of a circle all stand in the later half of the rounds.
    var late: Set<String> = []
    var round = 0
    // What was withheld beside other fixes may be well without them, and a second run would find it so.
    var mayRetry = false
    while round < Limits.fixRounds {
      let result = lint(document)
      let rules = apply(result.findings.map(withoutBannedFix))
      guard unsettled.isEmpty else {
        for rule in unsettled {
          givenUp[rule] = "too many fixes of \(rule) would change the structure of the draft beyond their own edits"
        }
        return nil
      }
      if let rules {
        round += 1
        mayRetry = true
        if round > Limits.fixRounds / 2 { late.formUnion(rules) }
      } else if mayRetry, !withheld.isEmpty {
        mayRetry = false
        withheld = [:]
      } else {
        return Result(
          document: document, trace: trace, fixed: fixed, left: left(result.findings, cards),
          isTruncated: result.isTruncated)
      }
    }
    for rule in late { givenUp[rule] = "the fixes of \(rule) never come to an end here; please report the rule" }
    return nil
  }

  /// Applies a round; the rules that fixed something, or nil where nothing is left to fix.
  private mutating func apply(_ findings: [Finding]) -> Set<String>? {
    var round = FixRound(document, options: options, threshold: threshold, attempts: attempts)
    var open = findings
    while true {
      let result = round.run(open)
      attempts = round.attempts
      guard round.unsettled.isEmpty else {
        // Where giving up some rules was not enough, all are given up, so that the draft is not read for ever.
        unsettled = givenUp.isEmpty ? round.unsettled : Set(open.filter(isCandidate).map(\.rule))
        return nil
      }
      for (index, reason) in round.withheld where !open[index].fixes.isEmpty {
        withheld[Place(rule: findings[index].rule, range: findings[index].range)] = reason
        open[index].fixes = []
      }
      guard let result else {
        // What was withheld may have kept a round of markup from being tried.
        if open.contains(where: { isCandidate($0) }) { continue }
        return nil
      }
      take(result, findings)
      return Set(result.fixed.map { findings[$0].rule })
    }
  }

  private func isCandidate(_ finding: Finding) -> Bool {
    finding.fixes.first.map { $0.applicability >= threshold && !$0.edits.isEmpty } ?? false
  }

  private mutating func take(_ result: FixRound.Result, _ findings: [Finding]) {
    let index = LineIndex(document.source)
    for fix in result.fixed {
      let line = index.position(of: findings[fix].range.start).line
      fixed.append(FixOutcome.Fixed(rule: findings[fix].rule, line: lines.original(of: line)))
    }
    let shift = EditShift(result.sourceEdits)
    var moved: [Place: String] = [:]
    for (place, reason) in withheld {
      if let range = shift.moved(place.range) { moved[Place(rule: place.rule, range: range)] = reason }
    }
    withheld = moved
    lines.follow(result.sourceEdits, lines: index)
    trace.follow(result.fileEdits)
    document = result.document
  }

  /// A finding whose fix must not be tried loses it.
  private func withoutBannedFix(_ finding: Finding) -> Finding {
    guard !finding.fixes.isEmpty, reasonWithheld(finding) != nil else { return finding }
    var finding = finding
    finding.fixes = []
    return finding
  }

  private func reasonWithheld(_ finding: Finding) -> String? {
    if let reason = givenUp[finding.rule] { return reason }
    return withheld[Place(rule: finding.rule, range: finding.range)]
  }

  private func left(_ findings: [Finding], _ cards: [String: Applicability]) -> [FixOutcome.Left] {
    guard !findings.isEmpty else { return [] }
    let lines = LineIndex(document.source)
    return findings.map { finding in
      let place = lines.position(of: finding.range.start)
      return FixOutcome.Left(
        rule: finding.rule, severity: finding.severity, message: finding.message, line: place.line,
        column: place.column, reason: reason(finding, cards))
    }
  }

  private func reason(_ finding: Finding, _ cards: [String: Applicability]) -> FixOutcome.Reason {
    guard let fix = finding.fixes.first else { return cards[finding.rule] == nil ? .noFix : .unproven }
    if let reason = reasonWithheld(finding) { return .withheld(reason) }
    if fix.applicability < threshold { return .suggested(title: fix.title) }
    return .conflict
  }
}
