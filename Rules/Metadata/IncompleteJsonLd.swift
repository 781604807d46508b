public import GalleyLint
import GalleyText

/// Flags JSON-LD of an article without a value that the page states elsewhere.
public struct IncompleteJsonLd: Rule {
  public static let card = RuleCard(
    id: "metadata/incomplete-json-ld",
    severity: .suggestion,
    fix: .suggested,
    summary: "The article's JSON-LD lacks a value that the page states elsewhere.",
    why: """
      Programs that read JSON-LD read nothing else: an article whose date or author stands only in a time element \
      or a meta element has none for them. Where all other sources of the page agree, their value is offered.
      """,
    examples: [
      .flags(
        """
        <html><head><script type="application/ld+json">
        {
          "@context": "https://schema.org",
          "@type": "⟦NewsArticle⟧",
          "headline": "Bridge opens",
          "author": {"@type": "Person", "name": "Jane Doe"}
        }
        </script></head><body><h1>Bridge opens</h1><time datetime="2025-01-13T10:30:00Z">Monday</time>
        <p>It opened on Monday.</p></body></html>
        """,
        fixed: """
          <html><head><script type="application/ld+json">
          {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "datePublished": "2025-01-13T10:30:00Z",
            "headline": "Bridge opens",
            "author": {"@type": "Person", "name": "Jane Doe"}
          }
          </script></head><body><h1>Bridge opens</h1><time datetime="2025-01-13T10:30:00Z">Monday</time>
          <p>It opened on Monday.</p></body></html>
          """, as: .html),
      .flags(
        """
        <html><head><meta name="author" content="Jane Doe"><script type="application/ld+json">
        {"@type": "⟦Article⟧", "headline": "Bridge opens", "datePublished": "2025-01-13"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """,
        fixed: """
          <html><head><meta name="author" content="Jane Doe"><script type="application/ld+json">
          {"@type": "Article", "author": {"@type": "Person", "name": "Jane Doe"}, "headline": "Bridge opens", "datePublished": "2025-01-13"}
          </script></head><body><p>It opened on Monday.</p></body></html>
          """, as: .html),
      .passes(
        """
        <html><head><script type="application/ld+json">
        {"@type": "Article", "headline": "Bridge opens", "datePublished": "2025-01-13"}
        </script></head><body><p>It opened on Monday.</p></body></html>
        """, as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  private static let members: [(field: MetadataEntry.Field, member: String)] = [
    (.published, "datePublished"), (.author, "author"), (.title, "headline"),
  ]

  public func check(in view: DocumentView, report: inout Report) {
    let type = view.metadata.entries.first { $0.origin == MetadataEntry.Origin(.jsonLD, "@type") }
    guard let range = type?.range else { return }
    for (field, member) in Self.members {
      let isStated = view.metadata.entries.contains { $0.field == field && $0.origin.kind == .jsonLD }
      guard !isStated, let other = Self.answer(field, in: view) else { continue }
      let fix = insertion(of: member, other.value, behind: range, view)
      report.add(
        "The JSON-LD of the article states no \(member); \(other.origin.wording) has “\(other.value.shortened)”.",
        atSource: range, field: field.name, fixes: fix.map { [$0] } ?? [],
        related: other.range.map { [RelatedPlace(message: other.origin.wording, range: $0)] } ?? [])
    }
  }

  /// The one value that the other sources meant for programs agree on.
  private static func answer(_ field: MetadataEntry.Field, in view: DocumentView) -> MetadataEntry? {
    let kinds: [MetadataEntry.Origin.Kind] =
      field == .title ? [.heading, .openGraph, .meta, .microdata] : [.openGraph, .meta, .microdata, .time]
    let candidates = view.metadata.candidates(field).filter { entry in
      kinds.contains(entry.origin.kind) && !entry.isWeak && entry.range != nil && entry.origin.name != "another time"
        && (entry.origin.kind != .heading || entry.origin.name.utf8.count == 2)
    }
    guard let best = candidates.first else { return nil }
    if field == .published {
      guard let date = CalendarDate(parsing: best.value), best.value.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false,
        candidates.allSatisfy({ CalendarDate(parsing: $0.value).map { StatedDate.agree(date, $0) } ?? false })
      else { return nil }
      return best
    }
    return candidates.allSatisfy { $0.value == best.value } ? best : nil
  }

  /// A member put behind the type, on a line of its own where the type has one; nil where the type is no plain string.
  private func insertion(of member: String, _ value: String, behind type: SourceRange, _ view: DocumentView) -> Fix? {
    let source = view.document.source.utf8
    var end = type.end
    if end < source.count, source[end] == 0x22 { end += 1 }
    guard end <= source.count, end > 0, source[end - 1] == 0x22 else { return nil }
    var start = type.start
    while start > 0, source[start - 1] != 0x0A, source[start - 1] != 0x0D { start -= 1 }
    let line = source[start..<end]
    let indentation = line.prefix { $0 == 0x20 || $0 == 0x09 }
    guard Self.isPlainType(line) else { return nil }
    var text: [UInt8] = [0x2C]
    if line.dropFirst(indentation.count).first == 0x22 {
      text += start >= 2 && source[start - 2] == 0x0D ? [0x0D, 0x0A] : [start > 0 ? source[start - 1] : 0x0A]
      text += indentation
    } else {
      text.append(0x20)
    }
    text += Self.quoted(member) + Array(": ".utf8)
    text +=
      member == "author"
      ? Array("{\"@type\": \"Person\", \"name\": ".utf8) + Self.quoted(value) + [0x7D] : Self.quoted(value)
    return Fix(
      title: "Add \(member) to the JSON-LD", .suggested, edits: [Edit(.source(SourceRange(end, end)), text)])
  }

  /// Whether the type stands behind its key, not in a list.
  private static func isPlainType(_ line: ArraySlice<UInt8>) -> Bool {
    let compact = line.filter { $0 > 0x20 }
    guard let opening = compact.dropLast().lastIndex(of: 0x22) else { return false }
    return compact[..<opening].reversed().starts(with: "\"@type\":".utf8.reversed())
  }

  /// A text as a string of JSON that also may stand in a script.
  private static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x3C: bytes += Array("\\u003c".utf8)
      case 0..<0x20: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return bytes + [0x22]
  }
}
