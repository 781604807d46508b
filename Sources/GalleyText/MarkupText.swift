/// Text as it is written into markup.
public enum MarkupText {
  /// The bytes with what would end an attribute's value or start a tag as character references.
  public static func escaped(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x26: output += Array("&amp;".utf8)
      case 0x3C: output += Array("&lt;".utf8)
      case 0x3E: output += Array("&gt;".utf8)
      case 0x22: output += Array("&quot;".utf8)
      default: output.append(byte)
      }
    }
    return output
  }
}
