import GalleyText

/// The edits of a round that are already decided.
///
/// All places that any fix asks for are sorted once; which of them are taken is a bit each. A neighbour is found by
/// looking through words of such bits, so that a draft with a fix in each word costs no more than to sort them.
struct TakenEdits {
  private let places: [SourceRange]
  private var replacements: [SourceEdit?]
  private var bits: [UInt64]

  /// Makes a set that can take these edits.
  init(of edits: [SourceEdit]) {
    var places: [SourceRange] = []
    for range in edits.map(\.range).sorted() where places.last != range { places.append(range) }
    self.places = places
    replacements = [SourceEdit?](repeating: nil, count: places.count)
    bits = [UInt64](repeating: 0, count: places.count / 64 + 1)
  }

  /// The edits that were taken, sorted and disjoint.
  var edits: [SourceEdit] { replacements.compactMap { $0 } }

  private func index(of range: SourceRange) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < range { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether just this edit was taken.
  func contains(_ edit: SourceEdit) -> Bool {
    let index = index(of: edit.range)
    return index < places.count && replacements[index] == edit
  }

  /// Whether no edit that was taken wants any of these bytes.
  func isFree(_ range: SourceRange) -> Bool {
    let index = index(of: range)
    if let next = taken(from: index), touches(places[next], range) { return false }
    return taken(before: index).map { !touches(places[$0], range) } ?? true
  }

  /// Takes an edit, one of those that it was made for.
  mutating func insert(_ edit: SourceEdit) {
    let index = index(of: edit.range)
    guard index < places.count, places[index] == edit.range else { return }
    bits[index / 64] |= 1 << UInt64(index % 64)
    // A fix may insert twice at one place.
    var edit = edit
    if let first = replacements[index] { edit.replacement = first.replacement + edit.replacement }
    replacements[index] = edit
  }

  private func taken(from index: Int) -> Int? {
    var word = index / 64
    var left = bits[word] & (UInt64.max << UInt64(index % 64))
    while left == 0 {
      word += 1
      guard word < bits.count else { return nil }
      left = bits[word]
    }
    return word * 64 + left.trailingZeroBitCount
  }

  private func taken(before index: Int) -> Int? {
    var word = index / 64
    var left = bits[word] & ((1 << UInt64(index % 64)) - 1)
    while left == 0 {
      guard word > 0 else { return nil }
      word -= 1
      left = bits[word]
    }
    return word * 64 + 63 - left.leadingZeroBitCount
  }

  private func touches(_ left: SourceRange, _ right: SourceRange) -> Bool {
    if left.isEmpty || right.isEmpty { return left.start <= right.end && right.start <= left.end }
    return left.overlaps(right)
  }
}
