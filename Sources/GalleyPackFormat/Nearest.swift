/// The known name that a mistyped one is nearest to.
enum Nearest {
  /// The nearest of `known` that takes at most a third of the name's letters to reach; nil if none does.
  static func of(_ name: String, among known: [String]) -> String? {
    let scored = known.map { (name: $0, distance: distance(Array(name.utf8), Array($0.utf8))) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, (name.utf8.count + 1) / 3) ? best.name : nil
  }

  /// Insertions, removals and replacements of bytes from one to the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count < 64, right.count < 64 else { return Int.max }
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let replaced = diagonal + (byte == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
