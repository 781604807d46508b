import GalleyIngest
import GalleyLint
import GalleyPacks
import GalleyPipeline
import GalleyRules
import GalleyText

/// The laws that hold for any input, however broken.
enum Laws {
  static let checkers: [any Checker] = {
    let packs = (try? PackSet.embedded().makeCheckers()) ?? []
    return nativeRules.map { $0.init() as any Checker } + packs
  }()

  private static let linter: Linter = {
    var settings = LintSettings()
    settings.today = CalendarDate(year: 2025, month: 6, day: 15)
    // All rules, those that are off by default too.
    for card in checkers.flatMap(\.cards) { settings.severities[card.id] = card.severity }
    return Linter(checkers: checkers, settings: settings)
  }()

  private static let fixes = Dictionary(
    checkers.flatMap(\.cards).compactMap { card in card.fix.map { (card.id, $0) } }
  ) { first, _ in first }

  static func check(_ draft: FuzzedDraft) {
    // What is refused with an error is no draft.
    guard let document = try? Ingester.ingest(draft.bytes, format: draft.format, options: draft.options) else { return }
    checkMap(document)
    var reader = DraftReader(linter)
    let findings = reader.lint(document).findings
    checkFindings(findings, in: document)
    guard same(findings, reader.lint(document).findings) else { fail("two runs over one draft differ") }
    checkFixing(document, draft)
  }

  /// The map covers the text in order, and says identity only of equal bytes.
  private static func checkMap(_ document: Document) {
    let source = document.source.utf8
    var end = 0
    for segment in document.map.segments {
      guard Int(segment.textStart) == end else { fail("segments of the map leave a gap") }
      end += Int(segment.textCount)
      let from = Int(segment.sourceStart)
      let to = from + Int(segment.sourceCount)
      guard to <= source.count, end <= document.text.count else { fail("a segment of the map lies outside") }
      guard segment.kind == .identity else { continue }
      guard document.text[Int(segment.textStart)..<end].elementsEqual(source[from..<to]) else {
        fail("a segment of the map is no identity")
      }
    }
    guard end == document.text.count else { fail("the map does not cover the text") }
    var blockEnd = 0
    for block in document.blocks {
      guard block.range.start >= blockEnd, block.range.end <= end, block.source.end <= source.count else {
        fail("a block lies outside the text or over another")
      }
      blockEnd = block.range.end
    }
  }

  private static func checkFindings(_ findings: [Finding], in document: Document) {
    let count = document.source.utf8.count
    for finding in findings {
      guard finding.range.start >= 0, finding.range.start <= finding.range.end, finding.range.end <= count else {
        fail("\(finding.rule): a finding lies outside the draft")
      }
      for related in finding.related where related.range.start < 0 || related.range.end > count {
        fail("\(finding.rule): a related place lies outside the draft")
      }
      for edit in finding.fixes.flatMap(\.edits) where edit.range.start < 0 || edit.range.end > count {
        fail("\(finding.rule): an edit lies outside the draft")
      }
    }
    for (left, right) in zip(findings, findings.dropFirst()) where Finding.precedes(right, left) {
      fail("\(left.rule) and \(right.rule): findings are not sorted")
    }
  }

  /// A fix changes the bytes of its edits alone, keeps the markup, and is done when it is done.
  private static func checkFixing(_ document: Document, _ draft: FuzzedDraft) {
    let first = fixed(document, draft)
    let bytes = first.document.source.bytes
    guard outside(first.trace.changes.map(\.old), draft.bytes) == outside(first.trace.changes.map(\.new), bytes) else {
      fail("fixing changed bytes beside its edits")
    }
    guard let again = try? Ingester.ingest(bytes, format: draft.format, options: draft.options) else {
      fail("the fixed draft cannot be read")
    }
    guard again.source.utf8 == first.document.source.utf8 else { fail("the fixed draft reads otherwise") }
    let second = fixed(again, draft)
    guard second.document.source.bytes == bytes else {
      fail("fixing twice is not fixing once: \(Set(second.fixed.map(\.rule)).sorted())")
    }
  }

  private static func fixed(_ document: Document, _ draft: FuzzedDraft) -> FixSession.Result {
    var session = FixSession(document, options: draft.options, threshold: draft.threshold)
    var reader = DraftReader(linter)
    return session.run(fixes: fixes) { reader.lint($0) }
  }

  /// The bytes between stretches.
  private static func outside(_ stretches: [Range<Int>], _ bytes: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var at = 0
    for stretch in stretches {
      guard stretch.lowerBound >= at, stretch.upperBound <= bytes.count else { fail("edits overlap or lie outside") }
      pieces.append(Array(bytes[at..<stretch.lowerBound]))
      at = stretch.upperBound
    }
    return pieces + [Array(bytes[at...])]
  }

  private static func same(_ left: [Finding], _ right: [Finding]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy {
        $0.rule == $1.rule && $0.range == $1.range && $0.message == $1.message && $0.fixes == $1.fixes
      }
  }
}
