public import GalleyText

extension SourceDecoder {
  /// Writes a replacement in the encoding of the file it goes into.
  ///
  /// - Parameters:
  ///   - replacement: well-formed UTF-8.
  ///   - source: the file.
  ///   - asReferences: whether a character that the encoding lacks may be written as `&#8217;`, as in HTML.
  /// - Throws: `IngestError.encoding`, naming the character, where the encoding lacks it and a reference would
  ///   be read as text.
  public static func encode(
    _ replacement: [UInt8], for source: Source, asReferences: Bool
  ) throws(IngestError) -> [UInt8] {
    guard let charset = Charset.ofSource(source.encoding), charset.kind != .utf8 else { return replacement }
    guard UTF8Scanner.scan(replacement).invalid.isEmpty else {
      throw .encoding(message: "a replacement is not valid UTF-8, so it cannot be written in \(charset.name)")
    }
    switch charset.kind {
    case .utf16(let bigEndian):
      return String(decoding: replacement, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
        let high = UInt8(truncatingIfNeeded: unit >> 8)
        let low = UInt8(truncatingIfNeeded: unit)
        return bigEndian ? [high, low] : [low, high]
      }
    case .utf32(let bigEndian):
      return String(decoding: replacement, as: UTF8.self).unicodeScalars.flatMap { scalar -> [UInt8] in
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> UInt32($0)) }
        return bigEndian ? bytes : bytes.reversed()
      }
    case .table, .utf8, .stateful:
      return try encode(replacement, in: charset, asReferences: asReferences)
    }
  }

  private static func encode(
    _ replacement: [UInt8], in charset: Charset, asReferences: Bool
  ) throws(IngestError) -> [UInt8] {
    if replacement.allSatisfy({ $0 < 0x80 && !CharsetEncoder.isOften(otherThanASCII: $0) }) { return replacement }
    guard var encoder = CharsetEncoder(charset) else {
      throw .encoding(message: "this system's iconv cannot write \(charset.name); save the draft as UTF-8")
    }
    var result: [UInt8] = []
    for scalar in String(decoding: replacement, as: UTF8.self).unicodeScalars {
      if let bytes = encoder.bytes(for: scalar) {
        result.append(contentsOf: bytes)
      } else if asReferences {
        result.append(contentsOf: "&#\(scalar.value);".utf8)
      } else {
        let number = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        throw .encoding(
          message:
            "the character “\(scalar)” (U+\(padded)) does not exist in \(charset.name), the encoding of this "
            + "draft; save it as UTF-8 to apply the fix")
      }
    }
    return result
  }
}

/// Writes characters in one encoding, each proven by reading it again.
struct CharsetEncoder: ~Copyable {
  private let writer: IconvConverter
  private var table: CharsetTable
  private let widest: Int

  /// Opens the way back; nil where the system's iconv lacks it.
  init?(_ charset: Charset) {
    guard case .table(let widest) = charset.kind,
      let writer = IconvConverter(from: "UTF-8", to: charset.codec), let table = CharsetTable(charset)
    else { return nil }
    self.writer = writer
    self.table = table
    self.widest = widest
  }

  /// The bytes of a character; nil where the encoding lacks it.
  mutating func bytes(for scalar: Unicode.Scalar) -> [UInt8]? {
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    if scalar.value < 0x80, table.keepsASCII || !Self.isOften(otherThanASCII: byte) { return [byte] }
    let text = Array(String(Character(scalar)).utf8)
    var output = [UInt8](repeating: 0, count: 32)
    if case .converted(let count) = writer.convert(text, into: &output), count <= widest {
      let bytes = Array(output[..<count])
      if readsBack(bytes, as: text) { return bytes }
    }
    return table.byte(for: CharsetTable.Entry(text[...])).map { [$0] }
  }

  /// Whether some encodings that pages are in have another character for this byte.
  static func isOften(otherThanASCII byte: UInt8) -> Bool { [0x24, 0x25, 0x5C, 0x7E].contains(byte) }

  // iconv may write a look-alike for what it lacks; only what comes back the same is the character.
  private mutating func readsBack(_ bytes: [UInt8], as text: [UInt8]) -> Bool {
    let (entry, width) = bytes.withUnsafeBufferPointer { table.character(in: $0, at: 0) }
    return width == bytes.count && entry.packed == CharsetTable.Entry(text[...]).packed
  }
}
