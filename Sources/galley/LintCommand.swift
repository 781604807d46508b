import ArgumentParser
import GalleyConfig
import GalleyPipeline
import GalleyReport

/// `galley lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", _superCommandName: Galley.name, abstract: "Report what is wrong in drafts.",
    discussion: "A clean run prints nothing. Findings come sorted by path and place.")

  @OptionGroup var drafts: DraftOptions
  @OptionGroup var rules: RuleOptions

  @Option(name: .long, help: "How findings are written: text, json, jsonl, github, sarif, junit or html.")
  var format: ReportFormat = .text

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.", completion: .file())
  var output: String = "-"

  @Option(name: .long, help: "Show at most this many findings; standard error says how many were left out.")
  var maxFindings: Int?

  @Flag(name: [.short, .long], help: "Write no findings; the exit code says whether there are any.")
  var quiet = false

  @Flag(name: .long, help: "Write counts by rule and the time each phase took to standard error.")
  var statistics = false

  @Option(name: .long, help: "Colour the text: auto, always or never. auto respects NO_COLOR.")
  var color: ColorChoice = .auto

  func validate() throws {
    if let maxFindings, maxFindings < 0 { throw ValidationError("--max-findings takes a number from 0") }
  }

  func run() throws {
    var settings = drafts.runSettings
    rules.apply(to: &settings)
    let locator = drafts.locator
    var discoveryTimes = PhaseTimes()
    let found = discoveryTimes.measure(.discovery) { drafts.discover(locator) }
    var summary = RunSummary()
    try reportingFailures(output: output) {
      let table = try ProfileBuilder.build(for: found.drafts, locator: locator, settings: settings)
      summary = try lint(found, table)
    }
    if statistics { Messages.write(raw: summary.adding(discoveryTimes).statistics) }
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }

  private func lint(_ found: DraftDiscovery.Result, _ table: ProfileTable) throws -> RunSummary {
    let context = ReportContext(
      version: Version.text, cards: table.cards, usesColor: output == "-" && color.isOn,
      width: output == "-" ? Terminal.width : 0, namesFailures: output != "-")
    var reporter: any Reporter = quiet ? SilentReporter() : format.makeReporter(context: context)
    var sink = try OutputSink(path: output, besides: found.drafts)
    let options = LintRun.Options(
      jobs: drafts.jobCount, maximumFindings: quiet ? nil : maxFindings, showsProgress: !quiet)
    let summary = try LintRun.run(found, table: table, reporter: &reporter, output: &sink, options: options)
    try sink.finish()
    return summary
  }
}

/// Whether output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  var isOn: Bool {
    switch self {
    case .auto: Terminal.showsColor
    case .always: true
    case .never: false
    }
  }
}

/// Writes nothing; for `--quiet`.
struct SilentReporter: Reporter {
  mutating func begin(into output: inout [UInt8]) {}
  mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {}
  mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {}
  mutating func end(into output: inout [UInt8]) {}
}
