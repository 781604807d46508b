public import GalleyLint
import GalleyText

/// Flags the address of a page's image without its host.
public struct RelativeImage: Rule {
  public static let card = RuleCard(
    id: "metadata/relative-image",
    severity: .warning,
    fix: .suggested,
    summary: "The address of the page's image is not a whole one.",
    why: """
      Networks and messengers load the image from elsewhere and most do not put a relative address together: the share \
      shows none. Where the page states its own address, the host is offered from there.
      """,
    examples: [
      .flags(
        """
        <html><head><link rel="canonical" href="https://news.example/2025/bridge">
        <meta property="og:image" content="⟦/img/bridge.jpg⟧"></head><body><p>It opened.</p></body></html>
        """,
        fixed: """
          <html><head><link rel="canonical" href="https://news.example/2025/bridge">
          <meta property="og:image" content="https://news.example/img/bridge.jpg"></head><body><p>It opened.</p></body></html>
          """, as: .html),
      .flags("<head><meta property=\"og:image\" content=\"⟦bridge.jpg⟧\"></head><p>It opened.</p>", as: .html),
      .passes(
        "<head><meta property=\"og:image\" content=\"https://news.example/b.jpg\"></head><p>It opened.</p>", as: .html),
      .passes("<head><meta property=\"og:image\" content=\"//cdn.example/b.jpg\"></head><p>It opened.</p>", as: .html),
      .passes("---\nimage: /img/bridge.jpg\n---\n\nIt opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for entry in view.metadata.entries where entry.field == .image {
      guard [.openGraph, .jsonLD, .meta].contains(entry.origin.kind), let range = entry.range,
        Self.isRelative(Array(entry.value.utf8))
      else { continue }
      var fixes: [Fix] = []
      if entry.value.hasPrefix("/"), let host = Self.host(in: view), view.string(range) == entry.value {
        let edit = Edit(.source(SourceRange(range.start, range.start)), Array(host.utf8), changesMarkup: true)
        fixes = [Fix(title: "Put \(host) in front", .suggested, edits: [edit])]
      }
      report.add(
        "The address of the image is relative, “\(entry.value.shortened)”: state it with its scheme and host.",
        atSource: range, field: "image", fixes: fixes)
    }
  }

  /// Whether an address has neither scheme nor host: `/b.jpg`, `b.jpg`; templates and data are none.
  private static func isRelative(_ value: [UInt8]) -> Bool {
    guard !value.starts(with: "//".utf8), !value.contains(0x7B), !value.contains(0x20) else { return false }
    return !value.prefix(12).contains(0x3A) && value.contains(0x2E)
  }

  /// Scheme and host of the page's own address.
  private static func host(in view: DocumentView) -> String? {
    for entry in view.metadata.entries where entry.field == .canonical || entry.field == .url {
      guard let address = PageAddress(entry.value) else { continue }
      return String(decoding: address.scheme + Array("://".utf8) + address.host, as: UTF8.self)
    }
    return nil
  }
}
