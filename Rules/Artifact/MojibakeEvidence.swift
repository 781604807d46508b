import GalleyText

/// Weighs how improbable characters are next to each other, and how plausible what they would be read back as.
enum MojibakeEvidence {
  /// From here on a run is reported.
  static let reported = 2
  /// From here on its repair is safe.
  static let safe = 3

  /// The weight of a run between the characters around it.
  static func weight(of run: MojibakeDecoder.Run, in text: [UInt8], _ block: TextRange) -> Int {
    let before = run.start > block.start ? UTF8Decoding.scalar(text, before: run.start)?.0 : nil
    let after = run.end < block.end ? UTF8Decoding.scalar(text, at: run.end)?.0 : nil
    let weight = improbability(text, TextRange(run.start, run.end), before, after) + plausibility(run, before, after)
    if run.isProof { return max(weight, 0) + 4 }
    // A short word of the script's own letters: “ТіБ”.
    let isOwn = run.encoding == .windows1251 || run.encoding == .windows1253
    if isOwn && run.sequences < 3 && staysInScript(run, text) { return min(weight, 1) }
    // `Ā·` is a letter with a macron before a divider more often than a character read as Baltic.
    return run.sequences == 1 && run.encoding == .windows1257 ? min(weight, 1) : weight
  }

  private static func staysInScript(_ run: MojibakeDecoder.Run, _ text: [UInt8]) -> Bool {
    guard let (lead, _) = UTF8Decoding.scalar(text, at: run.start),
      let (meant, _) = UTF8Decoding.scalar(run.output, at: 0)
    else { return false }
    return Script.of(lead) == Script.of(meant)
  }

  // MARK: What stands there

  private static func improbability(
    _ text: [UInt8], _ range: TextRange, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Int {
    var weight = 0
    var first = before
    var at = range.start
    while at < range.end, weight < enough, let (current, length) = character(text, at: at, range.end) {
      at += length
      let next = at < range.end ? character(text, at: at, range.end) : after.map { ($0, 0) }
      weight += pair(first, current, behindMarks(text, at, range.end, after))
      if let (next, length) = next {
        let third = at + length < range.end ? character(text, at: at + length, range.end)?.0 : after
        weight += capital(first, current, next, length == 0 ? nil : third)
      }
      first = current
    }
    if let last = first, let after { weight += pair(last, after, nil) }
    return weight
  }

  /// A weight that no counter-evidence outweighs: the rest of a long run need not be weighed.
  private static let enough = 100

  /// The character at an offset, also one that is written as a reference.
  private static func character(_ text: [UInt8], at index: Int, _ end: Int) -> (Unicode.Scalar, Int)? {
    if text[index] == 0x26, let reference = EntityTable.reference(text, at: index, end: end) {
      return (reference.scalar, reference.length)
    }
    return UTF8Decoding.scalar(text, at: index)
  }

  /// The first character from an offset on that is no closing mark.
  private static func behindMarks(
    _ text: [UInt8], _ from: Int, _ end: Int, _ after: Unicode.Scalar?
  ) -> Unicode.Scalar? {
    var at = from
    for _ in 0..<2 {
      guard at < end, let (found, length) = character(text, at: at, end) else { return after }
      guard TextKind.of(found) == .mark || TextKind.of(found) == .dash else { return found }
      at += length
    }
    return at < end ? character(text, at: at, end)?.0 : after
  }

  /// How improbable it is that a character stands right behind another, before a third.
  private static func pair(_ first: Unicode.Scalar?, _ second: Unicode.Scalar, _ third: Unicode.Scalar?) -> Int {
    guard let first else { return 0 }
    let one = TextKind.of(first)
    let two = TextKind.of(second)
    switch (one, two) {
    case (.root, .lower), (.root, .upper), (.root, .letter): return first.value < 0x80 || second.value < 0x80 ? 0 : 2
    case (.root, .odd), (.root, .mark), (.root, .amount), (.root, .opening), (.root, .root):
      return first == "√" || third.map { TextKind.of($0).isLetter } ?? false ? 3 : 0
    case (.box, .box), (.box, .space), (.space, .box): return 0
    case (.box, .lower), (.box, .upper): return second.value < 0x80 ? 1 : 3
    case (.box, .odd), (.box, .mark), (.box, .amount), (.box, .opening), (.box, .root): return 3
    default: break
    }
    guard one.isLetter else { return one == .amount && two.isLetter && second.value >= 0x80 ? 1 : 0 }
    switch two {
    case .odd: return first.value >= 0x80 ? 3 : 0
    case .amount:
      guard first.value >= 0x80 else { return 0 }
      return one == .lower || third.map { TextKind.of($0).isLetter } ?? false ? 2 : 1
    case .root: return 2
    case .box: return 1
    case .opening:
      guard first.value >= 0x80, let third else { return 0 }
      if TextKind.of(third).isLetter { return 2 }
      return second == "“" || second == "‘" ? 0 : 1
    case .mark:
      guard first.value >= 0x80, let third else { return 0 }
      return TextKind.of(third).isLetter ? 3 : TextKind.of(third) == .digit ? 1 : 0
    case .dash:
      guard first.value >= 0x80, let third, TextKind.of(third).isLetter else { return 0 }
      return 1
    case .lower, .upper, .letter:
      if Script.areMixed(first, second) { return 2 }
      return one == .lower && two == .upper && second.value >= 0x80 ? 2 : 0
    case .digit, .space, .joint, .control, .other: return 0
    }
  }

  /// The weight of letters that seldom stand before what is no letter: a capital within or without a word, `Ã`, `Â`.
  private static func capital(
    _ before: Unicode.Scalar?, _ scalar: Unicode.Scalar, _ next: Unicode.Scalar, _ behind: Unicode.Scalar?
  ) -> Int {
    guard scalar.value >= 0x80, TextKind.of(scalar) == .upper else { return 0 }
    let kind = TextKind.of(next)
    let isInWord = before.map { TextKind.of($0).isLetter } ?? false
    var weight = 0
    if !kind.isLetter, next.value >= 0x80, let before, TextKind.of(before) == .lower { weight += 1 }
    guard scalar == "Ã" || scalar == "Â" else { return weight }
    if kind.isLetter { return weight + (next.value >= 0x80 ? 3 : 0) }
    guard next.value >= 0x80 else { return weight }
    if let before, TextKind.of(before) == .digit, let behind, TextKind.of(behind) == .digit { return weight + 3 }
    let isQuoted = isClosing(next) && !(behind.map { TextKind.of($0).isLetter && next != "’" } ?? false)
    if isQuoted { return weight }
    if next == "\u{A0}" || scalar == "Â" || next == "™" { weight += 1 }
    if TextKind.of(next) == .joint, let behind, TextKind.of(behind).isLetter { weight += 2 }
    return weight + (isInWord ? 1 : 2)
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "’", "‘", "“", "”", "»", "›", "…", "–", "—": true
    default: false
    }
  }

  // MARK: What it would be

  private static func plausibility(
    _ run: MojibakeDecoder.Run, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Int {
    var weight = 0
    var foreign = 0
    var last = before
    var at = 0
    var first = true
    while at < run.output.count, let (scalar, length) = UTF8Decoding.scalar(run.output, at: at) {
      at += length
      let next = at < run.output.count ? UTF8Decoding.scalar(run.output, at: at)?.0 : after
      if first { weight -= clash(before, scalar, run) }
      first = false
      if let script = Script.of(scalar), script != .latin { foreign += 1 }
      let kind = TextKind.of(scalar)
      if kind == .lower, let last, let next, TextKind.of(last) == .upper, TextKind.of(next) == .upper { weight -= 3 }
      // `É™` in capitals is no `ə`.
      if kind == .lower, let last, TextKind.of(last) == .upper, next.map({ TextKind.of($0) != .lower }) ?? true {
        weight -= 1
      }
      if kind == .upper, let last, TextKind.of(last) == .lower { weight -= 3 }
      if scalar == "¿" || scalar == "¡", let next, TextKind.of(next).isLetter { weight += 1 }
      if kind == .control, run.sequences == 1, ControlCharacter.windows1252[Int(scalar.value - 0x80)] == nil {
        weight -= 2
      }
      if isCombining(scalar), run.sequences == 1, run.encoding != .windows1252 { weight -= 2 }
      last = scalar
    }
    if let last, let after, !first { weight -= clash(last, after, run) }
    if foreign > 2 { weight += foreign > 4 ? 3 : 2 }
    return weight
  }

  private static func clash(_ one: Unicode.Scalar?, _ two: Unicode.Scalar, _ run: MojibakeDecoder.Run) -> Int {
    guard let one, let left = Script.of(one), let right = Script.of(two), left != right else { return 0 }
    // “10 μs”.
    if one == "μ" || two == "μ" { return 0 }
    if left == .ideographic || right == .ideographic { return 1 }
    return run.sequences > 2 ? 0 : 3
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

  /// Whether a character that three or four others spell is proof: nothing but damage spells these.
  static func isProof(_ scalar: Unicode.Scalar, _ count: Int) -> Bool {
    switch scalar.value {
    case 0x2010...0x203A, 0x20AC, 0x2122, 0xFB01, 0xFB02, 0xFEFF, 0xFFFD, 0x1F300...0x1FAFF: count > 2
    default: false
    }
  }

  /// Whether articles hold such a character.
  static func isUsual(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Control characters can stand in what was damaged twice.
    case 0x80...0x17E, 0x18F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x218...0x21B, 0x259, 0x2BB, 0x2BC, 0x2C6...0x2DD,
      0x300...0x331, 0x386...0x3CE, 0x401...0x45F, 0x490...0x4F9, 0x531...0x556, 0x559...0x58A,
      0x5B0...0x5C7, 0x5D0...0x5EA, 0x60C...0x6FF, 0x901...0xDF4, 0xE01...0x17FF, 0x1E00...0x1FFF,
      0x2000...0x206F, 0x2070...0x209C, 0x20A0...0x20BF, 0x2100...0x23FF, 0x2460...0x24FF, 0x2500...0x27BF,
      0x3000...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFB00...0xFB06, 0xFE0F, 0xFEFF, 0xFF01...0xFF5E, 0xFFFD,
      0x1F000...0x1FAFF:
      true
    default: false
    }
  }
}
