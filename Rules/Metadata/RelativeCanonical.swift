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
      report.add(
        "The canonical address is relative, “\(entry.value.shortened)”: state it with its scheme and host.",
        atSource: range,
        field: "canonical", fixes: fixes)
    }
  }
}
