public import GalleyLint
import GalleyText

/// Flags shortcodes and template tags that were not replaced: “[caption id=…]”, “{% include … %}”.
public struct Shortcode: Rule {
  public static let card = RuleCard(
    id: "artifact/shortcode",
    severity: .error,
    fix: .suggested,
    summary: "A shortcode of the publishing system is shown.",
    why: """
      The system that the text came from puts a picture or a form in its place; elsewhere readers see the code. What \
      it stood for has to be put back by hand, so the fix, which takes the code out, is only suggested.
      """,
    examples: [
      .flags("⟦[caption id=\"a1\" width=\"300\"]⟧The harbour⟦[/caption]⟧", fixed: "The harbour"),
      .flags("Text ⟦[vc_row]⟧more⟦[/vc_row]⟧.", fixed: "Text more."),
      .flags("⟦[gallery ids=\"1,2\"]⟧ Photos.", fixed: " Photos."),
      .flags("See ⟦{{< figure src=\"a.png\" >}}⟧ there.", fixed: "See  there."),
      .flags("See ⟦{% include note.html %}⟧ there.", fixed: "See  there."),
      .flags("He said ⟦[b]⟧no⟦[/b]⟧.", fixed: "He said no."),
      .passes("He said “we was [sic] robbed” [1], [citation needed] [email protected]."),
      .passes("WATCH: the harbour burns [video] [gallery]"),
      .passes("A choice of [a] or [b], he wrote."),
      .passes("Use {{< figure >}} in Hugo.", as: .markdown),
      .passes("<p>Write <code>[caption id=\"x\"]</code>.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.punctuation("[{")]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let start = view.tokens[index].offset
    let end = min(view.block(ofToken: index).range.end, start + 1_000)
    let text = view.text[start..<end]
    guard let length = text.first == 0x5B ? Self.bracket(text) : Self.brace(text, view.document.format) else { return }
    let range = TextRange(start, start + length)
    report.add(
      "The shortcode “\(view.string(range))” was not replaced.", at: range,
      fixes: [.delete(range, .suggested, title: "Remove the shortcode")])
  }

  /// The length of `[name …]` or `[/name]` with a known name.
  private static func bracket(_ text: ArraySlice<UInt8>) -> Int? {
    guard let close = text.firstIndex(of: 0x5D) else { return nil }
    var body = text[(text.startIndex + 1)..<close]
    let isClosing = body.first == 0x2F
    if isClosing { body = body.dropFirst() }
    let name = body.prefix { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F || $0 == 0x2D }
    guard !name.isEmpty else { return nil }
    let rest = body[name.endIndex...]
    let key = String(decoding: name, as: UTF8.self)
    let length = close + 1 - text.startIndex
    if prefixes.contains(where: { key.hasPrefix($0) }) { return rest.isEmpty || rest.first == 0x20 ? length : nil }
    if tags.contains(key) {
      if rest.first == 0x3D { return length }
      guard rest.isEmpty else { return nil }
      // `[b]` alone can be a letter in brackets; with its end tag it is markup.
      let closing = Array("[/\(key)]".utf8)
      return isClosing || holds(closing, text[close...]) ? length : nil
    }
    guard names.contains(key) else { return nil }
    return isClosing && rest.isEmpty || rest.first == 0x20 && rest.contains(0x3D) ? length : nil
  }

  /// The length of `{{< … >}}` or `{% … %}`, which Markdown that a site generator reads holds on purpose.
  private static func brace(_ text: ArraySlice<UInt8>, _ format: DraftFormat) -> Int? {
    guard format != .markdown else { return nil }
    for (open, close) in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")] {
      guard text.starts(with: open.utf8) else { continue }
      let closing = Array(close.utf8)
      for index in text.indices.dropFirst(open.utf8.count) where text[index...].starts(with: closing) {
        return index + closing.count - text.startIndex
      }
    }
    return nil
  }

  private static func holds(_ needle: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { text[$0] == 0x5B && text[$0...].starts(with: needle) }
  }

  private static let prefixes = [
    "vc_", "et_pb_", "fusion_", "av_", "su_", "mk_", "qode_", "tdb_", "td_block_", "cs_", "x_", "ux_", "bs_",
    "contact-form", "wpforms", "gravityform", "ninja_form", "ninja_forms", "mc4wp_form", "rev_slider", "products_",
    "one_half", "one_third", "two_third", "one_fourth", "three_fourth", "embedyt", "embedpress", "wp_",
  ]
  private static let names: Set<String> = [
    "caption", "gallery", "embed", "audio", "video", "playlist", "button", "dropcap", "youtube", "vimeo", "tweet",
    "instagram", "facebook", "soundcloud", "spotify", "googlemaps", "map", "metaslider", "table", "toc", "row",
    "column", "columns", "col", "section", "tabs", "tab", "accordion", "toggle", "divider", "spacer", "icon", "box",
    "alert", "pullquote", "blockquote", "quote", "highlight", "recent_posts", "products", "product", "form", "poll",
    "slideshow", "slider", "media", "image", "figure", "includeme", "code", "sourcecode", "wpvideo", "hr",
    "aesop_image", "aside", "adrotate", "ad", "related", "link", "document", "gist", "iframe", "jwplayer",
    "brightcove", "dailymotion", "getty", "scribd", "slideshare", "ted", "pullquote", "sidebar",
  ]
  private static let tags: Set<String> = [
    "b", "i", "u", "s", "url", "img", "quote", "color", "size", "center", "font", "list", "code", "spoiler", "email",
  ]
}
