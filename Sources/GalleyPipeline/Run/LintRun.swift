import GalleyIngest
import GalleyLint
public import GalleyReport
import GalleyText

/// Lints drafts in parallel and reports them in the order of their paths.
public struct LintRun {
  /// What a run does beside its drafts.
  public struct Options: Sendable {
    /// How many threads work.
    public var jobs: Int
    /// How many findings are shown at most; nil for the configuration's limit.
    public var maximumFindings: Int?
    /// Whether progress may be shown on standard error.
    public var showsProgress: Bool

    /// Makes options.
    public init(jobs: Int, maximumFindings: Int? = nil, showsProgress: Bool = false) {
      self.jobs = jobs
      self.maximumFindings = maximumFindings
      self.showsProgress = showsProgress
    }

    /// As many threads as the machine runs at once.
    public static var allCores: Int { WorkerThread.processorCount }
  }

  /// Runs.
  ///
  /// - Parameters:
  ///   - found: the drafts, and the paths that gave none.
  ///   - table: the drafts' profiles.
  ///   - reporter: writes the output.
  ///   - output: takes it.
  /// - Returns: what the run comes to; failures have been told on standard error.
  /// - Throws: `FileError` where the system gives no thread or pipe.
  public static func run(
    _ found: DraftDiscovery.Result, table: ProfileTable, reporter: inout any Reporter,
    output: inout OutputSink, options: Options
  ) throws(FileError) -> RunSummary {
    var summary = RunSummary()
    var limit = FindingLimit(ofRun: options.maximumFindings)
    var progress = Progress(total: found.drafts.count, isShown: options.showsProgress)
    let drafts = found.drafts
    output.write { reporter.begin(into: &$0) }
    var failures = found.failures[...]
    func tell(_ failure: DraftFailure) {
      summary.failureCount += 1
      progress.clear()
      Messages.write("\(failure.path): \(failure.message)")
      output.write { reporter.add(failure, into: &$0) }
    }
    try OrderedRun.run(
      count: drafts.count, jobs: options.jobs, makeWorker: { DraftLinter(drafts: drafts, table: table) },
      idle: { progress.draw() }
    ) { index, linted in
      // Failures of discovery stand where their paths sort.
      while let failure = failures.first, failure.path < drafts[index].path.text {
        tell(failure)
        failures.removeFirst()
      }
      summary.times.add(linted.times)
      for failure in linted.failures { tell(failure) }
      if let report = linted.report {
        let profile = table.profiles[table.profileOfDraft[index]]
        add(report, profile, &summary, &limit, &reporter, &output)
        if linted.isTruncated {
          let message = "there are more than \(Limits.findingsPerDraft) findings; the rest are not told"
          tell(DraftFailure(path: report.path, message: message))
        }
      }
      progress.advance()
      return !output.isClosed && output.error == nil
    }
    for failure in failures { tell(failure) }
    output.write { reporter.end(into: &$0) }
    progress.clear()
    summary.draftCount = drafts.count
    if summary.leftOutCount > 0 {
      let more = summary.leftOutCount == 1 ? "1 more finding is" : "\(summary.leftOutCount) more findings are"
      Messages.write("\(more) not shown; raise --max-findings to see all")
    }
    return summary
  }

  private static func add(
    _ report: DraftReport, _ profile: Profile, _ summary: inout RunSummary, _ limit: inout FindingLimit,
    _ reporter: inout any Reporter, _ output: inout OutputSink
  ) {
    var report = report
    summary.readCount += 1
    summary.byteCount += report.document.source.bytes.count
    summary.count(report.findings, threshold: profile.failThreshold)
    let taken = limit.take(report.findings, profile: profile)
    report.findings = taken.shown
    summary.leftOutCount += taken.leftOut
    summary.times.measure(.reporting) { output.write { reporter.add(report, into: &$0) } }
  }
}
