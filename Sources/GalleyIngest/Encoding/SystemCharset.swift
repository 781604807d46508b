import Synchronization

/// The encodings that no browser knows and the system's iconv does: code pages of DOS, `VISCII`, `JOHAB`.
enum SystemCharset {
  private static let known = Mutex<[[UInt8]: Charset?]>([:])
  /// The labels that are remembered; a page of nothing but wrong declarations is to hold no memory.
  private static let memory = 64

  /// The encoding of a label in lower case; nil where iconv has none of the name that a page can be in.
  static func named(_ label: [UInt8]) -> Charset? {
    guard (2...32).contains(label.count), label.allSatisfy(isOfName), !isOfProcess(label) else { return nil }
    if let charset = known.withLock({ $0[label] }) { return charset }
    let charset = asked(label)
    known.withLock { known in
      if known.count < memory { known[label] = .some(charset) }
    }
    return charset
  }

  private static func asked(_ label: [UInt8]) -> Charset? {
    let label = String(decoding: label, as: UTF8.self)
    let name = (otherNames[label] ?? label).uppercased()
    let charset = Charset(name: name, codec: name, kind: .table(widest: 4))
    guard let table = CharsetTable(charset), table.isOfPages else { return nil }
    return table.isOfSingleBytes ? Charset(name: name, codec: name, kind: .table(widest: 1)) : charset
  }

  /// What browsers of old and mail programs call encodings that iconv has by another name.
  private static let otherNames = ["x-mac-ce": "mac-centraleurope", "x-mac-icelandic": "mac-is"]

  /// What iconv reads as a path or as an option is no label.
  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
  }

  /// Names of what the process happens to use.
  private static func isOfProcess(_ label: [UInt8]) -> Bool {
    ["char", "locale", "wchar_t"].contains { label.elementsEqual($0.utf8) }
  }
}
