/// Hashing of folded words, eight bytes at a time; the lexicon's build script computes the same values.
///
/// Folding is lower case by Unicode's simple mapping, with U+2019 read as an ASCII apostrophe.
public enum WordHash {
  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  static let lengthFactor: UInt64 = 0xD6E8_FEB8_6659_FD93
  static let factor: UInt64 = 0xA076_1D64_78BD_642F

  @inline(__always) static func start(_ count: Int) -> UInt64 {
    seed ^ (UInt64(truncatingIfNeeded: count) &* lengthFactor)
  }

  @inline(__always) static func mix(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
    let product = (hash ^ chunk) &* factor
    return product ^ (product >> 32)
  }

  /// Eight bytes from `offset`, little-endian, zero-padded behind `count`.
  @inline(__always) static func chunk(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ count: Int) -> UInt64 {
    let left = count - offset
    guard let base = bytes.baseAddress else { return 0 }
    if offset + 8 <= bytes.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
      return left >= 8 ? word : word & ((1 << UInt64(left * 8)) &- 1)
    }
    return tail(base + offset, min(left, bytes.count - offset))
  }

  /// Up to eight bytes, little-endian, by reads that overlap: none of them goes past the last byte.
  @inline(__always) private static func tail(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base)
    if count >= 8 { return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) }
    if count >= 4 {
      let low = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let high = UInt64(UInt32(littleEndian: (raw + (count &- 4)).loadUnaligned(as: UInt32.self)))
      return low | high &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
    }
    guard count > 0 else { return 0 }
    let middle = count >> 1
    let last = count &- 1
    return UInt64(base[0]) | UInt64(base[middle]) &<< UInt64(truncatingIfNeeded: middle &* 8)
      | UInt64(base[last]) &<< UInt64(truncatingIfNeeded: last &* 8)
  }

  /// A bit (0x80) for each byte of a chunk that is an ASCII capital.
  @inline(__always) static func capitals(_ chunk: UInt64) -> UInt64 {
    let low = chunk & 0x7F7F_7F7F_7F7F_7F7F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    return ~chunk & (fromA ^ beyondZ) & 0x8080_8080_8080_8080
  }

  /// How many of a chunk's first bytes are ASCII letters.
  @inline(__always) static func letterRun(_ chunk: UInt64) -> Int {
    let low = (chunk | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
    let beyondZ = low &+ 0x0505_0505_0505_0505
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let letters = ~chunk & (fromA ^ beyondZ) & 0x8080_8080_8080_8080
    return (letters ^ 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
  }

  /// The hash of bytes, folded as ASCII.
  public static func ofASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = start(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let word = chunk(bytes, offset, bytes.count)
      hash = mix(hash, word | (capitals(word) >> 2))
      offset += 8
    }
    return hash
  }

  /// The hash of any UTF-8 word, folded.
  public static func of(_ bytes: [UInt8]) -> UInt64 { of(bytes[...]) }

  /// The hash of any UTF-8 word in a text, folded; nothing is allocated for one of ASCII.
  public static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { of($0, 0, $0.count) }
  }

  /// The hash of the word in a stretch of a text; 0 for one beyond its end.
  public static func of(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { return 0 }
    return text.withUnsafeBufferPointer { of($0, range.lowerBound, range.upperBound) }
  }

  private static func of(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int) -> UInt64 {
    var hash = start(end - from)
    var offset = from
    var all: UInt64 = 0
    while offset < end {
      let word = chunk(text, offset, end)
      all |= word
      hash = mix(hash, word | (capitals(word) >> 2))
      offset += 8
    }
    if all & 0x8080_8080_8080_8080 == 0 { return hash }
    return Fold.folded(text[from..<end]).withUnsafeBufferPointer { ofASCII($0) }
  }

  /// The hash of other bytes, which are copied first.
  public static func of(_ bytes: some Collection<UInt8>) -> UInt64 { of(Array(bytes)) }

  @inline(__always) static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var high: UInt8 = 0
    for byte in bytes { high |= byte }
    return high < 0x80
  }

  /// The hash of a string, folded.
  public static func of(_ string: String) -> UInt64 { of(Array(string.utf8)) }

  /// The hashes of words that stand in a text with spaces between.
  public static func set(of words: String) -> Set<UInt64> {
    Set(words.utf8.split(separator: 0x20).map { of($0) })
  }
}
