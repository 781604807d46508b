import Synchronization

/// What the bytes of one encoding mean, asked of iconv once and kept.
///
/// A table is made for each transcoding; the part for single bytes is shared by the process.
struct CharsetTable: ~Copyable {
  /// A character in UTF-8: the low byte holds its length, the bytes behind it the character.
  struct Entry {
    /// The packed bytes.
    var packed: UInt64

    static let unknown = Entry(packed: 0)
    static let incomplete = Entry(packed: 0xFE)
    static let illegal = Entry(packed: 0xFF)

    /// Packs the UTF-8 of one character; what takes more than seven bytes, as in no encoding of the standard, is none.
    init(_ bytes: ArraySlice<UInt8>) {
      guard bytes.count <= 7 else {
        self = .illegal
        return
      }
      packed = UInt64(bytes.count)
      for (place, byte) in bytes.enumerated() {
        packed |= UInt64(byte) << UInt64(8 * (place + 1))
      }
    }

    init(packed: UInt64) { self.packed = packed }

    /// The length in UTF-8; 0xFE and 0xFF for what is no character.
    var count: Int { Int(packed & 0xFF) }
    /// Whether it is a character.
    var isCharacter: Bool { (1...7).contains(count) }
  }

  /// Whether each ASCII byte means what it means in ASCII.
  let keepsASCII: Bool
  private let converter: IconvConverter
  private let single: [Entry]
  private var double: [Entry]
  private var output = [UInt8](repeating: 0, count: 32)
  private let widest: Int

  private static let singles = Mutex<[String: [Entry]]>([:])

  /// Opens the table of an encoding; nil where the system's iconv lacks it.
  init?(_ charset: Charset) {
    guard let converter = IconvConverter(from: charset.codec, to: "UTF-8") else { return nil }
    // A GBK file is read with the whole of GB18030, whose characters take up to four bytes.
    widest = charset.codec == "GB18030" ? 4 : Self.width(of: charset)
    single = Self.singleBytes(of: charset, converter)
    keepsASCII = single.prefix(0x80).enumerated().allSatisfy { byte, entry in
      entry.count == 1 && entry.packed >> 8 == UInt64(byte)
    }
    double = []
    self.converter = converter
  }

  private static func width(of charset: Charset) -> Int {
    if case .table(let widest) = charset.kind { return widest }
    return 1
  }

  private static func singleBytes(of charset: Charset, _ converter: borrowing IconvConverter) -> [Entry] {
    if let known = singles.withLock({ $0[charset.codec] }) { return known }
    var output = [UInt8](repeating: 0, count: 32)
    var table: [Entry] = []
    for byte in UInt8.min...UInt8.max {
      switch converter.convert([byte], into: &output) {
      case .converted(let count): table.append(meant(byte, charset) ?? Entry(output[..<count]))
      case .incomplete: table.append(.incomplete)
      case .illegal: table.append(filled(byte, charset))
      }
    }
    singles.withLock { $0[charset.codec] = table }
    return table
  }

  /// What browsers read a byte as where iconv has an older table.
  private static func meant(_ byte: UInt8, _ charset: Charset) -> Entry? {
    charset.codec == Charset.macCyrillic && byte == 0xFF ? Entry(Array("€".utf8)[...]) : nil
  }

  /// Whether a page can be in it: markup means what it means in ASCII, every ASCII byte is a character by itself, unlike
  /// where escapes set what follows, and there are characters outside ASCII.
  var isOfPages: Bool {
    let ascii = [0x09, 0x0A, 0x0D, 0x1B] + Array(0x20..<0x7F)
    return ascii.allSatisfy { byte in
      let isSame = single[byte].count == 1 && single[byte].packed >> 8 == UInt64(byte)
      return isSame || single[byte].isCharacter && [0x24, 0x25, 0x5C, 0x7E].contains(byte)
    } && single[0x80...].contains { $0.packed != Entry.illegal.packed }
  }

  /// Whether no character takes more than one byte.
  var isOfSingleBytes: Bool { single.allSatisfy { $0.packed != Entry.incomplete.packed } }

  /// Bytes that windows encodings leave open are control characters to browsers, and so they are here.
  private static func filled(_ byte: UInt8, _ charset: Charset) -> Entry {
    guard charset.codec.hasPrefix("CP125"), (0x80...0x9F).contains(byte) else { return .illegal }
    return Entry([0xC2, byte][...])
  }

  /// The character at an offset and how many bytes it takes; one byte and `illegal` where there is none.
  mutating func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (entry: Entry, width: Int) {
    let entry = single[Int(bytes[offset])]
    if entry.count <= 7 { return (entry, 1) }
    guard entry.packed == Entry.incomplete.packed, offset + 1 < bytes.count else { return (.illegal, 1) }
    let pair = self.pair(bytes[offset], bytes[offset + 1])
    if pair.isCharacter { return (pair, 2) }
    guard pair.packed == Entry.incomplete.packed, widest > 2 else { return (.illegal, 1) }
    for width in 3...widest where offset + width <= bytes.count {
      let input = Array(bytes[offset..<(offset + width)])
      if case .converted(let count) = converter.convert(input, into: &output) {
        return (Entry(output[..<count]), width)
      }
    }
    return (.illegal, 1)
  }

  private mutating func pair(_ first: UInt8, _ second: UInt8) -> Entry {
    if double.isEmpty { double = [Entry](repeating: .unknown, count: 65_536) }
    let index = Int(first) << 8 | Int(second)
    if double[index].packed != 0 { return double[index] }
    let entry: Entry =
      switch converter.convert([first, second], into: &output) {
      case .converted(let count): Entry(output[..<count])
      case .incomplete: .incomplete
      case .illegal: .illegal
      }
    double[index] = entry
    return entry
  }

  /// The byte that stands for a character, when one byte does.
  func byte(for entry: Entry) -> UInt8? {
    single.firstIndex { $0.packed == entry.packed }.map(UInt8.init(truncatingIfNeeded:))
  }
}
