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
  /// The list that a list becomes with one more checker.
  private var extended: [Extension: Int] = [:]
  private(set) var count = 0

  /// Adds a checker for a word; one that is there already is not added again.
  mutating func insert(_ hash: UInt64, checker: Int) {
    let slot = slot(of: hash)
    let old = slots[slot].list
    guard !lists.places(of: old).contains(where: { lists[$0] == checker }) else { return }
    slots[slot] = Slot(hash: hash, list: extend(old, with: checker))
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

  private struct Extension: Hashable {
    var list: Int
    var checker: Int
  }

  private mutating func extend(_ list: Int, with checker: Int) -> Int {
    let key = Extension(list: list, checker: checker)
    if let known = extended[key] { return known }
    lists.append(lists.places(of: list).map { lists[$0] } + [checker])
    extended[key] = lists.count - 1
    return lists.count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(hash: 0, list: 0), count: old.count * 2)
    for entry in old where entry.list != 0 { slots[slot(of: entry.hash)] = entry }
  }
}
