import GalleyConfig
import GalleyLint
import GalleyReport
import GalleyText

/// What is done with fixed drafts.
public enum FixMode: Sendable {
  /// They are written over the old ones; with a backup the old ones are kept as `NAME.bak`, or with a number behind it.
  case write(keepsBackup: Bool)
  /// Nothing is written.
  case dryRun
}

/// What one thread uses to fix drafts one after another.
struct DraftFixer: OrderedWorker {
  private let mode: FixMode
  private let threshold: Applicability
  private let fixes: [String: Applicability]
  private var linter: DraftLinter

  init(drafts: [Draft], table: ProfileTable, mode: FixMode, threshold: Applicability) {
    self.mode = mode
    self.threshold = threshold
    fixes = Dictionary(table.cards.compactMap { card in card.fix.map { (card.id, $0) } }) { first, _ in first }
    linter = DraftLinter(drafts: drafts, table: table)
  }

  mutating func process(_ index: Int) -> FixOutcome {
    let draft = linter.drafts[index]
    var outcome = FixOutcome(path: draft.path.text)
    do throws(DraftFailure) {
      try fix(draft, index, &outcome)
    } catch {
      outcome.failures.append(error)
    }
    return outcome
  }

  private mutating func fix(_ draft: Draft, _ index: Int, _ outcome: inout FixOutcome) throws(DraftFailure) {
    let profile = linter.table.profiles[linter.table.profileOfDraft[index]]
    let loaded = try DraftLoader.load(draft, options: profile.options, times: &outcome.times)
    outcome.failures = DraftLinter.failures(of: loaded.document, path: draft.path.text)
    var session = FixSession(loaded.document, options: profile.options, threshold: threshold)
    let result = outcome.times.measure(.fixing) {
      session.run(fixes: fixes) { linter.lint($0, index) }
    }
    let fixed = result.document.source.bytes
    if fixed != loaded.document.source.bytes, case .write(let keepsBackup) = mode, let contents = loaded.contents {
      try write(fixed, over: contents, draft, keepsBackup, &outcome)
    }
    outcome.isUnread = false
    outcome.oldBytes = loaded.document.source.bytes
    outcome.newBytes = fixed
    outcome.trace = result.trace
    outcome.fixed = result.fixed
    outcome.left = result.left
    outcome.isTruncated = result.isTruncated
    outcome.failingCount = result.left.count { profile.failThreshold.fails($0.severity) }
  }

  private func write(
    _ bytes: [UInt8], over contents: FileReader.Contents, _ draft: Draft, _ keepsBackup: Bool,
    _ outcome: inout FixOutcome
  ) throws(DraftFailure) {
    do throws(FileError) {
      try outcome.times.measure(.writing) { () throws(FileError) in
        try AtomicWriter.replace(draft.path, read: contents, with: bytes, keepsBackup: keepsBackup)
      }
    } catch {
      throw DraftFailure(path: draft.path.text, message: error.reason)
    }
  }
}
