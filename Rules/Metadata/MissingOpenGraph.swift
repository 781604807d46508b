public import GalleyLint
import GalleyText

/// Flags a page without the Open Graph properties that every page must have.
public struct MissingOpenGraph: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-open-graph",
    severity: .warning,
    fix: .suggested,
    summary: "The page lacks Open Graph properties.",
    why: """
      Who shares a link shows its Open Graph title, type, image and address (ogp.me asks for these four of every \
      page); without them networks and messengers guess, or show a bare link. What the page states elsewhere is \
      offered. It runs where it is asked for, by its own name or by `metadata: require`.
      """,
    isDefault: false,
    examples: [
      .flags(
        """
        <html><head>⟦⟧
          <title>Bridge opens</title>
          <link rel="canonical" href="https://news.example/bridge">
          <meta property="og:type" content="article">
          <meta property="og:image" content="https://news.example/bridge.jpg">
          <meta property="og:image:alt" content="A bridge at night">
        </head><body><h1>Bridge opens</h1><p>It opened on Monday.</p></body></html>
        """,
        fixed: """
          <html><head>
            <meta property="og:title" content="Bridge opens">
            <meta property="og:url" content="https://news.example/bridge">
            <title>Bridge opens</title>
            <link rel="canonical" href="https://news.example/bridge">
            <meta property="og:type" content="article">
            <meta property="og:image" content="https://news.example/bridge.jpg">
            <meta property="og:image:alt" content="A bridge at night">
          </head><body><h1>Bridge opens</h1><p>It opened on Monday.</p></body></html>
          """, as: .html),
      .passes(
        """
        <html><head>
        <meta property="og:title" content="Bridge opens"><meta property="og:type" content="article">
        <meta property="og:image" content="https://news.example/bridge.jpg">
        <meta property="og:image:alt" content="A bridge at night">
        <meta property="og:url" content="https://news.example/bridge">
        </head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes("---\ntitle: Bridge opens\n---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  private static let properties: [(name: String, field: MetadataEntry.Field, source: MetadataEntry.Field)] = [
    ("og:title", .title, .title), ("og:type", .type, .type), ("og:image", .image, .image), ("og:url", .url, .canonical),
  ]

  public func check(in view: DocumentView, report: inout Report) {
    guard !view.isBlank, DraftForm(view) == .page else { return }
    let missing = Self.properties.filter { property in
      !view.metadata.entries.contains { $0.field == property.field && $0.origin.kind == .openGraph }
    }
    reportAlt(view, &report)
    guard !missing.isEmpty else { return }
    var elements: [[UInt8]] = []
    for property in missing where property.field != .type {
      guard let value = view.metadata.best(property.source)?.value else { continue }
      elements.append(
        Array("<meta property=\"\(property.name)\" content=\"".utf8) + MarkupText.escaped(value.utf8)
          + Array("\">".utf8))
    }
    let fix = elements.isEmpty ? nil : view.headInsertion(elements, title: "Add what the page states elsewhere")
    report.add(
      "The page lacks \(missing.map(\.name).joined(separator: ", ")); shares of it show what they guess.",
      atSource: view.missingPlace, field: missing[0].name, fixes: fix.map { [$0] } ?? [])
  }

  /// Flags an image without its description, which ogp.me asks for beside it.
  private func reportAlt(_ view: DocumentView, _ report: inout Report) {
    let entries = view.metadata.entries
    guard let image = entries.first(where: { $0.field == .image && $0.origin.kind == .openGraph }),
      let range = image.range,
      !entries.contains(where: { $0.field == .imageAlt })
    else { return }
    report.add(
      "The page lacks og:image:alt: who cannot see the image learns nothing of it.", atSource: range,
      severity: .suggestion, field: "image")
  }
}
