import GalleyIngest
import GalleyLint
import GalleyPacks
import GalleyRules
import GalleyText
import Testing

/// Every rule against every example on its card: the examples are the rules' tests.
@Suite struct ExampleTests {
  /// One example of one rule.
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var example: Example
    var number: Int
    var testDescription: String { "\(rule) \(number): \(example.marked.prefix(60))" }
  }

  static let checkers: [any Checker] = {
    let packs = (try? PackSet.embedded())?.makeCheckers() ?? []
    return nativeRules.map { $0.init() } + packs
  }()

  static let cases: [Case] = checkers.flatMap(\.cards).flatMap { card in
    card.examples.enumerated().map { Case(rule: card.id, example: $0.element, number: $0.offset) }
  }

  /// A linter with one rule switched on and all others off.
  static func linter(for rule: String) -> Linter {
    var settings = LintSettings()
    for card in checkers.flatMap(\.cards) {
      settings.severities[card.id] = .some(card.id == rule ? card.severity : nil)
    }
    return Linter(checkers: checkers.filter { $0.cards.contains { $0.id == rule } }, settings: settings)
  }

  static func findings(_ rule: String, in bytes: [UInt8], _ format: DraftFormat) throws -> [Finding] {
    let document = try Ingester.ingest(bytes, format: format)
    return linter(for: rule).lint(document).findings.filter { $0.rule == rule }
  }

  @Test("A rule finds what its examples mark, and fixes it as they say", arguments: cases)
  func example(_ item: Case) throws {
    let draft = MarkedDraft(item.example.marked)
    let findings = try Self.findings(item.rule, in: draft.bytes, item.example.format)
    let place = "\(item.example.file):\(item.example.line)"
    let found = findings.map { Self.shown($0.range, in: draft.bytes) + " \($0.message) \($0.fixes.count) fixes" }
    #expect(findings.map(\.range) == draft.ranges, "\(place): found \(found)")
    #expect(draft.ranges.isEmpty != item.example.isFlagged, "\(place): marks and kind of example disagree")
    guard let expected = item.example.fixed else { return }
    let round = Fixer.apply(findings, to: draft.bytes, threshold: .suggested)
    #expect(String(decoding: round.text, as: UTF8.self) == expected, "\(place)")
    let left = try Self.findings(item.rule, in: round.text, item.example.format)
    #expect(left.isEmpty, "\(place): finds again after fixing: \(left.map(\.message))")
  }

  @Test("Every rule has an example that flags and one that passes", arguments: checkers.flatMap(\.cards).map(\.id))
  func hasExamples(_ rule: String) throws {
    let card = try #require(Self.checkers.flatMap(\.cards).first { $0.id == rule })
    #expect(card.examples.contains { $0.isFlagged })
    #expect(card.examples.contains { !$0.isFlagged })
  }

  @Test("A fix is never surer than its rule's card says", arguments: cases)
  func trust(_ item: Case) throws {
    let card = try #require(Self.checkers.flatMap(\.cards).first { $0.id == item.rule })
    let draft = MarkedDraft(item.example.marked)
    for finding in try Self.findings(item.rule, in: draft.bytes, item.example.format) {
      for fix in finding.fixes {
        let most = try #require(card.fix, "\(item.rule) offers a fix, and its card none")
        #expect(fix.applicability <= most)
      }
    }
  }

  @Test("No two rules share an id")
  func ids() {
    let ids = Self.checkers.flatMap(\.cards).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  private static func shown(_ range: SourceRange, in bytes: [UInt8]) -> String {
    "[\(range.start), \(range.end)) “" + String(decoding: bytes[range.start..<range.end], as: UTF8.self) + "”"
  }
}
