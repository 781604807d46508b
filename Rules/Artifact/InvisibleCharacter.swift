public import GalleyLint
import GalleyText

/// Flags characters without width where they do nothing: zero-width spaces, stray soft hyphens, byte-order marks.
public struct InvisibleCharacter: Rule {
  public static let card = RuleCard(
    id: "artifact/invisible-character",
    severity: .warning,
    fix: .safe,
    summary: "A character that no one sees stands in the text.",
    why: """
      Such characters come along when text is copied from pages and PDFs. They split words for search, for readers \
      aloud and for spelling checks. Removing them in and around words in Latin letters is safe: nothing is shown \
      for them. Joiners between letters of other scripts and in emoji, and soft hyphens inside words, have work to \
      do and stay.
      """,
    examples: [
      .flags("The har⟦\u{200B}⟧bour is shut.", fixed: "The harbour is shut."),
      .flags("The ⟦\u{FEFF}\u{200B}⟧harbour is shut.", fixed: "The harbour is shut."),
      .flags("The harbour⟦\u{AD}⟧ is shut.", fixed: "The harbour is shut."),
      .flags("A zero⟦\u{200D}⟧ width joiner.", fixed: "A zero width joiner."),
      .flags("<p>The har⟦&#8203;⟧bour.</p>", fixed: "<p>The harbour.</p>", as: .html),
      .passes("The har\u{AD}bour is shut."),
      .passes("می\u{200C}خواهم and क्\u{200D}ष"),
      .passes("A family: 👨\u{200D}👩\u{200D}👧, a flag: 🏴󠁧󠁢󠁳󠁣󠁴󠁿."),
      .passes("ภาษา\u{200B}ไทย"),
    ]
  )

  public static let wakes = [Wake.marks([.invisible])]

  public init() {}

  public func check(mark index: Int, in view: DocumentView, report: inout Report) {
    let marks = view.table.marks
    if index > 0, marks[index - 1].kind == .invisible, marks[index - 1].range.end == marks[index].range.start { return }
    var end = marks[index].range.end
    var next = index + 1
    while next < marks.count, marks[next].kind == .invisible, marks[next].range.start == end {
      end = marks[next].range.end
      next += 1
    }
    let range = TextRange(marks[index].range.start, end)
    let before = UTF8Decoding.scalar(view.text, before: range.start)?.0
    let after = UTF8Decoding.scalar(view.text, at: range.end)?.0
    guard let (scalar, _) = UTF8Decoding.scalar(view.text, at: range.start),
      Self.isIdle(scalar, count: next - index, before, after)
    else { return }
    let isPlain =
      Self.isLatin(before) && Self.isLatin(after) && scalar.value != 0x2060
      && !MisreadLead.stands(before: range.start, in: view)
    report.add(
      "\(Self.name(of: scalar)) stands here, which no one sees.", at: range,
      fixes: [.delete(range, isPlain ? .safe : .suggested, title: "Remove it")])
  }

  /// Whether a character has no work to do between its neighbours.
  private static func isIdle(
    _ scalar: Unicode.Scalar, count: Int, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Bool {
    // Joiners, and all that holds an emoji or another script together.
    guard isLatin(before), isLatin(after) else { return false }
    switch scalar.value {
    case 0xAD: return count > 1 || !isLetter(before) || !isLetter(after)
    // A break may be allowed behind a slash or a dash on purpose.
    case 0x200B: return !isJoint(before)
    default: return true
    }
  }

  private static func isJoint(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "/", "-", "–", "—", ".", "_", "&", "=", "?": true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isAlphabetic ?? false }

  /// Whether a neighbour is a Latin letter, or no letter and no symbol that joins.
  private static func isLatin(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    switch scalar.value {
    case 0...0x24F, 0x1E00...0x1EFF, 0x2000...0x200A, 0x2010...0x205E, 0x20A0...0x20CF: return true
    default: return false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0xAD: "A soft hyphen"
    case 0x200B: "A zero-width space"
    case 0x200C: "A zero-width non-joiner"
    case 0x200D: "A zero-width joiner"
    case 0x2060: "A word joiner"
    case 0xFEFF: "A byte-order mark"
    default: "The character U+\(String(scalar.value, radix: 16, uppercase: true))"
    }
  }
}
