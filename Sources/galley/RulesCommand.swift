import ArgumentParser
import GalleyConfig
import GalleyLint
import GalleyPipeline

/// `galley rules`.
struct RulesCommand: ParsableCommand {
  /// How rules are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "rules", _superCommandName: Galley.name, abstract: "List the rules, or say what one is for.",
    discussion: """
      The rules of packs that the configuration of the current folder names are among them. With --check, the examples \
      of those packs are run, which are the tests of their rules.
      """)

  @Argument(help: "A rule, to see why it is there and what it does; or a category, to list its rules.")
  var rule: String?

  @Option(name: .long, help: "How rules are written: text, json or markdown.")
  var format: Format = .text

  @Option(
    name: [.short, .long],
    help: "Write to this file instead of standard output; for markdown, to this folder, a page for each rule.",
    completion: .file())
  var output: String = "-"

  @Flag(
    name: .long,
    help: "Run the examples of the packs that the configuration names; exit with 1 if one does not hold.")
  var check = false

  @Option(name: .long, help: "The configuration to use instead of the nearest galley.yml.", completion: .file())
  var config: String?

  @Flag(name: .long, help: "Use no configuration.")
  var noConfig = false

  func validate() throws {
    if check, format != .text { throw ValidationError("--check writes text alone; leave --format out") }
  }

  func run() throws {
    try reportingFailures(output: output) {
      let locator = ConfigurationLocator(noConfig ? .none : config.map { .file($0) } ?? .nearest)
      let catalog = try RuleCatalog.embedded().adding(packsOf: locator)
      if let rule { try catalog.check(rule) }
      if check { return try runExamples(of: catalog) }
      let cards = rule.map { catalog.cards(named: $0) } ?? catalog.cards
      if format == .markdown, output != "-" { return try RulePages.write(cards, to: output) }
      var sink = try OutputSink(path: output)
      switch format {
      case .markdown: for card in cards { sink.append(RulePages.page(card).utf8) }
      case .json: sink.append(RuleListing.json(cards))
      case .text where cards.count == 1 && cards.first?.id == rule: sink.append(RuleListing.page(cards[0]).utf8)
      case .text: sink.append(RuleListing.list(cards).utf8)
      }
      try sink.finish()
    }
  }

  private func runExamples(of catalog: RuleCatalog) throws {
    let cards = catalog.ownCards.filter { rule == nil || $0.id == rule || $0.category == rule }
    guard !cards.isEmpty else {
      throw exitFailure(
        rule.map { "`\($0)` is of no pack that the configuration names; only the examples of those are run" }
          ?? "the configuration names no packs to check; name them under `packs`")
    }
    let examples = PackExamples(of: cards, in: catalog)
    var sink = try OutputSink(path: output)
    for failure in examples.failures { sink.append(Array(failure.utf8) + [0x0A]) }
    try sink.finish()
    let failing = examples.failures.count
    let held = failing == 0 ? "all hold" : "\(failing) \(failing == 1 ? "does" : "do") not hold"
    Messages.write("\(examples.count) examples of \(cards.count) \(cards.count == 1 ? "rule" : "rules"): \(held)")
    if failing > 0 { throw ExitCode(1) }
  }
}
