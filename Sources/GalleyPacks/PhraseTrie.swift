/// All phrases of all packs, by the keys of their tokens: looking up costs what the phrase in the draft is
/// long, however many phrases there are.
struct PhraseTrie: Sendable {
  private struct Edge: Hashable {
    var node: Int32
    var key: UInt64
  }

  private var edges: [Edge: Int32] = [:]
  private var entries: [[Int32]] = [[]]

  /// Adds a phrase; `entry` is what a match gives.
  mutating func insert(_ keys: [UInt64], entry: Int) {
    var node: Int32 = 0
    for key in keys {
      let edge = Edge(node: node, key: key)
      if let next = edges[edge] {
        node = next
      } else {
        node = Int32(truncatingIfNeeded: entries.count)
        entries.append([])
        edges[edge] = node
      }
    }
    entries[Int(node)].append(Int32(truncatingIfNeeded: entry))
  }

  /// The node behind a node, of which 0 is the root, for a key; nil where no phrase goes on so.
  func next(_ node: Int32, _ key: UInt64) -> Int32? { edges[Edge(node: node, key: key)] }

  /// The entries that end at a node.
  func entries(at node: Int32) -> [Int32] { entries[Int(node)] }
}
