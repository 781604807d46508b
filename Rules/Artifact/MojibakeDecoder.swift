import GalleyText

/// Reads characters back as the bytes they stand for, and those as UTF-8.
enum MojibakeDecoder {
  /// A stretch of adjacent sequences of one encoding.
  struct Run {
    /// Where it starts in the text.
    var start: Int
    /// Where it ends.
    var end: Int
    /// The encoding that the text was misread in.
    var encoding: MojibakeEncoding
    /// What was meant, one layer undone.
    var output: [UInt8] = []
    /// How many characters were taken for several.
    var sequences = 0
    /// Whether a plain space was taken for the byte A0.
    var usesSpace = false
    /// Whether a byte is lost.
    var isLossy = false
    /// Whether one of the sequences proves the damage: a control character, or what spells a curly quotation mark.
    var isProof = false
  }

  /// The run that starts at an offset; nil if no sequence does.
  static func run(_ text: [UInt8], at start: Int, end: Int, _ encoding: MojibakeEncoding) -> Run? {
    var run = Run(start: start, end: start, encoding: encoding)
    while run.end < end, text[run.end] >= 0x80, extend(&run, text, end) {}
    return run.sequences > 0 ? run : nil
  }

  private static func extend(_ run: inout Run, _ text: [UInt8], _ end: Int) -> Bool {
    guard let (lead, leadLength) = UTF8Decoding.scalar(text, at: run.end) else { return false }
    let first = MojibakeTable.shared.byte(of: lead, run.encoding)
    guard first >= 0xC2, first <= 0xF4 else { return false }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
    var at = run.end + leadLength
    var place = 1
    var usesSpace = false
    var holdsControl = false
    while place < count {
      guard let trail = trail(text, at: at, end: end, run.encoding) else { break }
      if trail.isSpace {
        guard goesOn(text, at + 1, end, run.encoding, place + 1 == count) else { break }
        usesSpace = true
      }
      holdsControl = holdsControl || trail.isControl
      value = value << 6 | UInt32(trail.byte & 0x3F)
      at += trail.length
      place += 1
    }
    guard place == count else { return extendLossy(&run, text, end, at, first, value, place) }
    guard let scalar = scalar(value, count), MojibakeEvidence.isUsual(scalar) else { return false }
    UTF8Decoding.append(scalar, to: &run.output)
    // The French and Portuguese word “à” keeps the space behind it.
    if usesSpace, first == 0xC3, run.output.last == 0xA0 { run.output.append(0x20) }
    run.sequences += 1
    run.end = at
    run.usesSpace = run.usesSpace || usesSpace
    run.isProof = run.isProof || holdsControl || MojibakeEvidence.isProof(scalar, count)
    return true
  }

  /// A byte that was lost: a character that was replaced, and the closing quotation mark, whose last byte
  /// windows-1252 has no character for.
  private static func extendLossy(
    _ run: inout Run, _ text: [UInt8], _ end: Int, _ at: Int, _ first: UInt8, _ value: UInt32, _ place: Int
  ) -> Bool {
    var behind = at
    var isReplaced = false
    if let (scalar, length) = UTF8Decoding.scalar(text, at: at), at + length <= end {
      isReplaced = scalar == "\u{FFFD}"
      if isReplaced || scalar == "?" { behind += length }
    }
    if first == 0xE2, place == 2, value == 0x80, run.encoding.holdsControls {
      UTF8Decoding.append("”", to: &run.output)
      run.isProof = true
    } else {
      guard isReplaced, run.sequences > 0 else { return false }
      UTF8Decoding.append("\u{FFFD}", to: &run.output)
    }
    run.isLossy = true
    run.sequences += 1
    run.end = behind
    return true
  }

  private struct Trail {
    var byte: UInt8
    var length: Int
    var isSpace = false
    var isControl = false
  }

  private static func trail(_ text: [UInt8], at index: Int, end: Int, _ encoding: MojibakeEncoding) -> Trail? {
    guard index < end else { return nil }
    if text[index] == 0x20 { return Trail(byte: 0xA0, length: 1, isSpace: true) }
    if text[index] == 0x26, let reference = EntityTable.reference(text, at: index, end: end) {
      let byte = MojibakeTable.shared.byte(of: reference.scalar, encoding)
      return byte & 0xC0 == 0x80 ? Trail(byte: byte, length: reference.length) : nil
    }
    guard text[index] >= 0x80, let (scalar, length) = UTF8Decoding.scalar(text, at: index), index + length <= end
    else { return nil }
    let byte = MojibakeTable.shared.byte(of: scalar, encoding)
    return byte & 0xC0 == 0x80 ? Trail(byte: byte, length: length, isControl: scalar.value < 0xA0) : nil
  }

  /// Whether behind a space that may be the byte A0 the damage goes on.
  private static func goesOn(
    _ text: [UInt8], _ index: Int, _ end: Int, _ encoding: MojibakeEncoding, _ isLast: Bool
  ) -> Bool {
    guard index < end, text[index] >= 0x80, let (scalar, length) = UTF8Decoding.scalar(text, at: index) else {
      return false
    }
    let byte = MojibakeTable.shared.byte(of: scalar, encoding)
    guard isLast else { return byte & 0xC0 == 0x80 }
    guard byte >= 0xC2, byte <= 0xF4 else { return false }
    return trail(text, at: index + length, end: end, encoding) != nil
  }

  private static func scalar(_ value: UInt32, _ count: Int) -> Unicode.Scalar? {
    value >= (count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000) ? Unicode.Scalar(value) : nil
  }
}
