import GalleyText

/// Applies fixes to source text: sorted, never overlapping, everything else copied as it is.
public enum Fixer {
  /// What one round of fixing gave.
  public struct Round: Sendable {
    /// The new text.
    public var text: [UInt8]
    /// The findings that were fixed, by their place in the input.
    public var fixed: [Int]
    /// The findings whose fix wanted bytes that a surer one took.
    public var deferred: [Int]
    /// The edits made, in the coordinates of the old text, sorted.
    public var edits: [SourceEdit]
  }

  /// Applies the first fix of each finding that is trusted enough.
  ///
  /// Where two want the same bytes, the surer wins (applicability, then severity, then position), and the other is
  /// left for the next round. Insertions at one place do not overlap but would depend on order, so one waits too.
  public static func apply(_ findings: [Finding], to text: [UInt8], threshold: Applicability) -> Round {
    var order: [Int] = []
    for (index, finding) in findings.enumerated() {
      guard let fix = finding.fixes.first, fix.applicability >= threshold, !fix.edits.isEmpty else { continue }
      order.append(index)
    }
    order.sort { left, right in
      let (a, b) = (findings[left], findings[right])
      let (x, y) = (a.fixes[0].applicability, b.fixes[0].applicability)
      if x != y { return x > y }
      if a.severity != b.severity { return a.severity > b.severity }
      return left < right
    }
    var taken = TakenEdits(of: order.flatMap { findings[$0].fixes[0].edits })
    var round = Round(text: text, fixed: [], deferred: [], edits: [])
    for index in order {
      let edits = findings[index].fixes[0].edits
      let isInside = edits.allSatisfy { $0.range.start >= 0 && $0.range.end <= text.count }
      guard isInside else { continue }
      if edits.allSatisfy({ taken.contains($0) }) {
        // Another finding asked for just the same edits.
        round.fixed.append(index)
      } else if edits.allSatisfy({ taken.isFree($0.range) }) {
        edits.forEach { taken.insert($0) }
        round.fixed.append(index)
      } else {
        round.deferred.append(index)
      }
    }
    round.edits = taken.edits
    round.text = splice(round.edits, into: text)
    round.fixed.sort()
    round.deferred.sort()
    return round
  }

  /// A text in which sorted, disjoint edits have been made.
  public static func splice(_ edits: [SourceEdit], into text: [UInt8]) -> [UInt8] {
    guard !edits.isEmpty else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count + edits.reduce(0) { $0 + $1.replacement.count })
    var at = 0
    for edit in edits {
      precondition(edit.range.start >= at && edit.range.end <= text.count, "edits are sorted and disjoint")
      output.append(contentsOf: text[at..<edit.range.start])
      output.append(contentsOf: edit.replacement)
      at = edit.range.end
    }
    output.append(contentsOf: text[at...])
    return output
  }
}
