import GalleyLint
import GalleyText

/// A birth and a death that stand in the wrong order.
enum Lifespan {
  /// `(born 1950, died 1920)`, `(b. 1950, d. 1920)`, `(4 May 1980 – 3 March 1975)`
  static func bracketed(_ index: Int, _ view: DocumentView) -> TextRange? {
    guard view.isWord(index + 1, "b") else { return dates(index, view) }
    return span(index + 2, from: index + 1, view)
  }

  /// `born on 4 May 1980; died 3 March 1975`
  static func told(_ index: Int, _ view: DocumentView) -> TextRange? { span(index + 1, from: index, view) }

  private static func span(_ at: Int, from start: Int, _ view: DocumentView) -> TextRange? {
    // A full stop behind “b” may look like a sentence's end.
    let block = view.table.blocks[view.table.block(ofToken: start)]
    var reader = TokenReader(view: view, at: at, limit: block.upperBound)
    reader.skip(".")
    guard let first = year(&reader) else { return nil }
    reader.skip(",")
    reader.skip(";")
    reader.skip(word: "and")
    guard view.isWord(reader.at, "died") || view.isWord(reader.at, "d"), reader.at < reader.limit else { return nil }
    reader.at += 1
    reader.skip(".")
    guard let last = year(&reader), BackwardYears.isBackward(first, last) else { return nil }
    let next = reader.at < reader.limit ? reader.at : nil
    guard view.endsPhrase(next) else { return nil }
    return TextRange(view.tokens[start].offset, view.tokens[reader.at - 1].end)
  }

  /// Reads a year or a date with one, with the preposition before it.
  private static func year(_ reader: inout TokenReader) -> Int? {
    reader.skip(word: "in")
    reader.skip(word: "on")
    reader.skip(word: "the")
    let start = reader.at
    if let found = reader.date() { return found.year }
    reader.at = start
    guard start < reader.limit, let year = reader.view.year(start) else { return nil }
    reader.at += 1
    return year
  }

  /// `(4 May 1980 – 3 March 1975)`: two whole dates, which are no more than a life apart.
  private static func dates(_ index: Int, _ view: DocumentView) -> TextRange? {
    let block = view.table.blocks[view.table.block(ofToken: index)]
    var reader = TokenReader(view: view, at: index + 1, limit: block.upperBound)
    guard let first = reader.date(), let dash = reader.at < reader.limit ? reader.at : nil, view.isDash(dash) else {
      return nil
    }
    reader.at += 1
    guard let last = reader.date(), view.isCharacter(reader.at, ")"), let from = first.year, let to = last.year,
      BackwardYears.isBackward(from, to)
    else { return nil }
    return TextRange(first.range.start, last.range.end)
  }
}
