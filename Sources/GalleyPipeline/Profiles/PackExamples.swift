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
    let marked = UnmarkedDraft(example.markedBytes)
    guard let marked else { return "each ⟦ needs its ⟧ behind it" }
    do throws(IngestError) {
      let findings = try Self.findings(in: marked.draft, example.format, linter)
      if let range = marked.ranges.first(where: { range in !findings.contains { $0.range == range } }) {
        return "nothing is found at ⟦\(marked.string(range))⟧"
      }
      if let finding = findings.first(where: { !marked.ranges.contains($0.range) }) {
        return "“\(marked.string(finding.range))” is found and should pass"
      }
      guard let fixed = example.fixed else { return nil }
      let text = Fixer.apply(findings, to: marked.draft, threshold: .suggested).text
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
