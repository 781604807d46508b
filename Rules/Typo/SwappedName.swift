import GalleyText

/// A well-known name with two letters swapped: “Jospeh”, “Birtish”.
///
/// Names are spelt in too many ways to doubt most of them; but few are another common one with two letters swapped.
struct SwappedName {
  /// The name's number in the lexicon.
  let word: UInt32

  init?(_ written: ArraySlice<UInt8>) {
    let lexicon = Lexicon.english
    var letters = Fold.folded(written)
    guard letters.count >= 5, letters.count <= 24 else { return nil }
    let least = letters.count == 5 ? 140 : 115
    for place in 1..<letters.count - 1 where letters[place] != letters[place + 1] {
      letters.swapAt(place, place + 1)
      defer { letters.swapAt(place, place + 1) }
      let found = lexicon.find(letters)
      guard let entry = lexicon.entry(found), Int(entry.frequency) >= least, entry.flags.contains(.capitalized) else {
        continue
      }
      word = found
      return
    }
    return nil
  }
}
