public import GalleyText

/// Phrases as keys, one for each token, read by the tokenizer that reads drafts, so that both agree on what a
/// word is.
enum PhraseReader {
  /// One phrase.
  struct Phrase {
    /// The tokens' keys.
    var keys: [UInt64]
    /// Which of them is the rarest word; nil for a phrase without a word.
    var anchor: Int?
    /// What a checker asks to be woken for: the rarest word without a possessive ending.
    var anchorWord: String
  }

  /// The phrases of a list, in order.
  static func read(_ phrases: [String]) -> [Phrase] {
    var text: [UInt8] = []
    var blocks: [Block] = []
    for phrase in phrases {
      let start = text.count
      text.append(contentsOf: phrase.utf8)
      blocks.append(
        Block(range: TextRange(start, text.count), kind: .paragraph, source: SourceRange(start, text.count)))
      text.append(0x0A)
    }
    let document = Document(
      format: .text, source: Source(utf8: text), text: text, blocks: blocks, map: SourceMap(identity: text.count))
    var tokenizer = Tokenizer(filter: WordFilter([]))
    let view = PhraseText(text: text, tokens: tokenizer.tokenize(document).tokens)
    var output: [Phrase] = []
    output.reserveCapacity(phrases.count)
    var start = 0
    while start < view.tokens.count {
      var end = start + 1
      while end < view.tokens.count, view.tokens[end].gap != .blockStart { end += 1 }
      // A phrase without a token gives none here; its place is kept by the block's start.
      while output.count < blocks.count, blocks[output.count].range.end <= view.tokens[start].offset {
        output.append(Phrase(keys: [], anchor: nil, anchorWord: ""))
      }
      output.append(view.phrase(start..<end))
      start = end
    }
    while output.count < blocks.count { output.append(Phrase(keys: [], anchor: nil, anchorWord: "")) }
    return output
  }

  private struct PhraseText {
    let text: [UInt8]
    let tokens: [Token]

    func phrase(_ range: Range<Int>) -> Phrase {
      var anchor: Int?
      var least = Int.max
      for index in range where tokens[index].kind == .word {
        let frequency = Lexicon.english.frequency(tokens[index].word)
        if frequency < least { (least, anchor) = (frequency, index) }
      }
      let keys = range.map { TokenKey.of(tokens[$0], in: text, isFirst: $0 == range.lowerBound) }
      return Phrase(
        keys: keys, anchor: anchor.map { $0 - range.lowerBound },
        anchorWord: anchor.map { stem(tokens[$0]) } ?? "")
    }

    private func stem(_ token: Token) -> String {
      var word = Array(text[token.offset..<token.end])
      if token.traits.contains(.possessive) {
        word.removeLast(word.suffix(4).starts(with: [0xE2, 0x80, 0x99]) ? 4 : 2)
      }
      return String(decoding: word, as: UTF8.self)
    }
  }
}

/// What a phrase compares of a token: its folded bytes, and whether it touches the token before it.
public enum TokenKey {
  /// Added where no gap stands before a token.
  public static let touching: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// The key of a token.
  public static func of(_ token: Token, in text: [UInt8], isFirst: Bool) -> UInt64 {
    let hash: UInt64 =
      switch token.kind {
      case .punctuation where token.length > 1 && token.end <= text.count:
        WordHash.of(plain(text[token.offset..<token.end]))
      // What stands in code matches no phrase.
      case .verbatim: 0
      case .word, .number, .symbol, .address, .punctuation: WordHash.of(text, token.offset..<token.end)
      }
    return isFirst || token.gap != .none ? hash : hash &+ touching
  }

  /// Typographic marks as a keyboard writes them.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.count == 3, bytes.starts(with: [0xE2, 0x80]), let last = bytes.last else { return Array(bytes) }
    switch last {
    case 0x90, 0x91: return [0x2D]
    case 0x98, 0x99: return [0x27]
    case 0x9C, 0x9D: return [0x22]
    default: return Array(bytes)
    }
  }
}
