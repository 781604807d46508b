public import GalleyLint
import GalleyText

/// Flags a quotation that is opened and not closed, or closed and not opened.
public struct UnbalancedQuotation: Rule {
  public static let card = RuleCard(
    id: "punctuation/unbalanced-quotation",
    severity: .warning,
    summary: "A double quotation mark has no partner.",
    why: """
      Readers must see where a quotation ends: what stands after it is the paper's own word. A quotation that goes \
      on over several paragraphs is opened again at each and closed at the last, which is no fault.
      """,
    examples: [
      .flags("⟦“⟧It passed, she said."),
      .flags("It passed,⟦”⟧ she said."),
      .flags("⟦\"⟧It passed, she said."),
      .passes("“It passed,” she said."),
      .passes("“It passed.\n\n“Nobody spoke,” she said."),
      .passes("\"It passed,\" she said."),
      .passes("He is 6'2\" tall and \"quick\"."),
      .passes("A 5\" pipe."),
      .passes("„Es ging“, sagte sie."),
      .passes("“It passed,\" she said, and \"nobody spoke.”"),
      .passes("See “What the \"old\" files are” for more, and “Who is \"it\"?” too."),
      .passes("\"It passed.\n\nThe club\n\n\"Nobody spoke,\" she said."),
      .passes("<p>The characters <b>$</b> and <b>\"</b> are special, and so is '\"'.</p>", as: .html),
      .passes("It quotes any sign, and \" and ' too."),
      .passes("The signs are #, \", and the rest, or all of [\"], as ever."),
      .passes("See “Notes” and “Further notes″."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    var carriesOver = false
    for index in view.blocks.indices {
      let block = view.blocks[index]
      guard block.isProse, block.kind == .paragraph || block.kind == .quotation || block.kind == .listItem else {
        carriesOver = false
        continue
      }
      guard view.table.blockCharacters[index].contains(.quotationMark) else {
        carriesOver = false
        continue
      }
      let continues = nextOpens(index, view)
      carriesOver = checkCurly(index, carriesOver, continues, view, &report)
      if !continues { checkStraight(index, view, &report) }
    }
  }

  /// Whether the next block starts with an opening mark, so that this one's quotation may stay open.
  ///
  /// A few short lines, such as the caption of a picture, may stand between.
  private func nextOpens(_ index: Int, _ view: DocumentView) -> Bool {
    for next in (index + 1)..<min(index + 2 + Self.linesBetween, max(view.blocks.count, index + 1)) {
      guard let first = view.table.blocks[next].first else { continue }
      if isMark(first, "“", view) || isMark(first, "\"", view) { return true }
      guard view.table.blocks[next].count <= Self.lineTokens, view.blocks[next].kind != .attribute else { return false }
    }
    return false
  }

  private static let linesBetween = 3
  private static let lineTokens = 16

  /// Whether a straight mark is the name of the sign: alone in an element, escaped, between spaces or single quotes.
  private func isNamed(_ token: Int, _ view: DocumentView) -> Bool {
    guard isMark(token, "\"", view) else { return false }
    if view.inlineElement(around: view.tokens[token].range) != nil { return true }
    let next = view.next(token)
    let before = view.previous(token).flatMap { view.tokens[token].gap == .none ? $0 : nil }
    let behind = next.flatMap { view.tokens[$0].gap == .none ? $0 : nil }
    if let before, view.isCharacter(before, "\\"), view.tokens[before].kind != .verbatim { return true }
    if let before, let behind, view.isCharacter(before, "'"), view.isCharacter(behind, "'") { return true }
    if before == nil, behind == nil { return next != nil && view.previous(token) != nil }
    // An opening mark touches what is quoted, and so does a closing one: `#, ", or '`, `[\"]`.
    let opens = before.map { view.isCharacter($0, "(") || view.isCharacter($0, "[") } ?? (view.previous(token) != nil)
    return opens
      && behind.map { view.isCharacter($0, ",") || view.isCharacter($0, ")") || view.isCharacter($0, "]") }
        ?? false
  }

  private func checkCurly(
    _ index: Int, _ carriedOver: Bool, _ continues: Bool, _ view: DocumentView, _ report: inout Report
  ) -> Bool {
    var open: Int?
    var isFirst = true
    var isNested = false
    for token in view.table.blocks[index] {
      // German and others close with the mark that English opens with.
      if isMark(token, "„", view) || isMark(token, "«", view) { return false }
      // A straight mark may be the partner of a typographic one: a matter of style, not of a lost mark.
      let isStraight = isMark(token, "\"", view)
      if isStraight, isNamed(token, view) { continue }
      // Or it stands inside one: “the "old" files”.
      if isStraight, let outer = open, isMark(outer, "“", view), isNested || view.tokens[token].gap != .none {
        isNested.toggle()
        continue
      }
      if isMark(token, "“", view) || (isStraight && open == nil && view.tokens[token].gap != .none) {
        open = token
      } else if open != nil, isMark(token, "″", view) {
        // A sign for inches in its place is another fault.
        open = nil
      } else if isMark(token, "”", view) || isStraight {
        if open == nil && !isStraight && !(isFirst && carriedOver) {
          report.add("This quotation is closed but not opened.", at: view.tokens[token].range)
          return false
        }
        isFirst = false
        open = nil
      }
    }
    guard let open, isMark(open, "“", view) else { return false }
    if !continues { report.add("This quotation is opened but not closed.", at: view.tokens[open].range) }
    return true
  }

  private func checkStraight(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    var marks: [Int] = []
    for token in view.table.blocks[index] {
      if isMark(token, "“", view) || isMark(token, "”", view) { return }
      guard isMark(token, "\"", view) else { continue }
      // Behind a digit it may be inches or seconds: nothing is certain then.
      if let previous = view.previous(token), view.tokens[token].gap == .none, view.tokens[previous].kind == .number {
        return
      }
      marks.append(token)
    }
    guard marks.count == 1, let mark = marks.first, !isNamed(mark, view), view.table.blocks[index].count > 3 else {
      return
    }
    report.add("This quotation mark has no partner.", at: view.tokens[mark].range)
  }

  private func isMark(_ token: Int, _ mark: StaticString, _ view: DocumentView) -> Bool {
    view.tokens[token].kind == .punctuation && Int(view.tokens[token].length) == mark.utf8CodeUnitCount
      && view.bytes(ofToken: token).elementsEqual(mark.bytes)
  }
}
