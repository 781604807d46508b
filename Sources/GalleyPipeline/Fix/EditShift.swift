import GalleyLint
import GalleyReport
import GalleyText

/// Where stretches of a text lie behind a round of sorted, disjoint edits.
struct EditShift {
  private let ranges: [SourceRange]
  /// How much longer the text is behind each edit.
  private var growths: [Int] = []

  init(_ edits: [SourceEdit]) {
    ranges = edits.map(\.range)
    var growth = 0
    for edit in edits {
      growth += edit.replacement.count - edit.range.count
      growths.append(growth)
    }
  }

  /// Where a stretch lies now; nil where an edit touched it.
  func moved(_ range: SourceRange) -> SourceRange? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < range.end { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return range }
    guard ranges[low - 1].end <= range.start else { return nil }
    return SourceRange(range.start + growths[low - 1], range.end + growths[low - 1])
  }
}

/// Which line of the first version a line of the last one was, over any number of rounds.
///
/// People read what was fixed beside what was found, so its lines are those of the draft as they know it.
struct LineTrace {
  /// A place where lines were added or removed: its line behind the round, and how many more there were before it,
  /// counted from the start of the draft.
  private struct Step {
    var line: Int
    var shift: Int
  }

  private var rounds: [[Step]] = []

  /// Follows a round of sorted, disjoint edits.
  ///
  /// - Parameter lines: the lines before it.
  mutating func follow(_ edits: [SourceEdit], lines: LineIndex) {
    var steps: [Step] = []
    var shift = 0
    for edit in edits {
      let start = lines.position(of: edit.range.start)
      let removed = lines.position(of: edit.range.end).line - start.line
      let added = edit.replacement.count { $0 == 0x0A }
      guard removed != added else { continue }
      // What now stands on the line where whole lines were removed stood behind them.
      let line = start.line - shift + (start.column == 1 ? 0 : 1)
      shift += removed - added
      steps.append(Step(line: line, shift: shift))
    }
    rounds.append(steps)
  }

  /// The line of the first version.
  func original(of line: Int) -> Int {
    rounds.reversed().reduce(line) { line, steps in
      var low = 0
      var high = steps.count
      while low < high {
        let middle = (low + high) / 2
        if steps[middle].line <= line { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? line + steps[low - 1].shift : line
    }
  }
}
