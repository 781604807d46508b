import GalleyLint
import GalleyText

/// The names that stand right before and behind a name: what tells a second person from a second spelling.
struct NameCompany {
  private var before: Set<UInt64> = []
  private var behind: Set<UInt64> = []
  /// Whether it stands outside quotation marks at least once.
  private(set) var isOwnWord = false
  /// Whether a hyphen joins it to one of them.
  private(set) var isJoined = false

  /// What the draft says of the company of another spelling.
  enum Likeness {
    /// A name stands at both.
    case same
    /// Nothing is known.
    case open
    /// Each has its own: “Ann Smith”, “Joe Smyth”.
    case other
  }

  mutating func note(_ index: Int, _ view: DocumentView) {
    if !view.tokens[index].traits.contains(.quoted) { isOwnWord = true }
    if let name = Self.neighbour(index, view.previous, view), Self.isName(name, view) {
      before.insert(WordHash.of(view.stem(ofToken: name)))
      if view.tokens[index].traits.contains(.afterHyphen) { isJoined = true }
    }
    guard !view.tokens[index].traits.contains(.possessive),
      let name = Self.neighbour(index, view.next, view), Self.isName(name, view)
    else { return }
    behind.insert(WordHash.of(view.stem(ofToken: name)))
    if view.tokens[index].traits.contains(.beforeHyphen) { isJoined = true }
  }

  func likeness(to other: NameCompany) -> Likeness {
    if !before.isDisjoint(with: other.before) || !behind.isDisjoint(with: other.behind) { return .same }
    let isOther = !before.isEmpty && !other.before.isEmpty || !behind.isEmpty && !other.behind.isEmpty
    return isOther ? .other : .open
  }

  /// The word beside another, over a hyphen where one touches it.
  private static func neighbour(_ index: Int, _ step: (Int) -> Int?, _ view: DocumentView) -> Int? {
    guard let next = step(index) else { return nil }
    if view.tokens[next].kind == .word { return view.tokens[max(next, index)].gap == .none ? nil : next }
    guard view.isDash(next), view.tokens[next].gap == .none, let word = step(next),
      view.tokens[max(word, next)].gap == .none, view.tokens[word].kind == .word
    else { return nil }
    return word
  }

  private static func isName(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.traits.contains(.capitalized), !token.traits.contains(.oneLetter) else { return false }
    guard let entry = view.entry(ofToken: index) else { return true }
    if entry.flags.contains(.abbreviation) { return false }
    return entry.isNameOnly || !entry.flags.isDisjoint(with: [.givenName, .surname]) && !entry.isFunctionWord
  }
}
