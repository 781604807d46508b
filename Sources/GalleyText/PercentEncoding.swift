/// Bytes of an address that are written as `%C3`.
public enum PercentEncoding {
  /// The bytes that are meant; a `%` without two digits behind it stands for itself.
  public static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x25) else { return bytes }
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, let high = HexDigit.value(bytes[index + 1]),
        let low = HexDigit.value(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }
}

/// Digits of base 16.
public enum HexDigit {
  /// What a digit stands for, in capitals or not; nil for what is none.
  public static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
