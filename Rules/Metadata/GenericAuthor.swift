public import GalleyLint
import GalleyText

/// Flags an author in the metadata that is no person's name.
public struct GenericAuthor: Rule {
  public static let card = RuleCard(
    id: "metadata/generic-author",
    severity: .warning,
    fix: .suggested,
    summary: "What is stated as the author is not the name of one person.",
    why: """
      “admin” is the account that a system came with, “By Jane Doe, Senior Editor” a line for readers. \
      Search engines ask for each author's name alone, one value for each, and show what they get. That \
      the site itself is stated as the author may be meant, and weighs less.
      """,
    examples: [
      .flags(
        "<head><meta name=\"author\" content=\"⟦admin⟧\"></head><p>It opened on Monday.</p>",
        as: .html),
      .flags(
        "<head><meta name=\"author\" content=\"⟦jane.doe@news.example⟧\"></head><p>It opened on Monday.</p>",
        as: .html),
      .flags(
        "<head><meta name=\"author\" content=\"⟦By Jane Doe⟧\"></head><p>It opened on Monday.</p>",
        fixed: "<head><meta name=\"author\" content=\"Jane Doe\"></head><p>It opened on Monday.</p>",
        as: .html),
      .flags(
        "<head><meta name=\"author\" content=\"⟦Jane Doe and John Roe⟧\"></head><p>It opened.</p>",
        as: .html),
      .flags(
        "<head><meta name=\"author\" content=\"⟦Jane Doe, Senior Editor⟧\"></head><p>It opened.</p>",
        as: .html),
      .flags(
        """
        <html><head><meta property="og:site_name" content="The Courier">
        <meta name="author" content="⟦The Courier⟧"></head><p>It opened on Monday.</p></html>
        """, as: .html),
      .flags("---\nauthor: ⟦Webmaster⟧\n---\n\nIt opened on Monday.\n", as: .markdown),
      .flags(
        """
        <html><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1>
        <div>Submitted by ⟦admin⟧ on Mon, 01/13/2025</div><p>It opened on Monday, two years late.</p></body></html>
        """, as: .html),
      .flags(
        "Bridge opens\n\nPosted by ⟦admin⟧ on 13 January 2025\n\nIt opened, and nobody cut a ribbon on the day.\n"),
      .passes(
        "<head><meta name=\"author\" content=\"Jane Doe\"></head><p>It opened on Monday.</p>",
        as: .html),
      .passes("---\nauthors: [Jane Doe, John Roe]\n---\n\nIt opened on Monday.\n", as: .markdown),
      .passes(
        "Bridge opens\n\nBy Jane Doe and John Roe\n\nIt opened on Monday, and nobody cut a ribbon there.\n"),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  /// How many names inside values are looked at for a fix; no article has as many authors.
  private static let comparedNames = 100

  private struct Fault {
    var message: String
    var severity = Severity.warning
    /// The one name that the value holds.
    var name: String?
  }

  public func check(in view: DocumentView, report: inout Report) {
    let houses = HouseNames(view)
    let parts = view.metadata.entries.filter { $0.field == .author && $0.origin.name.hasPrefix("names in ") }
    var reported: Set<String> = []
    let stated = (view.metadata.rejected + view.metadata.entries).filter { $0.field == .author }
    for entry in stated where isForPrograms(entry.origin) && reported.insert(entry.value).inserted {
      guard let range = entry.range, let fault = fault(of: entry, houses, parts.prefix(Self.comparedNames)) else {
        continue
      }
      var fixes: [Fix] = []
      if let name = fault.name, view.string(range) == entry.value {
        let edit = Edit(.source(range), Array(name.utf8), changesMarkup: true)
        fixes = [Fix(title: "State “\(name)” alone", .suggested, edits: [edit])]
      }
      report.add(fault.message, atSource: range, severity: fault.severity, field: "author", fixes: fixes)
    }
  }

  /// Whether the source is one that programs read, or a byline with an account in it; other bylines may say “By”.
  private func isForPrograms(_ origin: MetadataEntry.Origin) -> Bool {
    if origin.kind == .byline { return origin.name == "account" }
    guard !origin.name.hasPrefix("names in ") else { return false }
    return [.jsonLD, .meta, .openGraph, .frontMatter, .microdata].contains(origin.kind)
  }

  private func fault(
    of entry: MetadataEntry, _ houses: HouseNames, _ parts: ArraySlice<MetadataEntry>
  ) -> Fault? {
    let value = entry.value
    let bytes = Array(value.utf8)
    let words = WordOverlap.words(value)
    if bytes.contains(0x40), !bytes.contains(0x20) {
      return Fault(message: "The author is an e-mail address, “\(value.shortened)”: state the name.")
    }
    if value.hasPrefix("http://") || value.hasPrefix("https://") {
      return Fault(message: "The author is an address, “\(value.shortened)”: state the name.")
    }
    if words.count <= 2, Self.accounts.contains(Array(words.joined())) {
      return Fault(message: "“\(value.shortened)” is no author: state the name of who wrote it.")
    }
    let name = soleName(in: entry, parts)
    if words.count > 1, words.first == Array("by".utf8) {
      let use = name.map { ": state “\($0)” alone." } ?? ": state each author's name alone."
      return Fault(message: "“By” is no part of the name" + use, name: name)
    }
    if bytes.contains(0x2C) || bytes.contains(0x7C), words.contains(where: AuthorWords.isOffice) {
      return Fault(message: "“\(value.shortened)” holds more than the name: state the name alone.", name: name)
    }
    if isSeveral(value, words) {
      return Fault(
        message: "“\(value.shortened)” holds more than one name: state each author alone, without paper or office.",
        severity: .suggestion)
    }
    if houses.contains(words) {
      return Fault(
        message: "The author is the site itself, “\(value.shortened)”: name the person who wrote it.",
        severity: .suggestion)
    }
    if words.last == Array("staff".utf8) {
      return Fault(message: "“\(value.shortened)” is no person: name who wrote it.", severity: .suggestion)
    }
    return nil
  }

  /// The name inside a stated author, where there is just one.
  private func soleName(in stated: MetadataEntry, _ parts: ArraySlice<MetadataEntry>) -> String? {
    let names = Set(
      parts.filter { entry in
        entry.origin.kind == stated.origin.kind
          && entry.origin.name == "names in " + stated.origin.name
          && Array(stated.value.utf8).contains(part: entry.value.utf8)
      }.map(\.value))
    return names.count == 1 ? names.first : nil
  }

  /// Whether a value joins names: two at least on each side of “and”, `&`, a comma or a semicolon.
  private func isSeveral(_ value: String, _ words: [[UInt8]]) -> Bool {
    guard !words.contains(where: AuthorWords.isGroup) else { return false }
    let and = Array("and".utf8)
    let sides = value.utf8.split { [0x2C, 0x3B, 0x26].contains($0) }.flatMap { side in
      WordOverlap.words(String(side) ?? "").split(separator: and)
    }
    return sides.count(where: { $0.count >= 2 }) >= 2 && sides.allSatisfy { $0.count <= 4 }
  }

  private static let accounts = Set(
    [
      "admin", "administrator", "siteadmin", "webadmin", "webmaster", "editor", "editors", "staff",
      "staffwriter",
      "staffreporter", "editorial", "editorialstaff", "editorialteam", "newsdesk", "webdesk", "user", "guest",
      "author",
      "root", "superuser", "unknown", "anonymous", "test", "wordpress", "webeditor", "contributor", "null",
      "undefined",
      "none", "onlineeditor", "newseditor", "theeditor", "theeditors",
    ].map { Array($0.utf8) })
}
