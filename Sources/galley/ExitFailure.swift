import ArgumentParser
import GalleyConfig
import GalleyPipeline

/// Runs the body of a command; what goes wrong with configurations and files ends it with exit code 2.
func reportingFailures(output: String = "-", _ body: () throws -> Void) throws {
  do {
    try body()
  } catch let error as ConfigurationError {
    throw exitFailure(error.description)
  } catch let error as FileError {
    throw exitFailure(output == "-" || output.isEmpty ? error.reason : "\(output): \(error.reason)")
  }
}

/// Ends a command with exit code 2 and a message.
func exitFailure(_ message: String) -> ExitCode {
  Messages.write(message)
  return ExitCode(2)
}
