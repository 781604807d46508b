import GalleyLint
import GalleyText

/// Whether a plain paragraph looks like code that is not marked as such.
enum CodeLook {
  /// Whether a paragraph holds signs that prose hardly has: braces, an equals sign, a backslash, an empty call.
  static func hasSigns(_ block: Int, _ view: DocumentView) -> Bool {
    view.table.blocks[block].prefix(most).contains { isSign($0, view) }
  }

  private static func isSign(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.length == 1, token.kind == .punctuation || token.kind == .symbol else { return false }
    let next = view.next(index).flatMap { view.tokens[$0].gap == .none ? $0 : nil }
    switch view.text[token.offset] {
    case 0x7B, 0x7D, 0x3D, 0x5C, 0x7C, 0x3C, 0x3E, 0x5E, 0x60: return true
    // `f()`
    case 0x28: return token.gap == .none && next.map { view.isCharacter($0, ")") } == true
    // `$name`, not `$5`
    case 0x24: return next.map { view.tokens[$0].kind == .word || view.tokens[$0].kind == .address } == true
    default: return false
    }
  }

  /// Whether a bracket stands as brackets do not stand in sentences: opened right behind a word or before a gap,
  /// closed behind a gap or right before a word.
  static func isIllPlaced(_ bracket: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[bracket]
    let isOpening = view.text[token.offset] == 0x28 || view.text[token.offset] == 0x5B
    let before = token.gap == .none ? view.previous(bracket) : nil
    let behind = view.next(bracket).flatMap { view.tokens[$0].gap == .none ? $0 : nil }
    if isOpening {
      guard let behind else { return true }
      if let before, isWord(before, view) || view.isCharacter(before, "#") || view.isQuotationMark(before) {
        return true
      }
      return !isWord(behind, view) && !view.isQuotationMark(behind)
    }
    guard before != nil else { return true }
    return behind.map { isWord($0, view) } ?? false
  }

  /// Whether signs in quotation marks, such as `'('` and `"(]"`, hold a bracket: it is named, not used.
  static func isQuotedSign(_ bracket: Int, _ view: DocumentView) -> Bool {
    // Most brackets touch a letter or a space.
    let (start, end) = (view.tokens[bracket].offset, view.tokens[bracket].end)
    guard start > 0, end < view.text.count, isSign(view.text[start - 1]), isSign(view.text[end]) else { return false }
    var first = bracket
    while bracket - first < 4, view.tokens[first].gap == .none, let before = view.previous(first) {
      first = before
      if view.isQuotationMark(first) { break }
      guard isBracket(first, view) else { return false }
    }
    var last = bracket
    while last - bracket < 4, let next = view.next(last), view.tokens[next].gap == .none {
      last = next
      if view.isQuotationMark(last) { break }
      guard isBracket(last, view) else { return false }
    }
    return view.isQuotationMark(first) && view.isQuotationMark(last)
  }

  /// Whether a byte is a bracket or may be of a quotation mark.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x22 || byte == 0x27 || byte == 0x28 || byte == 0x29 || byte == 0x5B || byte == 0x5D
  }

  private static func isWord(_ index: Int, _ view: DocumentView) -> Bool {
    view.tokens[index].kind != .punctuation && view.tokens[index].kind != .symbol
  }

  private static func isBracket(_ index: Int, _ view: DocumentView) -> Bool {
    view.tokens[index].length == 1 && [0x28, 0x29, 0x5B, 0x5D].contains(view.text[view.tokens[index].offset])
  }

  private static let most = 2_000
}
