/// The formats findings can be shown in.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, jsonl, github, sarif, junit, html

  /// Makes the format's reporter.
  public func makeReporter(context: ReportContext) -> any Reporter {
    switch self {
    case .text: TextReporter(context: context)
    case .json: JSONReporter(context: context)
    case .jsonl: JSONLinesReporter(context: context)
    case .github: GitHubReporter(context: context)
    case .sarif: SARIFReporter(context: context)
    case .junit: JUnitReporter(context: context)
    case .html: HTMLReporter(context: context)
    }
  }
}
