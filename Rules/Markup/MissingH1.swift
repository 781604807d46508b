public import GalleyLint
import GalleyText

/// Flags a page whose headline is no heading of the first level.
public struct MissingH1: Rule {
  public static let card = RuleCard(
    id: "markup/missing-h1",
    severity: .suggestion,
    summary: "The page has no heading of the first level.",
    why: """
      Screen readers and programs look for the headline in `h1`. A page that has none shows its title by its look \
      alone, or has lost it.
      """,
    examples: [
      .flags(
        "<html><head>⟦⟧<title>Bridge opens</title></head><body><h2>Bridge opens</h2><p>It opened.</p></body></html>",
        as: .html),
      .passes(
        "<html><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>It opened.</p></body></html>",
        as: .html),
      .passes(
        "<html><body><div role=\"heading\" aria-level=\"1\">Bridge opens</div><p>It opened.</p></body></html>",
        as: .html),
      .passes("<h2>Bridge opens</h2><p>It opened.</p>", as: .html),
      .passes("## Bridge opens\n\nIt opened.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard view.document.format == .html, view.metadata.isPage,
      view.blocks.contains(where: { $0.kind == .paragraph && $0.isProse }),
      !view.blocks.contains(where: { $0.kind == .heading && $0.level == 1 }),
      !Self.holdsHeadline(view.document.source.utf8)
    else { return }
    report.add(
      "The page has no heading of the first level: its headline is no h1.", atSource: view.missingPlace, field: "title")
  }

  /// Whether the source has an `h1` that shows no text of its own, or an element that plays its part.
  private static func holdsHeadline(_ source: [UInt8]) -> Bool {
    let marks = ["h1", "role=\"heading\"", "role='heading'", "role=heading"].map { Array($0.utf8) }
    return source.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        switch bytes[index] {
        case 0x3C where index + 2 < bytes.count:
          if bytes[index + 1] | 0x20 == 0x68, bytes[index + 2] == 0x31 { return true }
          // A set of frames shows other pages, which have headlines of their own.
          if Fold.folded(Array(bytes[index...].prefix(9))[...]).elementsEqual("<frameset".utf8) { return true }
        case 0x72:
          if marks.dropFirst().contains(where: { bytes[index...].starts(with: $0) }) { return true }
        default: continue
        }
      }
      return false
    }
  }
}
