public import GalleyLint
import GalleyText

/// Flags a paragraph whose last sentence has no full stop, where the draft's others have theirs.
public struct MissingFullStop: Rule {
  public static let card = RuleCard(
    id: "punctuation/missing-full-stop",
    severity: .suggestion,
    fix: .suggested,
    summary: "The last sentence of a paragraph has no full stop.",
    why: """
      Pasting and cutting lose the last character of a paragraph. A paragraph of several sentences is doubted where the \
      draft ends its others with a mark; lines that are no sentences, such as credits and captions, are not.
      """,
    examples: [
      .flags(
        "Harbour shut\n\nThe council voted. It was late.\n\nThe harbour was shut. No one knew why.\n\n"
          + "The mayor spoke. She told the press that it would open in 2021⟦⟧\n\nShe left. The press stayed.\n",
        fixed: "Harbour shut\n\nThe council voted. It was late.\n\nThe harbour was shut. No one knew why.\n\n"
          + "The mayor spoke. She told the press that it would open in 2021.\n\nShe left. The press stayed.\n"),
      .passes(
        "Harbour shut\n\nThe council voted. It was late.\n\nThe harbour was shut. No one knew why.\n\n"
          + "The mayor spoke. She told the press that it would open in 2021.\n\nShe left. It stayed. (Reuters)\n"),
      .passes(
        "Harbour shut\n\nThe council voted. It was late.\n\nThe harbour was shut. No one knew why.\n\n"
          + "The mayor spoke. Photo: Jane Smith of the Harbour Times\n\nShe left. The press stayed.\n"),
      .passes(
        "The council voted. It was late\n\nThe harbour was shut. No one knew why it was shut\n\nShe left. Then the whole "
          + "press left too\n\nThe mayor spoke. She left at once.\n"),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    var (ended, unended) = (0, 0)
    var open: [Int] = []
    for (block, tokens) in zip(view.blocks.indices, view.table.blocks) {
      guard Self.isJudged(view.blocks[block]), let last = tokens.last else { continue }
      let sentence = view.table.sentence(ofToken: last)
      guard sentence.lowerBound > tokens.lowerBound + Self.leastBefore else { continue }
      if ParagraphEnd.isMarked(last, in: tokens, view) {
        ended += 1
      } else {
        unended += 1
        if !Self.goesOn(last, behind: block, view) { open.append(last) }
      }
    }
    // Where more than a few are open, the draft's style or what it was made by leaves the marks out.
    guard ended >= Self.leastEnded, unended * 10 <= max(10, ended) else { return }
    for last in open where isSentence(last, view) { add(last, view, &report) }
  }

  private static let leastEnded = 3
  /// How many words and marks stand at least before the last sentence: fewer are a number or a label.
  private static let leastBefore = 2

  private static func isJudged(_ block: Block) -> Bool {
    (block.kind == .paragraph || block.kind == .authorNote) && block.isProse
  }

  /// Whether a sentence goes on behind its paragraph: in a list, an example, or a paragraph that starts small.
  private static func goesOn(_ last: Int, behind block: Int, _ view: DocumentView) -> Bool {
    if view.entry(ofToken: last)?.isFunctionWord == true || view.isWord(last, among: Self.openWords) { return true }
    guard block + 1 < view.blocks.count else { return false }
    switch view.blocks[block + 1].kind {
    case .paragraph, .authorNote:
      guard let next = view.table.blocks[block + 1].first else { return true }
      return view.tokens[next].kind != .word || view.tokens[next].traits.contains(.lowercase)
    case .heading, .byline, .attribute, .metadata, .caption: return false
    default: return true
    }
  }

  /// Whether a paragraph's last words are a sentence and no credit, link or signature.
  private func isSentence(_ last: Int, _ view: DocumentView) -> Bool {
    let sentence = view.table.sentence(ofToken: last)
    let words = sentence.filter { view.tokens[$0].kind == .word }
    guard words.count >= Self.leastWords, let first = words.first, !view.tokens[first].traits.contains(.lowercase),
      words.count(where: { view.tokens[$0].traits.contains(.lowercase) }) * 2 >= words.count,
      view.tokens[last].traits.isDisjoint(with: .linked.union(.foreign).union(.handle)),
      !sentence.contains(where: { view.isCharacter($0, ":") || view.isCharacter($0, "|") }),
      !view.isWord(first, among: Self.creditWords)
    else { return false }
    // A line set with `<br>` is no running text.
    let isBroken = view.document.format == .html && sentence.contains { view.tokens[$0].gap == .lineBreak }
    return !isBroken && sentence.contains { view.entry(ofToken: $0)?.partsOfSpeech.contains(.verb) == true }
  }

  private static let leastWords = 6

  /// Words before what is shown next.
  private static let openWords: [StaticString] = [
    "is", "are", "was", "were", "be", "like", "follows", "following", "see", "using", "running", "write",
  ]

  private static let creditWords: [StaticString] = [
    "by", "photo", "photos", "photograph", "image", "images", "picture", "source", "sources", "via", "courtesy",
    "follow",
    "read", "subscribe", "written", "reported", "reporting", "edited", "translated", "additional", "copyright", "see",
  ]

  private func add(_ last: Int, _ view: DocumentView, _ report: inout Report) {
    let token = view.tokens[last]
    report.add(
      "The paragraph’s last sentence has no full stop.", at: TextRange(token.end, token.end),
      fixes: [.replace(TextRange(token.end, token.end), with: [0x2E], .suggested, title: "Insert a full stop")])
  }
}
