public import GalleyLint
import GalleyText

/// Flags telephone numbers and postal codes that were never filled in: “(555) XXX-XXXX”, “123-456-7890”, “ZIP 00000”.
public struct PlaceholderNumber: Rule {
  public static let card = RuleCard(
    id: "fact/placeholder-number",
    severity: .warning,
    summary: "A telephone number or a postal code was never filled in.",
    why: """
      A number that counts up or repeats one digit, or a row of X's, holds a place until somebody looks the real one \
      up. Who calls it reaches nobody, or a stranger. Read is only what a reader is told to call, fax or write to. A \
      text that speaks of the format or of whom a telephone shows, or quotes it, is left alone.
      """,
    examples: [
      .flags("Call the desk at ⟦(555) XXX-XXXX⟧ today."),
      .flags("Call the desk at ⟦XXX-XXX-XXXX⟧ today."),
      .flags("<p>Call +1 ⟦(___) ___-____⟧ today.</p>", as: .html),
      .flags("Call ⟦123-456-7890⟧ or ⟦(000) 000-0000⟧ today."),
      .flags("Call ⟦(555) 555-5555⟧ today."),
      .flags("Write to 12 Main Street, Albany, NY ⟦00000⟧, at once."),
      .flags("Write to 12 Main Street, Albany, NY ⟦XXXXX⟧, at once."),
      .flags("The desk is in ZIP code ⟦00000⟧ now."),
      .flags("For a table call ⟦1-800-XXX-XXXX⟧ or fax ⟦(###) ###-####⟧."),
      .flags("Call ⟦(212) 555-XXXX⟧ for tickets, or phone ⟦xxx-xxx-xxxx⟧."),
      .flags("Media contact: Jane Roe, ⟦999-999-9999⟧"),
      .passes("Robocalls showed 000-000-0000, and in Super Bowls XXX-XXXX it was worse."),
      .passes("Call 888-888-8888 or the number 000-000-0000 that was displayed."),
      .passes("It was valued at CA 00000 in the log."),
      .passes("Call 202-456-1414 or (212) 555-0142 today."),
      .passes("Numbers have the format XXX-XXX-XXXX."),
      .passes("Enter it as (___) ___-____ there."),
      .passes("“Dial 123-456-7890,” he joked."),
      .passes("Serial 9123-456-7890-1 is a part of 00000."),
      .passes("Schenectady, NY 12345, is real."),
    ]
  )

  public static let wakes = [Wake.punctuation("-"), .words(PlaceholderNumber.states + ["zip"])]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard !token.traits.contains(.quoted) else { return }
    let range =
      token.kind == .word ? postalCode(behind: index, view) : Self.telephone(around: token, in: view)
    guard let range, !view.holds(view.neighbours(of: index), anyOf: Self.formatWords) else { return }
    guard token.kind == .word || Self.isToCall(index, range, view) else { return }
    report.add("“\(view.string(range))” holds a place for a number that is still to come.", at: range)
  }

  // MARK: Telephone numbers

  /// The number of which a hyphen is the last separator: `555-5555`, with an area code before it.
  private static func telephone(around hyphen: Token, in view: DocumentView) -> TextRange? {
    let text = view.text
    let (mid, end) = (hyphen.offset - 3, hyphen.end + 4)
    guard hyphen.gap == .none, mid >= 0, end <= text.count, let last = Part(text[hyphen.end..<end]),
      let middle = Part(text[mid..<hyphen.offset]), let block = view.block(holding: TextRange(mid, end))?.range
    else { return nil }
    guard end == block.end || !isPart(text[end]) else { return nil }
    let area = areaCode(before: mid, block.start, text)
    let start = leadingOne(before: area?.range.start ?? mid, block.start, text)
    guard start == block.start || !isPart(text[start - 1]) else { return nil }
    let isHole: Bool
    switch (middle, last) {
    case (.holes(let left), .holes(let right)): isHole = left == right && (left != 0x5F || area != nil)
    case (.same, .holes(let right)), (.other, .holes(let right)): isHole = area != nil && right != 0x5F
    case (.same(let left), .same(let right)):
      // 888 is an area of its own, and one that likes to be remembered.
      guard left != 0x38, case .same(let code) = area?.part else { return nil }
      isHole = left == right && code == left
    case (.other, .other):
      isHole =
        text[mid..<end].elementsEqual("456-7890".utf8)
        && (area.map { text[$0.digits.start..<$0.digits.end].elementsEqual("123".utf8) } ?? false)
    default: isHole = false
    }
    return isHole ? TextRange(start, end) : nil
  }

  /// What three or four characters of a number are.
  private enum Part {
    /// One digit again and again.
    case same(UInt8)
    /// `X`, `#` or `_` again and again.
    case holes(UInt8)
    /// Other digits.
    case other

    init?(_ bytes: ArraySlice<UInt8>) {
      guard let first = bytes.first else { return nil }
      let isDigits = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      if bytes.allSatisfy({ $0 == first }) {
        guard isDigits || "Xx_#".utf8.contains(first) else { return nil }
        self = isDigits ? .same(first) : .holes(first)
      } else {
        guard isDigits else { return nil }
        self = .other
      }
    }
  }

  private struct AreaCode {
    var part: Part
    var range: TextRange
    var digits: TextRange
  }

  /// `123-`, `123 `, `(123) ` before an offset.
  private static func areaCode(before offset: Int, _ least: Int, _ text: [UInt8]) -> AreaCode? {
    var end = offset
    if end > least, text[end - 1] == 0x20 || text[end - 1] == 0x2D { end -= 1 }
    let isBracketed = end > least && text[end - 1] == 0x29
    if isBracketed { end -= 1 }
    let start = end - 3
    guard start >= least, end < offset, let part = Part(text[start..<end]) else { return nil }
    guard isBracketed else {
      return AreaCode(part: part, range: TextRange(start, offset), digits: TextRange(start, end))
    }
    guard start > least, text[start - 1] == 0x28 else { return nil }
    return AreaCode(part: part, range: TextRange(start - 1, offset), digits: TextRange(start, end))
  }

  /// The start of `1-` before a number that leads to it.
  private static func leadingOne(before start: Int, _ least: Int, _ text: [UInt8]) -> Int {
    start - 2 >= least && text[start - 2] == 0x31 && text[start - 1] == 0x2D ? start - 2 : start
  }

  /// Whether the sentence or the line tells a reader to call.
  private static func isToCall(_ index: Int, _ range: TextRange, _ view: DocumentView) -> Bool {
    let scope = view.neighbours(of: index)
    if let before = scope.last(where: { view.tokens[$0].end <= range.start }) {
      if view.isWord(before, among: ["from", "of"]) { return false }
      if view.holds(max(scope.lowerBound, before - 9)..<before + 1, anyOf: calls) { return true }
    }
    // `jane@example.org, 123-456-7890`, and a line that is nothing else.
    return scope.contains { view.tokens[$0].kind == .address } || view.block(ofToken: index).range == range
  }

  private static let calls: [StaticString] = [
    "call", "calling", "phone", "phones", "telephone", "tel", "fax", "contact", "contacts", "reach", "reached", "dial",
    "ring", "text", "mobile", "cell", "hotline", "helpline", "rsvp", "reservations", "enquiries", "inquiries",
    "t", "f", "m",
  ]

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2F, 0x5F, 0x23: true
    default: false
    }
  }

  // MARK: Postal codes

  /// `NY 00000`, `ZIP code XXXXX`.
  private func postalCode(behind index: Int, _ view: DocumentView) -> TextRange? {
    var at = index + 1
    if view.isWord(index, "zip") {
      if view.isWord(at, "code") { at += 1 }
      if view.isCharacter(at, ":") { at += 1 }
    } else {
      guard view.tokens[index].traits.contains(.allCapitals), let before = view.previous(index),
        view.isCharacter(before, ",") || view.tokens[before].traits.contains(.capitalized)
      else { return nil }
    }
    guard view.table.sentence(ofToken: index).contains(at) else { return nil }
    let bytes = view.bytes(ofToken: at)
    guard bytes.elementsEqual("00000".utf8) || bytes.elementsEqual("XXXXX".utf8) else { return nil }
    if let next = view.next(at), view.tokens[next].gap == .none, view.isDash(next) { return nil }
    return view.tokens[at].range
  }

  /// The codes of the American states that are no words.
  private static let states = [
    "ak", "az", "ct", "dc", "fl", "ga", "ky", "md", "mn", "ms", "mt", "nc", "nd", "ne", "nh", "nj", "nm", "nv", "ny",
    "oh", "ri", "sc", "sd", "tn", "tx", "ut", "va", "vt", "wa", "wi", "wv", "wy", "ca", "co", "il", "ks", "la",
  ]

  private static let formatWords: [StaticString] = [
    "format", "formats", "formatted", "form", "pattern", "patterns", "example", "examples", "like", "such", "mask",
    "style", "enter", "entered", "input", "template", "sample", "dummy", "fake", "fictional", "placeholder", "regex",
    "match", "matches", "string", "strings", "type", "types", "syntax", "expression", "e.g", "e.g.", "eg", "field",
    "fields", "box", "caller", "callers", "id", "spoof", "spoofed", "spoofing", "blocked", "display", "displays",
    "displayed", "default", "validate", "replace", "prank", "invented", "film", "films", "movie", "movies", "test",
    "showed", "robocalls", "scam", "scams", "scammer", "scammers", "game", "meme", "rang", "lenses", "signs", "sign",
  ]
}
