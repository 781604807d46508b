extension WordPairs {
  /// A word that fits better than the one that stands in a place.
  public struct Better: Sendable {
    /// Its number.
    public var word: Int
    /// By how much more than it must, in sixteenths of a nat.
    public var excess: Int
  }

  /// A place whose word may be taken for another one.
  private struct Place {
    var index: Int
    var number: Int
    var before: Probe
    var behind: Probe
  }

  private static let batch = 32

  /// For each word of the lexicon its number here, one higher; 0 for words that nothing is asked about.
  ///
  /// Words of a lexicon come by falling frequency, so most of the array is never touched.
  static let numberOfEnglishWord: [UInt16] = {
    let pairs = WordPairs.english
    let found = (0..<pairs.wordCount).filter { pairs.hasRivals($0) }.map {
      (word: Int(Lexicon.english.find(pairs.text($0))), number: $0)
    }
    var table = [UInt16](repeating: 0, count: (found.map(\.word).max() ?? 0) + 1)
    for entry in found where entry.word > 0 { table[entry.word] = UInt16(truncatingIfNeeded: entry.number + 1) }
    return table
  }()

  /// Calls `body` for each place of a row whose word may be taken for another one and is either doubtful there or
  /// always to be looked at, until it says no.
  ///
  /// - Parameters:
  ///   - tokens: the document's, which the row's places are of.
  ///   - always: for each number whether it is to be looked at wherever it stands.
  ///   - body: takes the place, the word's number, and whether some rival may fit clearly better; says whether to go on.
  public func sweep(
    _ row: NeighbourRow, _ tokens: UnsafeBufferPointer<Token>, always: [Bool], _ body: (Int, Int, Bool) -> Bool
  ) {
    Self.numberOfEnglishWord.withUnsafeBufferPointer { numbers in
      always.withUnsafeBufferPointer { always in sweep(row, tokens, numbers, always, body) }
    }
  }

  private func sweep(
    _ row: NeighbourRow, _ tokens: UnsafeBufferPointer<Token>, _ numbers: UnsafeBufferPointer<UInt16>,
    _ always: UnsafeBufferPointer<Bool>, _ body: (Int, Int, Bool) -> Bool
  ) {
    guard row.count > 4 else { return }
    withUnsafeTemporaryAllocation(of: Place.self, capacity: Self.batch) { places in
      var count = 0
      func flush() -> Bool {
        defer { count = 0 }
        return places.prefix(count).allSatisfy { place in
          let doubtful = isDoubtful(place, in: row)
          return doubtful || always[place.number] ? body(place.index, place.number, doubtful) : true
        }
      }
      for index in 2..<(row.count - 2) where row.places[index] >= 0 {
        let (hash, at) = (row.hashes[index], Int(row.places[index]))
        guard hash != 0, at < tokens.count, Int(tokens[at].word) < numbers.count else { continue }
        let number = Int(numbers[Int(tokens[at].word)]) - 1
        guard number >= 0, number < always.count, !tokens[at].traits.contains(.possessive) else { continue }
        places[count] = Place(
          index: index, number: number, before: probe(row.hashes[index - 1], hash),
          behind: probe(hash, row.hashes[index + 1]))
        count += 1
        if count == Self.batch, !flush() { return }
      }
      _ = flush()
    }
  }

  /// Whether some rival may fit clearly better, by upper bounds from the two nearest neighbours alone.
  ///
  /// Nine of ten places are passed over here; where a pair is not known, its rivals are taken to be known a little.
  @inline(__always)
  private func isDoubtful(_ place: Place, in row: NeighbourRow) -> Bool {
    let (unknown, hopeless, least) = (24, -40, 16)
    var bound = 0
    if row.hashes[place.index + 1] != 0 {
      bound = pair(place.behind)?.rivalOfFirst ?? unknown
      if bound <= hopeless { return false }
    }
    let reach = word(place.number).reach
    guard row.hashes[place.index - 1] != 0 else { return bound + reach >= least }
    let other = pair(place.before)?.rivalOfSecond ?? reach + unknown
    return other > hopeless && bound + other >= least
  }

  /// The rivals of a word that fit better in its place than they must by `allowance`, best first; at most two.
  public func better(than number: Int, at index: Int, in row: NeighbourRow, allowance: Int) -> [Better] {
    guard row.hashes[index - 1] != 0 || row.hashes[index + 1] != 0 else { return [] }
    let word = word(number)
    // The first reading asks for what the second one needs.
    for entry in word.rivals { _ = nearestProbes(hash(rival(entry).word), at: index, in: row) }
    let nearest = nearestFit(row.hashes[index], word.chance, at: index, in: row)
    var further: Int?
    var found: [Better] = []
    for entry in word.rivals {
      let rival = rival(entry)
      let hash = hash(rival.word)
      let gain = nearestFit(hash, self.word(rival.word).chance, at: index, in: row) - nearest
      guard gain >= 8 else { continue }
      let probes = furtherProbes(hash, at: index, in: row)
      let own = further ?? furtherFit(furtherProbes(row.hashes[index], at: index, in: row), at: index, in: row)
      further = own
      let excess = gain + furtherFit(probes, at: index, in: row) - own - rival.margin - allowance
      guard excess > 0 else { continue }
      let place = found.firstIndex { $0.excess < excess } ?? found.count
      found.insert(Better(word: rival.word, excess: excess), at: place)
    }
    return Array(found.prefix(2))
  }

  @inline(__always)
  private func nearestProbes(_ hash: UInt64, at index: Int, in row: NeighbourRow) -> (Probe, Probe) {
    (probe(row.hashes[index - 1], hash), probe(hash, row.hashes[index + 1]))
  }

  /// What the two nearest neighbours say of a word in a place.
  @inline(__always)
  private func nearestFit(_ hash: UInt64, _ chance: Int, at index: Int, in row: NeighbourRow) -> Int {
    let (before, behind) = nearestProbes(hash, at: index, in: row)
    var sum = chance
    if row.hashes[index - 1] != 0 { sum += pair(before)?.gain ?? 0 }
    if row.hashes[index + 1] != 0 { sum += pair(behind)?.gain ?? 0 }
    return sum
  }

  @inline(__always)
  private func furtherProbes(_ hash: UInt64, at index: Int, in row: NeighbourRow) -> (Probe, Probe, Probe) {
    let (left, before) = (row.hashes[index - 2], row.hashes[index - 1])
    let (behind, right) = (row.hashes[index + 1], row.hashes[index + 2])
    return (probe(left, before, hash), probe(before, hash, behind), probe(hash, behind, right))
  }

  /// What runs of three add to that.
  @inline(__always)
  private func furtherFit(_ probes: (Probe, Probe, Probe), at index: Int, in row: NeighbourRow) -> Int {
    let hasBefore = row.hashes[index - 1] != 0
    let hasBehind = row.hashes[index + 1] != 0
    var sum = 0
    if hasBefore, row.hashes[index - 2] != 0 { sum += triple(probes.0) }
    if hasBefore, hasBehind { sum += triple(probes.1) }
    if hasBehind, row.hashes[index + 2] != 0 { sum += triple(probes.2) }
    return sum
  }
}
