import GalleyText

/// Tells which blocks of a draft are in another language than English, whatever the draft declares.
///
/// Only blocks that are asked for are read, each once: rules about English find little in a draft.
struct ForeignText {
  private let document: Document
  private var known: [Int: Bool] = [:]
  private lazy var isForeignDraft = LanguageEvidence(proseOf: document).isForeign(leastWords: Self.draftWords)

  /// How many words a judgement of a whole draft and of one block needs.
  private static let draftWords = 30
  private static let blockWords = 8

  init(_ document: Document) { self.document = document }

  /// Whether the block at an offset of the text is in another language.
  mutating func holds(_ offset: Int) -> Bool {
    guard let index = document.blockIndex(at: offset) else { return false }
    if let isForeign = known[index] { return isForeign }
    var evidence = LanguageEvidence()
    evidence.read(document.blocks[index], of: document)
    let isForeign = evidence.isForeign(leastWords: Self.blockWords) || !evidence.isEnglish && isForeignDraft
    known[index] = isForeign
    return isForeign
  }
}
