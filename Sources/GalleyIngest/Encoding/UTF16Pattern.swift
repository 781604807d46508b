/// Knows UTF-16 without a byte-order mark by where its NUL bytes stand.
enum UTF16Pattern {
  /// How many bytes are looked at.
  private static let sampleCount = 8_192

  /// The byte order of what is surely UTF-16; nil for anything else.
  ///
  /// Text has spaces, line ends and ASCII punctuation in any script, so one half of its bytes holds NULs and
  /// the other next to none (`😀` ends in one). The sample must be well-formed and without control characters.
  static func charset(of bytes: [UInt8]) -> Charset? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let sample = bytes.prefix(sampleCount)
    var nulls = [0, 0]
    for (place, byte) in sample.enumerated() where byte == 0 { nulls[place & 1] += 1 }
    guard let least = nulls.min(), let most = nulls.max(), most * 20 >= sample.count / 2, least * 4 <= most
    else {
      return nil
    }
    let bigEndian = nulls[0] > nulls[1]
    return isText(sample, bigEndian: bigEndian) ? (bigEndian ? .utf16BigEndian : .utf16LittleEndian) : nil
  }

  private static func isText(_ sample: ArraySlice<UInt8>, bigEndian: Bool) -> Bool {
    var awaitsTrail = false
    // ASCII with a few NULs pairs up to ideographs; those of real text have other bytes too.
    var wide = 0
    var pairs = 0
    for offset in stride(from: 0, to: sample.count - 1, by: 2) {
      let first = UInt16(sample[offset])
      let second = UInt16(sample[offset + 1])
      let unit = bigEndian ? first << 8 | second : second << 8 | first
      let isTrail = (0xDC00...0xDFFF).contains(unit)
      guard isTrail == awaitsTrail else { return false }
      awaitsTrail = (0xD800...0xDBFF).contains(unit)
      let isControl = unit < 0x20 && !(0x09...0x0D).contains(unit)
      guard !isControl, unit != 0xFFFE, unit != 0xFFFF else { return false }
      if first != 0, second != 0 {
        wide += 1
        if isASCIIText(first), isASCIIText(second) { pairs += 1 }
      }
    }
    return pairs * 4 <= wide * 3
  }

  private static func isASCIIText(_ byte: UInt16) -> Bool {
    (0x20...0x7E).contains(byte) || (0x09...0x0D).contains(byte)
  }
}
