import GalleyText

/// Escaping for HTML, as content or inside a quoted attribute.
enum HTMLEscape {
  /// Appends text escaped.
  ///
  /// Marks of direction, control and zero-width characters appear by their code point, so that a page shows what a file
  /// holds; with `framesHidden` in an element of their own. Bytes that are no UTF-8 appear by their value.
  static func append(_ text: ArraySlice<UInt8>, framesHidden: Bool = false, to output: inout [UInt8]) {
    var index = text.startIndex
    while index < text.endIndex {
      guard let (scalar, length) = UTF8Decoding.scalar(text, at: index) else {
        append(name: VisibleText.name(ofByte: text[index]), framesHidden, to: &output)
        index += 1
        continue
      }
      switch scalar.value {
      case 0x26: output.append(contentsOf: "&amp;".utf8)
      case 0x3C: output.append(contentsOf: "&lt;".utf8)
      case 0x3E: output.append(contentsOf: "&gt;".utf8)
      case 0x22: output.append(contentsOf: "&quot;".utf8)
      case 0x27: output.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A: output.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x0D: if framesHidden { output.append(0x0A) } else { output.append(0x20) }
      default:
        if isHidden(scalar) {
          append(name: VisibleText.name(of: scalar), framesHidden, to: &output)
        } else {
          output.append(contentsOf: text[index..<(index + length)])
        }
      }
      index += length
    }
  }

  private static func append(name: String, _ isFramed: Bool, to output: inout [UInt8]) {
    if isFramed {
      output.append(contentsOf: "<span class=\"hid\">\(name)</span>".utf8)
    } else {
      output.append(contentsOf: "‹\(name)›".utf8)
    }
  }

  /// Browsers show wide and narrow spaces as such, and joiners make letters and emoji what they are.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x2000...0x200A, 0x200C...0x200D, 0x202F, 0x205F: false
    default: VisibleText.isHidden(scalar)
    }
  }
}
