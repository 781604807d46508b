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
    guard view.document.format == .html, view.metadata.isPage else { return }
    let source = view.document.source.utf8
    // An h1 around a picture has no block.
    let hasHeadline = view.document.elements.elements.contains { element in
      element.name == .heading && element.source.start + 2 < source.count && source[element.source.start + 2] == 0x31
    }
    guard !hasHeadline, view.blocks.contains(where: { $0.kind == .paragraph && $0.isProse }),
      !Self.holdsHeadline(source[min(view.missingPlace.end, source.count)...].prefix(Self.reach))
    else { return }
    report.add(
      "The page has no heading of the first level: its headline is no h1.", atSource: view.missingPlace, field: "title")
  }

  /// How far behind the head's start a headline is looked for that is none by its name, in bytes.
  private static let reach = 20_000

  /// Whether an element plays the part of a heading, or frames show other pages, which have headlines of their own.
  private static func holdsHeadline(_ source: ArraySlice<UInt8>) -> Bool {
    source.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { index in
        switch bytes[index] {
        case 0x3D: starts(bytes, index + 1, "heading") || starts(bytes, index + 2, "heading")
        case 0x3C: starts(bytes, index + 1, "frameset")
        default: false
        }
      }
    }
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ word: StaticString) -> Bool {
    guard index + word.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[index + $0] | 0x20 == word.utf8Start[$0] }
  }
}
