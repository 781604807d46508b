internal import CGalleyData

/// Which spellings are those of some regions only, and what other regions have instead; read-only data in the binary.
///
/// The format is described in `Rules/Words/README.md`.
public struct RegionalSpellings: Sendable {
  /// The English spellings.
  public static let english = RegionalSpellings(
    address: UInt(bitPattern: galley_regional_bytes()), length: galley_regional_length(), lexicon: .english)

  /// How many rows it has.
  public let count: Int
  // The address of constant data; an integer, because pointers are not Sendable.
  private let rows: UInt
  /// A bit for each word of the lexicon, since nearly all words of a text are none of these.
  private let marks: [UInt64]

  /// What is known of one spelling.
  public struct Spelling: Sendable {
    /// Where it is used.
    public let regions: SpellingRegions
    /// Whether other regions have it often enough that it tells nothing about a draft.
    public let isLoose: Bool
  }

  /// Reads the header; data that is not of this version or belongs to another lexicon gives an empty table.
  init(address: UInt, length: Int, lexicon: Lexicon) {
    func field(_ index: Int) -> Int {
      guard length >= Self.headerLength, let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
      return Int(UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self)))
    }
    let magic = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: min(8, length))
    let isValid =
      magic.elementsEqual(Array("GALLEYRS".utf8)) && field(0) == 1 && field(1) == lexicon.count
      && Self.headerLength + Self.rowLength * field(2) + 8 <= length
    count = isValid ? field(2) : 0
    rows = address + UInt(Self.headerLength)
    var marks = [UInt64](repeating: 0, count: lexicon.count / 64 + 1)
    for index in 0..<count {
      let word = Int(Self.row(rows, index) & Self.wordMask)
      if word / 64 < marks.count { marks[word / 64] |= 1 << UInt64(word % 64) }
    }
    self.marks = marks
  }

  private static let headerLength = 24
  private static let rowLength = 6
  private static let wordBits: UInt64 = 19
  private static let wordMask: UInt64 = (1 << wordBits) - 1

  @inline(__always) private static func row(_ rows: UInt, _ index: Int) -> UInt64 {
    guard let pointer = UnsafeRawPointer(bitPattern: rows) else { return 0 }
    let value = pointer.loadUnaligned(fromByteOffset: index * rowLength, as: UInt64.self)
    return UInt64(littleEndian: value) & 0xFFFF_FFFF_FFFF
  }

  /// Whether a word, by its number in the lexicon, is the spelling of some regions only.
  @inline(__always)
  public func contains(_ word: UInt32) -> Bool {
    let index = Int(word / 64)
    return index < marks.count && marks[index] & 1 << UInt64(word % 64) != 0
  }

  /// What is known of a word by its number; nil for spellings that all regions have.
  public func spelling(_ word: UInt32) -> Spelling? {
    let index = first(word)
    guard index < count else { return nil }
    let row = Self.row(rows, index)
    guard row & Self.wordMask == UInt64(word) else { return nil }
    return Spelling(
      regions: SpellingRegions(rawValue: UInt8(row >> 38 & 31)), isLoose: row >> 43 & 1 != 0)
  }

  /// How a word, by its number, is spelt in one of these regions; nil where it is right there or nothing is known.
  public func counterpart(of word: UInt32, in regions: SpellingRegions) -> UInt32? {
    var index = first(word)
    while index < count {
      let row = Self.row(rows, index)
      guard row & Self.wordMask == UInt64(word) else { return nil }
      let other = UInt32(row >> Self.wordBits & Self.wordMask)
      // A counterpart that is no row's word is at home everywhere.
      if spelling(other)?.regions.isDisjoint(with: regions) != true { return other }
      index += 1
    }
    return nil
  }

  /// The first row that is not before a word's.
  private func first(_ word: UInt32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Self.row(rows, middle) & Self.wordMask < UInt64(word) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
