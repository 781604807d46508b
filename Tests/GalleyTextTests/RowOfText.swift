import GalleyText

/// A text as its words' neighbours see it.
struct RowOfText {
  let bytes: [UInt8]
  let table: TokenTable

  init(_ text: String) {
    bytes = Array(text.utf8)
    let document = Document(
      format: .text, source: Source(utf8: bytes), text: bytes,
      blocks: [Block(range: TextRange(0, bytes.count), kind: .paragraph, source: SourceRange(0, bytes.count))],
      map: SourceMap(identity: bytes.count))
    var tokenizer = Tokenizer(filter: .everything)
    table = tokenizer.tokenize(document)
  }

  /// Lends the filled row.
  func withRow<Result>(_ body: (NeighbourRow) -> Result) -> Result {
    let capacity = NeighbourRow.capacity(table.tokens.count)
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { words in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { places in
        var row = NeighbourRow(words: words, places: places)
        table.tokens.withUnsafeBufferPointer { tokens in
          bytes.withUnsafeBufferPointer { row.fill(0..<tokens.count, tokens, $0) }
        }
        return body(row)
      }
    }
  }
}
