/// Bounds what libxml2 spends on the attributes of one tag.
///
/// It compares each attribute's name with all before it: 20,000 in one tag took half a second, ten times as many
/// would take a minute.
enum HTMLCost {
  /// Squares of the attributes of a tag, over all tags with more than `ordinary`.
  static let limit = 400_000_000
  /// As many attributes cost nothing to speak of.
  static let ordinary = 1_000
  /// A page that is shorter than this cannot hold enough of them, at two bytes each.
  static let shortCount = 65_536

  /// The tag that would cost too much, and how many attributes it has; nil where all can be read.
  ///
  /// What looks like a tag in a script counts too, which does not matter: a `>` is never far.
  static func excess(_ bytes: ByteView, from start: Int) -> (offset: Int, count: Int)? {
    guard bytes.count - start > shortCount else { return nil }
    var total = 0
    var offset = start
    while let less = bytes.first(UInt8(ascii: "<"), from: offset, to: bytes.count) {
      offset = less + 1
      guard isLetter(bytes[offset]) else { continue }
      let (count, end) = tag(bytes, from: offset)
      if count > ordinary { total += count * count }
      guard total <= limit else { return (less, count) }
      offset = end
    }
    return nil
  }

  /// How many attributes a tag has, and where it ends.
  private static func tag(_ bytes: ByteView, from start: Int) -> (count: Int, end: Int) {
    var offset = start
    var count = 0
    var isInName = true
    while offset < bytes.count {
      switch bytes.base[offset] {
      case UInt8(ascii: ">"): return (count, offset + 1)
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: "/"): isInName = false
      case UInt8(ascii: "="):
        var value = offset + 1
        while isSpace(bytes[value]) { value += 1 }
        let quote = bytes[value]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
          let close = bytes.first(quote, from: value + 1, to: bytes.count)
        {
          offset = close
          isInName = false
        }
      default:
        if !isInName { count += 1 }
        isInName = true
      }
      offset += 1
    }
    return (count, offset)
  }
}
