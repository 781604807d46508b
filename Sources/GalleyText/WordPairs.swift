internal import CGalleyData

/// Which words are taken for which, and how readily words stand beside each other; read-only data in the
/// binary, without load time.
///
/// Words go by their numbers in the English lexicon. Weights are gains in sixteenths of a nat over what the words'
/// frequencies alone let expect. Pairs and triples are kept by a hash with a tag of 13 and 19 bits, so about one in a
/// thousand that is not there is found all the same. The format is described in `Rules/Words/README.md`.
public struct WordPairs: Sendable {
  /// The English word pairs.
  public static let english = WordPairs(
    address: UInt(bitPattern: galley_pairs_bytes()), length: galley_pairs_length())

  /// How many words it asks about or offers.
  public let wordCount: Int
  private let rivalCount: Int
  // Addresses of constant data; integers, because pointers are not Sendable.
  private let words: UInt
  private let rivals: UInt
  private let pairs: HashedRows
  private let triples: HashedRows

  /// A word that others are taken for.
  public struct Word: Sendable {
    /// How common it is: the logarithm of its chance, in sixteenths of a nat.
    public let chance: Int
    /// By how much its commonest rival is more common, in sixteenths of a nat.
    public let reach: Int
    /// Its rivals' numbers.
    public let rivals: Range<Int>
  }

  /// A word that may be meant where another stands.
  public struct Rival: Sendable {
    /// Its number as a word.
    public let word: Int
    /// By how much it has to fit better, in sixteenths of a nat.
    public let margin: Int
  }

  /// What is known of a pair.
  public struct Pair: Sendable {
    let bits: UInt32
    /// The gain of the second word behind the first.
    @inline(__always) public var gain: Int { WordPairs.gain(bits >> 6) }
    /// At most how much better a rival of the second word stands behind the first.
    @inline(__always) public var rivalOfSecond: Int { WordPairs.level(bits >> 3) }
    /// At most how much better a rival of the first word stands before the second.
    @inline(__always) public var rivalOfFirst: Int { WordPairs.level(bits) }
  }

  /// Reads the header; data that is not of this version, or is of another lexicon, gives empty tables.
  init(address: UInt, length: Int) {
    func field(_ index: Int) -> Int {
      guard length >= 64, let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
      return Int(UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self)))
    }
    func holds(_ offset: Int, _ size: Int) -> Bool { offset >= 64 && size >= 0 && offset + size + 16 <= length }
    let magic = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: min(8, length))
    let isValid =
      magic.elementsEqual(Array("GALLEYWP".utf8)) && field(0) == 2 && field(1) == Lexicon.english.count
      && holds(field(6), Self.wordLength * field(2)) && holds(field(7), 4 * field(3))
      && holds(field(8), HashedRows.offsetsLength) && holds(field(9), 3 * field(4))
      && holds(field(10), HashedRows.offsetsLength) && holds(field(11), 3 * field(5))
    wordCount = isValid ? field(2) : 0
    rivalCount = isValid ? field(3) : 0
    words = address + UInt(field(6))
    rivals = address + UInt(field(7))
    pairs = HashedRows(
      offsets: address + UInt(field(8)), rows: address + UInt(field(9)), count: isValid ? field(4) : 0, tagBits: 13)
    triples = HashedRows(
      offsets: address + UInt(field(10)), rows: address + UInt(field(11)), count: isValid ? field(5) : 0, tagBits: 19)
  }

  private static let wordLength = 12

  /// What stands for the start and the end of a sentence and for any possessive, as a word of the lexicon does for
  /// itself.
  public static let (start, end, possessive): (UInt32, UInt32, UInt32) = (0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD)

  /// A word by its number here, below `wordCount`.
  @inline(__always)
  public func word(_ number: Int) -> Word {
    let at = min(number, wordCount - 1) * Self.wordLength
    let first = min(Int(load(words, at + 4, as: UInt16.self)), rivalCount)
    let count = Int(load(words, at + 8, as: UInt8.self))
    return Word(
      chance: Int(load(words, at + 6, as: Int16.self)), reach: Int(load(words, at + 9, as: Int8.self)) * 8,
      rivals: first..<min(first + count, rivalCount))
  }

  /// Whether a word by its number is asked about, and not only offered.
  @inline(__always)
  func hasRivals(_ number: Int) -> Bool { load(words, number * Self.wordLength + 8, as: UInt8.self) > 0 }

  /// The number that a word has in the lexicon.
  @inline(__always)
  public func lexiconNumber(_ number: Int) -> UInt32 {
    load(words, min(number, wordCount - 1) * Self.wordLength, as: UInt32.self)
  }

  /// A rival by its number.
  @inline(__always)
  public func rival(_ number: Int) -> Rival {
    Rival(
      word: min(Int(load(rivals, number * 4, as: UInt16.self)), wordCount - 1),
      margin: Int(load(rivals, number * 4 + 2, as: UInt8.self)))
  }

  /// A word's folded bytes by its number here; none for a number that does not exist.
  public func text(_ number: Int) -> [UInt8] {
    number < wordCount ? Lexicon.english.folded(lexiconNumber(number)) : []
  }

  /// Where a word behind another one would be, both given by their numbers in the lexicon.
  @inline(__always)
  func probe(_ first: UInt32, _ second: UInt32) -> Probe {
    pairs.probe(Self.finish(Self.mix(Self.mix(2, first), second)))
  }

  /// Where a run of three words would be.
  @inline(__always)
  func probe(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Probe {
    triples.probe(Self.finish(Self.mix(Self.mix(Self.mix(3, first), second), third)))
  }

  /// What is known of a pair.
  @inline(__always) func pair(_ probe: Probe) -> Pair? { pairs.read(probe).map { Pair(bits: $0) } }

  /// The gain of a run of three words over that of its last pair; 0 where nothing is known.
  @inline(__always) func triple(_ probe: Probe) -> Int { triples.read(probe).map { Self.gain($0) } ?? 0 }

  /// What is known of a word behind another one, both given by their numbers in the lexicon.
  public func pair(_ first: UInt32, _ second: UInt32) -> Pair? { pair(probe(first, second)) }

  @inline(__always) private static func mix(_ value: UInt64, _ word: UInt32) -> UInt64 {
    let product = (value ^ UInt64(word)) &* 0x9FB2_1C65_1E98_DF25
    return product ^ (product >> 29)
  }

  @inline(__always) private static func finish(_ value: UInt64) -> UInt64 {
    let product = value &* WordHash.lengthFactor
    return product ^ (product >> 32)
  }

  /// Steps of half a nat from -4.
  @inline(__always) private static func gain(_ bits: UInt32) -> Int { Int(bits & 31) * 8 - 64 }

  @inline(__always) private static func level(_ bits: UInt32) -> Int {
    // -6, -4, -2.5, -1, 0, 1.5, 3 and 5 nats, four bits higher and 128 added, a byte each.
    let levels: UInt64 = 0xD0B0_9880_7058_4020
    return Int(levels >> UInt64((bits & 7) * 8) & 0xFF) - 128
  }

  @inline(__always) func load<T: FixedWidthInteger>(_ address: UInt, _ offset: Int, as: T.Type) -> T {
    guard let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
    return T(littleEndian: pointer.loadUnaligned(fromByteOffset: offset, as: T.self))
  }
}

/// Where something would be in a table of rows; its memory has been asked for.
struct Probe: Sendable {
  var start: Int32 = 0
  var end: Int32 = 0
  var tag: UInt32 = 0
}

/// A table of 24-bit rows in buckets by the top bits of a hash: the next bits as a tag, then a value.
///
/// It is larger than a processor's near memory, so looking up is in two steps, with other work between.
struct HashedRows: Sendable {
  let offsets: UInt
  let rows: UInt
  let count: Int
  let tagBits: UInt64

  static let bucketBits: UInt64 = 15
  static let groupBits: UInt64 = 6
  /// A 32-bit offset for each group of buckets, then a 16-bit one in its group for each bucket, and one more of both.
  static let groupCount = (1 << Int(bucketBits - groupBits)) + 1
  static let offsetsLength = 4 * groupCount + 2 * ((1 << Int(bucketBits)) + 1)

  /// Where a key's row would be.
  @inline(__always)
  func probe(_ key: UInt64) -> Probe {
    guard count > 0 else { return Probe() }
    let bucket = Int(key >> (64 - Self.bucketBits))
    let tag = UInt32(truncatingIfNeeded: key >> (64 - Self.bucketBits - tagBits)) & ((1 << UInt32(tagBits)) &- 1)
    let (first, last) = (start(bucket), min(start(bucket + 1), count))
    galley_prefetch(Int(bitPattern: rows &+ UInt(first) &* 3))
    return Probe(start: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: last), tag: tag)
  }

  /// The bits behind the tag; nil if nothing is there.
  @inline(__always)
  func read(_ probe: Probe) -> UInt32? {
    guard let bytes = UnsafeRawPointer(bitPattern: rows) else { return nil }
    let shift = 24 - UInt32(truncatingIfNeeded: tagBits)
    var index = Int(probe.start)
    let end = Int(probe.end)
    while index < end {
      let row = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 3, as: UInt32.self)) & 0xFF_FFFF
      if row >> shift == probe.tag { return row & ((1 << shift) &- 1) }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private func start(_ bucket: Int) -> Int {
    guard let pointer = UnsafeRawPointer(bitPattern: offsets) else { return 0 }
    let group = pointer.loadUnaligned(fromByteOffset: (bucket >> Int(Self.groupBits)) * 4, as: UInt32.self)
    let rest = pointer.loadUnaligned(fromByteOffset: 4 * Self.groupCount + bucket * 2, as: UInt16.self)
    return Int(UInt32(littleEndian: group)) + Int(UInt16(littleEndian: rest))
  }
}
