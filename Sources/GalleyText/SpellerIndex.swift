internal import CGalleyData

/// Leads from a misspelling to words much like it: read-only data in the binary, without load time.
///
/// Words are found by keys that a word and its misspelling share: a short one by its letters with one left out, a
/// longer one by its consonants with one or two left out, since vowels, `h` and doubled letters are where most slips
/// are made. Of 1,104 misspellings of people it reaches 97 %, looking at a few hundred words for each. The format is
/// described in `Rules/Words/README.md`.
struct SpellerIndex: Sendable {
  /// The longest word that is indexed, in bytes.
  static let longest = 24
  /// Short words have keys of their letters up to this length.
  static let longestByLetters = 6
  /// Words from this length on have keys of their consonants.
  static let shortestBySound = 4
  /// From this many consonants on there are keys without two of them.
  static let soundsWithoutTwo = 6

  /// The index of the English lexicon.
  static let english = SpellerIndex(
    address: UInt(bitPattern: galley_spelling_bytes()), length: galley_spelling_length(), lexicon: .english)

  private static let headerLength = 32
  private static let soundSalt: UInt64 = 0x5851_F42D_4C95_7F2D

  // Addresses of constant data; integers, because pointers are not Sendable.
  private let bounds: UInt
  private let letters: UInt
  private let wordCount: Int
  private let starts: UInt
  private let entries: UInt
  private let entryCount: Int
  private let shift: UInt64

  /// Reads the header; data that is no index of this lexicon gives an empty one.
  init(address: UInt, length: Int, lexicon: Lexicon) {
    func field(_ index: Int) -> Int {
      guard length >= Self.headerLength, let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
      return Int(UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self)))
    }
    let magic = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: min(8, length))
    let (bits, count) = (field(1), field(2))
    let isKnown =
      magic.elementsEqual("GALLEYSP".utf8) && field(0) == 1 && bits > 0 && bits < 28 && field(3) == lexicon.count
    let bucketBytes = isKnown ? 4 * ((1 << bits) + 1) : 0
    let words = isKnown ? field(4) : 0
    let isWhole = isKnown && Self.headerLength + 1_024 + 8 * words + bucketBytes + 4 * count == length
    bounds = address + UInt(Self.headerLength)
    letters = bounds + 1_024
    wordCount = isWhole ? words : 0
    starts = letters + UInt(8 * words)
    entries = starts + UInt(bucketBytes)
    entryCount = isWhole ? count : 0
    shift = 64 - UInt64(bits)
  }

  /// A word of the index, packed: its number in the lexicon, its length, and which of the ten commonest letters it
  /// holds.
  struct Entry {
    let packed: UInt32
    /// Its number in the lexicon.
    @inline(__always) var id: UInt32 { packed & 0x1_FFFF }
    /// Its length in bytes.
    @inline(__always) var length: Int { Int(packed >> 17 & 0x1F) }
    /// A bit for each of the letters `eaiorntslc` that it holds.
    @inline(__always) var told: Int { Int(packed >> 22) }
  }

  /// The highest number of a word with at least this frequency; words are numbered by falling frequency.
  func lastWord(frequency: Int) -> UInt32 {
    guard entryCount > 0, frequency <= 255 else { return 0 }
    return load(bounds, max(0, frequency))
  }

  /// The first twelve letters of a word and about how frequent it is; no letters for a number that is not indexed.
  @inline(__always)
  func letters(of id: UInt32) -> PackedLetters {
    guard id > 0, Int(id) <= wordCount, let pointer = UnsafeRawPointer(bitPattern: letters) else {
      return PackedLetters(packed: 0)
    }
    let value = pointer.loadUnaligned(fromByteOffset: Int(id - 1) * 8, as: UInt64.self)
    return PackedLetters(packed: UInt64(littleEndian: value))
  }

  /// Where the words under a key stand among all entries, the most frequent first.
  @inline(__always)
  func places(under hash: UInt64) -> Range<Int> {
    guard entryCount > 0 else { return 0..<0 }
    let bucket = Int(hash >> shift)
    let start = min(Int(load(starts, bucket)), entryCount)
    return start..<max(start, min(Int(load(starts, bucket + 1)), entryCount))
  }

  /// The entry at a place.
  @inline(__always)
  func entry(at place: Int) -> Entry { Entry(packed: place < entryCount ? load(entries, place) : 0) }

  @inline(__always) private func load(_ address: UInt, _ index: Int) -> UInt32 {
    guard let pointer = UnsafeRawPointer(bitPattern: address) else { return 0 }
    return UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
  }

  // MARK: Keys

  /// Calls `body` with the hash of each key under which words much like a folded one may lie.
  @inline(__always)
  static func forEachKey(of word: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
    if word.count < longestByLetters {
      body(WordHash.ofASCII(word))
      forEachShorter(word) { body(WordHash.ofASCII($0)) }
    }
    guard word.count >= shortestBySound - 1 else { return }
    withSounds(of: word) { sounds in
      body(WordHash.ofASCII(sounds) ^ soundSalt)
      guard word.count >= longestByLetters else { return }
      forEachShorter(sounds) { shorter in
        body(WordHash.ofASCII(shorter) ^ soundSalt)
        if sounds.count >= soundsWithoutTwo {
          forEachShorter(shorter) { body(WordHash.ofASCII($0) ^ soundSalt) }
        }
      }
    }
  }

  /// The hash of the key that words of the same consonants share.
  static func soundKey(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    withSounds(of: word) { WordHash.ofASCII($0) ^ soundSalt }
  }

  /// Calls `body` with a key without each one of its letters; of a run of one letter it is left out once.
  @inline(__always)
  private static func forEachShorter(
    _ key: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard key.count > 0 else { return }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: key.count) { shorter in
      for index in 1..<key.count { shorter.initializeElement(at: index - 1, to: key[index]) }
      let result = UnsafeBufferPointer(rebasing: shorter[0..<(key.count - 1)])
      body(result)
      for index in 1..<key.count {
        shorter[index - 1] = key[index - 1]
        if key[index] != key[index - 1] { body(result) }
      }
    }
  }

  /// Calls `body` with the consonants of a word: `c` and `q` as `k`, `z` as `s`, no `h`, doubled ones once.
  private static func withSounds<Result>(
    of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { sounds in
      var count = 0
      var before: UInt8 = 0
      for letter in word {
        let sound: UInt8 =
          switch letter {
          case 0x63, 0x71: 0x6B
          case 0x7A: 0x73
          default: letter
          }
        defer { before = sound }
        switch sound {
        case 0x61, 0x65, 0x68, 0x69, 0x6F, 0x75, 0x79, 0x27: continue
        default: if sound == before { continue }
        }
        sounds.initializeElement(at: count, to: sound)
        count += 1
      }
      return body(UnsafeBufferPointer(rebasing: sounds[0..<count]))
    }
  }

  /// A bit for each of the letters `eaiorntslc` that a folded word holds, as entries tell it.
  static func told(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var told = 0
    for letter in word {
      switch letter {
      case 0x65: told |= 1 << 0
      case 0x61: told |= 1 << 1
      case 0x69: told |= 1 << 2
      case 0x6F: told |= 1 << 3
      case 0x72: told |= 1 << 4
      case 0x6E: told |= 1 << 5
      case 0x74: told |= 1 << 6
      case 0x73: told |= 1 << 7
      case 0x6C: told |= 1 << 8
      case 0x63: told |= 1 << 9
      default: continue
      }
    }
    return told
  }

  /// Whether a word is ever proposed: no vulgar word, no abbreviation in lower case, nothing rare.
  static func mayBeMeant(_ entry: LexiconEntry) -> Bool {
    guard entry.flags.isDisjoint(with: [.offensive, .rare]) else { return false }
    return !(entry.flags.contains(.abbreviation) && entry.flags.contains(.lowercase))
  }
}
