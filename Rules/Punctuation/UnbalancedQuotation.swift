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
  private func nextOpens(_ index: Int, _ view: DocumentView) -> Bool {
    guard index + 1 < view.blocks.count, let first = view.table.blocks[index + 1].first else { return false }
    return isMark(first, "“", view) || isMark(first, "\"", view)
  }

  private func checkCurly(
    _ index: Int, _ carriedOver: Bool, _ continues: Bool, _ view: DocumentView, _ report: inout Report
  ) -> Bool {
    var open: Int?
    var isFirst = true
    for token in view.table.blocks[index] {
      // German and others close with the mark that English opens with.
      if isMark(token, "„", view) || isMark(token, "«", view) { return false }
      // A straight mark may be the partner of a typographic one: a matter of style, not of a lost mark.
      let isStraight = isMark(token, "\"", view)
      if isMark(token, "“", view) || (isStraight && open == nil && view.tokens[token].gap != .none) {
        open = token
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
    guard marks.count == 1, let mark = marks.first else { return }
    report.add("This quotation mark has no partner.", at: view.tokens[mark].range)
  }

  private func isMark(_ token: Int, _ mark: StaticString, _ view: DocumentView) -> Bool {
    view.tokens[token].kind == .punctuation && Int(view.tokens[token].length) == mark.utf8CodeUnitCount
      && view.bytes(ofToken: token).elementsEqual(mark.bytes)
  }
}
