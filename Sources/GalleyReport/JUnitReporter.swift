import GalleyLint
import GalleyText

/// JUnit XML: a test suite for each draft, a failed test case for each finding, one that passes for a clean draft.
///
/// The schema asks for a time, a host and durations, which are not the report's to know: they are constants, so
/// that the same drafts give the same bytes.
public struct JUnitReporter: Reporter, Sendable {
  private var suites = 0

  /// Makes a reporter; the format needs nothing of the run.
  public init(context: ReportContext) {}

  /// Opens the root.
  public mutating func begin(into output: inout [UInt8]) {
    output.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".utf8)
  }

  /// Appends the draft's suite.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    let count = draft.findings.count
    beginSuite(draft.path, tests: max(1, count), failures: count, errors: 0, into: &output)
    if draft.findings.isEmpty {
      Self.beginCase("no findings", draft.path, into: &output)
      output.append(contentsOf: "/>\n".utf8)
    } else {
      let lines = LineIndex(draft.document.source)
      for finding in draft.findings { Self.append(finding, draft.path, lines, into: &output) }
    }
    Self.endSuite(into: &output)
  }

  /// Appends a suite with one test case in error.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {
    beginSuite(failure.path, tests: 1, failures: 0, errors: 1, into: &output)
    Self.beginCase("read", failure.path, into: &output)
    output.append(contentsOf: "><error type=\"unreadable\" message=\"".utf8)
    XMLEscape.append(failure.message, to: &output)
    output.append(contentsOf: "\"></error></testcase>\n".utf8)
    Self.endSuite(into: &output)
  }

  /// Closes the root.
  public mutating func end(into output: inout [UInt8]) {
    output.append(contentsOf: "</testsuites>\n".utf8)
  }

  private mutating func beginSuite(
    _ path: String, tests: Int, failures: Int, errors: Int, into output: inout [UInt8]
  ) {
    output.append(contentsOf: "<testsuite package=\"galley\" id=\"\(suites)\" name=\"".utf8)
    XMLEscape.append(path.isEmpty ? "-" : path, to: &output)
    output.append(
      contentsOf: "\" timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\" tests=\"\(tests)\"".utf8)
    output.append(
      contentsOf: " failures=\"\(failures)\" errors=\"\(errors)\" time=\"0\">\n<properties/>\n".utf8)
    suites += 1
  }

  private static func endSuite(into output: inout [UInt8]) {
    output.append(contentsOf: "<system-out/>\n<system-err/>\n</testsuite>\n".utf8)
  }

  private static func beginCase(_ name: String, _ path: String, into output: inout [UInt8]) {
    output.append(contentsOf: "<testcase name=\"".utf8)
    XMLEscape.append(name, to: &output)
    output.append(contentsOf: "\" classname=\"".utf8)
    XMLEscape.append(path, to: &output)
    output.append(contentsOf: "\" time=\"0\"".utf8)
  }

  private static func append(
    _ finding: Finding, _ path: String, _ lines: LineIndex, into output: inout [UInt8]
  ) {
    let start = lines.position(of: finding.range.start)
    beginCase("\(finding.rule) at \(start.line):\(start.column)", path, into: &output)
    output.append(contentsOf: "><failure type=\"\(finding.severity.name)\" message=\"".utf8)
    XMLEscape.append(finding.message, to: &output)
    output.append(contentsOf: "\">".utf8)
    XMLEscape.append("\(path):\(start.line):\(start.column): \(finding.message)", to: &output)
    for fix in finding.fixes {
      output.append(0x0A)
      XMLEscape.append("\(fix.applicability == .safe ? "Fix" : "Suggestion"): \(fix.title)", to: &output)
    }
    output.append(contentsOf: "</failure></testcase>\n".utf8)
  }
}
