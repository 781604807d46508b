import GalleyLint
import GalleyText

/// How a paragraph ends.
enum ParagraphEnd {
  /// Whether a paragraph's last token, or what stands before the quotation marks and brackets there, ends a sentence,
  /// or is no word or number that could.
  static func isMarked(_ last: Int, in tokens: Range<Int>, _ view: DocumentView) -> Bool {
    var index = last
    while tokens.contains(index) {
      let token = view.tokens[index]
      switch token.kind {
      case .word, .number: return false
      case .address, .verbatim, .symbol: return true
      case .punctuation: break
      }
      switch UTF8Decoding.scalar(view.text, at: token.offset)?.0 {
      case "”", "’", "\"", "'", "»": index -= 1
      case ")", "]":
        if index > tokens.lowerBound, endsSentence(index - 1, view) { return true }
        // A bracket that stands apart, as a credit or note does, ends what is before it.
        guard let open = opening(of: index, in: tokens, view) else { return true }
        if view.tokens[open].traits.contains(.sentenceStart) { return true }
        index = open - 1
      default: return true
      }
    }
    return true
  }

  private static func endsSentence(_ index: Int, _ view: DocumentView) -> Bool {
    view.isCharacter(index, ".") || view.isCharacter(index, "!") || view.isCharacter(index, "?")
  }

  /// The bracket that one closes.
  private static func opening(of close: Int, in tokens: Range<Int>, _ view: DocumentView) -> Int? {
    let mark: Unicode.Scalar = view.isCharacter(close, ")") ? "(" : "["
    return tokens.prefix(upTo: close).last { view.isCharacter($0, mark) }
  }
}
