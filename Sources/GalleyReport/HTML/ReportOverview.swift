import GalleyLint

/// What the overview keeps of a draft once its section is written.
struct DraftLine: Sendable {
  var index: Int
  var path: String
  var title: String
  var words: Int
  /// Findings by severity, the gravest first.
  var counts: [Int]
}

/// The head of the page: what the run came to, by severity and by rule, and the list of drafts.
struct ReportOverview {
  let tally: ReportTally
  let lines: [DraftLine]
  let failures: [DraftFailure]
  let cards: [String: RuleCard]

  /// The widths of the bars, in units of their own drawing.
  private static let barWidth = 1_000
  private static let ruleBarWidth = 120

  /// One sentence on the run.
  var sentence: String {
    let drafts = ReportTally.counted(tally.drafts, "draft")
    guard tally.findings > 0 else { return tally.drafts == 0 ? "No drafts" : "No findings in \(drafts)" }
    return "\(ReportTally.counted(tally.findings, "finding")) in \(drafts)"
  }

  func append(to markup: inout Markup) {
    markup.raw("<section class=\"overview\" aria-labelledby=\"overview\"><h2 id=\"overview\">Overview</h2>\n")
    appendFacts(to: &markup)
    if tally.findings > 0 {
      appendSeverityBar(to: &markup)
      appendRules(to: &markup)
    }
    appendFailures(to: &markup)
    markup.raw("</section>\n")
    appendDrafts(to: &markup)
  }

  private func appendFacts(to markup: inout Markup) {
    markup.raw("<dl class=\"facts\">")
    append(fact: "Drafts", tally.drafts, to: &markup)
    append(fact: "Words", tally.words, to: &markup)
    append(fact: "Findings", tally.findings, to: &markup)
    append(fact: "Fixable", tally.fixable, to: &markup)
    if tally.suppressed > 0 { append(fact: "Let stand", tally.suppressed, to: &markup) }
    if tally.failures > 0 { append(fact: "Unreadable", tally.failures, to: &markup) }
    markup.raw("</dl>\n")
  }

  private func append(fact name: StaticString, _ value: Int, to markup: inout Markup) {
    markup.raw("<div><dt>")
    markup.raw(name)
    markup.raw("</dt><dd>")
    markup.grouped(value)
    markup.raw("</dd></div>")
  }

  private func appendSeverityBar(to markup: inout Markup) {
    markup.raw("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\"")
    markup.attribute("aria-label", "Findings by severity: \(tally.severityPhrase)")
    markup.raw(">")
    var counted = 0
    for severity in Severity.allCases.reversed() where tally.count(of: severity) > 0 {
      let start = counted * Self.barWidth / tally.findings
      counted += tally.count(of: severity)
      markup.raw("<rect class=\"")
      markup.text(severity.name)
      markup.raw("\" height=\"10\" x=\"")
      markup.number(start)
      markup.raw("\" width=\"")
      markup.number(max(1, counted * Self.barWidth / tally.findings - start))
      markup.raw("\"/>")
    }
    markup.raw("</svg>\n<ul class=\"legend\" role=\"list\">")
    for severity in Severity.allCases.reversed() {
      markup.raw("<li>")
      SeverityIcon.append(severity, to: &markup)
      markup.raw(" <b>")
      markup.grouped(tally.count(of: severity))
      markup.raw("</b></li>")
    }
    markup.raw("</ul>\n")
  }

  private func appendRules(to markup: inout Markup) {
    let rules = tally.rules.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    let most = rules.first?.value ?? 1
    markup.raw(
      """
      <table class="rules"><caption>By rule</caption><thead><tr><th scope="col">Rule</th>\
      <th scope="col">What is wrong</th><th scope="col" class="n">Findings</th><td></td></tr></thead><tbody>

      """)
    for (rule, count) in rules {
      markup.raw("<tr><th scope=\"row\">")
      markup.text(rule)
      markup.raw("</th><td>")
      markup.text(cards[rule]?.summary ?? "")
      markup.raw("</td><td class=\"n\">")
      markup.grouped(count)
      markup.raw("</td><td><svg width=\"120\" height=\"8\" aria-hidden=\"true\"><rect height=\"8\" width=\"")
      markup.number(max(2, count * Self.ruleBarWidth / max(1, most)))
      markup.raw("\"/></svg></td></tr>\n")
    }
    markup.raw("</tbody></table>\n")
  }

  private func appendFailures(to markup: inout Markup) {
    guard !failures.isEmpty else { return }
    markup.raw("<div class=\"failures\"><h3>Could not be read</h3><ul role=\"list\">")
    for failure in failures {
      markup.raw("<li>")
      markup.element("b", failure.path)
      markup.raw(" ")
      markup.text(failure.message)
      markup.raw("</li>")
    }
    markup.raw("</ul></div>\n")
  }

  private func appendDrafts(to markup: inout Markup) {
    markup.raw("<section class=\"list\" aria-labelledby=\"drafts\"><h2 id=\"drafts\">Drafts</h2>\n")
    appendFilters(to: &markup)
    markup.raw(
      """
      <table id="list"><thead><tr><th scope="col">Draft</th><th scope="col" class="n">Words</th>\
      <th scope="col" class="n">Errors</th><th scope="col" class="n">Warnings</th>\
      <th scope="col" class="n">Suggestions</th></tr></thead><tbody>

      """)
    for line in lines {
      markup.raw("<tr")
      markup.attribute("data-draft", "d\(line.index)")
      markup.raw("><th scope=\"row\"><a")
      markup.attribute("href", "#d\(line.index)")
      markup.raw(">")
      markup.text(line.title.isEmpty ? line.path : line.title)
      markup.raw("</a>")
      if !line.title.isEmpty { markup.element("small", line.path) }
      markup.raw("</th>")
      for count in [line.words] + line.counts {
        markup.open("td", class: count == 0 ? "n zero" : "n")
        markup.grouped(count)
        markup.close("td")
      }
      markup.raw("</tr>\n")
    }
    markup.raw("</tbody></table>\n</section>\n")
  }

  /// The filters appear when the script that serves them runs.
  private func appendFilters(to markup: inout Markup) {
    guard tally.findings > 0 else { return }
    markup.raw(
      """
      <div class="filters" id="filters" role="search" aria-label="Findings" hidden>\
      <label>Text <input type="search" id="f-text" autocomplete="off" spellcheck="false"></label>\
      <label>Rule <select id="f-rule"><option value="">all</option>
      """)
    for rule in tally.rules.keys.sorted() { markup.element("option", rule) }
    markup.raw("</select></label><fieldset><legend class=\"sr\">Severity</legend>")
    for severity in Severity.allCases.reversed() where tally.count(of: severity) > 0 {
      markup.raw("<label><input type=\"checkbox\" checked")
      markup.attribute("value", severity.name)
      markup.raw("> ")
      markup.text("\(severity.name)s")
      markup.raw("</label>")
    }
    markup.raw("</fieldset><output id=\"f-count\" aria-live=\"polite\"></output></div>\n")
  }
}
