/// Finds the known name that a mistyped one most likely stands for.
public enum NearestName {
  /// The nearest of `names`; nil where none is so near that a slip of the keyboard explains it.
  ///
  /// Letter case and the difference of `_` and `-` count as nothing; ties go to the name that sorts first.
  public static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = normalized(name)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in names {
      let bytes = normalized(candidate)
      let allowed = max(1, min(bytes.count, wanted.count) / 3)
      guard abs(bytes.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, bytes)
      guard distance <= allowed else { continue }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  private static func normalized(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x5F: 0x2D
      default: byte
      }
    }
  }

  /// The number of bytes inserted, removed, replaced or swapped with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let cost = left[row] == right[column] ? 0 : 1
        var least = min(last[column + 1] + 1, current[column] + 1, last[column] + cost)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
