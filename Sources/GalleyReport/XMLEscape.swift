/// Escaping for XML 1.0, as an attribute's value or as text of one line.
enum XMLEscape {
  /// Appends text; what XML cannot hold, or a reader could not see, appears by its code point.
  static func append(_ text: String, to output: inout [UInt8]) {
    for byte in VisibleText.of(text) {
      switch byte {
      case 0x26: output.append(contentsOf: "&amp;".utf8)
      case 0x3C: output.append(contentsOf: "&lt;".utf8)
      case 0x3E: output.append(contentsOf: "&gt;".utf8)
      case 0x22: output.append(contentsOf: "&quot;".utf8)
      case 0x27: output.append(contentsOf: "&#39;".utf8)
      default: output.append(byte)
      }
    }
  }
}
