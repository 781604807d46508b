public import GalleyLint
import GalleyText

/// Flags a sentence that starts with a small letter: “The mayor spoke. the envoy did not.”
public struct LowercaseStart: Rule {
  public static let card = RuleCard(
    id: "typo/lowercase-start",
    severity: .warning,
    fix: .suggested,
    summary: "A sentence starts with a small letter.",
    why: """
      Behind a full stop a sentence starts with a capital; a small letter is a slip of the shift key, or the full stop \
      one for a comma. Abbreviations, ellipses, names that are written small and lists look the same, so only little \
      words such as “the” and “he” are flagged there, and only where the sentence before ends in a plain word. A \
      paragraph that starts so may go on with what an image or table broke off, and is a suggestion. A first letter \
      that is lost is for `typo/dropped-initial`.
      """,
    examples: [
      .flags(
        "The mayor spoke. ⟦the⟧ envoy did not. He left.", fixed: "The mayor spoke. The envoy did not. He left."),
      .flags(
        "The mayor spoke for an hour. ⟦then⟧ they all left the hall.",
        fixed: "The mayor spoke for an hour. Then they all left the hall."),
      .flags(
        "They met on Monday at noon.\n\n⟦the⟧ mayor spoke to them of the plan.\n\nNobody asked for more.",
        fixed: "They met on Monday at noon.\n\nThe mayor spoke to them of the plan.\n\nNobody asked for more."),
      .flags(
        "<p>They met on Monday.</p><p>⟦the⟧ mayor spoke to them of it.</p><p>Nobody asked.</p>",
        fixed: "<p>They met on Monday.</p><p>The mayor spoke to them of it.</p><p>Nobody asked.</p>", as: .html),
      .passes("The firm sells tea, coffee, etc. the mayor said. See Fig. 3. the line is flat."),
      .passes("It costs approx. the same, i.e. the sum, as Smith et al. the first time found."),
      .passes("He waited ... the envoy did not come. They spoke.. the rest is known."),
      .passes("“The mayor spoke.” the envoy said. Yahoo! said it would. What? the end?"),
      .passes("They read danah boyd. bell hooks wrote it. They saw it. van Gogh did not."),
      .passes("the mayor spoke. the envoy did not. the end came. it was late."),
      .passes("Bring these:\n\nthe old shoes and a warm coat.\n\nthe water you have got.\n\na map of it."),
      .passes("The mayor said that the plan to build a road along the old river was dead and\n\nthe rest was silence."),
      .passes("It runs on example.com. the site is old."),
      .passes("<p>It was said. <code>the</code> is a word.</p>", as: .html),
      .passes("They met on Monday.\n\niPhone sales rose.\n\nvan Gogh painted it then, they said.\n\nIt was well."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let inside = view.table.sentenceStarts.lazy.map(Int.init).filter { isSentence(from: $0, view) }
    if !inside.isEmpty, !isHabit(view) {
      for index in inside { add(index, .warning, view, &report) }
    }
    let lost = LostInitial(view)
    for block in view.blocks.indices where LostInitial.mayBeLost(block, view) {
      guard let index = paragraphStart(block, lost), lost.isReport || view.tokens.count < Self.longDraft else {
        continue
      }
      add(index, .suggestion, view, &report)
    }
  }

  private func add(_ index: Int, _ severity: Severity, _ view: DocumentView, _ report: inout Report) {
    let range = view.tokens[index].range
    let first = TextRange(range.start, range.start + 1)
    report.add(
      "“\(view.string(range))” starts a sentence in a small letter.", at: range, severity: severity,
      fixes: [.replace(first, with: view.bytes(first).map(Fold.uppercase), .suggested)])
  }

  /// Whether a little word in small letters starts a sentence behind another one in the same block.
  private func isSentence(from index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.traits.isSuperset(of: [.sentenceStart, .lowercase]), token.gap == .space || token.gap == .lineBreak,
      token.length > 1 || view.text[token.offset] == 0x61,
      token.traits.isDisjoint(with: [.handle, .foreign, .beforeHyphen, .nonASCII, .linked, .quoted]),
      Self.openers.contains(WordHash.of(view.bytes(ofToken: index))), let stop = view.previous(index),
      view.isCharacter(stop, "."), view.tokens[stop].gap == .none, let last = view.previous(stop),
      endsSentence(last, view)
    else { return false }
    let block = view.block(ofToken: index)
    guard block.kind == .paragraph || block.kind == .listItem || block.kind == .quotation, block.isProse else {
      return false
    }
    // A sentence of some words goes on without marks.
    var at = index
    for _ in 0..<Self.fewestWords {
      guard let next = view.next(at), view.tokens[next].kind == .word, view.tokens[next].gap != .none else {
        return false
      }
      at = next
    }
    return !CodeLook.hasSigns(view.table.block(ofToken: index), view)
  }

  /// Whether a word before a full stop is no abbreviation, and the end of a sentence of some words that starts with a
  /// capital.
  private func endsSentence(_ last: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[last]
    guard token.kind == .word, token.length > 2,
      token.traits.isDisjoint(with: [.hasDigit, .foreign, .handle, .joined]), let entry = view.entry(ofToken: last),
      !entry.flags.contains(.abbreviation)
    else { return false }
    if token.traits.contains(.lowercase) {
      let least = token.length > 3 ? Self.common : Self.commonShort
      guard entry.frequency >= least, entry.flags.contains(.lowercase) else { return false }
    } else {
      let isName = !entry.flags.isDisjoint(with: [.givenName, .surname, .place])
      guard token.traits.contains(.capitalized), token.length > 4, isName else { return false }
    }
    var at = last
    var words = 1
    while !view.tokens[at].traits.contains(.sentenceStart), let before = view.previous(at) {
      at = before
      if view.tokens[at].kind == .word { words += 1 }
      if words > 200 { return false }
    }
    return words >= 3 && view.tokens[at].kind == .word && !view.tokens[at].traits.contains(.lowercase)
  }

  /// Whether the draft starts many sentences so.
  private func isHabit(_ view: DocumentView) -> Bool {
    var small = 0
    var capital = 0
    for token in view.tokens where token.kind == .word && token.traits.contains(.sentenceStart) {
      if token.traits.contains(.lowercase) { small += 1 } else { capital += 1 }
    }
    return small >= Self.fewSlips && small * 2 >= capital
  }

  /// The first word of a paragraph where a capital must stand and no letter is lost.
  private func paragraphStart(_ block: Int, _ lost: LostInitial) -> Int? {
    let view = lost.view
    // Nearly all paragraphs are done with at their first word.
    guard let first = LostInitial.firstWord(block, view), view.tokens[first].traits.contains(.lowercase),
      Self.subjects.contains(WordHash.of(view.bytes(ofToken: first))), view.blocks[block].kind == .paragraph,
      lost.letter(inBlock: block) == nil,
      let index = lost.suspect(inBlock: block), lost.startsWithCapitals, view.tokens[index].word != 0,
      view.tokens[index].length > 1 || view.text[view.tokens[index].offset] == 0x61,
      view.tokens[index].traits.isDisjoint(with: [.quoted, .joined]), !isFirstPerson(index, view),
      !lost.isSmallAcronym(index),
      let next = view.next(index), view.tokens[next].kind == .word, view.tokens[next].gap != .none,
      isBehindSentence(block, view), !CodeLook.hasSigns(block, view), !isAllSmall(block, behind: index, view),
      lost.candidates(for: index).isEmpty
    else { return nil }
    return index
  }

  /// Whether a heading, a title or a paragraph that ends as sentences do stands before a block, and other paragraphs
  /// stand in the draft.
  private func isBehindSentence(_ block: Int, _ view: DocumentView) -> Bool {
    var before = block - 1
    while before >= 0, view.table.blocks[before].isEmpty || view.blocks[before].kind == .metadata { before -= 1 }
    guard before >= 0 else {
      return view.blocks[(block + 1)...].contains { $0.kind == .paragraph && $0.isProse }
    }
    switch view.blocks[before].kind {
    case .heading, .title, .byline, .caption: return true
    case .paragraph: break
    default: return false
    }
    let tokens = view.table.blocks[before]
    var last = tokens.upperBound - 1
    // Quotation marks and brackets behind the stop.
    while last > tokens.lowerBound, view.tokens[last].kind == .punctuation, !isStop(last, view) { last -= 1 }
    return isStop(last, view) || before == 0 && tokens.count < Self.longTitle
  }

  /// Whether another sentence of a block starts in a small letter too: a way of writing.
  private func isAllSmall(_ block: Int, behind index: Int, _ view: DocumentView) -> Bool {
    view.tokens[view.table.blocks[block]].contains { token in
      token.traits.isSuperset(of: [.sentenceStart, .lowercase]) && token.offset > view.tokens[index].offset
    }
  }

  private func isStop(_ index: Int, _ view: DocumentView) -> Bool {
    [".", "!", "?"].contains { view.isCharacter(index, $0) }
  }

  /// “i’m” is for `typo/lowercase-i`.
  private func isFirstPerson(_ index: Int, _ view: DocumentView) -> Bool {
    view.text[view.tokens[index].offset] == 0x69 && view.tokens[index].length > 1
      && !LetterCase.isLower(view.text[view.tokens[index].offset + 1])
  }

  /// Little words that start sentences and no names.
  private static let openers = WordHash.set(
    of: """
      the a an this that these those he she it we you they his her its our your their my there here then when while \
      where what who why how if in on at by for with without after before since until during because although though \
      but and so as once one some many most both each every no not nobody nothing such however meanwhile also still now \
      today yesterday later under over between among
      """)
  /// Those of them that seldom go on with a sentence behind a list or a formula.
  private static let subjects = WordHash.set(
    of: """
      the this that these those he she it we you they his her its our your their my there in on after before during \
      although many most some nobody nothing however meanwhile today yesterday later
      """)
  private static let longTitle = 16
  /// A long draft that tells of no one is a manual, whose paragraphs go on behind code.
  private static let longDraft = 500
  private static let fewestWords = 2
  private static let common = 100
  /// A short word is an abbreviation, unless it is so common.
  private static let commonShort = 150
  private static let fewSlips = 3
}
