import ArgumentParser
import GalleyConfig
import GalleyLint
import GalleyPipeline

/// `galley fix`.
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", _superCommandName: Galley.name,
    abstract: "Apply fixes to drafts, byte for byte, and say what is left.",
    discussion: """
      Fixes that have one right answer and keep the meaning are applied; --suggested applies those too that a person \
      should look at. A draft is written whole or not at all. With - for the path, the fixed draft goes to standard \
      output.

      Exit codes: 0 nothing at or above --fail-on is left, 1 something is (with --check: or something would be \
      fixed), 2 bad usage, bad configuration or a draft that could not be read or written.
      """)

  @OptionGroup var drafts: DraftOptions
  @OptionGroup var rules: RuleOptions

  @Flag(name: .long, help: "Apply suggested fixes too.")
  var suggested = false

  @Flag(name: .long, help: "Write nothing; print what would be changed as a unified diff, as patch -p1 takes it.")
  var diff = false

  @Flag(name: .long, help: "Write nothing; exit with 1 if anything would be fixed.")
  var check = false

  @Flag(name: .long, help: "Keep each old draft as NAME.bak, or as NAME.bak.2 and so on beside older ones.")
  var backup = false

  @Flag(name: [.short, .long], help: "Say nothing of what was fixed and left; the exit code tells.")
  var quiet = false

  @Flag(name: .long, help: "Write counts by rule and the time each phase took to standard error.")
  var statistics = false

  func validate() throws {
    if backup, drafts.paths.contains("-") {
      throw ValidationError(
        "--backup keeps old drafts beside new ones, and standard input has none; leave --backup out, or name the file")
    }
    if backup, diff || check {
      throw ValidationError("--backup keeps what is replaced, and --diff and --check replace nothing")
    }
  }

  func run() throws {
    var settings = drafts.runSettings
    rules.apply(to: &settings)
    let locator = drafts.locator
    let found = drafts.discover(locator)
    var options = FixRun.Options()
    options.mode = diff || check ? .dryRun : .write(keepsBackup: backup)
    options.threshold = suggested ? .suggested : .safe
    options.showsDiff = diff
    options.isQuiet = quiet
    options.failsOnChange = check
    options.jobs = drafts.jobCount
    options.showsProgress = !quiet
    try reportingFailures {
      let table = try ProfileBuilder.build(for: found.drafts, locator: locator, settings: settings)
      var sink = OutputSink()
      let summary = try FixRun.run(found, table: table, options: options, output: &sink)
      try sink.finish()
      if statistics { Messages.write(raw: summary.statistics) }
      if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
    }
  }
}
