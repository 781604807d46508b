/// The checkers that are to be woken for words, by the words' hashes.
///
/// A run has thousands of such words and makes this before it reads its first draft, so that a word takes no more than
/// a slot: words with the same checkers share their list.
struct WakeIndex: Sendable {
  private struct Slot: Sendable {
    var hash: UInt64
    /// The number of its list; 0 where the slot is empty.
    var list: Int
  }

  private var slots = [Slot](repeating: Slot(hash: 0, list: 0), count: 1024)
  private(set) var lists = CheckerLists([[]])
  private(set) var count = 0

  /// Adds a checker for a word; one that is there already is not added again.
  mutating func insert(_ hash: UInt64, checker: Int) {
    let slot = slot(of: hash)
    let old = slots[slot].list
    let known = lists.places(of: old).map { lists[$0] }
    guard !known.contains(checker) else { return }
    slots[slot] = Slot(hash: hash, list: number(of: known + [checker]))
    guard old == 0 else { return }
    count += 1
    if count * 2 > slots.count { grow() }
  }

  /// Where in the lists the checkers for a word stand.
  @inline(__always) func places(of hash: UInt64) -> Range<Int> { lists.places(of: slots[slot(of: hash)].list) }

  /// The hashes of all words.
  var hashes: [UInt64] { slots.compactMap { $0.list == 0 ? nil : $0.hash } }

  @inline(__always) private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].list != 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func number(of list: [Int]) -> Int {
    // The list last made is the likeliest to be wanted again.
    let known = (0..<lists.count).last { lists.places(of: $0).map { lists[$0] } == list }
    if let known { return known }
    lists.append(list)
    return lists.count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(hash: 0, list: 0), count: old.count * 2)
    for entry in old where entry.list != 0 { slots[slot(of: entry.hash)] = entry }
  }
}
