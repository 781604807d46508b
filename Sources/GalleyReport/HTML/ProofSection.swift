import GalleyLint
import GalleyText

/// One draft of the page: its head, what it says about itself, its text.
struct ProofSection {
  let proof: DraftProof

  /// Appends the section.
  func append(to markup: inout Markup) {
    let metadata = ProofMetadata(proof: proof)
    markup.raw("<section class=\"draft\"")
    markup.attribute("id", "d\(proof.index)")
    markup.attribute("aria-labelledby", "d\(proof.index)h")
    markup.raw(">\n<header>")
    markup.raw("<h2")
    markup.attribute("id", "d\(proof.index)h")
    markup.raw(">")
    markup.text(proof.draft.path)
    markup.raw("</h2>")
    markup.element("p", class: "facts", facts)
    if !proof.unplaced.isEmpty || metadata.isPresent {
      markup.raw("<div class=\"front\">")
      if metadata.isPresent { metadata.append(to: &markup) }
      if !proof.unplaced.isEmpty {
        markup.raw("<div class=\"general\"><h3>On the draft as a whole</h3>")
        ProofNote(proof: proof).append(proof.unplaced, hasMarks: false, to: &markup)
        markup.raw("</div>")
      }
      markup.raw("</div>")
    }
    markup.raw("</header>\n<div class=\"body\"")
    if let language { markup.attribute("lang", language) }
    markup.raw(">\n")
    var body = ProofBody(proof)
    body.appendHead(to: &markup)
    body.append(to: &markup)
    markup.raw("</div>\n</section>\n")
  }

  private var facts: String {
    var tally = ReportTally()
    tally.add(proof.draft)
    let format: String =
      switch proof.document.format {
      case .html: "HTML"
      case .markdown: "Markdown"
      case .text: "Plain text"
      }
    var parts = [format, proof.document.source.encoding, ReportTally.counted(proof.draft.wordCount, "word")]
    parts.append(tally.findings == 0 ? "no findings" : tally.severityPhrase)
    if tally.suppressed > 0 { parts.append("\(tally.suppressed) let stand") }
    return parts.joined(separator: " · ")
  }

  /// The draft's language where it is a well-formed tag (BCP 47).
  private var language: String? {
    guard let value = proof.document.metadata.best(.language)?.value, (2...35).contains(value.utf8.count)
    else {
      return nil
    }
    let isTag = value.utf8.allSatisfy { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
    }
    return isTag && value.utf8.first != 0x2D ? value : nil
  }
}
