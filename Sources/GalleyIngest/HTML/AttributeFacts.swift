internal import GalleyText

/// What ingestion needs to know of a start tag's attributes; the values are the parser's, valid during the event.
struct AttributeFacts {
  typealias Value = UnsafePointer<UInt8>

  var isEmpty = true
  var words: ClassWords.Flags = []
  var className: Value?
  var identifier: Value?
  var style: Value?
  var language: Value?
  var type: Value?
  var name: Value?
  var property: Value?
  var role: Value?
  var itemprop: Value?
  var alt: Value?
  var isHidden = false
  var isAriaHidden = false
  var isNotTranslated = false
  /// An attribute that rules about markup and metadata look for on any element.
  var isMarked = false
  /// An attribute that holds text for readers.
  var hasText = false

  /// Notes an attribute.
  mutating func note(_ attribute: HTMLAttribute, _ value: Value?) {
    switch attribute {
    case .unknown, .href: break
    case .class: className = value
    case .id: identifier = value
    case .style: style = value
    case .hidden: isHidden = true
    case .lang, .xmlLang: language = value
    case .translate: isNotTranslated = value.map { equals($0, "no") } ?? false
    case .alt:
      alt = value
      hasText = hasText || value != nil
    case .title, .placeholder, .ariaLabel, .content: hasText = hasText || value != nil
    case .itemprop:
      itemprop = value
      isMarked = true
    case .itemscope, .rel, .protectedAddress: isMarked = true
    case .property:
      property = value
      isMarked = true
    case .name: name = value
    case .type: type = value
    case .role: role = value
    case .ariaHidden: isAriaHidden = value.map { equals($0, "true") } ?? false
    }
  }

  /// Whether the element and all in it is kept from readers.
  func hides(_ tag: HTMLTag) -> Bool {
    if isEmpty || tag == .html || tag == .body || tag == .head { return false }
    if isAriaHidden, tag != .img { return true }
    if words.contains(.screenReader) { return false }
    return isHidden || style.map(Self.hidesByStyle) ?? false
  }

  /// Whether a style says `display: none` or `visibility: hidden`.
  private static func hidesByStyle(_ style: Value) -> Bool {
    states(style, "display", "none") || states(style, "visibility", "hidden")
  }

  private static func states(_ style: Value, _ property: StaticString, _ wanted: StaticString) -> Bool {
    var index = 0
    while style[index] != 0 {
      guard contains(style + index, prefix: property) else {
        index += 1
        continue
      }
      index += property.utf8CodeUnitCount
      while isSpace(style[index]) { index += 1 }
      guard style[index] == UInt8(ascii: ":") else { continue }
      index += 1
      while isSpace(style[index]) { index += 1 }
      if contains(style + index, prefix: wanted) { return true }
    }
    return false
  }

  private static func contains(_ value: Value, prefix: StaticString) -> Bool {
    for index in 0..<prefix.utf8CodeUnitCount where lowercased(value[index]) != prefix.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether a meta element's content is text that readers meet.
  var isReaderMetadata: Bool {
    guard let key = name ?? property else { return false }
    let names: [StaticString] = [
      "description", "og:title", "og:description", "twitter:title", "twitter:description", "og:site_name",
      "author",
    ]
    return names.contains { equals(key, $0) }
  }
}

/// A language's primary subtag: `en` of `en-GB`.
struct LanguageTag: Equatable {
  private var letters: UInt64 = 0

  /// English, what a draft is in when it does not say.
  static let english = LanguageTag(letters: 0x6E65)

  private init(letters: UInt64) { self.letters = letters }

  /// Reads a language tag; nil when it is empty.
  init?(_ value: UnsafePointer<UInt8>) {
    var index = 0
    while isSpace(value[index]) { index += 1 }
    var count: UInt64 = 0
    while isLetter(value[index]), count < 8 {
      letters |= UInt64(value[index] | 0x20) << (8 * count)
      count += 1
      index += 1
    }
    if letters == 0 { return nil }
  }
}

extension HTMLTag {
  /// Whether the element is kept for rules about markup whatever its attributes.
  var isKept: Bool {
    switch self {
    case .html, .head, .body, .base, .title, .meta, .link, .time, .address, .a, .img, .h1, .h2, .h3, .h4,
      .h5, .h6, .article, .main, .iframe, .form, .input, .figure, .office:
      true
    default: false
    }
  }

  /// The name in the element table.
  var elementName: ElementName {
    switch self {
    case .html: .html
    case .head: .head
    case .body: .body
    case .base: .base
    case .title: .title
    case .meta: .meta
    case .link: .link
    case .time: .time
    case .address: .address
    case .a: .anchor
    case .img: .image
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .script: .script
    case .article: .article
    case .main: .main
    case .iframe: .iframe
    case .form: .form
    case .input: .input
    case .figure: .figure
    case .span: .span
    case .p: .paragraph
    case .office: .office
    default: .other
    }
  }
}
