import ArgumentParser
import GalleyConfig
import GalleyPipeline

/// Which rules a command runs, and from where on they fail it.
struct RuleOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("rule")],
    help: """
      Run this rule or category alone, also where it is off by default. A rule that the configuration switches off by its \
      id is run when its id is given. May be repeated.
      """)
  var rules: [String] = []

  @Option(name: .customLong("ignore"), help: "Leave out this rule or category. May be repeated.")
  var ignored: [String] = []

  @Option(
    name: .long,
    help: "The least severity that fails the run: suggestion, warning, error or never. (default: warning)")
  var failOn: FailThreshold?

  func apply(to settings: inout RunSettings) {
    settings.selection = RuleSelection(only: rules, without: ignored)
    settings.failThreshold = failOn
  }
}
