public import GalleyLint
import GalleyText

/// Flags titles in one draft that do not call the article the same.
public struct DisagreeingTitles: Rule {
  public static let card = RuleCard(
    id: "metadata/disagreeing-titles",
    severity: .warning,
    summary: "The draft goes by different titles.",
    why: """
      Some programs show the headline, some the title element, some Open Graph or JSON-LD: where these \
      disagree, readers meet one article under several names, often because one was left over from a \
      copied draft. A title that is shortened, or reworded with most of its words kept, agrees. Titles \
      that share nothing weigh more than those that share some words, which may be meant for search \
      engines.
      """,
    examples: [
      .flags(
        """
        <html><head><title>Harbour bridge opens after two years | The Courier</title>
        <meta property="og:title" content="⟦Mayor loses vote on parking fees⟧"></head>
        <body><h1>Harbour bridge opens after two years</h1><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .flags(
        "---\ntitle: Harbour bridge opens\n---\n\n# ⟦Mayor loses vote on parking⟧\n\nIt opened.\n",
        as: .markdown),
      .passes(
        """
        <html><head><title>Harbour bridge opens after two years | The Courier</title>
        <meta property="og:title" content="Harbour bridge opens at last after two years"></head>
        <body><h1>Harbour bridge opens after two years</h1><p>It opened on Monday.</p></body></html>
        """, as: .html),
      .passes(
        "---\ntitle: Harbour bridge opens\n---\n\n# Harbour Bridge Opens\n\nIt opened on Monday.\n",
        as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  /// From this share on, titles agree.
  private static let agreement = 0.75
  /// Below this share, they are of different things.
  private static let difference = 0.25

  public func check(in view: DocumentView, report: inout Report) {
    var kinds: [MetadataEntry.Origin.Kind] = []
    var titles: [(entry: MetadataEntry, words: [[UInt8]])] = []
    for entry in view.metadata.candidates(.title)
    where isTitle(entry.origin) && (!kinds.contains(entry.origin.kind) || isRepeated(entry, titles.map(\.entry))) {
      kinds.append(entry.origin.kind)
      titles.append((entry, WordOverlap.words(entry.value)))
    }
    guard let best = titles.first else { return }
    var reported: [[[UInt8]]] = []
    for other in titles.dropFirst() {
      let share = WordOverlap.share(best.words, other.words)
      guard share < Self.agreement, !reported.contains(where: { WordOverlap.share($0, other.words) >= Self.agreement }),
        let range = other.entry.range
      else {
        continue
      }
      reported.append(other.words)
      let place = best.entry.range.map { [RelatedPlace(message: best.entry.origin.wording, range: $0)] }
      report.add(
        """
        The title is “\(other.entry.value.shortened)” in \(other.entry.origin.wording), “\(best.entry.value.shortened)” in \
        \(best.entry.origin.wording).
        """, atSource: range, severity: share < Self.difference ? .warning : .suggestion, field: "title",
        related: place ?? [])
    }
  }

  /// Whether a property of Open Graph is stated once more: programs take the first or the last.
  private func isRepeated(_ entry: MetadataEntry, _ known: [MetadataEntry]) -> Bool {
    entry.origin.kind == .openGraph && known.count < 20 && known.contains { $0.origin == entry.origin }
  }

  /// Whether a source names the article, rather than the site, the section or the page around it.
  private func isTitle(_ origin: MetadataEntry.Origin) -> Bool {
    switch origin.kind {
    case .heading: origin.name.utf8.count == 2
    case .titleElement: origin.name == "title"
    case .jsonLD: !origin.name.hasPrefix("WebPage.")
    case .microdata: origin.name == "headline"
    case .frontMatter, .openGraph, .meta: true
    default: false
    }
  }
}
