import ArgumentParser
import GalleyConfig
import GalleyPipeline
import GalleyText

/// Which drafts a command reads, and how.
struct DraftOptions: ParsableArguments {
  @Argument(help: "Files, folders, or - for standard input. The current folder, if none is given.")
  var paths: [String] = []

  @Option(name: .long, help: "The configuration to use instead of the nearest galley.yml.", completion: .file())
  var config: String?

  @Flag(name: .long, help: "Use no configuration.")
  var noConfig = false

  @Option(name: .long, help: "Read every draft in this format: html, markdown or text.")
  var inputFormat: DraftFormat?

  @Option(name: .long, help: "The name that a draft from standard input goes by.")
  var stdinFilename: String?

  @Option(name: .long, help: "Which part of a page is the draft: auto, article or page.")
  var scope: DraftScope?

  @Option(name: [.short, .long], help: "How many drafts are read at once; all cores, if not given.")
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("The day to take for today, as YYYY-MM-DD.", visibility: .hidden))
  var today: Day?

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("--config and --no-config exclude each other") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  var locator: ConfigurationLocator {
    ConfigurationLocator(noConfig ? .none : config.map { .file($0) } ?? .nearest)
  }

  var runSettings: RunSettings {
    var settings = RunSettings(today: today?.date ?? Clock.today)
    settings.scope = scope
    return settings
  }

  var jobCount: Int { jobs ?? LintRun.Options.allCores }

  func discover(_ locator: ConfigurationLocator) -> DraftDiscovery.Result {
    DraftDiscovery.find(
      paths.isEmpty ? ["."] : paths, locator: locator, format: inputFormat, standardInputName: stdinFilename)
  }
}

/// A day of the command line.
struct Day: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
    date = CalendarDate(year: year, month: month, day: day)
    guard date.isValid else { return nil }
  }
}
