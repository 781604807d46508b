public import GalleyLint
import GalleyText

/// Flags JSON-LD that parses and still does not say what it should.
public struct OddJsonLd: Rule {
  public static let card = RuleCard(
    id: "metadata/odd-json-ld",
    severity: .warning,
    summary: "The article's JSON-LD does not say what it is taken for.",
    why: """
      Without schema.org as its context a program knows none of the terms; an author without a name is nobody; a \
      reference such as “&amp;amp;” is shown as it is written, since JSON knows none; and where two articles or two names \
      stand, programs take either. A missing image, or an author who is a string and no object, programs cope with, so that \
      these are suggestions. JSON-LD that cannot be read at all is `metadata/json-ld-fault`.
      """,
    examples: [
      .flags(
        page("\"@context\": \"⟦https://scheme.org⟧\", \"@type\": \"Article\""),
        as: .html),
      .flags(page("\"@type\": \"⟦Article⟧\""), as: .html),
      .flags(page(context + "\"author\": ⟦{\"@type\": \"Person\"}⟧"), as: .html),
      .flags(page(context + "\"headline\": \"Salt ⟦&amp;⟧ sea\""), as: .html),
      .flags(page(context + "\"headline\": \"Bridge opens\", \"name\": \"⟦Mayor loses⟧\""), as: .html),
      .flags(page(context + "\"author\": \"⟦Jane Doe⟧\""), as: .html),
      .flags(
        page("\"@context\": \"https://schema.org\", \"@type\": \"⟦Article⟧\", \"headline\": \"Bridge opens\""),
        as: .html),
      .passes(page(context + "\"headline\": \"Bridge opens\", \"name\": \"Bridge opens | The Courier\""), as: .html),
      .passes(page(context + "\"author\": {\"@id\": \"https://news.example/#jane\"}"), as: .html),
      .passes(page(context + "\"headline\": \"Salt & sea; R&D\", \"author\": {\"name\": \"Jane Doe\"}"), as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for remark in view.metadata.remarks {
      report.add(remark.message, atSource: remark.range, severity: remark.isMinor ? .suggestion : nil)
    }
    let source = view.document.source.utf8
    for entry in view.metadata.entries where entry.origin.kind == .jsonLD && Self.isShown(entry.field) {
      guard let range = entry.range, range.end <= source.count,
        let start = source[range.start..<range.end].firstIndex(of: 0x26),
        let reference = EntityTable.reference(source, at: start, end: range.end)
      else { continue }
      let place = SourceRange(start, start + reference.length)
      report.add(
        "“\(view.string(place))” is shown as it is written: JSON has no character references.", atSource: place,
        field: entry.field.name)
    }
  }

  private static func isShown(_ field: MetadataEntry.Field) -> Bool {
    [.title, .author, .description, .siteName, .section].contains(field)
  }

  private static let context =
    "\"@context\": \"https://schema.org\", \"image\": \"https://news.example/b.jpg\", \"@type\": \"Article\", "

  private static func page(_ members: String) -> String {
    """
    <html><head><script type="application/ld+json">
    {\(members)}
    </script></head><body><h1>Bridge opens</h1><p>It opened on Monday.</p></body></html>
    """
  }
}
