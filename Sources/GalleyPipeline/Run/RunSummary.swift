import GalleyConfig
import GalleyLint

/// What a run comes to.
public struct RunSummary: Sendable {
  /// Drafts looked at, those that could not be read included.
  public var draftCount = 0
  /// Drafts that were read and reported.
  public var readCount = 0
  /// Bytes of the drafts that were read.
  public var byteCount = 0
  /// Findings in all.
  public var findingCount = 0
  /// Findings that fail the run.
  public var failingCount = 0
  /// Findings that were not shown because of a limit.
  public var leftOutCount = 0
  /// Paths that could not be read.
  public var failureCount = 0
  /// Findings by rule.
  public var findingsByRule: [String: Int] = [:]
  /// Where the time went, that of parallel threads added up.
  public var times = PhaseTimes()

  /// A run of nothing.
  public init() {}

  /// 0 nothing that fails the run, 1 findings, 2 something could not be read.
  public var exitCode: Int32 { failureCount > 0 ? 2 : failingCount > 0 ? 1 : 0 }

  mutating func count(_ findings: [Finding], threshold: FailThreshold) {
    findingCount += findings.count
    for finding in findings {
      findingsByRule[finding.rule, default: 0] += 1
      if threshold.fails(finding.severity) { failingCount += 1 }
    }
  }

  /// This summary with the time that something else took.
  public func adding(_ other: PhaseTimes) -> RunSummary {
    var summary = self
    summary.times.add(other)
    return summary
  }

  /// The statistics as lines for people.
  public var statistics: String {
    var text = ""
    for (rule, count) in findingsByRule.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "\(Self.padded(count, 9))  \(rule)\n"
    }
    text += """
      \(Self.padded(findingCount, 9))  \(findingCount == 1 ? "finding" : "findings") in \(draftCount) \
      \(draftCount == 1 ? "draft" : "drafts") (\(byteCount) bytes)

      """
    for phase in Phase.allCases where times[phase] > 0 {
      let microseconds = times[phase] / 1_000
      let fraction = String(1_000 + microseconds % 1_000).dropFirst()
      text += "\(Self.padded(microseconds / 1_000, 5)).\(fraction)  ms \(phase.name)\n"
    }
    return text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
