/// One finding a line, as a JSON object; a clean run gives no bytes.
///
/// Drafts that could not be read are no findings and have no line: whoever runs the reporter says them elsewhere.
public struct JSONLinesReporter: Reporter, Sendable {
  /// Makes a reporter; the format needs nothing of the run.
  public init(context: ReportContext) {}

  /// Appends nothing.
  public mutating func begin(into output: inout [UInt8]) {}

  /// Appends a line for each finding.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    guard !draft.findings.isEmpty else { return }
    let object = FindingObject(draft)
    var json = JSONWriter()
    for finding in draft.findings {
      object.write(finding, path: draft.path, into: &json)
      json.endLine()
    }
    output.append(contentsOf: json.bytes)
  }

  /// Appends nothing.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {}

  /// Appends nothing.
  public mutating func end(into output: inout [UInt8]) {}
}
