/// The elements that ingestion tells apart.
enum HTMLTag: UInt8, CaseIterable {
  case unknown
  case html, head, body, base, title, meta, link, script, style
  case template, noscript, svg, math, textarea, select, object, iframe, canvas, audio, video
  case a, img, area, br, wbr, hr, input, label, button
  case code, kbd, samp, tt, `var`, q, cite, span
  case pre, xmp, listing, plaintext, blockquote
  case h1, h2, h3, h4, h5, h6, hgroup
  case ul, ol, menu, dir, dl, li, dt, dd
  case p, div, center, section, article, main, aside, header, footer, nav, search, form, fieldset, legend
  case details, summary, dialog, figure, figcaption, address, time
  case table, caption, thead, tbody, tfoot, tr, td, th
  case datalist, frameset, applet, office, ampSidebar, ampAd, ampStickyAd, ampEmbed, s, strike, del

  /// The names that libxml2 gives them, lower case, in the order of the cases.
  ///
  /// The runtime takes a microsecond to tell a case's name, and a run needs them all before its first draft.
  static let names = [
    "", "html", "head", "body", "base", "title", "meta", "link", "script", "style", "template", "noscript", "svg",
    "math", "textarea", "select", "object", "iframe", "canvas", "audio", "video", "a", "img", "area", "br", "wbr",
    "hr", "input", "label", "button", "code", "kbd", "samp", "tt", "var", "q", "cite", "span", "pre", "xmp",
    "listing", "plaintext", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "ul", "ol", "menu", "dir",
    "dl", "li", "dt", "dd", "p", "div", "center", "section", "article", "main", "aside", "header", "footer", "nav",
    "search", "form", "fieldset", "legend", "details", "summary", "dialog", "figure", "figcaption", "address", "time",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "datalist", "frameset", "applet", "o:p",
    "amp-sidebar", "amp-ad", "amp-sticky-ad", "amp-embed", "s", "strike", "del",
  ]

  /// What is true of the element whatever its attributes.
  var traits: Traits {
    switch self {
    case .script, .style, .template, .noscript, .svg, .math, .textarea, .select, .object, .iframe, .canvas,
      .audio, .video, .datalist, .applet, .ampAd, .ampStickyAd, .ampEmbed:
      .skipped
    case .td, .div, .center, .section, .article, .main, .aside, .header, .footer, .nav, .search, .form,
      .fieldset, .details, .dialog, .figure, .table, .ul, .ol, .dl, .menu, .body, .ampSidebar:
      [.block, .container]
    case .html, .head, .title, .hr, .pre, .xmp, .listing, .plaintext, .blockquote, .h1, .h2, .h3, .h4, .h5,
      .h6, .hgroup, .dir, .li, .dt, .dd, .p, .legend, .summary, .figcaption, .address, .caption, .thead,
      .tbody, .tfoot, .tr, .th, .frameset, .button:
      .block
    default: []
    }
  }

  /// What is true of an element.
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// Text before, in and behind it never joins.
    static let block = Traits(rawValue: 1)
    /// Nothing in it is read.
    static let skipped = Traits(rawValue: 2)
    /// It may hold an article or be left out of one.
    static let container = Traits(rawValue: 4)
  }

  /// 1...6 for headings.
  var headingLevel: UInt8? {
    guard rawValue >= HTMLTag.h1.rawValue, rawValue <= HTMLTag.h6.rawValue else { return nil }
    return rawValue - HTMLTag.h1.rawValue + 1
  }
}

/// The attributes that ingestion tells apart.
enum HTMLAttribute: UInt8, CaseIterable {
  case unknown
  case `class`, id, style, hidden, lang, translate, alt, title, placeholder, itemprop, itemscope, rel,
    property
  case name, content, href, type, role
  case ariaHidden, ariaLabel, xmlLang, protectedAddress

  /// Their names in lower case, in the order of the cases.
  static let names = [
    "", "class", "id", "style", "hidden", "lang", "translate", "alt", "title", "placeholder", "itemprop", "itemscope",
    "rel", "property", "name", "content", "href", "type", "role", "aria-hidden", "aria-label", "xml:lang",
    "data-cfemail",
  ]
}

/// A hash table from names of up to sixteen bytes to a value, without allocation at look-up.
struct NameTable<Value: Sendable>: Sendable {
  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var value: Value
  }
  private var slots: [Slot]
  private let none: Value

  /// Makes a table; `none` is the answer for names that are not in it.
  init(_ values: [Value], names: [String], none: Value) {
    self.none = none
    slots = Array(repeating: Slot(value: none), count: 512)
    for (value, name) in zip(values, names) where !name.isEmpty && name.utf8.count <= 16 {
      var key: (low: UInt64, high: UInt64) = (0, 0)
      for (index, byte) in name.utf8.enumerated() {
        if index < 8 {
          key.low |= UInt64(byte) << (8 * index)
        } else {
          key.high |= UInt64(byte) << (8 * index - 64)
        }
      }
      var slot = Self.hash(key.low, key.high)
      while slots[slot].low != 0 { slot = (slot + 1) & 511 }
      slots[slot] = Slot(low: key.low, high: key.high, value: value)
    }
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: ((low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93) >> 55)
  }

  /// The value of a C string's name and the name's length in bytes.
  @inline(__always)
  func find(_ name: UnsafePointer<UInt8>) -> (value: Value, length: Int) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count = 0
    while count < 8, name[count] != 0 {
      low |= UInt64(name[count]) << UInt64(truncatingIfNeeded: 8 &* count)
      count += 1
    }
    if count == 8 {
      while count < 16, name[count] != 0 {
        high |= UInt64(name[count]) << UInt64(truncatingIfNeeded: 8 &* count &- 64)
        count += 1
      }
      if count == 16, name[16] != 0 { return (none, count + length(name + 16)) }
    }
    var slot = Self.hash(low, high)
    while slots[slot].low != 0 {
      if slots[slot].low == low, slots[slot].high == high { return (slots[slot].value, count) }
      slot = (slot + 1) & 511
    }
    return (none, count)
  }
}

/// The tables of names, made once.
enum HTMLNames {
  static let tags = NameTable(HTMLTag.allCases, names: HTMLTag.names, none: HTMLTag.unknown)
  static let attributes = NameTable(HTMLAttribute.allCases, names: HTMLAttribute.names, none: HTMLAttribute.unknown)
}
