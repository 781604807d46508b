public import ArgumentParser
public import GalleyConfig
public import GalleyPipeline
public import GalleyReport
public import GalleyText

// The types of other targets that options take; they stay free of ArgumentParser themselves.

extension DraftFormat: ExpressibleByArgument {}
extension DraftScope: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension ExtractionFormat: ExpressibleByArgument {}

extension FailThreshold: ExpressibleByArgument {
  /// Reads a name.
  public init?(argument: String) { self.init(name: argument) }

  /// The names, for help and completion.
  public static var allValueStrings: [String] { names }
}
