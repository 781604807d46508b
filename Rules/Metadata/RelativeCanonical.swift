public import GalleyLint
import GalleyText

/// Flags a canonical address without its host.
public struct RelativeCanonical: Rule {
  public static let card = RuleCard(
    id: "metadata/relative-canonical",
    severity: .warning,
    fix: .suggested,
    summary: "The canonical address is not a whole one.",
    why: """
      A canonical address is there for copies of the page on other hosts, and on these a relative one \
      names the copy. Search engines advise whole addresses. Where Open Graph states the same address in \
      whole, that is put forward.
      """,
    examples: [
      .flags(
        """
        <html><head><link rel="canonical" href="⟦/2025/bridge⟧">
        <meta property="og:url" content="https://news.example/2025/bridge"></head>
        <body><p>It opened.</p></body></html>
        """,
        fixed: """
          <html><head><link rel="canonical" href="https://news.example/2025/bridge">
          <meta property="og:url" content="https://news.example/2025/bridge"></head>
          <body><p>It opened.</p></body></html>
          """, as: .html),
      .flags(
        "<head><link rel=\"canonical\" href=\"⟦bridge.html⟧\"></head><p>It opened.</p>",
        as: .html),
      .flags(
        "<head><link rel=\"canonical\" href=\"⟦mailto:desk@news.example⟧\"></head><p>It opened.</p>",
        as: .html),
      .passes(
        "<head><link rel=\"canonical\" href=\"https://news.example/bridge\"></head><p>It opened.</p>",
        as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let stated = view.metadata.entries.first { entry in
      entry.field == .url && entry.origin.kind == .openGraph && PageAddress(entry.value) != nil
    }
    let path = stated.flatMap { PageAddress($0.value)?.path } ?? []
    for (entry, range) in view.canonicals
    where entry.origin.kind == .link && PageAddress(entry.value) == nil {
      let isSame = entry.value.hasPrefix("/") && path == Array(entry.value.utf8)
      var fixes: [Fix] = []
      if isSame, let whole = stated {
        let edit = Edit(.source(range), MarkupText.escaped(whole.value.utf8), changesMarkup: true)
        fixes = [Fix(title: "Replace with \(whole.value)", .suggested, edits: [edit])]
      }
      let fault = Self.hasScheme(entry.value) ? "is none of a page" : "is relative"
      report.add(
        "The canonical address \(fault), “\(entry.value.shortened)”: state it with its scheme and host, as https://….",
        atSource: range,
        field: "canonical", fixes: fixes)
    }
  }

  /// Whether an address begins with a scheme, as `javascript:` and `mailto:` do; `localhost:80` is a host.
  private static func hasScheme(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A), let first = bytes.first, (first | 0x20) &- 0x61 < 26 else {
      return false
    }
    let isScheme = bytes[..<colon].allSatisfy { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || [0x2B, 0x2D, 0x2E].contains(byte)
    }
    let next = colon + 1 < bytes.count ? bytes[colon + 1] : 0
    return isScheme && !(next &- 0x30 < 10)
  }
}
