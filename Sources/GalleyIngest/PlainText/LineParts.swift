import GalleyText

/// The parts of a line by the headline, as `|`, `·`, `•`, line breaks and dashes with spaces part them.
enum LineParts {
  /// The parts that are not blank, in order, without the white space around them.
  static func of(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var offset = start
    while offset < line.endIndex {
      let width = markWidth(line, at: offset)
      guard width > 0 else {
        offset += 1
        continue
      }
      parts.append(MetadataValue.trimmed(line[start..<offset]))
      offset += width
      start = offset
    }
    parts.append(MetadataValue.trimmed(line[start...]))
    return parts.filter { !$0.isEmpty }
  }

  /// How many bytes a mark between parts has; 0 where there is none.
  static func markWidth(_ line: ArraySlice<UInt8>, at offset: Int) -> Int {
    switch line[offset] {
    case 0x7C, 0x0A, 0x0D: return 1
    case 0x2D where isSpaced(line, offset, 1): return 1
    case 0x2D where offset + 1 < line.endIndex && line[offset + 1] == 0x2D && isSpaced(line, offset, 2): return 2
    case 0xC2 where offset + 1 < line.endIndex && line[offset + 1] == 0xB7 && isSpaced(line, offset, 2): return 2
    case 0xE2 where offset + 2 < line.endIndex && line[offset + 1] == 0x80 && isSpaced(line, offset, 3):
      return [0x93, 0x94, 0x95, 0xA2].contains(line[offset + 2]) ? 3 : 0
    default: return 0
    }
  }

  private static func isSpaced(_ line: ArraySlice<UInt8>, _ offset: Int, _ count: Int) -> Bool {
    offset > line.startIndex && MetadataValue.isSpace(line[offset - 1]) && offset + count < line.endIndex
      && MetadataValue.isSpace(line[offset + count])
  }
}
