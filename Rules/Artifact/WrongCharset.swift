public import GalleyLint
import GalleyText

/// Flags a page that declares an encoding which its bytes are not in.
public struct WrongCharset: Rule {
  public static let card = RuleCard(
    id: "artifact/wrong-charset",
    severity: .error,
    fix: .safe,
    summary: "The page declares an encoding that its bytes are not in.",
    why: """
      A UTF-8 page that calls itself windows-1252 shows each “é” as “Ã©”, though the draft itself is sound. Bytes that \
      are valid UTF-8 throughout are nothing else, so declaring that is safe; where an East Asian encoding is declared, \
      a short text may be valid in both, and a person decides. Of a page that declares UTF-8 without being it, the \
      encoding is not known; it has to be saved anew.
      """,
    examples: [
      .flags(
        "<meta charset=\"⟦iso-8859-1⟧\"><p>The café is shut.</p>",
        fixed: "<meta charset=\"utf-8\"><p>The café is shut.</p>", as: .html),
      .flags(
        "<meta http-equiv=Content-Type content='text/html; charset=⟦windows-1251⟧'><p>Привет!</p>",
        fixed: "<meta http-equiv=Content-Type content='text/html; charset=utf-8'><p>Привет!</p>", as: .html),
      .flags(
        "<meta charset=⟦big5⟧><p>The café is shut.</p>",
        fixed: "<meta charset=utf-8><p>The café is shut.</p>", as: .html),
      .passes("<meta charset=\"utf-8\"><p>The café is shut.</p>", as: .html),
      .passes("<meta charset=\"iso-8859-1\"><p>The caf&eacute; is shut.</p>", as: .html),
      .passes("<meta name=about content=\"charset=iso-8859-1\"><p>The café is shut.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let source = view.document.source
    guard view.document.format == .html, source.encoding == "UTF-8",
      let value = Self.declaration(view.document.elements, source.utf8)
    else { return }
    let label = Fold.folded(source.utf8[value.start..<value.end])
    let isUTF8 = label.elementsEqual("utf-8".utf8) || label.elementsEqual("utf8".utf8)
    if isUTF8 {
      guard Self.isNothingValid(source) else { return }
      return report.add("No character outside ASCII is valid UTF-8: the page is in another encoding.", atSource: value)
    }
    guard source.invalid.isEmpty, let isSure = Self.isSure(label), Self.holdsMore(source) else {
      return
    }
    let edit = Edit(.source(value), Array("utf-8".utf8), changesMarkup: true)
    report.add(
      "The page declares \(view.string(value)) and is UTF-8: readers see two odd characters for each accented one.",
      atSource: value, fixes: [Fix(title: "Declare utf-8", isSure ? .safe : .suggested, edits: [edit])])
  }

  /// Whether characters outside ASCII stand in it, a byte-order mark apart.
  private static func holdsMore(_ source: Source) -> Bool {
    source.utf8.dropFirst(source.markLength).contains { $0 >= 0x80 }
  }

  /// Where the first `meta` element that declares an encoding names it.
  private static func declaration(_ table: ElementTable, _ source: [UInt8]) -> SourceRange? {
    for element in table.elements where element.source.start < prescanned {
      guard element.name == .meta, element.source.end <= source.count else { continue }
      let tag = source[element.source.start..<element.source.end]
      if let value = value(in: tag, isPragma: index(of: "http-equiv", in: tag) != nil) { return value }
    }
    return nil
  }

  /// How far browsers look for a declaration.
  private static let prescanned = 1_024

  private static func value(in tag: ArraySlice<UInt8>, isPragma: Bool) -> SourceRange? {
    var rest = tag
    while let found = index(of: "charset", in: rest) {
      rest = rest[(found + 7)...]
      let isAttribute = tag[found - 1] <= 0x20 || tag[found - 1] == 0x2F
      guard isAttribute || isPragma else { continue }
      var value = rest.drop { $0 <= 0x20 }
      guard value.first == 0x3D else { continue }
      value = value.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      let label = value.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3B && $0 != 0x3E }
      return label.isEmpty ? nil : SourceRange(label.startIndex, label.endIndex)
    }
    return nil
  }

  /// The offset of a word in lower case, whatever case the bytes have; never the first byte.
  private static func index(of word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let count = word.utf8CodeUnitCount
    guard bytes.count > count else { return nil }
    return (bytes.startIndex + 1...bytes.endIndex - count).first { at in
      zip(word.bytes, bytes[at..<(at + count)]).allSatisfy { $0 == Fold.lowercase($1) }
    }
  }

  /// Whether a label is one of an encoding of one byte a character; nil for what is no legacy encoding.
  private static func isSure(_ label: [UInt8]) -> Bool? {
    if oneByte.contains(where: { label.starts(with: $0.utf8) }) { return true }
    return manyBytes.contains { label.starts(with: $0.utf8) } ? false : nil
  }

  private static let oneByte = [
    "iso-8859-", "iso8859-", "iso_8859-", "windows-125", "windows-874", "cp125", "x-cp125", "latin", "ascii",
    "us-ascii", "koi8", "macintosh", "x-mac-", "ibm866", "cp866", "tis-620",
  ]
  private static let manyBytes = [
    "big5", "gb", "euc-", "shift_jis", "shift-jis", "sjis", "x-sjis", "ks_c_5601", "windows-31j",
  ]

  /// Whether there are several characters outside ASCII, and none of them valid.
  private static func isNothingValid(_ source: Source) -> Bool {
    guard source.invalid.count > 2 else { return false }
    let invalid = source.invalid.reduce(0) { $0 + $1.count }
    return source.utf8.reduce(0) { $1 >= 0x80 ? $0 + 1 : $0 } == invalid + source.markLength
  }
}
