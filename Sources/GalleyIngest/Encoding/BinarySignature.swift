#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tells text from what only an editor of pictures or archives could read.
enum BinarySignature {
  /// Whether the bytes start as a PDF, picture, archive, program or word-processor file does.
  static func matches(_ bytes: [UInt8]) -> Bool {
    signatures.contains { bytes.starts(with: $0) }
  }

  private static let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), Array("GIF87a".utf8), Array("GIF89a".utf8), Array("{\\rtf".utf8),
    Array("PK\u{3}\u{4}".utf8), Array("\u{7F}ELF".utf8),
    // PNG, JPEG, gzip, the old Office container.
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B, 0x08], [0xD0, 0xCF, 0x11, 0xE0],
  ]

  /// Whether a NUL byte lies in them.
  static func holdsNUL(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      return memchr(base, 0, buffer.count) != nil
    }
  }
}
