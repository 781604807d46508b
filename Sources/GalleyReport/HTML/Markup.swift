import GalleyText

/// HTML under construction.
///
/// What comes from a draft goes through `text`, `bytes` or `attribute`; only literals of
/// Galley's own go through `raw`.
struct Markup: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Appends Galley's own markup.
  mutating func raw(_ markup: StaticString) { bytes.append(contentsOf: markup.bytes) }

  /// Appends markup that was made here before.
  mutating func append(_ markup: Markup) { bytes.append(contentsOf: markup.bytes) }

  /// Appends a number.
  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Appends a number with a comma between thousands.
  mutating func grouped(_ value: Int) {
    let digits = Array(String(value).utf8)
    for (index, digit) in digits.enumerated() {
      let left = digits.count - index
      if index > 0, left % 3 == 0, digits[index - 1] != 0x2D { bytes.append(0x2C) }
      bytes.append(digit)
    }
  }

  /// Appends any text, escaped, as content or inside a quoted attribute; what cannot be seen appears as a code point.
  mutating func text(_ value: String) { HTMLEscape.append(Array(value.utf8)[...], to: &bytes) }

  /// Appends an attribute with its value escaped.
  mutating func attribute(_ name: StaticString, _ value: String) {
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  /// Appends a draft's text, escaped; what cannot be seen appears as a code point in a frame of its own.
  mutating func draftText(_ value: ArraySlice<UInt8>) {
    HTMLEscape.append(value, framesHidden: true, to: &bytes)
  }

  /// Appends an element that holds nothing but text.
  mutating func element(_ name: StaticString, class names: StaticString? = nil, _ value: String) {
    open(name, class: names)
    text(value)
    close(name)
  }

  /// Opens an element.
  mutating func open(_ name: StaticString, class names: StaticString? = nil) {
    raw("<")
    raw(name)
    if let names {
      raw(" class=\"")
      raw(names)
      raw("\"")
    }
    raw(">")
  }

  /// Closes an element.
  mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }
}
