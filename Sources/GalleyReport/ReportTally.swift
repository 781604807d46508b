import GalleyLint

/// What a whole run comes to, counted while its drafts go by.
struct ReportTally: Sendable {
  private(set) var drafts = 0
  private(set) var draftsWithFindings = 0
  private(set) var words = 0
  private(set) var findings = 0
  private(set) var suppressed = 0
  /// Findings whose first fix `galley fix` applies.
  private(set) var fixable = 0
  private(set) var failures = 0
  private var severities = [Int](repeating: 0, count: Severity.allCases.count)
  private(set) var rules: [String: Int] = [:]

  func count(of severity: Severity) -> Int { severities[Int(severity.rawValue)] }

  mutating func add(_ draft: DraftReport) {
    drafts += 1
    draftsWithFindings += draft.findings.isEmpty ? 0 : 1
    words += draft.wordCount
    findings += draft.findings.count
    suppressed += draft.suppressed
    for finding in draft.findings {
      severities[Int(finding.severity.rawValue)] += 1
      rules[finding.rule, default: 0] += 1
      if finding.isFixable { fixable += 1 }
    }
  }

  mutating func addFailure() { failures += 1 }

  /// “3 errors, 2 warnings”, the grave ones first, none left out that is there.
  var severityPhrase: String {
    Severity.allCases.reversed().filter { count(of: $0) > 0 }
      .map { Self.counted(count(of: $0), $0.name) }.joined(separator: ", ")
  }

  /// A number with its noun: “1 draft”, “2 drafts”.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension Finding {
  /// Whether `galley fix` corrects it.
  var isFixable: Bool { fixes.first?.applicability == .safe }
}
