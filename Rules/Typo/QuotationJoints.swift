import GalleyLint
import GalleyText

/// Where a space is missing at a quotation mark: `“Yes,”he said`, `he said“yes”`.
struct QuotationJoints {
  /// The tokens that a space belongs before: the word behind a closing mark, or the opening mark.
  private(set) var all: [Int] = []

  private let view: DocumentView

  init(_ block: Int, _ view: DocumentView) {
    self.view = view
    let tokens = view.table.blocks[block]
    let straight = tokens.count { view.isCharacter($0, "\"") }
    // Which of an odd number of straight marks open cannot be told.
    let readsStraight =
      straight > 0 && straight.isMultiple(of: 2) && !CodeLook.hasSigns(block, view)
      && !tokens.dropFirst().contains {
        view.isCharacter($0, "\"") && view.tokens[$0].gap == .none && view.isCharacter($0 - 1, "\"")
      }
    var isOpen = false
    for index in tokens where view.tokens[index].kind == .punctuation {
      let isInside = index > tokens.lowerBound && index + 1 < tokens.upperBound && touches(index)
      if view.isCharacter(index, "\"") {
        if readsStraight, isInside {
          if isOpen { closing(index, isStraight: true) } else { opening(index) }
        }
        isOpen.toggle()
      } else if view.tokens[index].length == 3, isInside {
        let mark = view.bytes(ofToken: index)
        if mark.elementsEqual([0xE2, 0x80, 0x9D]) { closing(index, isStraight: false) }
        if mark.elementsEqual([0xE2, 0x80, 0x9C]) { opening(index) }
      }
    }
  }

  /// Whether a mark touches what is on both sides of it.
  private func touches(_ index: Int) -> Bool {
    view.tokens[index].gap == .none && view.tokens[index + 1].gap == .none
  }

  private mutating func closing(_ index: Int, isStraight: Bool) {
    guard view.tokens[index + 1].kind == .word else { return }
    if isStop(index - 1, among: ",.?!"), view.previous(index - 1).map({ view.tokens[$0].kind == .word }) ?? false {
      // `“e.g.”s` and `“no.”er`
      guard view.tokens[index + 1].length > 1, isStraight ? isPlain(index + 1) : isFree(index + 1) else { return }
      all.append(index + 1)
    } else if view.tokens[index - 1].kind == .word, isPlain(index - 1) {
      // `“smart”phone`: only what can be no part of a word is one of its own.
      guard view.isWord(index + 1, among: Self.apart) else { return }
      all.append(index + 1)
    }
  }

  private mutating func opening(_ index: Int) {
    let isText = view.tokens[index + 1].kind == .word || view.tokens[index + 1].kind == .number
    guard isText, isFree(index + 1), index > 0, view.tokens[index - 1].gap != .none || isStop(index - 1, among: ",")
    else { return }
    if isStop(index - 1, among: ","), let word = view.previous(index - 1), isPlain(word) {
      all.append(index)
    } else if view.tokens[index - 1].kind == .word, isPlain(index - 1),
      view.tokens[index - 1].traits.contains(.lowercase)
    {
      all.append(index)
    }
  }

  private func isStop(_ index: Int, among marks: StaticString) -> Bool {
    let token = view.tokens[index]
    return token.gap == .none && token.length == 1 && marks.bytes.contains(view.text[token.offset])
  }

  /// Whether a word is no part of something longer.
  private func isFree(_ index: Int) -> Bool {
    let token = view.tokens[index]
    guard token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit]) else { return false }
    guard let next = view.next(index), view.tokens[next].gap == .none else { return true }
    return view.tokens[next].kind == .punctuation && !view.isCharacter(next, "(")
  }

  private func isPlain(_ index: Int) -> Bool {
    guard isFree(index), view.tokens[index].length > 1, let entry = view.entry(ofToken: index) else { return false }
    return entry.flags.contains(.lowercase) && !entry.flags.contains(.rare) && entry.frequency >= 100
  }

  /// Words that end no word behind a quotation.
  private static let apart: [StaticString] = [
    "he", "she", "they", "we", "it", "and", "or", "but", "said", "says", "is", "was", "were", "are", "has", "had",
    "have", "to", "the", "of", "from", "with", "for", "as", "that", "who", "which", "because", "when", "while",
  ]
}
