import GalleyLint
import GalleyText

extension LostInitial {
  /// The word in small letters behind a dateline, where a sentence must start: `TEHRAN – ran’s minister said`.
  func behindDateline(inBlock block: Int) -> Int? {
    let tokens = view.table.blocks[block]
    guard Self.isParagraph(view.blocks[block]), let first = tokens.first, startsWithCapitals,
      view.tokens[first].traits.contains(.allCapitals), view.tokens[first].length > 3
    else { return nil }
    var holdsAgency = false
    for at in (first + 1)..<max(first + 1, min(tokens.upperBound - 1, first + Self.longestDateline)) {
      if isParting(at) {
        guard isPlace(first) || holdsAgency else { return nil }
        return isSmall(at + 1) && isSentence(block) ? at + 1 : nil
      }
      if view.isCharacter(at, "(") { holdsAgency = true }
      guard view.tokens[at].kind != .word || !view.tokens[at].traits.contains(.lowercase) else { return nil }
    }
    return nil
  }

  private static let longestDateline = 14

  /// A dash that stands alone, or touches the word behind it where it is a long one.
  private func isParting(_ index: Int) -> Bool {
    guard view.tokens[index].gap != .none else { return false }
    let isLong = view.tokens[index].length > 1
    guard view.isDash(index) || view.bytes(ofToken: index).elementsEqual("--".utf8) else { return false }
    return isLong || view.tokens[index + 1].gap != .none
  }

  private func isPlace(_ index: Int) -> Bool {
    view.entry(ofToken: index).map { $0.flags.contains(.place) } ?? true
  }

  private func isSmall(_ index: Int) -> Bool {
    let token = view.tokens[index]
    guard token.kind == .word, token.traits.contains(.lowercase), token.length < 30,
      token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .nonASCII, .beforeHyphen])
    else { return false }
    guard let next = view.next(index), view.tokens[next].gap == .none else { return true }
    return view.isCharacter(next, ",")
  }
}
