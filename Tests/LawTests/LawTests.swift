import Foundation
import GalleyIngest
import GalleyLint
import GalleyPacks
import GalleyRules
import GalleyText
import Testing

@testable import GalleyPipeline

/// The laws of the house, over hundreds of mutated drafts; `GALLEY_LAW_PAGES=10000 swift test --filter LawTests` takes
/// as many pages.
@Suite struct LawTests {
  static let cases: [(format: DraftFormat, seed: UInt64)] = DraftFormat.allCases.flatMap { format in
    let pages = ProcessInfo.processInfo.environment["GALLEY_LAW_PAGES"].flatMap(Int.init) ?? 200
    return (0..<(format == .html ? pages : 200)).map { (format, UInt64($0)) }
  }
  static let checkers: [any Checker] = {
    let packs = (try? PackSet.embedded().makeCheckers()) ?? []
    return nativeRules.map { $0.init() as any Checker } + packs
  }()
  static let linter = Linter(checkers: checkers, settings: settings)
  static let sweeping = Linter(checkers: checkers, settings: settings, filtersWords: false)
  static var settings: LintSettings {
    var settings = LintSettings()
    settings.today = CalendarDate(year: 2025, month: 6, day: 15)
    // All rules, those that are off by default too.
    for card in checkers.flatMap(\.cards) { settings.severities[card.id] = card.severity }
    return settings
  }
  static let fixes: [String: Applicability] = Dictionary(
    checkers.flatMap(\.cards).compactMap { card in card.fix.map { (card.id, $0) } }
  ) { first, _ in first }

  private func document(_ bytes: [UInt8], _ format: DraftFormat) throws -> Document {
    try Ingester.ingest(bytes, format: format, options: IngestOptions())
  }

  private func same(_ left: [Finding], _ right: [Finding]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy {
        $0.rule == $1.rule && $0.range == $1.range && $0.message == $1.message && $0.fixes == $1.fixes
      }
  }

  @Test("The map is proven: sorted, disjoint, inside the source, and identical where it says so", arguments: cases)
  func map(_ item: (format: DraftFormat, seed: UInt64)) throws {
    var generator = DraftGenerator(seed: item.seed)
    let document = try document(generator.draft(item.format), item.format)
    var end = 0
    for segment in document.map.segments {
      #expect(Int(segment.textStart) == end)
      end += Int(segment.textCount)
      let source = Int(segment.sourceStart)..<(Int(segment.sourceStart) + Int(segment.sourceCount))
      try #require(source.upperBound <= document.source.utf8.count && end <= document.text.count)
      guard segment.kind == .identity else { continue }
      #expect(document.text[Int(segment.textStart)..<end] == document.source.utf8[source])
    }
    #expect(end == document.text.count)
    for block in document.blocks { #expect(block.range.end <= document.text.count && block.range.start >= 0) }
  }

  @Test("Findings lie inside the draft, sorted, and do not depend on the word filter or on the run", arguments: cases)
  func findings(_ item: (format: DraftFormat, seed: UInt64)) throws {
    var generator = DraftGenerator(seed: item.seed)
    let document = try document(generator.draft(item.format), item.format)
    let reader = DraftReader(Self.linter)
    let found = reader.lint(document).findings
    for finding in found {
      #expect(finding.range.start >= 0 && finding.range.end <= document.source.utf8.count, "\(finding.rule)")
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { !Finding.precedes($1, $0) })
    #expect(same(found, reader.lint(document).findings), "a second run in the same reader")
    #expect(same(found, Self.sweeping.lint(document).findings), "every word looked up")
  }

  @Test("A fix changes exactly its edits; the markup stays; fixing twice is fixing once", arguments: cases)
  func fixing(_ item: (format: DraftFormat, seed: UInt64)) throws {
    var generator = DraftGenerator(seed: item.seed)
    let bytes = generator.draft(item.format)
    let document = try document(bytes, item.format)
    let round = Fixer.apply(Self.linter.lint(document).findings, to: document.source.utf8, threshold: .safe)
    #expect(Self.outside(round.edits, document.source.utf8) == Self.outside(round.edits.shifted, round.text))
    if !round.edits.contains(where: \.changesMarkup) {
      let source = try self.document(round.text, item.format).source
      let isKept =
        Ingester.skeleton(of: document.source, format: item.format)
        == Ingester.skeleton(of: source, format: item.format)
      #expect(isKept || item.format != .html, "seed \(item.seed)")
    }
    let once = try fixed(document)
    let twice = try fixed(try self.document(once.bytes, item.format))
    #expect(twice.bytes == once.bytes, "seed \(item.seed): first \(once.rules), then \(twice.rules)")
  }

  private func fixed(_ document: Document) throws -> (bytes: [UInt8], rules: [String]) {
    var session = FixSession(document, options: IngestOptions(), threshold: .safe)
    let result = session.run(fixes: Self.fixes) { Self.linter.lint($0) }
    return (result.document.source.bytes, result.fixed.map(\.rule) + result.left.map { "left \($0)" })
  }

  /// The bytes between edits.
  static func outside(_ edits: [SourceEdit], _ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var at = 0
    for edit in edits {
      pieces.append(text[at..<edit.range.start])
      at = edit.range.end
    }
    return (pieces + [text[at...]]).map { ArraySlice(Array($0)) }
  }
}

extension [SourceEdit] {
  /// The edits where they lie in the edited text.
  var shifted: [SourceEdit] {
    var shift = 0
    return map { edit in
      let start = edit.range.start + shift
      shift += edit.replacement.count - edit.range.count
      return SourceEdit(SourceRange(start, start + edit.replacement.count), edit.replacement)
    }
  }
}
