public import GalleyLint
import GalleyText

/// Flags characters that were lost in decoding: “�”.
public struct ReplacementCharacter: Rule {
  public static let card = RuleCard(
    id: "artifact/replacement-character",
    severity: .error,
    fix: .suggested,
    summary: "A character was lost in decoding.",
    why: """
      A program that could not read a byte wrote U+FFFD in its place. What stood there is in an earlier \
      version of the text. Between “don” and “t” it was an apostrophe in all likelihood.
      """,
    examples: [
      .flags("They don⟦\u{FFFD}⟧t know.", fixed: "They don’t know."),
      .flags("The caf⟦\u{FFFD}\u{FFFD}⟧ is shut."),
      .flags("<p>A ⟦&#xFFFD;⟧ stood there.</p>", as: .html),
      .passes("They don’t know."),
      .passes("The replacement character \u{FFFD}, or U+FFFD, stands for what cannot be read."),
      .passes("<p>Decoders write <code>\u{FFFD}</code>.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.marks([.replacement])]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let marks = view.table.marks
    let first = marks[index].range
    if index > 0, Self.follows(marks[index], marks[index - 1]) { return }
    guard Self.isWritten(first, view), !isTalk(first, view) else { return }
    var next = index + 1
    while next < marks.count, Self.follows(marks[next], marks[next - 1]) { next += 1 }
    let range = TextRange(first.start, marks[next - 1].range.end)
    var fixes: [Fix] = []
    if next == index + 1, Self.isContraction(range, view) {
      fixes = [.replace(range, with: Array("’".utf8), .suggested, title: "Write an apostrophe")]
    }
    report.add("A character was lost here; look it up in an earlier version.", at: range, fixes: fixes)
  }

  /// Whether the block speaks of the character itself.
  private func isTalk(_ range: TextRange, _ view: DocumentView) -> Bool {
    let text = Fold.folded(view.bytes(view.surroundings(of: range)))
    return ["u+fffd", "replacement character"].contains { text.contains(part: Array($0.utf8)) }
  }

  private static func follows(_ mark: CharacterMark, _ before: CharacterMark) -> Bool {
    mark.kind == .replacement && before.kind == .replacement && before.range.end == mark.range.start
  }

  /// Whether the character stands in the source; one that ingestion wrote for invalid bytes is
  /// `artifact/invalid-bytes`.
  private static func isWritten(_ range: TextRange, _ view: DocumentView) -> Bool {
    let source = view.document.map.sourceRange(of: range)
    guard !Self.isInvalid(source.start, view.document.source.invalid) else { return false }
    guard source.end <= view.document.source.utf8.count, let first = view.document.source.utf8[source.start...].first
    else { return false }
    return first == 0x26 || view.document.source.utf8[source.start...].starts(with: [0xEF, 0xBF, 0xBD])
  }

  private static func isInvalid(_ offset: Int, _ invalid: [SourceRange]) -> Bool {
    var low = 0
    var high = invalid.count
    while low < high {
      let middle = (low + high) / 2
      if invalid[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < invalid.count && invalid[low].start <= offset
  }

  /// Whether letters stand before and one of `s`, `t`, `re`, `ve`, `ll`, `d`, `m` behind.
  private static func isContraction(_ range: TextRange, _ view: DocumentView) -> Bool {
    guard let before = view.bytes(TextRange(range.start - 1, range.start)).first, LetterCase.isLetter(before) else {
      return false
    }
    let behind = view.text[range.end...].prefix(3).prefix { LetterCase.isLetter($0) }
    return ["s", "t", "re", "ve", "ll", "d", "m"].contains(String(decoding: behind, as: UTF8.self))
  }

}
