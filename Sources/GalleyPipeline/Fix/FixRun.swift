public import GalleyLint
import GalleyReport

/// Fixes drafts in parallel and tells what came of it in the order of their paths.
public enum FixRun {
  /// What is told.
  public struct Options: Sendable {
    /// What is done with fixed drafts.
    public var mode = FixMode.write(keepsBackup: false)
    /// How far a fix must be trusted to be applied.
    public var threshold = Applicability.safe
    /// Whether output is a diff; what was done is then told on standard error.
    public var showsDiff = false
    /// Whether only the exit code tells.
    public var isQuiet = false
    /// Whether a draft that would be changed fails the run.
    public var failsOnChange = false
    /// How many threads work.
    public var jobs = 1
    /// Whether progress may be shown on standard error.
    public var showsProgress = false

    /// The options of a plain run.
    public init() {}
  }

  /// Runs.
  ///
  /// A draft from standard input goes, fixed, to the output.
  /// - Returns: what the run comes to, counting the findings that are left.
  /// - Throws: `FileError` where the system gives no thread or pipe.
  public static func run(
    _ found: DraftDiscovery.Result, table: ProfileTable, options: Options, output: inout OutputSink
  ) throws(FileError) -> RunSummary {
    var summary = RunSummary()
    var isDryRun = false
    if case .dryRun = options.mode { isDryRun = true }
    var text = FixText(isDryRun: isDryRun)
    var progress = Progress(total: found.drafts.count, isShown: options.showsProgress)
    let drafts = found.drafts
    let hasDraftOutput = options.showsDiff || drafts.contains(where: \.isStandardInput)
    func tell(_ lines: String) {
      guard !options.isQuiet, !lines.isEmpty else { return }
      if hasDraftOutput { Messages.write(raw: lines) } else { output.append(lines.utf8) }
    }
    func tell(_ failure: DraftFailure) {
      summary.failureCount += 1
      progress.clear()
      Messages.write("\(failure.path): \(failure.message)")
    }
    for failure in found.failures { tell(failure) }
    try OrderedRun.run(
      count: drafts.count, jobs: options.jobs,
      makeWorker: { DraftFixer(drafts: drafts, table: table, mode: options.mode, threshold: options.threshold) },
      idle: { progress.draw() }
    ) { index, outcome in
      summary.add(outcome, failsOnChange: options.failsOnChange)
      for failure in outcome.failures { tell(failure) }
      if outcome.isTruncated {
        Messages.write(
          "\(outcome.path): there are more than \(Limits.findingsPerDraft) findings; run again for the rest")
      }
      let lines = text.add(outcome)
      if options.showsDiff {
        output.write { bytes in
          UnifiedDiff.write(
            path: drafts[index].path, old: outcome.oldBytes, new: outcome.newBytes, changes: outcome.trace,
            into: &bytes)
        }
      } else if drafts[index].isStandardInput, !outcome.isUnread {
        output.append(outcome.newBytes)
      }
      progress.clear()
      tell(lines)
      progress.advance()
      // A reader that has gone away keeps no draft from being fixed.
      return true
    }
    progress.clear()
    tell(text.summary)
    summary.draftCount = drafts.count
    return summary
  }
}

extension RunSummary {
  mutating func add(_ outcome: FixOutcome, failsOnChange: Bool) {
    times.add(outcome.times)
    byteCount += outcome.oldBytes.count
    findingCount += outcome.fixed.count + outcome.left.count
    failingCount += outcome.failingCount
    if failsOnChange, outcome.isChanged { failingCount += 1 }
    for fixed in outcome.fixed { findingsByRule[fixed.rule, default: 0] += 1 }
    for left in outcome.left { findingsByRule[left.rule, default: 0] += 1 }
  }
}
