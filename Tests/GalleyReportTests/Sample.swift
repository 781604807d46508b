import GalleyLint
import GalleyReport
import GalleyText

/// Drafts and findings made by hand.
enum Sample {
  static let cards = [
    RuleCard(
      id: "typo/doubled-word", severity: .error, fix: .safe, summary: "A word stands twice in a row.",
      why: "The second copy adds nothing, so that removing it keeps the meaning.", examples: []),
    RuleCard(
      id: "metadata/missing-author", severity: .warning, summary: "No author is named.",
      why: "Readers and archives ask who wrote it.", examples: []),
  ]

  static func context(usesColor: Bool = false, width: Int = 0) -> ReportContext {
    ReportContext(version: "1.2.3", cards: cards, usesColor: usesColor, width: width)
  }

  /// A plain-text draft with a paragraph for each line that holds something.
  static func document(_ text: String) -> Document { document(Source(utf8: Array(text.utf8))) }

  static func document(_ source: Source, format: DraftFormat = .text) -> Document {
    var blocks: [Block] = []
    var start = 0
    for line in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = start + line.count
      if !line.isEmpty {
        blocks.append(Block(range: TextRange(start, end), kind: .paragraph, source: SourceRange(start, end)))
      }
      start = end + 1
    }
    return Document(
      format: format, source: source, text: source.utf8, blocks: blocks,
      map: SourceMap(identity: source.utf8.count))
  }

  static func report(
    _ text: String, _ findings: [Finding], path: String = "drafts/a.txt"
  ) -> DraftReport {
    let words = text.split { $0 == " " || $0 == "\n" }.count
    return DraftReport(
      path: path, document: document(text), findings: findings, suppressed: 0, wordCount: words)
  }

  /// A finding on the first place where `marked` stands in `text`, with a fix that puts `replacement` there.
  static func finding(
    _ marked: String, in text: String, rule: String = "typo/doubled-word", severity: Severity = .error,
    message: String = "This word stands twice.", replacement: String? = nil,
    _ applicability: Applicability = .safe
  ) -> Finding {
    let bytes = Array(text.utf8)
    let wanted = Array(marked.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    let range = SourceRange(start, start + wanted.count)
    let fixes = replacement.map { new in
      [
        SourceFix(
          title: "Replace it", applicability: applicability, edits: [SourceEdit(range, Array(new.utf8))])
      ]
    }
    return Finding(
      rule: rule, severity: severity, message: message, range: range,
      textRange: TextRange(range.start, range.end), fixes: fixes ?? [])
  }

  /// What a format gives for a run over some drafts.
  static func output(
    _ format: ReportFormat, _ drafts: [DraftReport], failures: [DraftFailure] = [],
    context: ReportContext = Sample.context()
  ) -> String {
    var reporter = format.makeReporter(context: context)
    var bytes: [UInt8] = []
    reporter.begin(into: &bytes)
    for draft in drafts { reporter.add(draft, into: &bytes) }
    for failure in failures { reporter.add(failure, into: &bytes) }
    reporter.end(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
