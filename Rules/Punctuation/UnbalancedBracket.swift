public import GalleyLint
import GalleyText

/// Flags a bracket that is opened and not closed in its paragraph, or closed and not opened.
public struct UnbalancedBracket: Rule {
  public static let card = RuleCard(
    id: "punctuation/unbalanced-bracket",
    severity: .warning,
    summary: "A bracket has no partner in its paragraph.",
    why: """
      A lost bracket usually means that words were lost with it. Where it belongs cannot be known, so a person \
      decides. List numbers such as “1)” and smileys are no brackets.
      """,
    examples: [
      .flags("The council ⟦(⟧which met on Monday voted."),
      .flags("The council which met on Monday⟦)⟧ voted."),
      .flags("He called it “a grave⟦]⟧ error” [again]."),
      .passes("The council (which met on Monday) voted."),
      .passes("1) Bread. 2) Milk."),
      .passes("That was fun :) and more ;)"),
      .passes("a) first, b) second"),
      .passes("Type `f(x` there.", as: .markdown),
    ]
  )

  public static let wakes = [Wake.blocks]

  public init() {}

  public func check(block index: Int, in view: DocumentView, report: inout Report) {
    guard view.table.blockCharacters[index].contains(.bracket) else { return }
    let block = view.blocks[index]
    guard block.isProse, block.kind == .paragraph || block.kind == .quotation else { return }
    var open: [(token: Int, closing: UInt8)] = []
    for token in view.table.blocks[index]
    where view.tokens[token].length == 1 && view.tokens[token].kind == .punctuation {
      let byte = view.text[view.tokens[token].offset]
      switch byte {
      case 0x28: if !isSmiley(token, view) { open.append((token, 0x29)) }
      case 0x5B: open.append((token, 0x5D))
      case 0x29, 0x5D:
        if open.last?.closing == byte {
          open.removeLast()
        } else if byte == 0x5D || (!isSmiley(token, view) && !isEnumeration(token, view)) {
          report.add("This bracket is closed but not opened.", at: view.tokens[token].range)
          return
        }
      default: break
      }
    }
    guard let last = open.last else { return }
    report.add("This bracket is opened but not closed.", at: view.tokens[last.token].range)
  }

  private func isSmiley(_ token: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[token].gap == .none, let previous = view.previous(token) else { return false }
    let byte = view.text[view.tokens[previous].offset]
    if byte == 0x3A || byte == 0x3B || byte == 0x3D { return true }
    guard byte == 0x2D, let before = view.previous(previous) else { return false }
    let eyes = view.text[view.tokens[before].offset]
    return eyes == 0x3A || eyes == 0x3B
  }

  /// `1)`, `a)`, `iv)`: a list number at the start of the block, of a sentence, or behind a comma.
  private func isEnumeration(_ token: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[token].gap == .none, let previous = view.previous(token) else { return false }
    return view.tokens[previous].length <= 3 && view.tokens[previous].kind != .punctuation
  }
}
