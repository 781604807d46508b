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
    /// Where what is known of the pair with the word behind it would be; then of that with the one before.
    var probe: Probe
    /// At most how much better a rival stands before the word behind.
    var bound: Int
  }

  private static let batch = 32

  /// For each word of the lexicon its number here, one higher; 0 for words that nothing is asked about.
  ///
  /// Words of a lexicon come by falling frequency, so most of the array is never touched.
  private static let numberOfEnglishWord: [UInt16] = {
    let pairs = WordPairs.english
    let found = (0..<pairs.wordCount).filter { pairs.hasRivals($0) }.map {
      (word: Int(pairs.lexiconNumber($0)), number: $0)
    }
    var table = [UInt16](repeating: 0, count: (found.map(\.word).max() ?? 0) + 1)
    for entry in found where entry.word > 0 { table[entry.word] = UInt16(truncatingIfNeeded: entry.number + 1) }
    return table
  }()

  /// The number here of a word of the English lexicon; nil for one that nothing is asked about.
  public static func number(ofEnglishWord word: UInt32) -> Int? {
    guard Int(word) < numberOfEnglishWord.count else { return nil }
    let number = Int(numberOfEnglishWord[Int(word)])
    return number > 0 ? number - 1 : nil
  }

  /// Calls `body` for each place of a row whose word may be taken for another one and is either doubtful there or
  /// always to be looked at, until it says no.
  ///
  /// - Parameters:
  ///   - always: for each number whether it is to be looked at wherever it stands.
  ///   - body: takes the place, the word's number, and whether some rival may fit clearly better; says whether to go on.
  public func sweep(_ row: NeighbourRow, always: [Bool], _ body: (Int, Int, Bool) -> Bool) {
    Self.numberOfEnglishWord.withUnsafeBufferPointer { numbers in
      always.withUnsafeBufferPointer { always in sweep(row, numbers, always, body) }
    }
  }

  private func sweep(
    _ row: NeighbourRow, _ numbers: UnsafeBufferPointer<UInt16>, _ always: UnsafeBufferPointer<Bool>,
    _ body: (Int, Int, Bool) -> Bool
  ) {
    guard row.count > 4 else { return }
    withUnsafeTemporaryAllocation(of: Place.self, capacity: Self.batch) { places in
      var count = 0
      for index in 2..<(row.count - 2) where row.places[index] >= 0 {
        let word = row.words[index]
        guard Int(word) < numbers.count else { continue }
        let number = Int(numbers[Int(word)]) - 1
        guard number >= 0, number < always.count else { continue }
        places.initializeElement(
          at: count, to: Place(index: index, number: number, probe: probe(word, row.words[index + 1]), bound: 0))
        count += 1
        if count == Self.batch {
          if !judge(UnsafeMutableBufferPointer(rebasing: places[..<count]), row, always, body) { return }
          count = 0
        }
      }
      _ = judge(UnsafeMutableBufferPointer(rebasing: places[..<count]), row, always, body)
    }
  }

  /// Calls `body` for those of a few places that are doubtful or always to be looked at; says whether to go on.
  ///
  /// Half of them are settled by the word behind alone. The others' memory is asked for first and read then.
  private func judge(
    _ places: UnsafeMutableBufferPointer<Place>, _ row: NeighbourRow, _ always: UnsafeBufferPointer<Bool>,
    _ body: (Int, Int, Bool) -> Bool
  ) -> Bool {
    var left = 0
    for at in places.indices {
      var place = places[at]
      place.bound = boundBehind(place, in: row)
      guard place.bound > Self.hopeless || always[place.number] else { continue }
      place.probe = probe(row.words[place.index - 1], row.words[place.index])
      places[left] = place
      left += 1
    }
    return places[..<left].allSatisfy { place in
      let doubtful = isDoubtful(place, in: row)
      return doubtful || always[place.number] ? body(place.index, place.number, doubtful) : true
    }
  }

  /// A bound at or below which no rival stands a chance, whatever is on the other side.
  private static let hopeless = -40
  /// What a rival may gain where a pair is not known.
  private static let unknown = 24

  /// At most how much better a rival stands before the word behind a place.
  @inline(__always)
  private func boundBehind(_ place: Place, in row: NeighbourRow) -> Int {
    guard row.words[place.index + 1] != 0 else { return 0 }
    return pair(place.probe)?.rivalOfFirst ?? Self.unknown
  }

  /// Whether some rival may fit clearly better, by upper bounds from the two nearest neighbours alone.
  ///
  /// Nine of ten places are passed over here; where a pair is not known, its rivals are taken to be known a little.
  @inline(__always)
  private func isDoubtful(_ place: Place, in row: NeighbourRow) -> Bool {
    guard place.bound > Self.hopeless else { return false }
    let (least, reach) = (16, word(place.number).reach)
    guard row.words[place.index - 1] != 0 else { return place.bound + reach >= least }
    let other = pair(place.probe)?.rivalOfSecond ?? reach + Self.unknown
    return other > Self.hopeless && place.bound + other >= least
  }

  /// The rivals of a word that fit better in its place than they must by `allowance`, best first; at most two.
  public func better(than number: Int, at index: Int, in row: NeighbourRow, allowance: Int) -> [Better] {
    guard row.words[index - 1] != 0 || row.words[index + 1] != 0 else { return [] }
    let word = word(number)
    // The first reading asks for what the second one needs.
    for entry in word.rivals { _ = nearestProbes(lexiconNumber(rival(entry).word), at: index, in: row) }
    let nearest = nearestFit(row.words[index], word.chance, at: index, in: row)
    var further: Int?
    var found: [Better] = []
    for entry in word.rivals {
      let rival = rival(entry)
      let meant = lexiconNumber(rival.word)
      let gain = nearestFit(meant, self.word(rival.word).chance, at: index, in: row) - nearest
      guard gain >= 8 else { continue }
      let probes = furtherProbes(meant, at: index, in: row)
      let own = further ?? furtherFit(furtherProbes(row.words[index], at: index, in: row), at: index, in: row)
      further = own
      let excess = gain + furtherFit(probes, at: index, in: row) - own - rival.margin - allowance
      guard excess > 0 else { continue }
      let place = found.firstIndex { $0.excess < excess } ?? found.count
      found.insert(Better(word: rival.word, excess: excess), at: place)
    }
    return Array(found.prefix(2))
  }

  @inline(__always)
  private func nearestProbes(_ word: UInt32, at index: Int, in row: NeighbourRow) -> (Probe, Probe) {
    (probe(row.words[index - 1], word), probe(word, row.words[index + 1]))
  }

  /// What the two nearest neighbours say of a word in a place.
  @inline(__always)
  private func nearestFit(_ word: UInt32, _ chance: Int, at index: Int, in row: NeighbourRow) -> Int {
    let (before, behind) = nearestProbes(word, at: index, in: row)
    var sum = chance
    if row.words[index - 1] != 0 { sum += pair(before)?.gain ?? 0 }
    if row.words[index + 1] != 0 { sum += pair(behind)?.gain ?? 0 }
    return sum
  }

  @inline(__always)
  private func furtherProbes(_ word: UInt32, at index: Int, in row: NeighbourRow) -> (Probe, Probe, Probe) {
    let (left, before) = (row.words[index - 2], row.words[index - 1])
    let (behind, right) = (row.words[index + 1], row.words[index + 2])
    return (probe(left, before, word), probe(before, word, behind), probe(word, behind, right))
  }

  /// What runs of three add to that.
  @inline(__always)
  private func furtherFit(_ probes: (Probe, Probe, Probe), at index: Int, in row: NeighbourRow) -> Int {
    let hasBefore = row.words[index - 1] != 0
    let hasBehind = row.words[index + 1] != 0
    var sum = 0
    if hasBefore, row.words[index - 2] != 0 { sum += triple(probes.0) }
    if hasBefore, hasBehind { sum += triple(probes.1) }
    if hasBehind, row.words[index + 2] != 0 { sum += triple(probes.2) }
    return sum
  }
}
