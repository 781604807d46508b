import ArgumentParser
import GalleyConfig
import GalleyPipeline

/// `galley extract`.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", _superCommandName: Galley.name,
    abstract: "Print what drafts say about themselves, and the text of the article.",
    discussion: """
      In text, each value stands with what stated it (JSON-LD, Open Graph, meta, microdata, time element, byline, front \
      matter …), the name it has there, and its line and column.
      """)

  @OptionGroup var drafts: DraftOptions

  @Option(name: .long, help: "How extractions are written: text, json or jsonl.")
  var format: ExtractionFormat = .text

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.", completion: .file())
  var output: String = "-"

  func run() throws {
    let locator = drafts.locator
    let found = drafts.discover(locator)
    try reportingFailures(output: output) {
      let options = try ExtractRun.options(for: found.drafts, locator: locator, scope: drafts.scope)
      var sink = try OutputSink(path: output, besides: found.drafts)
      let failures = try ExtractRun.run(
        found, options: options, format: format, jobs: drafts.jobCount, showsProgress: true, output: &sink)
      if failures > 0 { throw ExitCode(2) }
    }
  }
}
