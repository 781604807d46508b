import GalleyLint
import GalleyText

/// The notes in the margin of a draft.
struct ProofNote {
  let proof: DraftProof

  /// Appends findings as a list of notes, which may stand beside `reach` stretches of text.
  func append(_ findings: [Int], hasMarks: Bool = true, reach: Int = 1, to markup: inout Markup) {
    guard !findings.isEmpty else { return }
    markup.raw("<ol class=\"notes reach")
    markup.number(reach)
    markup.raw("\" role=\"list\">")
    for finding in findings { append(finding, hasMark: hasMarks, to: &markup) }
    markup.raw("</ol>\n")
  }

  private func append(_ index: Int, hasMark: Bool, to markup: inout Markup) {
    let finding = proof.draft.findings[index]
    markup.raw("<li class=\"note ")
    markup.text(finding.severity.name)
    markup.raw("\"")
    markup.attribute("id", proof.noteID(index))
    markup.attribute("data-rule", finding.rule)
    markup.attribute("data-severity", finding.severity.name)
    markup.raw("><p class=\"what\">")
    appendNumber(index, hasMark: hasMark, to: &markup)
    SeverityIcon.append(finding.severity, to: &markup)
    let place = proof.lines.position(of: finding.range.start)
    markup.raw("<span class=\"at\"><span class=\"sr\">line </span>")
    markup.number(place.line)
    markup.raw(":")
    markup.number(place.column)
    markup.raw("</span></p>")
    markup.element("p", class: "rule", finding.rule)
    markup.element("p", class: "message", finding.message)
    for fix in finding.fixes { append(fix, to: &markup) }
    for related in finding.related { append(related, to: &markup) }
    if let card = proof.cards[finding.rule], !card.why.isEmpty {
      markup.raw("<details><summary>Why</summary>")
      markup.element("p", card.why)
      markup.raw("</details>")
    }
    markup.raw("</li>")
  }

  private func appendNumber(_ index: Int, hasMark: Bool, to markup: inout Markup) {
    let number = proof.number(of: index)
    guard hasMark else {
      markup.raw("<span class=\"num\"><span class=\"sr\">Finding </span>")
      markup.number(number)
      markup.raw("</span>")
      return
    }
    markup.raw("<a class=\"num\"")
    markup.attribute("href", "#" + proof.markID(index))
    markup.attribute("aria-label", "Finding \(number), show it in the text")
    markup.raw(">")
    markup.number(number)
    markup.raw("</a>")
  }

  private func append(_ fix: SourceFix, to markup: inout Markup) {
    markup.raw("<div class=\"fix\">")
    if fix.applicability == .safe {
      markup.raw("<span class=\"badge safe\" title=\"galley fix applies it\">Safe fix</span>")
    } else {
      markup.raw("<span class=\"badge\" title=\"A person decides\">Suggestion</span>")
    }
    if let fragment = FixFragment(fix, in: proof.document.source, lines: proof.lines) {
      markup.raw("<span class=\"change\">")
      append(fragment, to: &markup)
      markup.raw("</span>")
    } else {
      markup.element("span", class: "change", fix.title)
    }
    markup.raw("</div>")
  }

  private func append(_ fragment: FixFragment, to markup: inout Markup) {
    let text = proof.document.source.utf8
    var at = fragment.before.start
    for edit in fragment.edits where edit.range.start >= at {
      markup.draftText(text[at..<edit.range.start])
      appendChange("del", text[edit.range.start..<edit.range.end], fragment, to: &markup)
      appendChange("ins", edit.replacement[...], fragment, to: &markup)
      at = edit.range.end
    }
    markup.draftText(text[at..<max(at, fragment.before.end)])
  }

  private func appendChange(
    _ element: StaticString, _ bytes: ArraySlice<UInt8>, _ fragment: FixFragment, to markup: inout Markup
  ) {
    guard !bytes.isEmpty else { return }
    markup.open(element)
    if fragment.changesOnlySpace {
      var visible = VisibleText()
      visible.append(bytes, showsSpaces: true)
      markup.draftText(visible.bytes[...])
    } else {
      markup.draftText(bytes)
    }
    markup.close(element)
  }

  private func append(_ related: RelatedPlace, to markup: inout Markup) {
    let place = proof.lines.position(of: related.range.start)
    markup.element("p", class: "see", "See line \(place.line), column \(place.column): \(related.message)")
  }
}

/// A severity as a sign and a word, so that colour alone says nothing.
enum SeverityIcon {
  /// The shapes, defined once in a page.
  static let symbols: StaticString = """
    <svg class="symbols" width="0" height="0" aria-hidden="true"><defs>\
    <symbol id="i-error" viewBox="0 0 16 16"><path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/>\
    <path class="cut" d="M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6"/></symbol>\
    <symbol id="i-warning" viewBox="0 0 16 16"><path d="M8 1l7.5 14H.5z"/>\
    <path class="cut" d="M8 6v4m0 1.8v1.4"/></symbol>\
    <symbol id="i-suggestion" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7"/>\
    <path class="cut" d="M5 8h6M8.5 5.2L11.3 8l-2.8 2.8"/></symbol></defs></svg>
    """

  static func append(_ severity: Severity, to markup: inout Markup) {
    switch severity {
    case .error:
      markup.raw(
        "<span class=\"sev error\"><svg aria-hidden=\"true\"><use href=\"#i-error\"/></svg>Error</span>")
    case .warning:
      markup.raw(
        "<span class=\"sev warning\"><svg aria-hidden=\"true\"><use href=\"#i-warning\"/></svg>Warning</span>"
      )
    case .suggestion:
      markup.raw(
        "<span class=\"sev suggestion\"><svg aria-hidden=\"true\"><use href=\"#i-suggestion\"/></svg>Suggestion</span>"
      )
    }
  }
}
