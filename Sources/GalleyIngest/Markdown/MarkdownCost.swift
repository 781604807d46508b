import GalleyText

/// Bounds what md4c (0.4.8) spends on some texts, which would else be hours.
struct MarkdownCost {
  /// Brackets times lines of a paragraph, over all paragraphs of more than one line.
  ///
  /// For each `]` that closes no link md4c may walk all lines of the paragraph: 33,000 lines with a bracket each took a
  /// second, ten times as many would take minutes.
  private(set) var brackets = 0
  /// Bare addresses times marks of a paragraph, over all paragraphs.
  ///
  /// For each of them md4c may walk all marks behind it: 80,000 addresses in a paragraph took four seconds.
  private(set) var addresses = 0

  /// A text with more brackets is refused.
  static let bracketLimit = 4_000_000_000
  /// In a text with more addresses bare ones are no links.
  static let addressLimit = 1_000_000_000

  private struct Paragraph {
    var lines = 0
    var brackets = 0
    var addresses = 0
    var marks = 0
  }

  /// The cost of the paragraphs from an offset on; sources have fewer than 2³¹ bytes, so it fits.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var paragraph = Paragraph()
    var isBlank = true
    var lineStart = start
    for offset in start..<max(start, bytes.count) {
      let byte = bytes[offset]
      switch byte {
      case 0x0A, 0x0D:
        if isBlank { end(&paragraph) } else { paragraph.lines += 1 }
        isBlank = true
        lineStart = offset + 1
        continue
      case 0x20, 0x09: continue
      case 0x5D: paragraph.brackets += 1
      case 0x40: paragraph.addresses += 1
      case 0x3A where offset + 1 < bytes.count && bytes[offset + 1] == 0x2F: paragraph.addresses += 1
      case 0x2E where offset > start && bytes[offset - 1] | 0x20 == 0x77: paragraph.addresses += 1
      case 0x2A, 0x2B, 0x2D, 0x23:
        // A list item or a heading starts a paragraph of its own.
        let isItem = isBlank && offset - lineStart < 4 && offset + 1 < bytes.count && bytes[offset + 1] == 0x20
        if isItem { end(&paragraph) }
      case 0x21, 0x26, 0x3C, 0x3E, 0x5B, 0x5C, 0x5F, 0x60, 0x7C, 0x7E: break
      default:
        isBlank = false
        continue
      }
      paragraph.marks += 1
      isBlank = false
    }
    end(&paragraph)
  }

  private mutating func end(_ paragraph: inout Paragraph) {
    brackets += paragraph.brackets * paragraph.lines
    addresses += paragraph.addresses * paragraph.marks
    paragraph = Paragraph()
  }
}
