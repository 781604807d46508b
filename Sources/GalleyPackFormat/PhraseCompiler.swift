internal import GalleyText

/// Compiles the phrases of rules of kind avoid and substitute.
struct PhraseCompiler {
  /// For each rule, the hashes of its phrases' rarest words.
  private(set) var wakes: [[UInt64]]
  private var entries: [Entry] = []
  private var trie = PhraseTrie()
  private var anchors: [UInt64] = []
  private var steps: [UInt64: [Int]] = [:]

  private struct Entry {
    var rule: Int
    var uses: [String]
    var anchor: Int
    var keys: [UInt64]
    var node: Int
    var exceptions: [(offset: Int, keys: [UInt64])]
  }

  init(_ rules: [PackRule]) {
    wakes = Array(repeating: [], count: rules.count)
    let phrases = PhraseReader.read(rules.flatMap { $0.entries.map(\.found) })
    var next = 0
    for (number, rule) in rules.enumerated() {
      let longer = rule.exceptions.isEmpty ? [] : PhraseReader.read(rule.exceptions)
      var words: Set<UInt64> = []
      for entry in rule.entries {
        let phrase = phrases[next]
        next += 1
        guard let anchor = phrase.anchor else { continue }
        let hash = WordHash.of(phrase.anchorWord)
        if words.insert(hash).inserted { wakes[number].append(hash) }
        add(step: anchor, before: hash)
        entries.append(
          Entry(
            rule: number, uses: entry.uses, anchor: anchor, keys: phrase.keys, node: trie.insert(phrase.keys),
            exceptions: longer.flatMap { Self.exceptions(of: phrase.keys, in: $0.keys) }))
      }
    }
    exceptInLongerOnes()
  }

  private mutating func add(step: Int, before hash: UInt64) {
    if steps[hash] == nil { anchors.append(hash) }
    if steps[hash]?.contains(step) != true { steps[hash, default: []].append(step) }
  }

  private struct RulePhrase: Hashable {
    var rule: Int
    var keys: [UInt64]
  }

  /// Lets a phrase be silent where it is the end or the middle of a longer one of its rule.
  private mutating func exceptInLongerOnes() {
    var places: [RulePhrase: Int] = [:]
    for (index, entry) in entries.enumerated() { places[RulePhrase(rule: entry.rule, keys: entry.keys)] = index }
    for longer in entries where longer.keys.count > 1 {
      for start in 1..<longer.keys.count {
        for end in (start + 1)...longer.keys.count {
          var inner = Array(longer.keys[start..<end])
          // A phrase's first token does not say whether it touches the one before.
          for first in [inner[0], inner[0] &- TokenKey.touching] {
            inner[0] = first
            guard let found = places[RulePhrase(rule: longer.rule, keys: inner)] else { continue }
            entries[found].exceptions.append((start, longer.keys))
          }
        }
      }
    }
  }

  private static func exceptions(of phrase: [UInt64], in longer: [UInt64]) -> [(offset: Int, keys: [UInt64])] {
    guard longer.count > phrase.count, let first = phrase.first else { return [] }
    return (0...(longer.count - phrase.count)).compactMap { offset in
      let head = longer[offset]
      guard head == first || head == first &+ TokenKey.touching,
        longer[(offset + 1)..<(offset + phrase.count)].elementsEqual(phrase.dropFirst())
      else { return nil }
      return (offset, longer)
    }
  }

  /// Writes the phrases; `rule` numbers are the places in the list that they came in.
  func write(to writer: inout PackImageWriter) {
    var keyPlaces: [[UInt64]: Int] = [:]
    let byNode = Dictionary(grouping: entries, by: \.node)
    for node in 0..<trie.nodeCount {
      let ending = byNode[node] ?? []
      writer.add([writer.count(.entries), ending.count], to: .nodes)
      for entry in ending {
        writer.add(
          [
            entry.rule, entry.anchor, writer.count(.uses), entry.uses.count, writer.count(.exceptions),
            entry.exceptions.count,
          ], to: .entries)
        for use in entry.uses { writer.add(writer.place(of: use), to: .uses) }
        for exception in entry.exceptions {
          let start = keyPlaces[exception.keys] ?? writer.count(.keys)
          if keyPlaces[exception.keys] == nil {
            keyPlaces[exception.keys] = start
            for key in exception.keys { writer.add(PackNumber.parts(of: key), to: .keys) }
          }
          writer.add([exception.offset, start, exception.keys.count], to: .exceptions)
        }
      }
    }
    for edge in trie.edges { writer.add([edge.node, edge.next] + PackNumber.parts(of: edge.key), to: .edges) }
    writer.addSlots(.edgeSlots, hashes: trie.edges.map { PackImage.edgeHash($0.node, $0.key) })
    for anchor in anchors {
      let steps = steps[anchor] ?? []
      writer.add(PackNumber.parts(of: anchor) + [writer.count(.steps), steps.count], to: .anchors)
      for step in steps { writer.add([step], to: .steps) }
    }
    writer.addSlots(.anchorSlots, hashes: anchors)
  }
}

/// All phrases by the keys of their tokens.
private struct PhraseTrie {
  struct Edge {
    var node: Int
    var key: UInt64
    var next: Int
  }

  private struct Place: Hashable {
    var node: Int
    var key: UInt64
  }

  private(set) var edges: [Edge] = []
  private(set) var nodeCount = 1
  private var places: [Place: Int] = [:]

  /// The node at which a phrase ends.
  mutating func insert(_ keys: [UInt64]) -> Int {
    var node = 0
    for key in keys {
      let place = Place(node: node, key: key)
      if let next = places[place] {
        node = next
      } else {
        edges.append(Edge(node: node, key: key, next: nodeCount))
        places[place] = nodeCount
        node = nodeCount
        nodeCount += 1
      }
    }
    return node
  }
}
