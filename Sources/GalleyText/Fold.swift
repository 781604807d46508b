/// Lower case without Foundation, by Unicode's simple one-to-one mapping.
public enum Fold {
  /// A word in lower case, with U+2019 as an ASCII apostrophe. Invalid UTF-8 is kept as it is.
  public static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { folded(buffer: $0) }
  }

  /// The same for a stretch of a text.
  public static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.withUnsafeBufferPointer { folded(buffer: $0) }
  }

  /// The same for other bytes, which are copied first.
  public static func folded(_ bytes: some Collection<UInt8>) -> [UInt8] { folded(Array(bytes)) }

  private static func folded(buffer bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte >= 0x80, let (scalar, length) = UTF8Decoding.scalar(bytes, at: index) else {
        output.append(lowercase(byte))
        index += 1
        continue
      }
      index += length
      if scalar.value == 0x2019 { output.append(0x27) } else { UTF8Decoding.append(lowercase(scalar), to: &output) }
    }
    return output
  }

  /// The lower case of an ASCII byte; other bytes as they are.
  @inline(__always) public static func lowercase(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// The upper case of an ASCII byte; other bytes as they are.
  @inline(__always) public static func uppercase(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte
  }

  /// The lower case of a scalar where that is one scalar, else the scalar.
  public static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return Unicode.Scalar(lowercase(UInt8(scalar.value))) }
    guard scalar.properties.changesWhenLowercased else { return scalar }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    guard let first = mapped.first, mapped.count == 1 else { return scalar }
    return first
  }

  /// The upper case of a scalar where that is one scalar, else the scalar.
  public static func uppercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return Unicode.Scalar(uppercase(UInt8(scalar.value))) }
    let mapped = scalar.properties.uppercaseMapping.unicodeScalars
    guard let first = mapped.first, mapped.count == 1 else { return scalar }
    return first
  }

  /// A word with its first letter made a capital.
  public static func capitalizingFirst(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let array = Array(bytes)
    guard let (scalar, length) = UTF8Decoding.scalar(array, at: 0) else { return array }
    var output: [UInt8] = []
    UTF8Decoding.append(uppercase(scalar), to: &output)
    output.append(contentsOf: array[length...])
    return output
  }
}
