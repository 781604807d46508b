import GalleyLint
import GalleyText

/// One HTML file that shows every draft as a galley proof, with findings marked in the text and explained beside it.
///
/// The page asks nothing of any network and runs nothing but its own script: a content security policy allows its style
/// and script by their hashes alone. Everything that comes from a draft is escaped. Its size is linear in the drafts'.
public struct HTMLReporter: Reporter, Sendable {
  private let version: String
  private let cards: [String: RuleCard]
  private var tally = ReportTally()
  private var lines: [DraftLine] = []
  private var failures: [DraftFailure] = []
  private var sections = Markup()

  /// Makes a reporter.
  public init(context: ReportContext) {
    version = context.version
    cards = Dictionary(context.cards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Appends nothing: the overview at the page's head is known when all drafts are.
  public mutating func begin(into output: inout [UInt8]) {}

  /// Keeps the draft's section.
  public mutating func add(_ draft: DraftReport, into output: inout [UInt8]) {
    tally.add(draft)
    let index = lines.count + 1
    ProofSection(proof: DraftProof(draft, index: index, cards: cards)).append(to: &sections)
    var own = ReportTally()
    own.add(draft)
    lines.append(
      DraftLine(
        index: index, path: draft.path, title: draft.document.metadata.best(.title)?.value ?? "",
        words: draft.wordCount, counts: Severity.allCases.reversed().map { own.count(of: $0) }))
  }

  /// Keeps the failure for the overview.
  public mutating func add(_ failure: DraftFailure, into output: inout [UInt8]) {
    tally.addFailure()
    failures.append(failure)
  }

  /// Appends the page.
  public mutating func end(into output: inout [UInt8]) {
    let overview = ReportOverview(tally: tally, lines: lines, failures: failures, cards: cards)
    var page = Markup()
    appendHead(overview.sentence, to: &page)
    page.raw("<main>\n")
    overview.append(to: &page)
    output.append(contentsOf: page.bytes)
    output.append(contentsOf: sections.bytes)
    var foot = Markup()
    foot.raw("</main>\n<footer><p>Made by Galley ")
    foot.text(version)
    foot.raw("</p></footer>\n")
    foot.raw(ReportScript.controls)
    foot.raw("<script>")
    foot.raw(ReportScript.text)
    foot.raw("</script>\n</body></html>\n")
    output.append(contentsOf: foot.bytes)
  }

  private func appendHead(_ sentence: String, to page: inout Markup) {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\"")
    page.attribute("content", Self.policy)
    page.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"robots\" content=\"noindex\">\n")
    page.raw("<meta name=\"generator\"")
    page.attribute("content", "Galley \(version)")
    page.raw(">\n")
    page.element("title", "Galley proof: \(sentence)")
    page.raw("\n<style>")
    page.raw(ReportStyle.text)
    page.raw("</style></head>\n<body>\n<a class=\"skip\" href=\"#drafts\">Skip to the drafts</a>\n")
    page.raw(SeverityIcon.symbols)
    page.raw("\n<header class=\"top\"><p class=\"brand\">Galley</p>")
    page.element("h1", sentence)
    page.raw(ReportScript.tools)
    page.raw("</header>\n")
  }

  /// Nothing is loaded, and only this style and this script run.
  private static let policy: String = {
    let style = hash(ReportStyle.text)
    let script = hash(ReportScript.text)
    return "default-src 'none'; style-src '\(style)'; script-src '\(script)'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }()

  private static func hash(_ text: StaticString) -> String {
    "sha256-" + Base64.encode(SHA256.digest(of: Array(text.bytes)))
  }
}
