import GalleyConfig
import GalleyIngest
import GalleyLint
import GalleyReport
import GalleyText

/// What linting one draft gave.
struct LintedDraft: Sendable {
  var report: DraftReport?
  var failures: [DraftFailure] = []
  var isTruncated = false
  var times = PhaseTimes()
}

/// What one thread uses to lint drafts one after another.
struct DraftLinter: OrderedWorker {
  let drafts: [Draft]
  let table: ProfileTable
  private var readers: [Int: DraftReader] = [:]

  init(drafts: [Draft], table: ProfileTable) {
    self.drafts = drafts
    self.table = table
  }

  mutating func process(_ index: Int) -> LintedDraft {
    let profile = table.profiles[table.profileOfDraft[index]]
    let draft = drafts[index]
    var linted = LintedDraft()
    do throws(DraftFailure) {
      let loaded = try DraftLoader.load(draft, options: profile.options, times: &linted.times)
      let result = linted.times.measure(.linting) { lint(loaded.document, index) }
      linted.isTruncated = result.isTruncated
      linted.failures = Self.failures(of: loaded.document, path: draft.path.text)
      linted.report = DraftReport(
        path: draft.path.text, document: loaded.document, findings: result.findings,
        suppressed: result.suppressed, wordCount: result.wordCount)
    } catch {
      linted.failures = [error]
    }
    return linted
  }

  /// The findings in a document that its configuration does not let stand; the reader of a profile is used
  /// again, with the memory that it has.
  mutating func lint(_ document: Document, _ draft: Int) -> LintResult {
    let index = table.profileOfDraft[draft]
    let profile = table.profiles[index]
    let reader = readers[index] ?? DraftReader(profile.linter)
    readers[index] = reader
    var result = reader.lint(document)
    if !profile.required.isEmpty {
      for index in result.findings.indices where profile.required.contains(result.findings[index].rule) {
        result.findings[index].severity = .error
      }
    }
    let count = result.findings.count
    result.findings = IgnoredFindings(profile, drafts[draft]).filter(result.findings, in: document)
    result.suppressed += count - result.findings.count
    return result
  }

  /// What ingestion could not read of a draft that it did read otherwise.
  static func failures(of document: Document, path: String) -> [DraftFailure] {
    guard !document.problems.isEmpty else { return [] }
    let lines = LineIndex(document.source)
    return document.problems.map { problem in
      let place = lines.position(of: problem.range.start)
      return DraftFailure(path: path, message: "line \(place.line), column \(place.column): \(problem.message)")
    }
  }
}

/// The findings of a draft that its configuration lets stand.
struct IgnoredFindings {
  private let entries: [IgnoredFinding]

  init(_ profile: Profile, _ draft: Draft) {
    let components = draft.absolutePath.components(below: DraftPath(profile.root)) ?? draft.absolutePath.components
    entries = profile.ignored.filter { entry in
      entry.paths.isEmpty || entry.paths.contains { $0.takes(file: components) }
    }
  }

  func filter(_ findings: [Finding], in document: Document) -> [Finding] {
    guard !entries.isEmpty else { return findings }
    return findings.filter { finding in !entries.contains { Self.covers($0, finding, document) } }
  }

  private static func covers(_ entry: IgnoredFinding, _ finding: Finding, _ document: Document) -> Bool {
    if let rule = entry.rule?.value, rule != finding.rule, !finding.rule.hasPrefix(rule + "/") { return false }
    guard let text = entry.text else { return true }
    if let range = finding.textRange, range.end <= document.text.count,
      document.text[range.start..<range.end].elementsEqual(text.utf8)
    {
      return true
    }
    guard finding.range.end <= document.source.utf8.count else { return false }
    return document.source.utf8[finding.range.start..<finding.range.end].elementsEqual(text.utf8)
  }
}
