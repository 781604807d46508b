import GalleyIngest
import GalleyLint
import GalleyReport
import GalleyText

/// Fixes one draft, round by round, until nothing is left to fix.
///
/// Rounds after the first are needed because one fix uncovers another, and because two that want the same bytes
/// cannot be applied at once. A rule whose fixes never come to an end is named and its fixes are taken back, so that
/// what is written is always a state in which nothing more would be fixed.
struct FixSession {
  /// A fix that is not to be tried again, where its finding stands in the last version.
  private struct Withheld {
    var rule: String
    var range: SourceRange
    var reason: String
  }

  private let original: Document
  private let options: IngestOptions
  private let threshold: Applicability
  private var document: Document
  private var withheld: [Withheld] = []
  /// Rules whose fixes never came to an end.
  private var unstable: Set<String> = []
  private var trace = ChangeTrace()
  private var fixed: [FixOutcome.Fixed] = []

  init(_ document: Document, options: IngestOptions, threshold: Applicability) {
    original = document
    self.document = document
    self.options = options
    self.threshold = threshold
  }

  /// What a session gave.
  struct Result {
    var document: Document
    var trace: ChangeTrace
    var fixed: [FixOutcome.Fixed]
    var left: [FixOutcome.Left]
    var isTruncated: Bool
  }

  /// Runs.
  ///
  /// - Parameters:
  ///   - cards: the fix of a rule's card, by id, to say why a finding was left.
  ///   - lint: finds what is wrong in a document.
  mutating func run(
    fixes cards: [String: Applicability], lint: (Document) -> LintResult
  ) -> Result {
    // Each time round at least one rule is given up.
    while true {
      // The rules of a circle all stand in the later half of the rounds.
      var late: Set<String> = []
      var round = 0
      while true {
        let result = lint(document)
        let findings = result.findings.map(withoutBannedFix)
        guard round < Limits.fixRounds else { break }
        guard let rules = apply(findings) else {
          return Result(
            document: document, trace: trace, fixed: fixed, left: left(result.findings, cards),
            isTruncated: result.isTruncated)
        }
        round += 1
        if round > Limits.fixRounds / 2 { late.formUnion(rules) }
      }
      unstable.formUnion(late)
      document = original
      withheld = []
      trace = ChangeTrace()
      fixed = []
    }
  }

  /// Applies a round; the rules that fixed something, or nil where nothing is left to fix.
  private mutating func apply(_ findings: [Finding]) -> Set<String>? {
    var round = FixRound(document, options: options, threshold: threshold)
    var open = findings
    while true {
      let result = round.run(open)
      for (index, reason) in round.withheld where !open[index].fixes.isEmpty {
        withheld.append(Withheld(rule: findings[index].rule, range: findings[index].range, reason: reason))
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
    let lines = LineIndex(document.source)
    for index in result.fixed {
      let line = lines.position(of: findings[index].range.start).line
      fixed.append(FixOutcome.Fixed(rule: findings[index].rule, line: line))
    }
    withheld = withheld.compactMap { entry in
      Self.moved(entry.range, by: result.sourceEdits).map {
        Withheld(rule: entry.rule, range: $0, reason: entry.reason)
      }
    }
    trace.follow(result.fileEdits)
    document = result.document
  }

  /// Where a stretch lies behind a round of edits; nil where one of them touched it.
  private static func moved(_ range: SourceRange, by edits: [SourceEdit]) -> SourceRange? {
    var growth = 0
    for edit in edits {
      if edit.range.start >= range.end { break }
      guard edit.range.end <= range.start else { return nil }
      growth += edit.replacement.count - edit.range.count
    }
    return SourceRange(range.start + growth, range.end + growth)
  }

  /// A finding whose fix must not be tried loses it.
  private func withoutBannedFix(_ finding: Finding) -> Finding {
    guard !finding.fixes.isEmpty, reasonWithheld(finding) != nil else { return finding }
    var finding = finding
    finding.fixes = []
    return finding
  }

  private func reasonWithheld(_ finding: Finding) -> String? {
    if unstable.contains(finding.rule) {
      return "the fixes of \(finding.rule) never come to an end here; please report the rule"
    }
    return withheld.first { $0.rule == finding.rule && $0.range == finding.range }?.reason
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
