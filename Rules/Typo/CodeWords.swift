import GalleyLint
import GalleyText

/// The words that stand in a draft's code: what its prose names with them is no misspelling.
///
/// They are gathered when the first doubtful word asks for them.
final class CodeWords {
  private let document: Document
  private lazy var words = gather()
  /// Whether code runs all through the text, so that its prose uses the names of a trade.
  private(set) lazy var isFrequent = findIsFrequent()

  init(_ view: DocumentView) { document = view.document }

  /// Whether a word stands in code, letter case apart.
  func contains(_ word: ArraySlice<UInt8>) -> Bool { words.contains(WordHash.of(word)) }

  private func findIsFrequent() -> Bool {
    let pieces = document.spans.count { $0.kind == .verbatim } + document.blocks.count { $0.kind == .code }
    return pieces >= Self.fewPieces && pieces * Self.bytesBetween >= document.text.count
  }

  private func gather() -> Set<UInt64> {
    var words: Set<UInt64> = []
    for span in document.spans where span.kind == .verbatim { note(span.range, in: &words) }
    for block in document.blocks where block.kind == .code { note(block.range, in: &words) }
    return words
  }

  private func note(_ range: TextRange, in words: inout Set<UInt64>) {
    guard range.start >= 0, range.end <= document.text.count else { return }
    for word in document.text[range.start..<range.end].split(whereSeparator: { !Self.isLetter($0) })
    where word.count > 2 {
      words.insert(WordHash.of(word))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Fewer pieces of code are a mention.
  private static let fewPieces = 8
  /// A piece for every few sentences.
  private static let bytesBetween = 600
}
