import GalleyLint

/// SARIF 2.1.0, as code-scanning services take it.
///
/// Columns are Unicode scalars, byte offsets those of the file as it lies on disk. Results come first and the rules
/// behind them, so that only one draft is held at a time.
public struct SARIFReporter: Reporter, Sendable {
  private let context: ReportContext
  private var rules: SARIFRules
  private var results = 0
  private var failures: [DraftFailure] = []

  /// Makes a reporter.
  public init(context: ReportContext) {
    self.context = context
    rules = SARIFRules(context.cards)
  }

  /// Opens the log and its one run.
  public mutating func begin(into output: inout [UInt8]) {
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    output.append(contentsOf: #"{"$schema":"\#(schema)","version":"2.1.0","#.utf8)
    output.append(contentsOf: "\n\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\n\"results\":[".utf8)
  }

  /// Appends the draft's results.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    guard !draft.findings.isEmpty else { return }
    var writer = SARIFResultWriter(draft)
    for finding in draft.findings {
      if results > 0 { output.append(0x2C) }
      output.append(0x0A)
      results += 1
      var json = JSONWriter()
      writer.write(finding, ruleIndex: rules.index(of: finding.rule), into: &json)
      output.append(contentsOf: json.bytes)
    }
  }

  /// Keeps a failure for the end.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) { failures.append(failure) }

  /// Appends the tool with its rules, and what could not be read.
  public mutating func end(into output: inout [UInt8]) {
    output.append(contentsOf: "\n],\n\"tool\":".utf8)
    var tool = JSONWriter()
    tool.object { json in
      json.member("driver") { json in
        json.member("name", "Galley")
        json.member("version", context.version)
        json.key("rules")
        json.array { json in rules.write(into: &json) }
      }
    }
    output.append(contentsOf: tool.bytes)
    output.append(contentsOf: ",\n\"invocations\":".utf8)
    var invocations = JSONWriter()
    invocations.array { json in
      json.object { json in
        json.key("executionSuccessful")
        json.boolean(failures.isEmpty)
        guard !failures.isEmpty else { return }
        json.key("toolExecutionNotifications")
        json.array { json in
          for failure in failures { Self.write(failure, into: &json) }
        }
      }
    }
    output.append(contentsOf: invocations.bytes)
    output.append(contentsOf: "}]}\n".utf8)
  }

  private static func write(_ failure: DraftFailure, into json: inout JSONWriter) {
    json.object { json in
      json.member("level", "error")
      json.member("message") { $0.member("text", failure.message) }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.member("physicalLocation") { json in
            json.member("artifactLocation") { $0.member("uri", ArtifactURI.of(failure.path)) }
          }
        }
      }
    }
  }
}
