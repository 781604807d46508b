import ArgumentParser
import GalleyPipeline

/// Ends a command with exit code 2 and a message.
func exitFailure(_ message: String) -> ExitCode {
  Messages.write(message)
  return ExitCode(2)
}
