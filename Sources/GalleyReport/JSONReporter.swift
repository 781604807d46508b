import GalleyLint
import GalleyText

/// The whole run as one JSON object: the version, drafts with their findings, failures and a summary.
public struct JSONReporter: Reporter, Sendable {
  private let version: String
  private var tally = ReportTally()
  private var failures: [DraftFailure] = []

  /// Makes a reporter.
  public init(context: ReportContext) { version = context.version }

  /// Appends the version and opens the list of drafts.
  public mutating func begin(into output: inout [UInt8]) {
    var json = JSONWriter()
    json.string(version)
    output.append(contentsOf: #"{"version":"#.utf8)
    output.append(contentsOf: json.bytes)
    output.append(contentsOf: #","drafts":["#.utf8)
  }

  /// Appends a draft on a line of its own.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    if tally.drafts > 0 { output.append(0x2C) }
    output.append(0x0A)
    tally.add(draft)
    var json = JSONWriter()
    let object = FindingObject(draft)
    json.object { json in
      json.member("path", draft.path)
      json.member("format", draft.document.format.rawValue)
      json.member("encoding", draft.document.source.encoding)
      json.member("words", draft.wordCount)
      json.key("findings")
      json.array { json in
        for finding in draft.findings { object.write(finding, path: nil, into: &json) }
      }
      json.member("suppressed", draft.suppressed)
    }
    output.append(contentsOf: json.bytes)
  }

  /// Keeps a failure for the end.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {
    tally.addFailure()
    failures.append(failure)
  }

  /// Appends the failures and the summary.
  public mutating func end(into output: inout [UInt8]) {
    output.append(contentsOf: "\n],\n\"failures\":".utf8)
    var list = JSONWriter()
    list.array { json in
      for failure in failures {
        json.object { json in
          json.member("path", failure.path)
          json.member("message", failure.message)
        }
      }
    }
    output.append(contentsOf: list.bytes)
    output.append(contentsOf: ",\n\"summary\":".utf8)
    var summary = JSONWriter()
    summary.object { json in
      json.member("drafts", tally.drafts)
      json.member("draftsWithFindings", tally.draftsWithFindings)
      json.member("words", tally.words)
      json.member("findings", tally.findings)
      for severity in Severity.allCases.reversed() {
        json.member("\(severity.name)s", tally.count(of: severity))
      }
      json.member("fixable", tally.fixable)
      json.member("suppressed", tally.suppressed)
      json.member("failures", tally.failures)
    }
    output.append(contentsOf: summary.bytes)
    output.append(contentsOf: "}\n".utf8)
  }
}
