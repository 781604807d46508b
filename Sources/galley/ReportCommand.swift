import ArgumentParser
import GalleyConfig
import GalleyPipeline
import GalleyReport

/// `galley report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", _superCommandName: Galley.name,
    abstract: "Write one page on which drafts and their findings can be reviewed.",
    discussion: "The page is one file without anything to load; it can be mailed and kept.")

  @OptionGroup var drafts: DraftOptions
  @OptionGroup var rules: RuleOptions

  @Option(name: [.short, .long], help: "The file to write; - is standard output.", completion: .file())
  var output: String = "report.html"

  func run() throws {
    var settings = drafts.runSettings
    rules.apply(to: &settings)
    let locator = drafts.locator
    let found = drafts.discover(locator)
    try reportingFailures(output: output) {
      let table = try ProfileBuilder.build(for: found.drafts, locator: locator, settings: settings)
      let context = ReportContext(version: Version.text, cards: table.cards)
      var reporter: any Reporter = ReportFormat.html.makeReporter(context: context)
      var sink = try OutputSink(path: output, besides: found.drafts)
      let summary = try LintRun.run(
        found, table: table, reporter: &reporter, output: &sink,
        options: LintRun.Options(jobs: drafts.jobCount, showsProgress: true))
      // A page on nothing would take the place of the last one.
      if summary.readCount > 0 || summary.failureCount == 0 { try sink.finish() }
      if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
    }
  }
}
