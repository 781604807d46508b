internal import CGalleyData

/// What Galley knows of words: forms, frequency, usual case, regional variant, part of speech; read-only data
/// in the binary, without load time.
///
/// The format is described in `Rules/Words/README.md`, which also names the sources and their licences.
public struct Lexicon: Sendable {
  /// The English lexicon.
  public static let english = Lexicon(
    address: UInt(bitPattern: galley_lexicon_bytes()), length: galley_lexicon_length())

  /// How many forms it holds.
  public let count: Int
  /// How many known misspellings it holds.
  public let misspellingCount: Int

  // Addresses of constant data; integers, because pointers are not Sendable.
  private let slots: UInt
  private let slotMask: UInt64
  private let entries: UInt
  private let heap: UInt
  private let heapLength: Int
  private let cased: UInt
  private let casedCount: Int
  private let misspellingSlots: UInt
  private let misspellingMask: UInt64
  private let misspellingHeap: UInt
  private let misspellingHeapLength: Int

  /// Reads the header; data that is not a lexicon of this version gives an empty one.
  init(address: UInt, length: Int) {
    func field(_ index: Int) -> Int {
      guard length >= 64, let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
      return Int(UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self)))
    }
    func section(_ offset: Int, _ size: Int) -> Bool { offset >= 64 && size >= 0 && offset + size <= length }
    let magic = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: min(8, length))
    let isValid =
      magic.elementsEqual(Array("GALLEYLX".utf8)) && field(0) == 1 && field(2) < 31 && field(10) < 31
      && section(field(3), 4 << field(2)) && section(field(4), 12 * field(1))
      && section(field(5), field(6)) && section(field(8), 12 * field(7))
      && section(field(11), 8 << field(10)) && section(field(12), field(13))
    count = isValid ? field(1) : 0
    slotMask = isValid ? (1 << UInt64(field(2))) - 1 : 0
    slots = address + UInt(field(3))
    entries = address + UInt(field(4))
    heap = address + UInt(field(5))
    heapLength = isValid ? field(6) : 0
    casedCount = isValid ? field(7) : 0
    cased = address + UInt(field(8))
    misspellingCount = isValid ? field(9) : 0
    misspellingMask = isValid ? (1 << UInt64(field(10))) - 1 : 0
    misspellingSlots = address + UInt(field(11))
    misspellingHeap = address + UInt(field(12))
    misspellingHeapLength = isValid ? field(13) : 0
  }

  @inline(__always) private func load<T: FixedWidthInteger>(_ address: UInt, _ offset: Int, as: T.Type) -> T {
    guard let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
    return T(littleEndian: pointer.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// The number of a word given in folded or ASCII bytes with the hash of its folded form; 0 if it is not here.
  @inline(__always)
  public func find(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> UInt32 {
    guard count > 0 else { return 0 }
    let tag = UInt32(truncatingIfNeeded: hash >> 54)
    var slot = hash & slotMask
    while true {
      let value = load(slots, Int(slot) * 4, as: UInt32.self)
      guard value != 0 else { return 0 }
      if value >> 22 == tag {
        let id = value & 0x3F_FFFF
        if matches(bytes, id) { return id }
      }
      slot = (slot + 1) & slotMask
    }
  }

  @inline(__always) private func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ id: UInt32) -> Bool {
    let at = Int(id - 1) * 12
    guard Int(load(entries, at + 4, as: UInt8.self)) == bytes.count else { return false }
    let start = heap + UInt(load(entries, at, as: UInt32.self))
    var offset = 0
    while offset < bytes.count {
      let chunk = WordHash.chunk(bytes, offset, bytes.count)
      var stored = load(start, offset, as: UInt64.self)
      let left = bytes.count - offset
      if left < 8 { stored &= (1 << UInt64(left * 8)) &- 1 }
      guard stored == chunk | (WordHash.capitals(chunk) >> 2) else { return false }
      offset += 8
    }
    return true
  }

  /// The number of a word in a text, letter case apart; nothing is copied of one of ASCII.
  public func find(_ word: ArraySlice<UInt8>) -> UInt32 {
    word.withUnsafeBufferPointer { bytes in
      if WordHash.isASCII(bytes) { return find(bytes, hash: WordHash.ofASCII(bytes)) }
      return Fold.folded(word).withUnsafeBufferPointer { find($0, hash: WordHash.ofASCII($0)) }
    }
  }

  /// The same for a word of its own.
  public func find(_ word: [UInt8]) -> UInt32 { find(word[...]) }

  /// The number of any word, folded here; 0 if it is not in the lexicon.
  public func find(_ word: some Collection<UInt8>) -> UInt32 {
    Fold.folded(word).withUnsafeBufferPointer { find($0, hash: WordHash.ofASCII($0)) }
  }

  /// The number of a word.
  public func find(_ word: String) -> UInt32 { find(Array(word.utf8)) }

  /// Whether a word, letter case apart, is in the lexicon.
  public func contains(_ word: some Collection<UInt8>) -> Bool { find(word) != 0 }

  /// What is known of a word by its number; nil for 0 and numbers that do not exist.
  @inline(__always)
  public func entry(_ id: UInt32) -> LexiconEntry? {
    guard id > 0, id <= count else { return nil }
    let at = Int(id - 1) * 12
    return LexiconEntry(
      frequency: load(entries, at + 5, as: UInt8.self),
      flags: LexiconEntry.Flags(rawValue: load(entries, at + 6, as: UInt16.self)),
      grammar: load(entries, at + 8, as: UInt32.self))
  }

  /// The frequency of a word by its number: 30 times the Zipf value, 0 for the rarest and the unknown.
  @inline(__always)
  public func frequency(_ id: UInt32) -> Int { Int(entry(id)?.frequency ?? 0) }

  /// A word's folded bytes by its number; empty for 0.
  public func folded(_ id: UInt32) -> [UInt8] {
    guard id > 0, id <= count else { return [] }
    let at = Int(id - 1) * 12
    return text(heap, Int(load(entries, at, as: UInt32.self)), Int(load(entries, at + 4, as: UInt8.self)))
  }

  /// Calls `body` with a word's folded bytes in place; with no bytes for a number that does not exist.
  @inline(__always)
  public func withFolded<Result>(_ id: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard id > 0, id <= count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let at = Int(id - 1) * 12
    let start = UnsafePointer<UInt8>(bitPattern: heap + UInt(load(entries, at, as: UInt32.self)))
    return body(UnsafeBufferPointer(start: start, count: Int(load(entries, at + 4, as: UInt8.self))))
  }

  /// The form with its usual capitals, for words written oddly (`iPhone`); nil for others.
  public func usualForm(_ id: UInt32) -> [UInt8]? {
    var low = 0
    var high = casedCount
    while low < high {
      let middle = (low + high) / 2
      if load(cased, middle * 12, as: UInt32.self) < id { low = middle + 1 } else { high = middle }
    }
    guard low < casedCount, load(cased, low * 12, as: UInt32.self) == id else { return nil }
    let offset = Int(load(cased, low * 12 + 4, as: UInt32.self))
    let length = Int(load(cased, low * 12 + 8, as: UInt32.self))
    guard offset + length <= heapLength else { return nil }
    return text(heap, offset, length)
  }

  /// Whether a word may be a known misspelling, by its folded hash; false is certain, true nearly so.
  public func mayBeMisspelling(hash: UInt64) -> Bool {
    guard misspellingCount > 0 else { return false }
    var slot = hash & misspellingMask
    while true {
      let value = load(misspellingSlots, Int(slot) * 8, as: UInt64.self)
      guard value != 0 else { return false }
      if value >> 32 == hash >> 32 { return true }
      slot = (slot + 1) & misspellingMask
    }
  }

  /// Whether a word is a known misspelling.
  public func isMisspelling(_ word: ArraySlice<UInt8>) -> Bool {
    mayBeMisspelling(hash: WordHash.of(word)) && !corrections(of: word).isEmpty
  }

  /// The corrections of a known misspelling, best first; empty for any other word.
  public func corrections(of word: some Collection<UInt8>) -> [[UInt8]] {
    let folded = Fold.folded(word)
    let hash = folded.withUnsafeBufferPointer { WordHash.ofASCII($0) }
    guard misspellingCount > 0 else { return [] }
    var slot = hash & misspellingMask
    while true {
      let value = load(misspellingSlots, Int(slot) * 8, as: UInt64.self)
      guard value != 0 else { return [] }
      if value >> 32 == hash >> 32 {
        if let found = record(Int(value & 0xFFFF_FFFF) - 1, folded) { return found }
      }
      slot = (slot + 1) & misspellingMask
    }
  }

  private func record(_ start: Int, _ folded: [UInt8]) -> [[UInt8]]? {
    var offset = start
    func piece() -> [UInt8]? {
      guard offset >= 0, offset < misspellingHeapLength else { return nil }
      let length = Int(load(misspellingHeap, offset, as: UInt8.self))
      guard offset + 1 + length <= misspellingHeapLength else { return nil }
      defer { offset += 1 + length }
      return text(misspellingHeap, offset + 1, length)
    }
    guard piece() == folded, offset < misspellingHeapLength else { return nil }
    let number = Int(load(misspellingHeap, offset, as: UInt8.self))
    offset += 1
    return (0..<number).compactMap { _ in piece() }
  }

  private func text(_ address: UInt, _ offset: Int, _ length: Int) -> [UInt8] {
    guard length > 0, let start = UnsafePointer<UInt8>(bitPattern: address + UInt(offset)) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }
}
