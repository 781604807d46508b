public import GalleyLint
import GalleyText

/// Flags a page that declares an encoding which its bytes are not in.
public struct WrongCharset: Rule {
  public static let card = RuleCard(
    id: "artifact/wrong-charset",
    severity: .error,
    fix: .safe,
    summary: "The page declares an encoding that its bytes are not in, or none that there is.",
    why: """
      A UTF-8 page that calls itself windows-1252 shows each “é” as “Ã©”, though the draft itself is sound. Bytes that \
      are valid UTF-8 throughout are nothing else, so declaring that is safe; where an East Asian encoding is declared, \
      a short text may be valid in both, and a person decides. Of a page that declares UTF-8 without being it, the \
      encoding is not known; it has to be saved anew. A label that names no encoding is passed over by browsers, which \
      then guess.
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
      .flags(
        "<meta charset=\"⟦utf8mb4⟧\"><p>The café is shut.</p>",
        fixed: "<meta charset=\"utf-8\"><p>The café is shut.</p>", as: .html),
      .passes("<meta charset=\"{{ site.encoding }}\"><p>The café is shut.</p>", as: .html),
      .passes("<meta charset=\"utf-8\"><p>The café is shut.</p>", as: .html),
      .passes("<meta charset=\"iso-8859-1\"><p>The caf&eacute; is shut.</p>", as: .html),
      .passes("<meta name=about content=\"charset=iso-8859-1\"><p>The café is shut.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let source = view.document.source
    let declarations = view.document.encodingDeclarations
    for declaration in declarations where declaration.encoding == nil { addUnknown(declaration, view, &report) }
    guard source.encoding == "UTF-8", let first = declarations.first(where: { $0.encoding != nil }) else { return }
    if first.encoding == "UTF-8" {
      guard Self.isNothingValid(source) else { return }
      return report.add(
        "No character outside ASCII is valid UTF-8: the page is in another encoding.", atSource: first.label)
    }
    guard Self.isPlainUTF8(source) else { return }
    let readers = source.markLength > 0 ? "programs that pass over its byte-order mark" : "readers"
    // What says the same as the first declaration is wrong as it is.
    for declaration in declarations where declaration.encoding == first.encoding {
      let label = Fold.folded(source.utf8[declaration.label.start..<declaration.label.end])
      let trust = Self.manyBytes.contains { label.starts(with: $0.utf8) } ? Applicability.suggested : .safe
      report.add(
        "The page declares \(view.string(declaration.label)) and is UTF-8: \(readers) see two odd characters "
          + "for each accented one.",
        atSource: declaration.label, fixes: [Self.fix(declaration, trust)])
    }
  }

  /// A label that stands for no encoding: browsers pass over it.
  private func addUnknown(_ declaration: EncodingDeclaration, _ view: DocumentView, _ report: inout Report) {
    let source = view.document.source
    let label = source.utf8[declaration.label.start..<declaration.label.end]
    // A template's name for what is filled in.
    guard !label.contains(where: { [0x24, 0x25, 0x3C, 0x5B, 0x7B].contains($0) }) else { return }
    let isUTF8 = source.encoding == "UTF-8" && source.invalid.isEmpty
    report.add(
      "No encoding that a page can be in is called \(view.string(declaration.label)); the page was read as "
        + "\(source.encoding) (\(source.evidence.rawValue)).",
      atSource: declaration.label, fixes: isUTF8 ? [Self.fix(declaration, .safe)] : [])
  }

  private static func fix(_ declaration: EncodingDeclaration, _ trust: Applicability) -> Fix {
    let edit = Edit(.source(declaration.label), Array("utf-8".utf8), changesMarkup: true)
    return Fix(title: "Declare utf-8", trust, edits: [edit])
  }

  /// Whether it is UTF-8 throughout, and no less: characters outside ASCII stand in it, a byte-order mark apart.
  static func isPlainUTF8(_ source: Source) -> Bool {
    source.encoding == "UTF-8" && source.invalid.isEmpty
      && source.utf8.dropFirst(source.markLength).contains { $0 >= 0x80 }
  }

  /// The beginnings of labels of encodings in which a short text may be valid that is valid UTF-8 as well.
  private static let manyBytes = [
    "big5", "gb", "euc-", "shift_jis", "shift-jis", "sjis", "x-sjis", "ks_c_5601", "windows-31j",
    "cp949", "johab", "uhc",
  ]

  /// Whether there are several characters outside ASCII, and none of them valid.
  private static func isNothingValid(_ source: Source) -> Bool {
    guard source.invalid.count > 2 else { return false }
    let invalid = source.invalid.reduce(0) { $0 + $1.count }
    return source.utf8.reduce(0) { $1 >= 0x80 ? $0 + 1 : $0 } == invalid + source.markLength
  }
}
