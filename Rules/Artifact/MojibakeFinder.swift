import GalleyText

/// Finds the damaged stretches of a text.
struct MojibakeFinder {
  /// A stretch that is, or may be, damaged.
  struct Candidate {
    /// Where it lies.
    var range: TextRange
    /// What was meant.
    var output: [UInt8]
    /// The encodings it may have been misread in, a bit each: those that give this output.
    var encodings: UInt16
    /// The weight of the evidence.
    var weight: Int
    /// What else may have been meant, and where that lies.
    var alternative: Alternative?
    /// Whether the bytes are all there, so that there is one answer.
    var isExact = true

    /// Of two that are certain the longer one is better, else the one with more weight.
    func isBetter(than other: Candidate) -> Bool {
      let certain = MojibakeEvidence.safe
      if weight >= certain, other.weight >= certain, range.end != other.range.end { return range.end > other.range.end }
      return (weight, range.end) > (other.weight, other.range.end)
    }
  }

  /// Another reading.
  struct Alternative {
    /// Where it lies.
    var range: TextRange
    /// What was meant.
    var output: [UInt8]
    /// The encodings, a bit each; 0 where they are the same.
    var encodings: UInt16 = 0
  }

  /// The candidates, by position.
  private(set) var candidates: [Candidate] = []
  private let text: [UInt8]
  /// For each encoding, where the run that was weighed last ended: no sequence starts inside of a run anew.
  private var weighed = [Int](repeating: 0, count: MojibakeEncoding.allCases.count)

  /// Makes a finder for a text.
  init(_ text: [UInt8]) { self.text = text }

  /// Looks through a block.
  ///
  /// - Parameter least: the weight from which a stretch is noted.
  mutating func search(_ block: TextRange, least: Int) {
    var at = block.start
    while let (scalar, length) = nextStart(&at, block.end) {
      let next = at + length
      at = max(next, look(scalar, at, next, block, least))
    }
  }

  /// Moves on to the next character that damage may start with, by what stands behind it.
  private func nextStart(_ at: inout Int, _ end: Int) -> (Unicode.Scalar, Int)? {
    text.withUnsafeBufferPointer { text in
      while true {
        at = Self.firstNonASCII(text, at, end)
        guard at < end else { return nil }
        guard let (scalar, length) = UTF8Decoding.scalar(text, at: at) else {
          at += 1
          continue
        }
        let next = at + length
        guard next < end else { return nil }
        if Self.mayStart(scalar, text, next, end) { return (scalar, length) }
        at = next
      }
    }
  }

  /// Most characters outside ASCII stand before one of ASCII, or before one that goes on with nothing.
  @inline(__always) private static func mayStart(
    _ scalar: Unicode.Scalar, _ text: UnsafeBufferPointer<UInt8>, _ next: Int, _ end: Int
  ) -> Bool {
    switch text[next] {
    case 0x80...:
      let leads = MojibakeTable.shared.leads(scalar)
      guard leads != 0, let (second, _) = UTF8Decoding.scalar(text, at: next) else { return false }
      return leads & MojibakeTable.shared.trails(second) != 0
    case 0x26: return true
    case 0x20: return next + 1 < end && text[next + 1] >= 0x80 || isPrepositionLead(scalar)
    default: return false
    }
  }

  /// What the bytes C2 and C3 stand for in the encodings in which A0 is a no-break space.
  private static func isPrepositionLead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "Â", "Ã", "Ă", "Ā", "Ć", "В", "Г", "Β", "Γ": true
    default: false
    }
  }

  @inline(__always) private static func firstNonASCII(
    _ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int
  ) -> Int {
    var at = from
    if at < end, text[at] >= 0x80 { return at }
    let bytes = UnsafeRawBufferPointer(text)
    while at + 8 <= end, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
      at += 8
    }
    while at < end, text[at] < 0x80 { at += 1 }
    return at
  }

  /// Weighs what starts at an offset; the offset behind what was found, 0 for nothing.
  private mutating func look(
    _ scalar: Unicode.Scalar, _ at: Int, _ next: Int, _ block: TextRange, _ least: Int
  ) -> Int {
    let table = MojibakeTable.shared
    var encodings = table.leads(scalar)
    guard encodings != 0 else { return 0 }
    switch text[next] {
    case 0x26: break
    case 0x20:
      if let spaced = spaced(scalar, at, next, encodings, block), spaced.weight >= least { candidates.append(spaced) }
      guard next + 1 < block.end, text[next + 1] >= 0x80, let (third, _) = UTF8Decoding.scalar(text, at: next + 1)
      else { return 0 }
      encodings &= table.leads(third) | table.trails(third)
    default:
      guard let (second, _) = UTF8Decoding.scalar(text, at: next) else { return 0 }
      encodings &= table.trails(second)
    }
    guard encodings != 0, let best = best(at, encodings, block, least) else { return 0 }
    if best.weight >= MojibakeEvidence.reported {
      while let last = candidates.last, last.range.end > at { candidates.removeLast() }
    }
    candidates.append(best)
    return best.weight >= MojibakeEvidence.reported ? best.range.end : 0
  }

  /// The reading with the most weight, and the next one where it is nearly as good and another text.
  private mutating func best(_ at: Int, _ encodings: UInt16, _ block: TextRange, _ least: Int) -> Candidate? {
    var best: Candidate?
    var second: Candidate?
    for encoding in MojibakeEncoding.each(of: encodings) {
      guard weighed[encoding.rawValue] <= at,
        let run = MojibakeDecoder.run(text, at: at, end: block.end, encoding)
      else { continue }
      weighed[encoding.rawValue] = run.end
      let weight = MojibakeEvidence.weight(of: run, in: text, block)
      guard weight >= least else { continue }
      let candidate = Candidate(
        range: TextRange(at, run.end), output: run.output, encodings: encoding.bit, weight: weight,
        isExact: !run.isLossy && !run.usesSpace && !isCut(run, block))
      guard let leader = best else {
        best = candidate
        continue
      }
      if candidate.output == leader.output, candidate.range == leader.range {
        best?.encodings |= encoding.bit
      } else if candidate.isBetter(than: leader) {
        second = leader
        best = candidate
      } else if candidate.output == second?.output, candidate.range == second?.range {
        second?.encodings |= encoding.bit
      } else if second.map(candidate.isBetter) ?? true {
        second = candidate
      }
    }
    if let second, let leader = best, second.weight + 1 >= leader.weight, second.range.end >= leader.range.end {
      best?.alternative = Alternative(range: second.range, output: second.output, encodings: second.encodings)
    }
    return best
  }

  /// Whether more of the same damage touches a run, which then was not understood.
  private func isCut(_ run: MojibakeDecoder.Run, _ block: TextRange) -> Bool {
    let before = run.start > block.start ? UTF8Decoding.scalar(text, before: run.start)?.0 : nil
    let after = run.end < block.end ? UTF8Decoding.scalar(text, at: run.end)?.0 : nil
    return before.map { isResidue($0, run.encoding) } ?? false || after.map { isResidue($0, run.encoding) } ?? false
  }

  private func isResidue(_ scalar: Unicode.Scalar, _ encoding: MojibakeEncoding) -> Bool {
    guard scalar.value >= 0x80 else { return false }
    switch TextKind.of(scalar) {
    case .odd, .amount, .control, .box, .root: return true
    default: break
    }
    switch scalar {
    case "’", "‘", "“", "”", "„", "…", "–", "—", "«", "»", "\u{A0}", "©", "®", "™": return false
    // What Mac Roman makes of UTF-8 is more signs than letters, so that letters beside it are of other damage.
    case _ where encoding == .macRoman && TextKind.of(scalar).isLetter: return true
    default: return MojibakeTable.shared.byte(of: scalar, encoding) != 0
    }
  }

  // MARK: The byte A0 that became a space

  /// `Ã` or `Â` before a plain space, once the no-break space of the byte A0.
  private func spaced(
    _ scalar: Unicode.Scalar, _ at: Int, _ next: Int, _ encodings: UInt16, _ block: TextRange
  ) -> Candidate? {
    for encoding in MojibakeEncoding.each(of: encodings) where encoding.holdsControls {
      let byte = MojibakeTable.shared.byte(of: scalar, encoding)
      guard byte == 0xC2 || byte == 0xC3 else { continue }
      let before = at > block.start ? UTF8Decoding.scalar(text, before: at)?.0 : nil
      guard let weight = spacedWeight(scalar, byte, before, next, block) else { continue }
      let behind = TextRange(at, next + 1)
      var candidate = Candidate(
        range: behind, output: Self.noBreakSpace, encodings: encoding.bit, weight: weight, isExact: false)
      guard byte == 0xC3 else { return candidate }
      candidate.output = Self.preposition
      let goesOn = continuesWord(behind.end, block.end)
      if !goesOn, behind.end < block.end, text[behind.end] != 0x20 {
        candidate.alternative = Alternative(range: behind, output: candidate.output)
        candidate.range = TextRange(at, next)
      }
      return candidate
    }
    return nil
  }

  private func spacedWeight(
    _ scalar: Unicode.Scalar, _ byte: UInt8, _ before: Unicode.Scalar?, _ next: Int, _ block: TextRange
  ) -> Int? {
    let kind = before.map(TextKind.of) ?? .space
    // A word in capitals ends like that.
    guard kind != .upper else { return nil }
    if Script.of(scalar) == .latin {
      if kind == .lower { return 2 }
      return byte == 0xC2 && scalar == "Â" && (kind == .digit || kind == .other && before != "(") ? 2 : 1
    }
    // In a Latin text; in a text of its own script the letter is a word.
    guard next + 1 < block.end, let (behind, _) = UTF8Decoding.scalar(text, at: next + 1),
      Script.of(behind) == .latin, kind == .space
    else { return nil }
    return 1
  }

  /// Whether the rest of a Portuguese contraction of “a” with “aquele” or “as” stands at an offset.
  private func continuesWord(_ at: Int, _ end: Int) -> Bool {
    var stop = at
    while stop < end, stop - at < 8, (0x61...0x7A).contains(text[stop]) { stop += 1 }
    let rest = text[at..<stop]
    return Self.contractions.contains { rest.elementsEqual($0.utf8) }
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]
  private static let preposition = Array("à".utf8)
  private static let contractions = ["s", "quele", "quela", "queles", "quelas", "quilo"]
}
