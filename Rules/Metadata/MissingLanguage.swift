public import GalleyLint
import GalleyText

/// Flags a draft that does not say which language it is in.
public struct MissingLanguage: Rule {
  public static let card = RuleCard(
    id: "metadata/missing-language",
    severity: .warning,
    fix: .suggested,
    summary: "The draft does not say which language it is in.",
    why: """
      Screen readers choose their voice, browsers their hyphenation and dictionaries by the language (WCAG \
      2.2, success criterion 3.1.1), and Galley the spellings that it accepts. Where Open Graph states the \
      language, that is put forward.
      """,
    examples: [
      .flags(
        "<head>⟦⟧<title>Bridge opens</title></head><body><p>It opened on Monday.</p></body>",
        as: .html),
      .flags(
        """
        <html class="wide"><head>⟦⟧<meta property="og:locale" content="en_GB"></head>
        <body><p>It opened on Monday.</p></body></html>
        """,
        fixed: """
          <html lang="en-GB" class="wide"><head><meta property="og:locale" content="en_GB"></head>
          <body><p>It opened on Monday.</p></body></html>
          """, as: .html),
      .flags("---\n⟦⟧title: Bridge opens\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
      .flags("⟦⟧The bridge opened on Monday."),
      .flags(
        "<html lang=\"⟦en_US⟧\"><head></head><body><p>It opened on Monday.</p></body></html>",
        fixed: "<html lang=\"en-US\"><head></head><body><p>It opened on Monday.</p></body></html>", as: .html),
      .flags("<html lang=⟦klingonese⟧><head></head><body><p>It opened on Monday.</p></body></html>", as: .html),
      .passes("<html lang=\"en\"><head></head><body><p>It opened on Monday.</p></body></html>", as: .html),
      .passes("<p>The bridge opened on Monday.</p>", as: .html),
      .passes("---\nlang: en\n---\n\nThe bridge opened on Monday.\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let form = DraftForm(view)
    guard !view.isBlank,
      let severity = form.severity(page: .warning, frontMatter: .suggestion, text: .suggestion)
    else { return }
    if form == .page { return checkPage(view, &report) }
    guard view.metadata.best(.language) == nil, view.settings.language == nil else { return }
    let place = form == .text ? "" : "add “lang” to the front matter, or "
    report.add(
      "The language is not stated: \(place)set “language” in galley.yml.", atSource: view.missingPlace,
      severity: severity, field: "language")
  }

  private func checkPage(_ view: DocumentView, _ report: inout Report) {
    let table = view.document.elements
    let html = table.elements.first { $0.name == .html }
    if let html, let lang = table.attribute("lang", of: html) ?? table.attribute("xml:lang", of: html) {
      return checkTag(lang, view, &report)
    }
    // Some pages state it at the body, which serves readers as well.
    if let body = table.elements.first(where: { $0.name == .body }), table.attribute("lang", of: body) != nil {
      return
    }
    var fixes: [Fix] = []
    if let html, let stated = view.metadata.best(.language), let tag = LanguageName.tag(stated.value) {
      // Behind `<html`, five bytes.
      let point = html.source.start + 5
      let source = view.document.source.utf8
      if html.source.count > 5, Fold.folded(source[html.source.start..<point]).elementsEqual("<html".utf8) {
        let edit = Edit(
          .source(SourceRange(point, point)), Array(" lang=\"\(tag)\"".utf8), changesMarkup: true)
        fixes = [
          Fix(title: "Add lang=\"\(tag)\", as \(stated.origin.name) states", .suggested, edits: [edit])
        ]
      }
    }
    report.add(
      "The page does not state its language: the html element has no lang attribute.",
      atSource: view.missingPlace, field: "language", fixes: fixes)
  }
}

extension MissingLanguage {
  /// Flags a value that is no language tag, so that nothing is stated: `english`, `en_US`.
  private func checkTag(_ attribute: Attribute, _ view: DocumentView, _ report: inout Report) {
    let value = String(decoding: view.document.elements.storage[attribute.value], as: UTF8.self)
    guard LanguageName.tag(value) == nil, let range = attribute.valueSource, !value.contains("{") else { return }
    var fixes: [Fix] = []
    if let tag = LanguageName.meant(by: value), view.string(range) == value {
      let edit = Edit(.source(range), Array(tag.utf8), changesMarkup: true)
      fixes = [Fix(title: "Write “\(tag)”", .suggested, edits: [edit])]
    }
    report.add(
      "“\(value.shortened)” is no language tag, so that the page states none.", atSource: range, field: "language",
      fixes: fixes)
  }
}

/// Language tags.
enum LanguageName {
  /// The tag that a value without the form of one means: `en_US`, `english`.
  static func meant(by value: String) -> String? {
    let hyphened = String(decoding: value.utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
    return tag(hyphened) ?? names[String(decoding: Fold.folded(value.utf8[...]), as: UTF8.self)]
  }

  private static let names = [
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es",
    "italian": "it", "italiano": "it", "portuguese": "pt", "dutch": "nl", "russian": "ru", "chinese": "zh",
    "japanese": "ja", "arabic": "ar", "polish": "pl",
  ]

  /// The tag, if a value has the form of one of BCP 47: letters, then parts of letters and digits.
  static func tag(_ value: String) -> String? {
    let parts = value.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count),
      first.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }),
      parts.dropFirst().allSatisfy({ part in
        (2...8).contains(part.count) && part.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
      })
    else { return nil }
    return value
  }
}
