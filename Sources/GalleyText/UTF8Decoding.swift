/// Decoding and encoding of single scalars.
public enum UTF8Decoding {
  /// The scalar that starts at an index and its length in bytes; nil where the bytes are no valid UTF-8.
  @inlinable @inline(__always)
  public static func scalar<Bytes: RandomAccessCollection>(_ bytes: Bytes, at index: Int) -> (Unicode.Scalar, Int)?
  where Bytes.Element == UInt8, Bytes.Index == Int {
    guard index >= bytes.startIndex, index < bytes.endIndex else { return nil }
    let lead = UInt32(bytes[index])
    if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + length <= bytes.endIndex else { return nil }
    var value = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The scalar that ends right before an index and its length in bytes; nil at the start or in invalid bytes.
  public static func scalar<Bytes: RandomAccessCollection>(_ bytes: Bytes, before index: Int) -> (Unicode.Scalar, Int)?
  where Bytes.Element == UInt8, Bytes.Index == Int {
    var start = index - 1
    let least = max(bytes.startIndex, index - 4)
    while start >= least, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= least, let found = scalar(bytes, at: start), start + found.1 == index else { return nil }
    return found
  }

  /// Appends a scalar's bytes.
  public static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    output.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
  }
}
