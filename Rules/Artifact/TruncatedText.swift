public import GalleyLint
import GalleyText

/// Flags an article that breaks off.
public struct TruncatedText: Rule {
  public static let card = RuleCard(
    id: "artifact/truncated-text",
    severity: .warning,
    summary: "The article breaks off before its end.",
    why: """
      Feeds and paywalls cut texts off. An article whose other paragraphs end their sentences and whose last one does \
      not, or ends in “[…]”, is likely a part of the text. A last line that starts with a name or is emphasised as a \
      whole is a note on the author rather.
      """,
    examples: [
      .flags(
        "The council voted on Friday.\n\nThe harbour was shut at once.\n\nThe mayor told the town on the same night that "
          + "the ⟦and⟧\n"),
      .flags("The council voted on Friday.\n\nThe harbour was shut at once, said the mayor of the town ⟦[…]⟧\n"),
      .flags("The council voted on Friday.\n\nThe harbour was shut at once, and the mayor⟦... Read more⟧\n"),
      .passes(
        "The council voted on Friday.\n\nThe harbour was shut at once.\n\nThe mayor told the town the same night.\n"),
      .passes(
        "The council voted on Friday.\n\nThe harbour was shut at once.\n\nJane Smith is a reporter at the Harbour Times\n"
      ),
      .passes(
        "The council voted on Friday.\n\nThe harbour was shut at once.\n\nJane Smith is a reporter. Ann Moe teaches law at "
          + "a university\n"),
      .passes("Roses are red\n\nViolets are blue\n\nSugar is sweet and nothing else in this whole world is so\n"),
      .passes("He quoted: “It was late […] and dark.”\n\nThe end came soon.\n"),
      .passes(
        "The council voted on Friday.\n\nThe harbour was shut at once.\n\nPart of the handbook of the harbour and its "
          + "roads\n"),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard let last = Self.lastParagraph(view) else { return }
    let tokens = view.table.blocks[last]
    guard tokens.count >= 8, let final = tokens.last else { return }
    let end = view.blocks[last].range.end
    if let length = Self.tail(view.bytes(view.blocks[last].range)) {
      return report.add("The article ends in a cut; get the rest.", at: TextRange(end - length, end))
    }
    let token = view.tokens[final]
    let isComma = view.isCharacter(final, ",")
    guard isComma || token.kind == .word && token.traits.contains(.lowercase) && token.range.end == end,
      token.traits.isDisjoint(with: [.linked, .foreign, .handle]), Self.endsElsewhere(view, but: last)
    else { return }
    let isOpen = isComma || Self.openWords.contains(String(decoding: view.bytes(ofToken: final), as: UTF8.self))
    // A lone short line, such as a note on where the text belongs, is not cut but whole.
    guard isOpen || tokens.count > Self.lineWords || Self.holdsStop(tokens, view) else { return }
    guard isOpen || !Self.isNote(last, view) else { return }
    report.add(
      "The last sentence does not end here; the article may be cut off.", at: token.range,
      severity: isOpen ? nil : .suggestion)
  }

  /// Whether a paragraph starts with somebody's name or is emphasised.
  private static func isNote(_ block: Int, _ view: DocumentView) -> Bool {
    let tokens = view.table.blocks[block].prefix(2)
    let isName = tokens.allSatisfy {
      view.tokens[$0].kind == .word && view.tokens[$0].traits.contains(.capitalized)
        && view.entry(ofToken: $0)?.partsOfSpeech.isDisjoint(with: [.determiner, .pronoun, .preposition]) != false
    }
    return isName || view.inlineElement(around: view.blocks[block].range) != nil
  }

  /// A paragraph of no more words and marks may be a line without a full stop.
  private static let lineWords = 14

  private static func holdsStop(_ tokens: Range<Int>, _ view: DocumentView) -> Bool {
    tokens.contains { view.isCharacter($0, ".") || view.isCharacter($0, "?") || view.isCharacter($0, "!") }
  }

  /// The last paragraph of the article, if nothing but notes stands behind it.
  private static func lastParagraph(_ view: DocumentView) -> Int? {
    for index in view.blocks.indices.reversed() {
      let block = view.blocks[index]
      switch block.kind {
      case .paragraph: if block.isProse { return block.traits.contains(.quoted) ? nil : index }
      case .attribute, .metadata, .title, .byline, .authorNote, .caption: continue
      default: if block.isProse { return nil }
      }
    }
    return nil
  }

  /// The length of `[…]`, `[...]` or `… Read more` at a text's end.
  private static func tail(_ bytes: ArraySlice<UInt8>) -> Int? {
    for mark in ["[…]", "[...]", "[&hellip;]"] where bytes.suffix(mark.utf8.count).elementsEqual(mark.utf8) {
      return mark.utf8.count
    }
    for words in ["read more", "continue reading", "read more »", "read more →"] {
      guard Fold.folded(bytes.suffix(words.utf8.count)).elementsEqual(words.utf8) else { continue }
      var before = bytes.dropLast(words.utf8.count)
      var length = words.utf8.count
      while before.last == 0x20 || before.last == 0x5B {
        before = before.dropLast()
        length += 1
      }
      for dots in ["…", "..."] where before.suffix(dots.utf8.count).elementsEqual(dots.utf8) {
        return length + dots.utf8.count
      }
    }
    return nil
  }

  /// Whether the paragraphs before end their sentences: two or more, and all but one in ten of them.
  private static func endsElsewhere(_ view: DocumentView, but last: Int) -> Bool {
    var ended = 0
    var open = 0
    for (index, block) in view.blocks.enumerated() where index != last && block.kind == .paragraph && block.isProse {
      guard let final = view.table.blocks[index].last else { continue }
      switch UTF8Decoding.scalar(view.text, at: view.tokens[final].offset)?.0 {
      case ".", "!", "?", "…", ":", "”", "’", "\"", "'", ")", "]", "»": ended += 1
      default: open += 1
      }
    }
    return ended >= 2 && open * 10 <= ended
  }

  /// Words that no sentence ends in.
  private static let openWords: Set<String> = [
    "a", "an", "the", "and", "or", "but", "of", "to", "from", "with", "for", "at", "by", "that", "which", "because",
    "his", "her", "their", "its", "our", "my", "your", "as", "than", "if", "into", "between", "was", "were", "is",
    "are",
  ]
}
