import GalleyText

/// Tells which blocks of a draft are in another language than English, whatever the draft declares.
///
/// Only blocks that are asked for are read, each once: rules about English find little in a draft.
struct ForeignText {
  private let document: Document
  private var known: [Int: Bool] = [:]
  private lazy var isForeignDraft = Self.evidence(of: document).isForeign(leastWords: Self.draftWords)

  /// How many words a judgement of a whole draft and of one block needs.
  private static let draftWords = 30
  private static let blockWords = 8

  init(_ document: Document) { self.document = document }

  /// Whether the block at an offset of the text is in another language.
  mutating func holds(_ offset: Int) -> Bool {
    guard let index = block(at: offset) else { return false }
    if let isForeign = known[index] { return isForeign }
    var evidence = LanguageEvidence()
    Self.read(document.blocks[index], of: document, into: &evidence)
    let isForeign = evidence.isForeign(leastWords: Self.blockWords) || !evidence.isEnglish && isForeignDraft
    known[index] = isForeign
    return isForeign
  }

  private static func evidence(of document: Document) -> LanguageEvidence {
    var evidence = LanguageEvidence()
    for block in document.blocks where block.isProse && ![.attribute, .metadata, .title].contains(block.kind) {
      read(block, of: document, into: &evidence)
    }
    return evidence
  }

  private static func read(_ block: Block, of document: Document, into evidence: inout LanguageEvidence) {
    guard block.range.start >= 0, block.range.end <= document.text.count else { return }
    evidence.read(document.text[block.range.start..<block.range.end])
  }

  private func block(at offset: Int) -> Int? {
    var low = 0
    var high = document.blocks.count
    while low < high {
      let middle = (low + high) / 2
      if document.blocks[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
