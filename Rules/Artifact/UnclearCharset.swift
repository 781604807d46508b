public import GalleyLint
import GalleyText

/// Flags declarations of the encoding that come too late, or say another than the one that counts.
public struct UnclearCharset: Rule {
  public static let card = RuleCard(
    id: "artifact/unclear-charset",
    severity: .warning,
    fix: .suggested,
    summary: "The page declares its encoding too late, or twice and not the same.",
    why: """
      Browsers search the first 1,024 bytes for the encoding and guess when they find none; one that stands further \
      down makes them start anew, and other programs never see it. Of several declarations the byte-order mark \
      counts, then the first; whoever reads the other one sees another text.
      """,
    examples: [
      .flags(
        """
        <meta charset="utf-8">
        <meta http-equiv="Content-Type" content="text/html; charset=⟦windows-1251⟧"><p>Привет!</p>
        """,
        fixed: """
          <meta charset="utf-8">
          <meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Привет!</p>
          """, as: .html),
      .flags(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<meta charset=\"⟦koi8-r⟧\"><p>Привет!</p>",
        fixed: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<meta charset=\"utf-8\"><p>Привет!</p>", as: .html),
      .passes(
        """
        <meta charset="utf-8">
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><p>Привет!</p>
        """, as: .html),
      .passes("<p>Привет!</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let source = view.document.source
    let known = view.document.encodingDeclarations.filter { $0.encoding != nil }
    guard let first = known.first else { return }
    let isMarked = source.evidence == .byteOrderMark
    if first.isLate, !isMarked {
      report.add(
        "The encoding is declared behind the first 1,024 bytes, in which browsers look for it: move it to the start of "
          + "the head. The page was read as \(Self.reading(source)).", atSource: first.label)
    }
    for declaration in isMarked ? known[...] : known.dropFirst() where declaration.encoding != source.encoding {
      // Where the first one is wrong, `artifact/wrong-charset` tells it of all that say the same.
      guard declaration.encoding != first.encoding || isMarked && !WrongCharset.isPlainUTF8(source) else { continue }
      let isUTF8 = source.encoding == "UTF-8" && source.invalid.isEmpty
      let edit = Edit(.source(declaration.label), Array("utf-8".utf8), changesMarkup: true)
      report.add(
        "The page declares \(view.string(declaration.label)) here and was read as \(Self.reading(source)): let both say "
          + "the same.",
        atSource: declaration.label,
        fixes: isUTF8 ? [Fix(title: "Declare utf-8", .suggested, edits: [edit])] : [])
    }
  }

  private static func reading(_ source: Source) -> String { "\(source.encoding) (\(source.evidence.rawValue))" }
}
