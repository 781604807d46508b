import GalleyLint
import GalleyText

/// Findings for a person at a terminal: where, what, the line with a caret beneath, and what a fix would change.
///
/// A clean run gives no bytes at all. What a draft holds cannot act on the terminal: see `VisibleText`.
public struct TextReporter: Reporter, Sendable {
  private let context: ReportContext
  private var tally = ReportTally()

  /// Makes a reporter.
  public init(context: ReportContext) { self.context = context }

  /// Appends nothing.
  public mutating func begin(into output: inout [UInt8]) {}

  /// Appends the draft's findings.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    tally.add(draft)
    guard !draft.findings.isEmpty else { return }
    var page = FindingText(draft, usesColor: context.usesColor, width: context.width)
    for finding in draft.findings { page.append(finding) }
    output.append(contentsOf: page.text.bytes)
  }

  /// Appends a line that says why.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {
    tally.addFailure()
    guard context.namesFailures else { return }
    var text = TerminalText(usesColor: context.usesColor)
    text.append(VisibleText.of(failure.path), .bold)
    text.append(": ")
    text.append("error: ", .error)
    text.append(VisibleText.of(failure.message))
    text.append("\n\n")
    output.append(contentsOf: text.bytes)
  }

  /// Appends the sum, when there is something to sum up.
  public mutating func end(into output: inout [UInt8]) {
    guard let summary else { return }
    var text = TerminalText(usesColor: context.usesColor)
    text.append(summary, .bold)
    text.append("\n")
    output.append(contentsOf: text.bytes)
  }

  /// “7 findings in 2 drafts: 3 errors, 2 warnings, 2 suggestions; 4 can be fixed by `galley fix`”.
  private var summary: String? {
    var parts: [String] = []
    if tally.findings > 0 {
      let findings = ReportTally.counted(tally.findings, "finding")
      let drafts = ReportTally.counted(tally.draftsWithFindings, "draft")
      parts.append("\(findings) in \(drafts): \(tally.severityPhrase)")
    }
    if tally.fixable > 0 { parts.append("\(tally.fixable) can be fixed by `galley fix`") }
    if tally.failures > 0 {
      parts.append("\(ReportTally.counted(tally.failures, "draft")) could not be read")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
