import GalleyText

/// Bounds what md4c spends on brackets that close no link.
///
/// For each `]` of a paragraph md4c (0.4.8) may walk all lines of the paragraph: 33,000 lines with a bracket each
/// took a second, ten times as many would take minutes.
enum MarkdownCost {
  /// Brackets times lines of a paragraph, over all paragraphs of more than one line.
  static let limit = 4_000_000_000

  /// The cost of the paragraphs from an offset on; sources have fewer than 2³¹ bytes, so it fits.
  static func brackets(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var total = 0
    var brackets = 0
    var lines = 0
    var isBlank = true
    for offset in start..<max(start, bytes.count) {
      switch bytes[offset] {
      case 0x0A, 0x0D:
        if isBlank {
          total += brackets * lines
          brackets = 0
          lines = 0
        } else {
          lines += 1
        }
        isBlank = true
      case 0x5D:
        brackets += 1
        isBlank = false
      case 0x20, 0x09: break
      default: isBlank = false
      }
    }
    return total + brackets * lines
  }
}
