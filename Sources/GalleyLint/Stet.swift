import GalleyText

/// One instruction to let something stand.
struct Stet {
  /// Its comment.
  var comment: SourceRange
  /// What it holds for, from behind the comment on.
  var range: SourceRange
  /// The rules and categories that it names; none for all.
  var rules: [String]
  /// The comment that ends it, for a stretch.
  var end: SourceRange?

  init(comment: SourceRange, rules: [String]) {
    self.comment = comment
    range = SourceRange(comment.end, comment.end)
    self.rules = rules
  }

  /// The words of an instruction in lower case, up to `--`, behind which a reason stands; `Stet: typo` is one as well.
  static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    let words = bytes.split { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3A }
    return words.prefix { !$0.elementsEqual("--".utf8) }.map { String(decoding: $0.map(Fold.lowercase), as: UTF8.self) }
  }

  /// A fix that removes the comment, and the one that ends it.
  func removal(from document: Document) -> SourceFix {
    let comments = [comment] + (end.map { [$0] } ?? [])
    return SourceFix(
      title: comments.count == 1 ? "Remove the comment" : "Remove both comments", applicability: .suggested,
      edits: comments.map {
        SourceEdit(Self.line(of: $0, in: document.source.utf8, document.format), [], changesMarkup: true)
      })
  }

  /// A comment with its line, where it stands alone on it; in Markdown only if what it parts stays parted.
  private static func line(of comment: SourceRange, in source: [UInt8], _ format: DraftFormat) -> SourceRange {
    var start = comment.start
    while start > 0, isBlank(source[start - 1]) { start -= 1 }
    var end = comment.end
    while end < source.count, isBlank(source[end]) { end += 1 }
    guard start == 0 || isLineEnd(source[start - 1]), end < source.count, isLineEnd(source[end]) else { return comment }
    end += source[end] == 0x0D && end + 1 < source.count && source[end + 1] == 0x0A ? 2 : 1
    let isFree =
      format == .html || start == 0 || endsBlankLine(start, source) || end == source.count || isLineEnd(source[end])
    return isFree ? SourceRange(start, end) : comment
  }

  /// Whether the line that ends before an offset is blank.
  private static func endsBlankLine(_ offset: Int, _ source: [UInt8]) -> Bool {
    var at = offset - 1
    if at > 0, source[at] == 0x0A, source[at - 1] == 0x0D { at -= 1 }
    while at > 0, isBlank(source[at - 1]) { at -= 1 }
    return at == 0 || isLineEnd(source[at - 1])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
