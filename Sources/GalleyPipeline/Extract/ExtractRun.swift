public import GalleyConfig
public import GalleyIngest
import GalleyReport

/// Extracts drafts in parallel and writes them in the order of their paths.
public enum ExtractRun {
  private struct Outcome: Sendable {
    var extraction: Extraction?
    var failures: [DraftFailure] = []
  }

  private struct Worker: OrderedWorker {
    let drafts: [Draft]
    let options: [IngestOptions]
    private var times = PhaseTimes()

    init(drafts: [Draft], options: [IngestOptions]) {
      self.drafts = drafts
      self.options = options
    }

    mutating func process(_ index: Int) -> Outcome {
      let draft = drafts[index]
      do throws(DraftFailure) {
        let loaded = try DraftLoader.load(draft, options: options[index], times: &times)
        return Outcome(
          extraction: Extraction(path: draft.path.text, document: loaded.document),
          failures: DraftLinter.failures(of: loaded.document, path: draft.path.text))
      } catch {
        return Outcome(failures: [error])
      }
    }
  }

  /// Runs; failures are told on standard error.
  ///
  /// - Returns: how many paths could not be read.
  /// - Throws: `FileError` where the system gives no thread or pipe, or the output cannot be written.
  public static func run(
    _ found: DraftDiscovery.Result, options: [IngestOptions], format: ExtractionFormat, jobs: Int,
    showsProgress: Bool = false, output: inout OutputSink
  ) throws(FileError) -> Int {
    let drafts = found.drafts
    var progress = Progress(total: drafts.count, isShown: showsProgress)
    var failureCount = 0
    var isFirst = true
    func tell(_ failure: DraftFailure) {
      failureCount += 1
      progress.clear()
      Messages.write("\(failure.path): \(failure.message)")
    }
    for failure in found.failures { tell(failure) }
    output.write { format.begin(into: &$0) }
    try OrderedRun.run(
      count: drafts.count, jobs: jobs, makeWorker: { Worker(drafts: drafts, options: options) },
      idle: { progress.draw() }
    ) { _, outcome in
      for failure in outcome.failures { tell(failure) }
      if let extraction = outcome.extraction {
        output.write { format.add(extraction, isFirst: isFirst, into: &$0) }
        isFirst = false
      }
      progress.advance()
      return !output.isClosed && output.error == nil
    }
    progress.clear()
    output.write { format.end(into: &$0) }
    try output.finish()
    return failureCount
  }

  /// How each draft is read: the scope of the command line, or of its configuration.
  public static func options(
    for drafts: [Draft], locator: ConfigurationLocator, scope: DraftScope?
  ) throws(ConfigurationError) -> [IngestOptions] {
    var options: [IngestOptions] = []
    for draft in drafts {
      var found = scope
      if found == nil, let configuration = try locator.configuration(forFolder: draft.absolutePath.folder) {
        found = configuration.settings(of: draft).last { $0.scope != nil }?.scope
      }
      options.append(IngestOptions(scope: IngestScope(rawValue: (found ?? .auto).rawValue) ?? .auto))
    }
    return options
  }
}
