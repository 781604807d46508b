/// Lists of checkers in one stretch of memory, so that going through one copies no list.
struct CheckerLists: Sendable {
  private var checkers: [Int] = []
  private var starts: [Int] = [0]

  /// Makes the lists of other ones.
  init(_ lists: [[Int]]) {
    for list in lists { append(list) }
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }
  /// Whether no list has a checker.
  var isEmpty: Bool { checkers.isEmpty }

  /// Adds a list.
  mutating func append(_ list: [Int]) {
    checkers += list
    starts.append(checkers.count)
  }

  /// Where the checkers of a list stand.
  @inline(__always)
  func places(of list: Int) -> Range<Int> { starts[list]..<starts[list + 1] }

  /// The checker at a place.
  @inline(__always)
  subscript(place: Int) -> Int { checkers[place] }
}
