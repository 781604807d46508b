import GalleyText

/// Turns bytes of any encoding into UTF-8 and notes, character by character, what came from where.
struct Transcoder {
  /// The text so far.
  private(set) var utf8: [UInt8] = []
  /// The runs of characters of equal widths.
  private(set) var units: [TranscodedUnit] = []
  /// Where the text holds a replacement character for bytes that mean nothing.
  private(set) var invalid: [SourceRange] = []
  private var fileOffset = 0

  /// Transcodes a whole file.
  ///
  /// - Throws: `IngestError.encoding` when the system's iconv does not know the encoding.
  static func transcode(_ bytes: [UInt8], from charset: Charset) throws(IngestError) -> Transcoder {
    var transcoder = Transcoder()
    switch charset.kind {
    case .utf16(let bigEndian): transcoder.readUTF16(bytes, bigEndian: bigEndian)
    case .utf32(let bigEndian): transcoder.readUTF32(bytes, bigEndian: bigEndian)
    case .table, .utf8, .stateful:
      guard var table = CharsetTable(charset) else {
        throw .encoding(
          message: "this system's iconv cannot read \(charset.name); save the draft as UTF-8, or install the "
            + "conversion tables of the C library")
      }
      transcoder.read(bytes, &table)
    }
    return transcoder
  }

  private mutating func read(_ bytes: [UInt8], _ table: inout CharsetTable) {
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    bytes.withUnsafeBufferPointer { bytes in
      while fileOffset < bytes.count {
        if table.keepsASCII, bytes[fileOffset] < 0x80 { appendASCII(bytes) }
        guard fileOffset < bytes.count else { return }
        let (entry, width) = table.character(in: bytes, at: fileOffset)
        if entry.isCharacter {
          append(entry, fileWidth: width)
        } else {
          appendReplacement(fileWidth: width)
        }
      }
    }
  }

  private mutating func appendASCII(_ bytes: UnsafeBufferPointer<UInt8>) {
    let end = UTF8Scanner.endOfASCII(bytes, from: fileOffset)
    let start = utf8.count
    utf8.append(contentsOf: bytes[fileOffset..<end])
    note(textStart: start, textWidth: 1, fileWidth: 1, count: end - fileOffset)
  }

  private mutating func readUTF16(_ bytes: [UInt8], bigEndian: Bool) {
    utf8.reserveCapacity(bytes.count)
    func unit(_ offset: Int) -> UInt32 {
      let first = UInt32(bytes[offset])
      let second = UInt32(bytes[offset + 1])
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    while fileOffset + 1 < bytes.count {
      let first = unit(fileOffset)
      guard (0xD800...0xDFFF).contains(first) else {
        append(scalar: first, fileWidth: 2)
        continue
      }
      guard first < 0xDC00, fileOffset + 3 < bytes.count,
        (0xDC00...0xDFFF).contains(unit(fileOffset + 2))
      else {
        appendReplacement(fileWidth: 2)
        continue
      }
      append(scalar: 0x10000 + (first - 0xD800) << 10 + (unit(fileOffset + 2) - 0xDC00), fileWidth: 4)
    }
    if fileOffset < bytes.count { appendReplacement(fileWidth: 1) }
  }

  private mutating func readUTF32(_ bytes: [UInt8], bigEndian: Bool) {
    utf8.reserveCapacity(bytes.count / 2)
    while fileOffset + 3 < bytes.count {
      var value: UInt32 = 0
      for place in 0..<4 {
        value = value << 8 | UInt32(bytes[fileOffset + (bigEndian ? place : 3 - place)])
      }
      if Unicode.Scalar(value) == nil {
        appendReplacement(fileWidth: 4)
      } else {
        append(scalar: value, fileWidth: 4)
      }
    }
    while fileOffset < bytes.count { appendReplacement(fileWidth: 1) }
  }

  private mutating func append(scalar: UInt32, fileWidth: Int) {
    let start = utf8.count
    utf8.append(scalar: scalar)
    note(textStart: start, fileWidth: fileWidth)
  }

  private mutating func append(_ entry: CharsetTable.Entry, fileWidth: Int) {
    let start = utf8.count
    var rest = entry.packed >> 8
    for _ in 0..<entry.count {
      utf8.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    note(textStart: start, fileWidth: fileWidth)
  }

  private mutating func appendReplacement(fileWidth: Int) {
    let start = utf8.count
    utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
    note(textStart: start, fileWidth: fileWidth)
    if let last = invalid.last, last.end == start {
      invalid[invalid.count - 1].end = utf8.count
    } else {
      invalid.append(SourceRange(start, utf8.count))
    }
  }

  private mutating func note(textStart: Int, fileWidth: Int) {
    note(textStart: textStart, textWidth: utf8.count - textStart, fileWidth: fileWidth, count: 1)
  }

  private mutating func note(textStart: Int, textWidth: Int, fileWidth: Int, count: Int) {
    let last = units.count - 1
    if last >= 0, Int(units[last].textWidth) == textWidth, Int(units[last].fileWidth) == fileWidth {
      units[last].count &+= UInt32(truncatingIfNeeded: count)
    } else {
      units.append(
        TranscodedUnit(
          textStart: UInt32(truncatingIfNeeded: textStart), fileStart: UInt32(truncatingIfNeeded: fileOffset),
          count: UInt32(truncatingIfNeeded: count), textWidth: UInt8(truncatingIfNeeded: textWidth),
          fileWidth: UInt8(truncatingIfNeeded: fileWidth)))
    }
    fileOffset += count * fileWidth
  }
}
