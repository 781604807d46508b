import GalleyLint
import GalleyText

/// Annotations for GitHub Actions: one workflow command for each finding, the gravest first.
///
/// GitHub shows ten annotations of a kind for each step and drops the rest, so what matters most comes first, and
/// before all others a notice that says how much there is. Nothing is left out of the log.
public struct GitHubReporter: Reporter, Sendable {
  private static let shownByGitHub = 10

  private var tally = ReportTally()
  private var commands = [[UInt8]](repeating: [], count: Severity.allCases.count)
  private var failures: [UInt8] = []

  /// Makes a reporter; the format needs nothing of the run.
  public init(context: ReportContext) {}

  /// Appends nothing.
  public mutating func begin(into output: inout [UInt8]) {}

  /// Keeps the draft's commands until all drafts are known.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    tally.add(draft)
    guard !draft.findings.isEmpty else { return }
    let lines = LineIndex(draft.document.source)
    for finding in draft.findings {
      let start = lines.position(of: finding.range.start)
      let end = lines.position(of: finding.range.end)
      var properties = [("file", Self.path(draft.path)), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
      // GitHub takes columns only where both ends are on one line.
      if start.line == end.line {
        properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
      }
      properties.append(("title", finding.rule))
      var message = finding.message
      if let fix = finding.fixes.first {
        message += "\n\(fix.applicability == .safe ? "Fix" : "Suggestion"): \(fix.title)"
      }
      Self.append(
        Self.name(finding.severity), properties, message, to: &commands[Int(finding.severity.rawValue)])
    }
  }

  /// Keeps an error on the file.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {
    tally.addFailure()
    let properties = [("file", Self.path(failure.path)), ("title", "Draft could not be read")]
    Self.append("error", properties, failure.message, to: &failures)
  }

  /// Appends the sum, then every command.
  public mutating func end(into output: inout [UInt8]) {
    if tally.findings > 0 {
      let findings = ReportTally.counted(tally.findings, "finding")
      let drafts = ReportTally.counted(tally.draftsWithFindings, "draft")
      var message = "\(findings) in \(drafts): \(tally.severityPhrase)."
      if Severity.allCases.contains(where: { tally.count(of: $0) > Self.shownByGitHub }) {
        message += " GitHub shows \(Self.shownByGitHub) of a kind; all are in this step's log."
      }
      Self.append("notice", [("title", "Galley")], message, to: &output)
    }
    output.append(contentsOf: failures)
    for severity in Severity.allCases.reversed() {
      output.append(contentsOf: commands[Int(severity.rawValue)])
    }
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "notice"
    }
  }

  /// A path as GitHub knows it: from the repository's root on.
  private static func path(_ path: String) -> String {
    var bytes = Array(path.utf8)[...]
    while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2).drop { $0 == 0x2F } }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(
    _ command: String, _ properties: [(String, String)], _ message: String, to output: inout [UInt8]
  ) {
    output.append(contentsOf: "::\(command) ".utf8)
    for (index, (name, value)) in properties.enumerated() {
      if index > 0 { output.append(0x2C) }
      output.append(contentsOf: "\(name)=".utf8)
      append(value, isProperty: true, to: &output)
    }
    output.append(contentsOf: "::".utf8)
    append(message, isProperty: false, to: &output)
    output.append(0x0A)
  }

  /// Escapes as GitHub's toolkit does: what would end a command or one of its properties.
  ///
  /// What would act on the log or reorder it is escaped in properties, and named in messages.
  private static func append(_ value: String, isProperty: Bool, to output: inout [UInt8]) {
    for scalar in value.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      switch scalar.value {
      case 0x25: output.append(contentsOf: "%25".utf8)
      case 0x0D: output.append(contentsOf: "%0D".utf8)
      case 0x0A: output.append(contentsOf: "%0A".utf8)
      case 0x3A where isProperty: output.append(contentsOf: "%3A".utf8)
      case 0x2C where isProperty: output.append(contentsOf: "%2C".utf8)
      case _ where !acts(scalar): output.append(contentsOf: bytes)
      case _ where isProperty:
        for byte in bytes { output.append(contentsOf: ("%" + VisibleText.name(ofByte: byte).dropFirst(2)).utf8) }
      default: output.append(contentsOf: "‹\(VisibleText.name(of: scalar))›".utf8)
      }
    }
  }

  /// Whether a character controls a terminal, or the order in which others are shown.
  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
