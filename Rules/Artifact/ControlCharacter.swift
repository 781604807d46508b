public import GalleyLint
import GalleyText

/// Flags control characters in the text.
public struct ControlCharacter: Rule {
  public static let card = RuleCard(
    id: "artifact/control-character",
    severity: .error,
    fix: .safe,
    summary: "A control character stands in the text.",
    why: """
      No text has them; XML refuses most of them. U+0080 to U+009F are nearly always windows-1252 characters that \
      were read as Latin-1, and browsers show them as those, so writing them is safe. A C0 control beside a space \
      shows nothing and goes; inside a word it may stand for a letter, and a person decides.
      """,
    examples: [
      .flags("He said ⟦\u{93}⟧no⟦\u{94}⟧.", fixed: "He said “no”."),
      .flags("The end.⟦\u{03}⟧", fixed: "The end."),
      .flags("Two⟦\u{01}\u{02}\u{03}⟧ words.", fixed: "Two words."),
      .flags("An ef⟦\u{02}⟧cient way.", fixed: "An efcient way."),
      .flags("<p>The ⟦\u{01}⟧ end.⟦\u{03}⟧</p>", fixed: "<p>The  end.</p>", as: .html),
      .passes("Tabs\tand\nlines."),
      .passes("It\u{E2}\u{80}\u{99}s mojibake."),
    ]
  )

  public static let wakes = [Wake.marks([.control]), .document]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let range = view.table.marks[index].range
    guard let (scalar, _) = UTF8Decoding.scalar(view.text, at: range.start), !Self.isMojibake(range, view) else {
      return
    }
    let name = Self.name(scalar.value)
    if scalar.value >= 0x80, let meant = Self.windows1252[Int(scalar.value - 0x80)] {
      let text = Array(String(meant).utf8)
      return report.add(
        "The control character \(name) stands for “\(meant)”.", at: range,
        fixes: [.replace(range, with: text, .safe, title: "Write “\(meant)”")])
    }
    guard scalar.value < 0x80 else {
      return report.add(
        "The control character \(name) stands here.", at: range,
        fixes: [.delete(range, .suggested, title: "Remove it")])
    }
    guard let run = Self.run(from: index, view) else { return }
    let isInWord = Self.touchesLetter(before: run.start, view) && Self.touchesLetter(at: run.end, view)
    report.add(
      Self.message(view.text[run.start..<run.end]), at: run,
      fixes: [.delete(run, isInWord ? .suggested : .safe, title: "Remove it")])
  }

  /// The C0 controls that stand in a row from this one on; nil where it is not the first of them.
  private static func run(from index: Int, _ view: DocumentView) -> TextRange? {
    let marks = view.table.marks
    let start = marks[index].range.start
    if index > 0, marks[index - 1].range.end == start, isRemoved(marks[index - 1], view) { return nil }
    var end = index + 1
    while end < marks.count, marks[end].range.start == marks[end - 1].range.end, isRemoved(marks[end], view) {
      end += 1
    }
    return TextRange(start, marks[end - 1].range.end)
  }

  private static func isRemoved(_ mark: CharacterMark, _ view: DocumentView) -> Bool {
    mark.kind == .control && view.text[mark.range.start] < 0x80
  }

  /// In a page the parser leaves them out of the text: they are the bytes before, between and behind its segments.
  public func check(in view: DocumentView, report: inout Report) {
    guard view.document.format == .html else { return }
    let source = view.document.source.utf8
    var checked = 0
    for segment in view.document.map.segments where segment.kind != .synthetic {
      let start = Int(segment.sourceStart)
      let end = start + Int(segment.sourceCount)
      var before = start
      while before > checked, Self.isDropped(source[before - 1]) { before -= 1 }
      if before < start { add(SourceRange(before, start), source, &report) }
      var behind = end
      while behind < source.count, Self.isDropped(source[behind]) { behind += 1 }
      if behind > end { add(SourceRange(end, behind), source, &report) }
      checked = behind
    }
  }

  private func add(_ range: SourceRange, _ source: [UInt8], _ report: inout Report) {
    let isInWord =
      range.start > 0 && Self.isLetter(source[range.start - 1]) && range.end < source.count
      && Self.isLetter(source[range.end])
    report.add(
      Self.message(source[range.start..<range.end]), atSource: range,
      fixes: [Fix(title: "Remove it", isInWord ? .suggested : .safe, edits: [Edit(.source(range), [])])])
  }

  private static func message(_ controls: some Collection<UInt8>) -> String {
    let names = Set(controls).sorted().map { name(UInt32($0)) }.joined(separator: ", ")
    return controls.count == 1
      ? "The control character \(names) stands here." : "Control characters stand here: \(names)."
  }

  private static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+00" + (digits.utf8.count < 2 ? "0" + digits : digits)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// A control character that is no white space.
  private static func isDropped(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x0B
  }

  /// Whether the control is part of a damaged sequence that `artifact/mojibake` reports as a whole.
  private static func isMojibake(_ range: TextRange, _ view: DocumentView) -> Bool {
    var start = range.start
    for _ in 0..<3 {
      guard let (lead, length) = UTF8Decoding.scalar(view.text, before: start) else { return false }
      start -= length
      let limit = min(view.text.count, range.end + 12)
      let encodings = MojibakeTable.shared.leads(lead)
      for encoding in MojibakeEncoding.each(of: encodings) {
        let run = MojibakeDecoder.run(view.text, at: start, end: limit, encoding)
        if let run, run.isProof, run.end >= range.end { return true }
      }
    }
    return false
  }

  private static func touchesLetter(before index: Int, _ view: DocumentView) -> Bool {
    UTF8Decoding.scalar(view.text, before: index)?.0.properties.isAlphabetic ?? false
  }

  private static func touchesLetter(at index: Int, _ view: DocumentView) -> Bool {
    UTF8Decoding.scalar(view.text, at: index)?.0.properties.isAlphabetic ?? false
  }

  /// What the bytes 80 to 9F stand for in windows-1252.
  static let windows1252: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’", "“", "”", "•", "–",
    "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
