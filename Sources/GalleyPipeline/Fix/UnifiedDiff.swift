/// Writes what was changed in a file as a unified diff, which `patch -p1` applies.
///
/// The changes are known, so that nothing has to be searched for: the cost is linear in the file.
struct UnifiedDiff {
  /// Lines of both versions that differ, as byte ranges and line numbers from 0.
  private struct Region {
    var old: Range<Int>
    var new: Range<Int>
    var oldLine = 0
    var newLine = 0
    var oldCount = 0
    var newCount = 0
  }

  private static let context = 3
  private let old: [UInt8]
  private let new: [UInt8]
  private var regions: [Region] = []

  /// Writes the diff of two versions; nothing where they are the same.
  static func write(
    path: DraftPath, old: [UInt8], new: [UInt8], changes: ChangeTrace, into output: inout [UInt8]
  ) {
    var diff = UnifiedDiff(old: old, new: new)
    diff.findRegions(changes.changes)
    diff.countLines()
    guard !diff.regions.isEmpty else { return }
    // `patch -p1` takes the first component away, and refuses to leave the folder it runs in.
    let name = Array(path.bytes.drop { $0 == 0x2F })
    output.append(contentsOf: Array("--- ".utf8) + shown(Array("a/".utf8) + name) + [0x0A])
    output.append(contentsOf: Array("+++ ".utf8) + shown(Array("b/".utf8) + name) + [0x0A])
    var start = 0
    while start < diff.regions.count {
      var end = start + 1
      while end < diff.regions.count,
        diff.regions[end].oldLine - (diff.regions[end - 1].oldLine + diff.regions[end - 1].oldCount)
          <= 2 * context
      {
        end += 1
      }
      diff.writeHunk(diff.regions[start..<end], into: &output)
      start = end
    }
  }

  /// A name as `patch` reads it: with a tab behind it where it holds a space, quoted where it holds worse.
  private static func shown(_ name: [UInt8]) -> [UInt8] {
    guard name.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else {
      return name.contains(0x20) ? name + [0x09] : name
    }
    var quoted: [UInt8] = [0x22]
    for byte in name {
      switch byte {
      case 0x22, 0x5C: quoted += [0x5C, byte]
      case 0..<0x20, 0x7F:
        let octal = String(byte, radix: 8)
        quoted += Array(("\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal).utf8)
      default: quoted.append(byte)
      }
    }
    return quoted + [0x22]
  }

  private init(old: [UInt8], new: [UInt8]) {
    self.old = old
    self.new = new
  }

  /// Widens changes to whole lines; those that share a line become one.
  private mutating func findRegions(_ changes: [ChangeTrace.Change]) {
    var index = 0
    while index < changes.count {
      let first = changes[index].old.lowerBound
      var before = 0
      while first - before > 0, old[first - before - 1] != 0x0A { before += 1 }
      var region = Region(
        old: (first - before)..<changes[index].old.upperBound,
        new: (changes[index].new.lowerBound - before)..<changes[index].new.upperBound)
      index += 1
      while true {
        let limit = index < changes.count ? changes[index].old.lowerBound : old.count
        region = widened(region, limit: limit)
        guard index < changes.count, !isLineStart(region.old.upperBound, region.new.upperBound) else { break }
        region.old = region.old.lowerBound..<changes[index].old.upperBound
        region.new = region.new.lowerBound..<changes[index].new.upperBound
        index += 1
      }
      regions.append(region)
    }
    let changed = regions.map(trimmed).filter { !$0.old.isEmpty || !$0.new.isEmpty }
    regions.removeAll()
    for region in changed {
      // Lines that follow each other are told together: all old ones, then all new ones.
      if let last = regions.last, last.old.upperBound == region.old.lowerBound {
        regions[regions.count - 1] = Region(
          old: last.old.lowerBound..<region.old.upperBound, new: last.new.lowerBound..<region.new.upperBound)
      } else {
        regions.append(region)
      }
    }
  }

  private func isLineStart(_ oldOffset: Int, _ newOffset: Int) -> Bool {
    (oldOffset == 0 || old[oldOffset - 1] == 0x0A) && (newOffset == 0 || new[newOffset - 1] == 0x0A)
  }

  /// The region with the rest of its last line, up to the next change: both versions share it.
  private func widened(_ region: Region, limit: Int) -> Region {
    var behind = 0
    while region.old.upperBound + behind < limit,
      !isLineStart(region.old.upperBound + behind, region.new.upperBound + behind)
    {
      behind += 1
    }
    return Region(
      old: region.old.lowerBound..<(region.old.upperBound + behind),
      new: region.new.lowerBound..<(region.new.upperBound + behind))
  }

  /// The region without lines at its edges that are the same in both versions.
  private func trimmed(_ region: Region) -> Region {
    var region = region
    while let first = line(old, region.old), let other = line(new, region.new),
      old[first].elementsEqual(new[other])
    {
      region.old = first.upperBound..<region.old.upperBound
      region.new = other.upperBound..<region.new.upperBound
    }
    while let last = lastLine(old, region.old), let other = lastLine(new, region.new),
      old[last].elementsEqual(new[other])
    {
      region.old = region.old.lowerBound..<last.lowerBound
      region.new = region.new.lowerBound..<other.lowerBound
    }
    return region
  }

  private func line(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    let end = text[range].firstIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
    return range.lowerBound..<end
  }

  private func lastLine(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    let start = text[range].dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound
    return start..<range.upperBound
  }

  private mutating func countLines() {
    var at = (old: 0, new: 0, oldLine: 0, newLine: 0)
    for index in regions.indices {
      let region = regions[index]
      at.oldLine += lineCount(old, at.old..<region.old.lowerBound)
      at.newLine += lineCount(new, at.new..<region.new.lowerBound)
      regions[index].oldLine = at.oldLine
      regions[index].newLine = at.newLine
      regions[index].oldCount = lineCount(old, region.old)
      regions[index].newCount = lineCount(new, region.new)
      at.oldLine += regions[index].oldCount
      at.newLine += regions[index].newCount
      at.old = region.old.upperBound
      at.new = region.new.upperBound
    }
  }

  private func lineCount(_ text: [UInt8], _ range: Range<Int>) -> Int {
    let ends = text[range].count { $0 == 0x0A }
    return ends + (range.isEmpty || text[range.upperBound - 1] == 0x0A ? 0 : 1)
  }

  private func writeHunk(_ hunk: ArraySlice<Region>, into output: inout [UInt8]) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = linesBefore(first.old.lowerBound)
    let behind = linesBehind(last.old.upperBound)
    let oldStart = first.oldLine - before.count
    let newStart = first.newLine - before.count
    let oldCount = last.oldLine + last.oldCount + behind.count - oldStart
    let newCount = last.newLine + last.newCount + behind.count - newStart
    output.append(contentsOf: "@@ -\(span(oldStart, oldCount)) +\(span(newStart, newCount)) @@\n".utf8)
    for line in before { write(0x20, old[line], into: &output) }
    var at = first.old.lowerBound
    for region in hunk {
      writeLines(0x20, old, at..<region.old.lowerBound, into: &output)
      writeLines(0x2D, old, region.old, into: &output)
      writeLines(0x2B, new, region.new, into: &output)
      at = region.old.upperBound
    }
    for line in behind { write(0x20, old[line], into: &output) }
  }

  /// A hunk that holds no line of a version names the line before it.
  private func span(_ start: Int, _ count: Int) -> String {
    let line = count == 0 ? start : start + 1
    return count == 1 ? "\(line)" : "\(line),\(count)"
  }

  private func linesBefore(_ offset: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var end = offset
    while lines.count < Self.context, let line = lastLine(old, 0..<end) {
      lines.append(line)
      end = line.lowerBound
    }
    return lines.reversed()
  }

  private func linesBehind(_ offset: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = offset
    while lines.count < Self.context, let line = line(old, start..<old.count) {
      lines.append(line)
      start = line.upperBound
    }
    return lines
  }

  private func writeLines(_ mark: UInt8, _ text: [UInt8], _ range: Range<Int>, into output: inout [UInt8]) {
    var rest = range
    while let line = line(text, rest) {
      write(mark, text[line], into: &output)
      rest = line.upperBound..<rest.upperBound
    }
  }

  private func write(_ mark: UInt8, _ line: ArraySlice<UInt8>, into output: inout [UInt8]) {
    output.append(mark)
    output.append(contentsOf: line)
    if line.last != 0x0A { output.append(contentsOf: "\n\\ No newline at end of file\n".utf8) }
  }
}
