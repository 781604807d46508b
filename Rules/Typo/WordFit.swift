import GalleyText

/// How well a word stands among two neighbours on each side, and whether a rival would stand better.
struct WordFit {
  private let pairs = WordPairs.english

  /// A word that fits better than the one that stands in a place.
  struct Better {
    /// Its number among the word pairs' words.
    var word: Int
    /// By how much more than it must, in sixteenths of a nat.
    var excess: Int
  }

  /// The number of a word that may be taken for another; nil for most words, which this is there to find soon.
  @inline(__always)
  func number(_ hash: UInt64) -> Int? { pairs.number(hash) }

  /// Whether some rival may fit clearly better, by an upper bound from the two nearest neighbours alone.
  ///
  /// Nine of ten places are passed over here; where a pair is not known, rivals are taken to be known a little.
  @inline(__always)
  func isDoubtful(_ word: WordPairs.Word, at index: Int, in row: NeighbourRow) -> Bool {
    let unknown = 24
    let hash = row.hashes[index]
    let (before, behind) = (row.hashes[index - 1], row.hashes[index + 1])
    var bound = word.reach
    if before != 0 { bound = pairs.pair(before, hash)?.rivalOfSecond ?? word.reach + unknown }
    if behind != 0 { bound += pairs.pair(hash, behind)?.rivalOfFirst ?? unknown }
    return bound >= 16
  }

  /// The rivals that fit better than they must, best first; at most two.
  func better(than word: WordPairs.Word, at index: Int, in row: NeighbourRow, allowance: Int) -> [Better] {
    guard row.hashes[index - 1] != 0 || row.hashes[index + 1] != 0 else { return [] }
    let own = fit(row.hashes[index], word.chance, at: index, in: row)
    var found: [Better] = []
    for number in word.rivals {
      let rival = pairs.rival(number)
      let gain = fit(pairs.hash(rival.word), pairs.word(rival.word).chance, at: index, in: row) - own
      let excess = gain - rival.margin - allowance
      guard excess > 0 else { continue }
      found.insert(
        Better(word: rival.word, excess: excess), at: found.firstIndex { $0.excess < excess } ?? found.count)
    }
    return Array(found.prefix(2))
  }

  /// The sum of what is known of a word in a place.
  private func fit(_ hash: UInt64, _ chance: Int, at index: Int, in row: NeighbourRow) -> Int {
    let (left, before) = (row.hashes[index - 2], row.hashes[index - 1])
    let (behind, right) = (row.hashes[index + 1], row.hashes[index + 2])
    var sum = chance
    if before != 0 {
      sum += pairs.pair(before, hash)?.gain ?? 0
      if left != 0 { sum += pairs.triple(left, before, hash) }
    }
    if behind != 0 {
      sum += pairs.pair(hash, behind)?.gain ?? 0
      if before != 0 { sum += pairs.triple(before, hash, behind) }
      if right != 0 { sum += pairs.triple(hash, behind, right) }
    }
    return sum
  }
}
