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
      decides. List numbers such as “1)” and smileys are no brackets, and code has brackets of its own.
      """,
    examples: [
      .flags("The council ⟦(⟧which met on Monday voted."),
      .flags("The council which met on Monday⟦)⟧ voted."),
      .flags("He called it “a grave⟦]⟧ error” [again]."),
      .flags("The council⟦(⟧which met on Monday voted."),
      .passes("The council (which met on Monday) voted."),
      .passes("It stands for '(' or \"(]\" there, and the range [1, 8) holds no eight."),
      .passes("It is made with list(items=()) there."),
      .passes("var copy = send("),
      .passes("The council (of which more is said on\n\nthe last page) voted."),
      .passes("1) Bread. 2) Milk."),
      .passes("That was fun :) and more ;)"),
      .passes("a) first, b) second"),
      .passes("Type `f(x` there.", as: .markdown),
      .passes("<p>The commands <b>test</b> and <b>[</b> are alike, and <i>(</i> opens a group.</p>", as: .html),
      .passes("The tale (which was fun :) and long) ended."),
      .passes("Press CTRL-] to leave."),
      .passes("<p>It is odd (see <b>let</b>, <b>((</b> and <b>[[</b>, there) as ever.</p>", as: .html),
      .passes("<p>Write it down (say</p><pre>f(x)</pre><p>) and go on.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.blocks]

  public init() {}

  public func check(block index: Int, in view: DocumentView, report: inout Report) {
    guard view.table.blockCharacters[index].contains(.bracket) else { return }
    let block = view.blocks[index]
    guard block.isProse, block.kind == .paragraph || block.kind == .quotation else { return }
    var open = OpenBrackets()
    for token in view.table.blocks[index]
    where view.tokens[token].length == 1 && view.tokens[token].kind == .punctuation {
      let byte = view.text[view.tokens[token].offset]
      switch byte {
      case 0x28 where isSmiley(token, view): continue
      case 0x28: open.push(token, closing: 0x29, isNamed: isNamed(token, view))
      case 0x5B: open.push(token, closing: 0x5D, isNamed: isNamed(token, view))
      case 0x29, 0x5D:
        let isName = isNamed(token, view)
        if open.close(byte, isNamed: isName) || isName || open.closeInterval(at: token, view) { continue }
        if byte == 0x5D || (!isSmiley(token, view) && !isEnumeration(token, view)),
          !goesOn(from: index - 1, view), !hasFreeSmiley(before: token, in: index, view)
        {
          add("This bracket is closed but not opened.", token, in: index, view, &report)
          return
        }
      default: break
      }
    }
    guard let last = open.last, !goesOn(from: index + 1, view) else { return }
    add("This bracket is opened but not closed.", last, in: index, view, &report)
  }

  /// Reports a bracket; as a suggestion where it stands in what may be code, or its partner in the next paragraphs.
  private func add(_ message: String, _ token: Int, in block: Int, _ view: DocumentView, _ report: inout Report) {
    let isIllPlaced = CodeLook.isIllPlaced(token, view)
    let isCode = CodeLook.hasSigns(block, view)
    guard !(isIllPlaced && isCode), !hasPartner(token, beyond: block, view) else { return }
    report.add(
      message, at: view.tokens[token].range, severity: isIllPlaced || isCode ? .suggestion : nil)
  }

  /// Whether the paragraphs beside one hold the partner of a bracket: the text was broken in the midst of a sentence.
  private func hasPartner(_ token: Int, beyond block: Int, _ view: DocumentView) -> Bool {
    let byte = view.text[view.tokens[token].offset]
    let isOpening = byte == 0x28 || byte == 0x5B
    let other: UInt8 = byte == 0x28 ? 0x29 : byte == 0x29 ? 0x28 : byte == 0x5B ? 0x5D : 0x5B
    var neighbour = block
    for _ in 0..<Self.paragraphsBeside {
      neighbour += isOpening ? 1 : -1
      guard view.blocks.indices.contains(neighbour) else { return false }
      var depth = 0
      let tokens = view.table.blocks[neighbour]
      for step in 0..<tokens.count {
        let at = isOpening ? tokens.lowerBound + step : tokens.upperBound - 1 - step
        guard view.tokens[at].length == 1, view.tokens[at].kind == .punctuation else { continue }
        let found = view.text[view.tokens[at].offset]
        if found == byte { depth += 1 } else if found == other { depth -= 1 }
        if depth < 0 { return true }
      }
    }
    return false
  }

  private static let paragraphsBeside = 3

  /// Whether a neighbour is code, through which the sentence goes on.
  private func goesOn(from neighbour: Int, _ view: DocumentView) -> Bool {
    guard view.blocks.indices.contains(neighbour) else { return false }
    return view.blocks[neighbour].kind == .code || view.blocks[neighbour].kind == .preformatted
  }

  /// Whether a bracket is the name of a sign: alone or with other signs in an element, behind a hyphen (`CTRL-]`), or
  /// the end of a call that was read as an address.
  private func isNamed(_ token: Int, _ view: DocumentView) -> Bool {
    let range = view.tokens[token].range
    if view.inlineElement(around: range) == .emphasis || CodeLook.isQuotedSign(token, view) { return true }
    let before = isSign(beside: view.previous(token), token, view) ? 1 : 0
    let behind = isSign(beside: view.next(token), token, view) ? 1 : 0
    for (start, end) in [(before, 0), (0, behind), (before, behind)] where start + end > 0 {
      let signs = TextRange(range.start - start, range.end + end)
      if view.inlineElement(around: signs) == .emphasis { return true }
    }
    guard view.tokens[token].gap == .none, let previous = view.previous(token) else { return false }
    switch view.text[range.start] {
    case 0x5D: return view.isCharacter(previous, "-")
    case 0x29: return view.tokens[previous].kind == .address && view.bytes(ofToken: previous).contains(0x28)
    default: return false
    }
  }

  /// Whether a neighbour is a sign of one byte that touches a token.
  private func isSign(beside neighbour: Int?, _ token: Int, _ view: DocumentView) -> Bool {
    guard let neighbour, view.tokens[max(neighbour, token)].gap == .none, view.tokens[neighbour].length == 1 else {
      return false
    }
    return view.tokens[neighbour].kind == .punctuation || view.tokens[neighbour].kind == .symbol
  }

  /// Whether a smiley that stands apart, such as “fun :)”, was taken for the bracket that this one closes.
  private func hasFreeSmiley(before token: Int, in block: Int, _ view: DocumentView) -> Bool {
    for index in view.table.blocks[block].lowerBound..<token where view.isCharacter(index, ")") {
      guard isSmiley(index, view), var eyes = view.previous(index) else { continue }
      if view.isCharacter(eyes, "-"), let before = view.previous(eyes) { eyes = before }
      if view.tokens[eyes].gap == .space { return true }
    }
    return false
  }

  private func isSmiley(_ token: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[token].gap == .none, let previous = view.previous(token), view.tokens[previous].length == 1 else {
      return false
    }
    let byte = view.text[view.tokens[previous].offset]
    // `kind=()` is none.
    if byte == 0x3D { return view.tokens[previous].gap != .none }
    if byte == 0x3A || byte == 0x3B { return true }
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

/// The brackets that are open at a place, those that are meant as signs among them.
private struct OpenBrackets {
  private struct Bracket {
    var token: Int
    var closing: UInt8
    /// The place of the last one up to here that is no sign.
    var lastOwn: Int?
  }
  private var brackets: [Bracket] = []

  /// The last bracket that is open and no sign.
  var last: Int? { brackets.last?.lastOwn.map { brackets[$0].token } }

  mutating func push(_ token: Int, closing: UInt8, isNamed: Bool) {
    let own = isNamed ? brackets.last?.lastOwn : brackets.count
    brackets.append(Bracket(token: token, closing: closing, lastOwn: own))
  }

  /// Closes the bracket that this one belongs to, a sign only where there is no other; false where none is open.
  mutating func close(_ byte: UInt8, isNamed: Bool) -> Bool {
    if !isNamed, let own = brackets.last?.lastOwn, brackets[own].closing == byte {
      brackets.removeSubrange(own...)
      return true
    }
    guard brackets.last?.closing == byte else { return false }
    brackets.removeLast()
    return true
  }

  /// Closes a bracket of the other kind, as intervals do: `[1, 8)`.
  mutating func closeInterval(at token: Int, _ view: DocumentView) -> Bool {
    guard let open = brackets.last, token - open.token <= Self.intervalTokens,
      (open.token..<token).contains(where: { view.isCharacter($0, ",") })
    else { return false }
    brackets.removeLast()
    return true
  }

  private static let intervalTokens = 5
}
