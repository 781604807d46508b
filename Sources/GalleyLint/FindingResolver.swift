import GalleyText

/// Turns what checkers reported into findings in source bytes, with the fixes that are proven.
struct FindingResolver {
  let document: Document
  let linter: Linter

  /// The findings of a report, sorted; each entry is let go when it is done with, as there may be many.
  func resolve(_ report: consuming Report) -> [Finding] {
    var entries = report.takeEntries()
    var findings: [Finding] = []
    findings.reserveCapacity(entries.count)
    var foreign = ForeignText(document)
    for index in entries.indices {
      let severities = linter.severities[entries[index].checker]
      if entries[index].card < severities.count, let severity = severities[entries[index].card],
        !isForeign(entries[index], &foreign)
      {
        findings.append(finding(entries[index], severity))
      }
      entries[index].fixes = []
    }
    findings.sort(by: Finding.precedes)
    dropCovered(&findings)
    QuotedSlips(document).demote(&findings)
    return findings
  }

  /// Drops what lies inside a stretch that another finding mends for certain: half of a word that a hyphen divides is no
  /// word of its own.
  private func dropCovered(_ findings: inout [Finding]) {
    let mended = findings.filter(Self.isMended).map(\.range)
    guard !mended.isEmpty else { return }
    var next = 0
    var widest = SourceRange(0, 0)
    findings.removeAll { finding in
      while next < mended.count, mended[next].start <= finding.range.start {
        if mended[next].end > widest.end { widest = mended[next] }
        next += 1
      }
      return !finding.range.isEmpty && widest.contains(finding.range) && finding.range.count < widest.count
        && !Self.isMended(finding)
    }
  }

  /// Whether a finding in the text has a fix that is certain.
  private static func isMended(_ finding: Finding) -> Bool {
    guard finding.textRange != nil, !finding.range.isEmpty, let fix = finding.fixes.first else { return false }
    return fix.applicability == .safe && fix.edits.allSatisfy { !$0.changesMarkup }
  }

  /// Whether a finding about English stands in text of another language.
  private func isForeign(_ entry: Report.Entry, _ foreign: inout ForeignText) -> Bool {
    guard case .text(let range) = entry.place else { return false }
    return linter.checkers[entry.checker].cards[entry.card].isAboutEnglish && foreign.holds(range.start)
  }

  private func finding(_ entry: Report.Entry, _ severity: Severity) -> Finding {
    let card = linter.checkers[entry.checker].cards[entry.card]
    let range: SourceRange
    var textRange: TextRange?
    switch entry.place {
    case .text(let text):
      range = document.map.sourceRange(of: text)
      textRange = text
    case .source(let source): range = source
    }
    return Finding(
      rule: card.id, severity: min(severity, entry.severity ?? severity), message: entry.message, range: range,
      textRange: textRange, field: entry.field, fixes: fixes(of: entry), related: entry.related)
  }

  /// The fixes that are proven. What comes behind the first is another answer, so that a person has to choose.
  private func fixes(of entry: Report.Entry) -> [SourceFix] {
    entry.fixes.enumerated().compactMap { place, fix in
      var resolved = resolve(fix)
      if place > 0 { resolved?.applicability = .suggested }
      return resolved
    }
  }

  /// The fix in source bytes; nil where an edit is not proven or two edits overlap.
  private func resolve(_ fix: Fix) -> SourceFix? {
    var edits: [SourceEdit] = []
    for edit in fix.edits {
      guard let resolved = resolve(edit) else { return nil }
      edits.append(resolved)
    }
    edits.sort { $0.range < $1.range }
    for (left, right) in zip(edits, edits.dropFirst()) where right.range.start < left.range.end { return nil }
    return SourceFix(title: fix.title, applicability: fix.applicability, edits: edits)
  }

  private func resolve(_ edit: Edit) -> SourceEdit? {
    switch edit.target {
    case .source(let range):
      guard range.start >= document.source.markLength || !range.isEmpty,
        range.end <= document.source.utf8.count
      else { return nil }
      guard edit.changesMarkup || !makesMarkup(range, edit.replacement) else { return nil }
      return SourceEdit(range, edit.replacement, changesMarkup: edit.changesMarkup)
    case .text(let range):
      guard let proven = document.map.editableRange(of: range), isProven(range, proven) else { return nil }
      let replacement = document.format == .html ? MarkupText.escaped(edit.replacement) : edit.replacement
      guard edit.changesMarkup || !makesMarkup(proven, replacement) else { return nil }
      return SourceEdit(proven, replacement, changesMarkup: edit.changesMarkup)
    }
  }

  /// Whether an edit brings a `<` or `&` of the text together with what makes a tag or a reference of it.
  private func makesMarkup(_ range: SourceRange, _ replacement: [UInt8]) -> Bool {
    let source = document.source.utf8
    guard document.format == .html, range.start > 0, range.end <= source.count else { return false }
    let before = source[range.start - 1]
    guard let next = replacement.first ?? (range.end < source.count ? source[range.end] : nil) else { return false }
    let isLetter = next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
    switch before {
    case 0x3C: return isLetter || [0x2F, 0x21, 0x3F].contains(next)
    case 0x26: return replacement.isEmpty && (isLetter || next == 0x23)
    default: return false
    }
  }

  /// Checks again, when it is used, that identity segments hold the bytes they say.
  private func isProven(_ text: TextRange, _ source: SourceRange) -> Bool {
    guard source.end <= document.source.utf8.count, text.end <= document.text.count else { return false }
    guard source.count == text.count else { return true }
    guard let index = document.map.segment(at: text.start), document.map.segments[index].kind == .identity,
      Int(document.map.segments[index].textStart) + Int(document.map.segments[index].textCount) >= text.end
    else { return true }
    return document.text[text.start..<text.end].elementsEqual(document.source.utf8[source.start..<source.end])
  }
}
