import CMD4C
import GalleyText

/// A link's address or title as md4c gives it: decoded, and where it stands when that is certain.
struct MarkdownAttribute {
  /// The value with escapes and references decoded.
  var value: [UInt8]
  /// The same bytes in the source; nil when they were decoded or assembled.
  var range: SourceRange?
  /// Whether md4c made a copy, as it does of an address with `&`, in which nothing had to be decoded.
  var isCopy = false

  /// Copies an attribute of md4c; nil when it is absent.
  init?(_ attribute: MD_ATTRIBUTE, in source: ByteView) {
    guard let text = attribute.text, attribute.size > 0 else { return nil }
    let count = Int(attribute.size)
    let bytes = UnsafeRawBufferPointer(start: text, count: count)
    if let offset = source.offset(of: UnsafeRawPointer(text), count: count) {
      range = SourceRange(offset, offset + count)
    }
    value = []
    guard let types = attribute.substr_types, let offsets = attribute.substr_offsets else {
      value = Array(bytes)
      return
    }
    var part = 0
    var isDecoded = false
    while Int(offsets[part]) < count {
      let end = min(Int(offsets[part + 1]), count)
      let piece = Array(bytes[Int(offsets[part])..<end])
      if types[part] == MD_TEXT_ENTITY {
        isDecoded = true
        range = nil
        value += Self.decoded(piece)
      } else {
        value += piece
      }
      part += 1
    }
    isCopy = range == nil && !isDecoded
  }

  /// The text of a character reference; the reference itself when its name is unknown.
  static func decoded(_ reference: [UInt8]) -> [UInt8] {
    reference.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let scalar = scalar(ByteView(base: base, count: bytes.count), 0, bytes.count)
      else { return reference }
      var text: [UInt8] = []
      text.append(scalar: scalar)
      return text
    }
  }

  /// The code point of the reference that fills a stretch; nil when its name is unknown.
  ///
  /// CommonMark: a number that is no character stands for U+FFFD.
  static func scalar(_ bytes: ByteView, _ start: Int, _ count: Int) -> UInt32? {
    guard let reference = CharacterReference(at: start, in: bytes) else {
      return bytes[start + 1] == 0x23 ? 0xFFFD : nil
    }
    return reference.end == start + count ? reference.scalar : nil
  }
}

extension ByteView {
  /// Where memory lies in these bytes; nil when it does not.
  func offset(of pointer: UnsafeRawPointer, count length: Int) -> Int? {
    let start = UInt(bitPattern: pointer)
    let first = UInt(bitPattern: base)
    guard start >= first, start - first <= UInt(count), length <= count - Int(start - first) else {
      return nil
    }
    return Int(start - first)
  }
}
