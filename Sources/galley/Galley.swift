import ArgumentParser
import GalleyConfig
import GalleyPipeline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command `galley`.
@main struct Galley: ParsableCommand {
  static let name = "galley"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Lints article drafts, fixes what is certain, and reports the rest.",
    discussion: """
      Drafts are HTML pages or fragments, Markdown and plain text.

      Exit codes: 0 nothing at or above --fail-on (warning, if nothing else is said), 1 findings, 2 bad usage, bad \
      configuration or a draft that could not be read.
      """,
    version: Version.text,
    subcommands: [
      LintCommand.self, FixCommand.self, ReportCommand.self, ExtractCommand.self, RulesCommand.self,
      InitCommand.self,
    ])

  /// Runs, with every error of usage as exit code 2: ArgumentParser's own 64 is none of Galley's codes.
  static func main() {
    Terminal.outliveWriteFaults()
    do {
      let name = CommandLine.arguments.dropFirst().first
      try refuseUnknownCommand(name)
      var command = try called()
      try command.run()
    } catch let code as ExitCode {
      Self.end(code.rawValue)
    } catch {
      if exitCode(for: error) == .success {
        print(fullMessage(for: error))
        Self.end(0)
      }
      Messages.write(raw: fullMessage(for: error) + "\n")
      Self.end(2)
    }
  }

  /// The command that the arguments call.
  ///
  /// Setting up the tree of all commands takes longer than linting a short draft, so that a command is asked to read its
  /// own arguments first. What it does not take, a call for help among it, goes through the tree, which knows what to
  /// say.
  private static func called() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
      return command
    }
    return try parseAsRoot()
  }

  /// ArgumentParser takes a mistyped command for an argument too many.
  private static func refuseUnknownCommand(_ name: String?) throws {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name, !name.hasPrefix("-"), !known.contains(name) else { return }
    let nearest = NearestName.of(name, among: known).map { "; did you mean `\($0)`?" }
    throw exitFailure("there is no command `\(name)`\(nearest ?? "; `galley --help` lists them all")")
  }

  private static func end(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}
