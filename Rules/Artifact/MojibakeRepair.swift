import GalleyText

/// Undoes what a stretch went through, layer by layer.
struct MojibakeRepair {
  /// What was meant in the end.
  private(set) var output: [UInt8]
  /// Whether every layer was undone with the evidence that a safe fix needs.
  private(set) var isSafe = true
  /// Whether a byte is lost, so that there is no repair.
  private(set) var isLost = false

  /// How often text is damaged at most.
  private static let layers = 4

  /// Repairs a stretch whose first layer is undone, between the characters around it.
  init(_ output: [UInt8], before: Unicode.Scalar?, after: Unicode.Scalar?) {
    self.output = output
    for _ in 1..<Self.layers where undoLayer(before, after) {}
    finish()
  }

  private mutating func undoLayer(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard output.contains(where: { $0 >= 0x80 }) else { return false }
    var text: [UInt8] = []
    if let before { UTF8Decoding.append(before, to: &text) }
    let start = text.count
    text += output
    let end = text.count
    if let after { UTF8Decoding.append(after, to: &text) }
    var finder = MojibakeFinder(text)
    finder.search(TextRange(0, text.count), least: 0)
    var repaired: [UInt8] = []
    var at = start
    for candidate in finder.candidates where candidate.range.start >= at && candidate.range.end <= end {
      // Perhaps one layer more; perhaps not.
      guard candidate.weight >= MojibakeEvidence.reported else {
        isSafe = false
        continue
      }
      repaired += text[at..<candidate.range.start]
      repaired += candidate.output
      at = candidate.range.end
      if !candidate.isExact || candidate.alternative != nil || candidate.weight < MojibakeEvidence.safe {
        isSafe = false
      }
    }
    guard at > start else { return false }
    output = repaired + text[at..<end]
    return true
  }

  /// Reads control characters as windows-1252, writes ligatures as their letters, and drops a byte-order mark.
  private mutating func finish() {
    var finished: [UInt8] = []
    var at = 0
    while at < output.count {
      guard let (scalar, length) = UTF8Decoding.scalar(output, at: at) else {
        finished.append(output[at])
        at += 1
        continue
      }
      switch scalar.value {
      case 0x80..<0xA0:
        let meant = ControlCharacter.windows1252[Int(scalar.value - 0x80)]
        isLost = isLost || meant == nil
        UTF8Decoding.append(meant ?? scalar, to: &finished)
      case 0xFB00...0xFB06: finished += (Ligature.letters(of: scalar) ?? String(scalar)).utf8
      case 0xFEFF: break
      default:
        if scalar == "\u{FFFD}" { isSafe = false }
        finished += output[at..<(at + length)]
      }
      at += length
    }
    output = finished
  }
}
