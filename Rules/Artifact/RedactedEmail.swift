public import GalleyLint
import GalleyText

/// Flags what Cloudflare leaves of a mail address: “[email protected]”.
public struct RedactedEmail: Rule {
  public static let card = RuleCard(
    id: "artifact/redacted-email",
    severity: .error,
    fix: .safe,
    summary: "A mail address was replaced by “[email protected]”.",
    why: """
      Cloudflare hides mail addresses from programs that fetch a page, and a scraped article keeps the stand-in. Where \
      the page still holds the hidden value, it has the one answer, so restoring it is safe. Copied as plain text, \
      the address is lost, and only its writer can put it back.
      """,
    examples: [
      .flags("He can be reached at ⟦[email protected]⟧."),
      .flags("Write to ⟦[email\u{A0}protected]⟧ by Friday."),
      .flags(
        "<p>Write to ⟦<span class=\"__cf_email__\" data-cfemail=\"4a2f2e233e25380a222b3828253f38642f322b273a262f\">"
          + "[email&#160;protected]</span>⟧.</p>",
        fixed: "<p>Write to editor@harbour.example.</p>", as: .html),
      .flags(
        "<p>Write to <a href=\"/cdn-cgi/l/email-protection#1f717a686c5f777e6d7d706a6d317a677e726f737a\">⟦<span "
          + "class=\"__cf_email__\" data-cfemail=\"1f717a686c5f777e6d7d706a6d317a677e726f737a\">[email&#160;protected]</span>⟧</a>.</p>",
        fixed: "<p>Write to <a href=\"mailto:news@harbour.example\">news@harbour.example</a>.</p>", as: .html),
      .flags(
        "<p>The label ⟦<a href=\"/cdn-cgi/l/email-protection\" class=\"__cf_email__\" "
          + "data-cfemail=\"5103771511191e1c14\">[email&#160;protected]</a>⟧ sells.</p>",
        fixed: "<p>The label R&amp;D@HOME sells.</p>", as: .html),
      .flags("<p>Write to ⟦<span data-cfemail=\"4a2\">[email protected]</span>⟧.</p>", as: .html),
      .passes("His email is protected by a password."),
      .passes("The field [email] is protected."),
      .passes("<p>The page prints <code>[email protected]</code> instead.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.words(["protected"]), .document]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard index >= 2, view.isWord(index - 1, "email"), view.isCharacter(index - 2, "["),
      view.isCharacter(index + 1, "]"), view.tokens[index].gap != .blockStart, view.tokens[index].gap != .none
    else { return }
    let range = TextRange(view.tokens[index - 2].offset, view.tokens[index + 1].end)
    guard !Self.isRestorable(range, view) else { return }
    report.add("A mail address is lost here; ask for it, or cut the sentence.", at: range)
  }

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    lazy var article = ArticleExtent(view)
    var handledEnd = 0
    for index in table.elements.indices {
      let element = table.elements[index]
      guard element.name == .anchor || element.name == .span else { continue }
      if let link = table.value("href", of: element), ProtectedAddress.holdsPath(link) {
        guard article.contains(element.source.start) else { continue }
        let inner = table.elements[(index + 1)...].prefix(3).first {
          $0.source.start < element.contentEnd && table.attribute("data-cfemail", of: $0) != nil
        }
        restoreLink(element, inner, view, &report)
        handledEnd = max(handledEnd, inner?.source.end ?? 0)
      } else if table.attribute("data-cfemail", of: element) != nil, element.source.start >= handledEnd,
        article.contains(element.source.start)
      {
        restoreText(element, view, &report)
      }
    }
  }

  /// A link to the protection page: its address becomes a mail link, and what it shows the address.
  private func restoreLink(_ link: Element, _ inner: Element?, _ view: DocumentView, _ report: inout Report) {
    let table = view.document.elements
    guard let target = table.attribute("href", of: link) else { return }
    guard let fragment = ProtectedAddress.fragment(ofLink: table.storage[target.value]), !fragment.isEmpty else {
      // The address stood as plain text; Cloudflare made it a link of its own.
      restoreText(table.attribute("data-cfemail", of: link) != nil ? link : inner ?? link, view, &report)
      return
    }
    var edits: [Edit] = []
    let address = ProtectedAddress.decode(fragment)
    if let address, ProtectedAddress.isMailLink(address), let range = target.valueSource {
      edits.append(
        Edit(.source(range), MarkupText.escaped(Array("mailto:".utf8) + address), changesMarkup: true))
    }
    if let inner, let value = table.value("data-cfemail", of: inner), let text = ProtectedAddress.decode(value),
      inner.contentEnd > inner.source.end
    {
      let whole = SourceRange(inner.source.start, inner.contentEnd)
      edits.append(Edit(.source(whole), MarkupText.escaped(text), changesMarkup: true))
    }
    add(edits, shows: address, at: inner ?? link, &report)
  }

  private func restoreText(_ element: Element, _ view: DocumentView, _ report: inout Report) {
    let text = view.document.elements.value("data-cfemail", of: element).flatMap(ProtectedAddress.decode)
    let whole = SourceRange(element.source.start, element.contentEnd)
    guard let text, element.contentEnd > element.source.end else {
      return add([], shows: nil, at: element, &report)
    }
    add([Edit(.source(whole), MarkupText.escaped(text), changesMarkup: true)], shows: text, at: element, &report)
  }

  private func add(_ edits: [Edit], shows text: [UInt8]?, at element: Element, _ report: inout Report) {
    let range = SourceRange(element.source.start, max(element.source.end, element.contentEnd))
    guard let text, !edits.isEmpty else {
      return report.add("A mail address is hidden here, and its value is damaged.", atSource: range)
    }
    let shown = String(decoding: text, as: UTF8.self)
    report.add(
      "A mail address is hidden here: “\(shown)”.", atSource: range,
      fixes: [Fix(title: "Restore “\(shown)”", .safe, edits: edits)])
  }

  /// Whether a stand-in lies in an element that the check of the document reports.
  private static func isRestorable(_ range: TextRange, _ view: DocumentView) -> Bool {
    let table = view.document.elements
    let source = view.document.map.sourceRange(of: range)
    var low = 0
    var high = table.elements.count
    while low < high {
      let middle = (low + high) / 2
      if table.elements[middle].source.start <= source.start { low = middle + 1 } else { high = middle }
    }
    return table.elements[..<low].suffix(4).contains { element in
      guard element.contentEnd >= source.end else { return false }
      if table.attribute("data-cfemail", of: element) != nil { return true }
      return table.value("href", of: element).map(ProtectedAddress.holdsPath) ?? false
    }
  }
}
