/// Tells text of whole words outside ASCII, as in Cyrillic, Greek or East Asian encodings, from Western text, in which an
/// accented letter seldom stands beside another one.
enum DenseBytes {
  private static let fewest = 16

  /// Whether most bytes outside ASCII stand in runs.
  static func outweigh(_ bytes: [UInt8]) -> Bool {
    var (count, joined) = (0, 0)
    var before = false
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        let isHigh = byte >= 0x80
        if isHigh { count += 1 }
        if isHigh, before { joined += 1 }
        before = isHigh
      }
    }
    return count >= fewest && joined * 2 > count
  }
}
