public import GalleyLint
import GalleyText

/// Flags an ORCID iD whose check character is wrong, in the text and in links.
public struct Orcid: Rule {
  public static let card = RuleCard(
    id: "fact/orcid",
    severity: .error,
    summary: "An ORCID iD is not valid.",
    why: """
      The last character of an iD is computed from the others (ISO 7064, MOD 11-2), so that a slip shows. A wrong \
      one credits nobody, or somebody else. Which digit is wrong cannot be known.
      """,
    examples: [
      .flags("Josiah Carberry (ORCID ⟦0000-0002-1825-0079⟧) wrote it."),
      .flags("Her ORCID iD: ⟦0000-0002-1694-2338⟧."),
      .flags("See https://orcid.org/⟦0000-0002-1825-0079⟧ for more."),
      .flags(
        "<p>By <a href=\"https://orcid.org/⟦0000-0002-1825-0079⟧\">Josiah Carberry</a>, who wrote it.</p>", as: .html),
      .passes("Josiah Carberry (ORCID 0000-0002-1825-0097) wrote it."),
      .passes("Her ORCID iD: 0000-0002-1694-233X."),
      .passes("See https://orcid.org/0000-0002-1825-0097 for more."),
      .passes("An ORCID iD, for example 0000-0002-1825-0079, has four parts."),
      .passes("See https://orcid.org/0000-0000-0000-0000 or ORCID 1234-5678-9012-3456."),
      .passes("The call 0000-0002-1825-0079 is none. An ORCID has 16 characters."),
    ]
  )

  public static let wakes = [Wake.words(["orcid", "orcids"]), .document]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let end = view.block(ofToken: index).range.end
    var at = view.tokens[index].end
    guard !view.holds(view.neighbours(of: index), anyOf: SampleNumber.words) else { return }
    var word = index
    while word + 1 < view.tokens.count, view.isWord(word + 1, among: ["id", "ids", "identifier", "number", "is"]),
      at < view.tokens[word + 1].offset
    {
      word += 1
      at = view.tokens[word].end
    }
    while at < end, " :#(=".utf8.contains(view.text[at]) { at += 1 }
    guard at < end, let length = Self.invalidLength(view.text[at..<end]) else { return }
    report.add(Self.message, at: TextRange(at, at + length))
  }

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    for element in table.elements where element.name == .anchor {
      guard let link = table.attribute("href", of: element), let range = link.valueSource, link.isIdentical,
        let found = Self.invalid(in: table.storage[link.value])
      else { continue }
      report.add(Self.message, atSource: SourceRange(range.start + found.start, range.start + found.end))
    }
    for token in view.tokens where token.kind == .address && !token.traits.contains(.linked) {
      guard let found = Self.invalid(in: view.bytes(token.range)) else { continue }
      report.add(Self.message, at: TextRange(token.offset + found.start, token.offset + found.end))
    }
  }

  private static let message =
    "The check character of this ORCID iD is wrong: one of its digits is not what it should be."
  private static let host = Array("orcid.org/".utf8)

  /// Where in an address an invalid iD stands, from its start.
  private static func invalid(in address: ArraySlice<UInt8>) -> TextRange? {
    guard let scheme = address.prefix(14).firstIndex(of: 0x6F), address.count >= host.count + 16 else { return nil }
    guard address[scheme...].starts(with: host) else { return nil }
    let start = scheme + host.count
    guard let length = invalidLength(address[start...]) else { return nil }
    return TextRange(start - address.startIndex, start - address.startIndex + length)
  }

  /// The length of the iD that bytes start with, where it is not valid; nil where it is, or there is none.
  private static func invalidLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    var sum = 0
    var count = 0
    var index = bytes.startIndex
    while index < bytes.endIndex, count < 16 {
      let byte = bytes[index]
      if byte == 0x2D, count % 4 == 0, count > 0, bytes[index - 1] != 0x2D {
        index += 1
        continue
      }
      let value = byte | 0x20 == 0x78 && count == 15 ? 10 : Int(byte) - 0x30
      guard value >= 0, value <= 9 || count == 15 && value == 10 else { return nil }
      sum = count == 15 ? sum + value : (sum + value) * 2
      count += 1
      index += 1
    }
    guard count == 16, sum % 11 != 1, !SampleNumber.isSample(bytes[..<index]) else { return nil }
    if index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) || bytes[index] == 0x2D { return nil }
    return index - bytes.startIndex
  }
}
