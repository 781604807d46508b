import GalleyIngest
public import GalleyLint
import GalleyPacks
import GalleyText

/// Runs the examples of a house's own packs, which are the tests of their rules.
public struct PackExamples {
  private let catalog: RuleCatalog
  /// A message for each example that does not hold, with its file and line.
  public private(set) var failures: [String] = []
  /// How many examples were run.
  public private(set) var count = 0

  /// Runs the examples of these cards.
  public init(of cards: [RuleCard], in catalog: RuleCatalog) {
    self.catalog = catalog
    for card in cards {
      let linter = linter(for: card)
      for example in card.examples {
        count += 1
        guard let failure = Self.failure(of: example, linter) else { continue }
        failures.append(PlainLine.of("\(example.file):\(example.line): \(card.id): \(failure)"))
      }
    }
  }

  /// The rule alone, in the language of its pack.
  private func linter(for card: RuleCard) -> Linter {
    var settings = LintSettings()
    for other in catalog.cards { settings.severities[other.id] = .some(nil) }
    settings.severities[card.id] = card.severity
    settings.language = catalog.packs.language(ofRule: card.id)
    return Linter(checkers: catalog.packs.makeCheckers(for: settings), settings: settings)
  }

  /// Why an example does not hold; nil where it does.
  private static func failure(of example: Example, _ linter: Linter) -> String? {
    let marked = MarkedText(example.markedBytes)
    guard let marked else { return "each ⟦ needs its ⟧ behind it" }
    do throws(IngestError) {
      let findings = try Self.findings(in: marked.text, example.format, linter)
      if let range = marked.ranges.first(where: { range in !findings.contains { $0.range == range } }) {
        return "nothing is found at ⟦\(marked.string(range))⟧"
      }
      if let finding = findings.first(where: { !marked.ranges.contains($0.range) }) {
        return "“\(marked.string(finding.range))” is found and should pass"
      }
      guard let fixed = example.fixed else { return nil }
      let text = Fixer.apply(findings, to: marked.text, threshold: .suggested).text
      guard !text.elementsEqual(fixed.utf8) else { return nil }
      return "it is fixed to “\(String(decoding: text, as: UTF8.self))”, not to “\(fixed)”"
    } catch {
      return "it cannot be read: \(error)"
    }
  }

  private static func findings(
    in text: [UInt8], _ format: DraftFormat, _ linter: Linter
  ) throws(IngestError) -> [Finding] {
    linter.lint(try Ingester.ingest(text, format: format)).findings
  }
}

/// An example without its marks, and where they stood.
private struct MarkedText {
  private(set) var text: [UInt8] = []
  private(set) var ranges: [SourceRange] = []

  /// Takes the marks out; nil where one stands without the other.
  init?(_ marked: [UInt8]) {
    let opening = Array("⟦".utf8)
    let closing = Array("⟧".utf8)
    var start: Int?
    var rest = marked[...]
    while let byte = rest.first {
      if rest.starts(with: opening) {
        guard start == nil else { return nil }
        start = text.count
        rest = rest.dropFirst(opening.count)
      } else if rest.starts(with: closing) {
        guard let from = start else { return nil }
        ranges.append(SourceRange(from, text.count))
        start = nil
        rest = rest.dropFirst(closing.count)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    guard start == nil else { return nil }
  }

  func string(_ range: SourceRange) -> String {
    guard range.start >= 0, range.end <= text.count else { return "" }
    return String(decoding: text[range.start..<range.end], as: UTF8.self)
  }
}
