import GalleyText

/// Where a file's bytes were changed, over any number of rounds: sorted, disjoint stretches of the first
/// version with the stretches of the last one that stand for them. All else is the same in both.
package struct ChangeTrace: Sendable, Equatable {
  /// One stretch.
  package struct Change: Sendable, Equatable {
    /// Where it lies in the first version.
    package var old: Range<Int>
    /// Where it lies in the last one.
    package var new: Range<Int>
  }

  /// The stretches.
  package private(set) var changes: [Change] = []

  /// Follows a round of sorted, disjoint edits of what is so far the last version.
  ///
  /// Stretches of earlier rounds and edits that touch each other become one.
  mutating func follow(_ edits: [ByteEdit]) {
    var merged: [Change] = []
    var old = changes[...]
    var new = edits[...]
    // How much longer the middle version is than the first one, and the last than the middle one, up to here.
    var growthBefore = 0
    var growthBehind = 0
    while !old.isEmpty || !new.isEmpty {
      let start = min(old.first?.new.lowerBound ?? .max, new.first?.range.start ?? .max)
      var end = start
      let oldStart = start - growthBefore
      let newStart = start + growthBehind
      while true {
        if let change = old.first, change.new.lowerBound <= end {
          end = max(end, change.new.upperBound)
          growthBefore += change.new.count - change.old.count
          old.removeFirst()
        } else if let edit = new.first, edit.range.start <= end {
          end = max(end, edit.range.end)
          growthBehind += edit.replacement.count - (edit.range.end - edit.range.start)
          new.removeFirst()
        } else {
          break
        }
      }
      merged.append(Change(old: oldStart..<(end - growthBefore), new: newStart..<(end + growthBehind)))
    }
    changes = merged
  }
}
