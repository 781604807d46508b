/// A path as a URI reference (RFC 3986).
enum ArtifactURI {
  /// The path percent-encoded: relative as it was given, or a `file` URI when it is absolute.
  static func of(_ path: String) -> String {
    var bytes = Array(path.utf8)[...]
    var text = ""
    if bytes.first == 0x2F {
      text = "file://"
    } else {
      while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
    }
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
