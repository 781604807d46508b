import GalleyLint
import GalleyText

/// The words that stand in a draft's code: what its prose names with them is no misspelling.
///
/// They are gathered when the first doubtful word asks for them.
final class CodeWords {
  private let view: DocumentView
  private lazy var words = gather()
  /// Whether code runs all through the text, so that its prose uses the names of a trade.
  private(set) lazy var isFrequent = findIsFrequent()

  init(_ view: DocumentView) { self.view = view }

  /// Whether a word stands in code, letter case apart.
  func contains(_ word: ArraySlice<UInt8>) -> Bool { words.contains(WordHash.of(word)) }

  private func findIsFrequent() -> Bool {
    let pieces = view.document.spans.count { $0.kind == .verbatim } + view.blocks.count { $0.kind == .code }
    return pieces >= Self.fewPieces && pieces * Self.bytesBetween >= view.text.count
  }

  private func gather() -> Set<UInt64> {
    var words = Words()
    for span in view.document.spans where span.kind == .verbatim { note(span.range, in: &words) }
    for block in view.blocks where block.kind == .code { note(block.range, in: &words) }
    return words.all
  }

  private func note(_ range: TextRange, in words: inout Words) {
    guard range.start >= 0, range.end <= view.text.count else { return }
    var start = range.start
    while start < range.end {
      var end = start
      while end < range.end, LetterCase.isLetter(view.text[end]) { end += 1 }
      if end - start > 2 { words.insert(WordHash.of(view.text[start..<end])) }
      start = end + 1
    }
  }

  /// Code says the same few words over and over: those of a short time ago are not put into the set again.
  private struct Words {
    var all: Set<UInt64> = []
    private var recent = [UInt64](repeating: 0, count: 256)

    mutating func insert(_ hash: UInt64) {
      let slot = Int(truncatingIfNeeded: hash & 0xFF)
      guard recent[slot] != hash else { return }
      recent[slot] = hash
      all.insert(hash)
    }
  }

  /// Fewer pieces of code are a mention.
  private static let fewPieces = 8
  /// A piece for every few sentences.
  private static let bytesBetween = 600
}
