import GalleyConfig
import GalleyIngest
import GalleyLint
import GalleyPacks
import GalleyRules
import GalleyText
import Testing

/// A rule's example, with what is needed to run it alone.
struct ExampleCase: Sendable, CustomStringConvertible {
  let checker: any Checker
  let card: RuleCard
  let example: Example

  var description: String { "\(card.id): \(example.marked.prefix(60))" }

  static let checkers: [any Checker] = nativeRules.map { $0.init() as any Checker } + packs
  static let packs: [any Checker] = (try? PackSet.embedded().makeCheckers()) ?? []

  static let all: [ExampleCase] = checkers.flatMap { checker in
    checker.cards.flatMap { card in
      card.examples.map { ExampleCase(checker: checker, card: card, example: $0) }
    }
  }

  /// The settings of examples: the day is fixed, and of a checker's rules only the example's own runs.
  var settings: LintSettings {
    var settings = LintSettings()
    settings.today = CalendarDate(year: 2025, month: 6, day: 15)
    for other in checker.cards { settings.severities[other.id] = .some(nil) }
    settings.severities[card.id] = card.severity
    settings.severities["stet"] = .warning
    return settings
  }

  func unmarked() throws -> UnmarkedDraft { try #require(UnmarkedDraft(example.markedBytes)) }

  func findings(_ draft: [UInt8]) throws -> [Finding] {
    var settings = settings
    if let text = example.configuration {
      let configuration = try ConfigurationReader.read(
        text: Array(text.utf8), path: "galley.yml", folder: "/house", root: "/house")
      settings.metadata = MetadataSettings.demands(of: [configuration.settings.metadata], ruled: [])
    }
    let document = try Ingester.ingest(draft, format: example.format, options: IngestOptions())
    return Linter(checkers: [checker], settings: settings).lint(document).findings
  }
}

extension [UInt8] {
  var string: String { String(decoding: self, as: UTF8.self) }
}
