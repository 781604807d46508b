import GalleyIngest
import GalleyLint
import GalleyPacks
import GalleyRules
import GalleyText

/// The fuzzer's entrance: the first byte picks the format, the rest is a draft.
///
/// Reads, lints and fixes it, and checks the laws that hold for any input: every finding lies inside the draft, a
/// second run finds the same, edits are proven, fixing ends, and safe fixes leave the markup as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 1 else { return 0 }
  let formats = DraftFormat.allCases
  let format = formats[Int(data[0]) % formats.count]
  let bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  guard let document = try? Ingester.ingest(bytes, format: format, options: IngestOptions()) else { return 0 }
  let reader = DraftReader(linter)
  let first = reader.lint(document).findings
  let second = reader.lint(document).findings
  precondition(first.map(\.range) == second.map(\.range), "two runs differ")
  for finding in first {
    precondition(finding.range.start >= 0 && finding.range.end <= document.source.utf8.count, finding.rule)
    for edit in finding.fixes.flatMap(\.edits) {
      precondition(edit.range.start >= 0 && edit.range.end <= document.source.utf8.count, finding.rule)
    }
  }
  guard !document.source.isTranscoded else { return 0 }
  fix(document, first, format)
  return 0
}

private let linter: Linter = {
  let packs = (try? PackSet.embedded().makeCheckers()) ?? []
  return Linter(checkers: nativeRules.map { $0.init() as any Checker } + packs, settings: LintSettings())
}()

private func fix(_ document: Document, _ findings: [Finding], _ format: DraftFormat) {
  let text = document.source.utf8
  let round = Fixer.apply(findings, to: text, threshold: .safe)
  let changesMarkup = round.edits.contains { $0.changesMarkup }
  guard !changesMarkup, let again = try? Ingester.ingest(round.text, format: format, options: IngestOptions()) else {
    return
  }
  precondition(
    Ingester.skeleton(of: document.source, format: format) == Ingester.skeleton(of: again.source, format: format),
    "a safe fix changed the markup")
}
