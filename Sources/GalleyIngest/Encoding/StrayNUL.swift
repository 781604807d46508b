import GalleyText

/// Tells a page with a NUL byte that got lost in it from a file that is no text.
///
/// Browsers drop such a byte, and so does the parser here; Markdown and plain text have no reader that would.
enum StrayNUL {
  /// How many bytes a page has for each control character in it, at the least.
  private static let bytesPerControl = 256

  /// Refuses what is no text for its NUL bytes.
  static func check(_ bytes: [UInt8], format: DraftFormat) throws(IngestError) {
    guard BinarySignature.holdsNUL(bytes), let first = bytes.firstIndex(of: 0) else { return }
    if format == .html, isPage(bytes) { return }
    throw .holdsNUL(line: line(of: first, in: bytes), offset: first)
  }

  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let controls = bytes.reduce(0) { $1 < 0x20 && !(0x09...0x0D).contains($1) && $1 != 0x1B ? $0 + 1 : $0 }
    return controls <= 1 + bytes.count / bytesPerControl
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<offset {
      let isLoneReturn = bytes[index] == 0x0D && bytes[index + 1] != 0x0A
      if bytes[index] == 0x0A || isLoneReturn { line += 1 }
    }
    return line
  }
}
