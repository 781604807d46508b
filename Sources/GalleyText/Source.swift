/// The bytes of one file as they lie on disk, the encoding they are in, and the same text as UTF-8 with the
/// way back.
///
/// For a UTF-8 file both are the same array (a byte-order mark stays where it is), so offsets are equal.
public struct Source: Sendable {
  /// The file's bytes, untouched.
  public let bytes: [UInt8]
  /// The same text in UTF-8. Bytes that are not valid in the file's encoding are kept as they lie when the
  /// encoding is UTF-8, and listed in `invalid`.
  public let utf8: [UInt8]
  /// The encoding's name as iconv knows it, upper case: `UTF-8`, `UTF-16LE`, `WINDOWS-1252`, …
  public let encoding: String
  /// How the encoding was known.
  public let evidence: EncodingEvidence
  /// How many bytes of `utf8` a byte-order mark takes: 3 or 0.
  public let markLength: Int
  /// The stretches of `utf8` that are not valid text.
  public let invalid: [SourceRange]
  /// For transcoded files: matching stretches of `utf8` and `bytes`, sorted; empty when the two are equal.
  public let units: [TranscodedUnit]

  /// Makes a source whose text was transcoded or checked by the caller.
  public init(
    bytes: [UInt8], utf8: [UInt8], encoding: String, evidence: EncodingEvidence, markLength: Int,
    invalid: [SourceRange], units: [TranscodedUnit]
  ) {
    self.bytes = bytes
    self.utf8 = utf8
    self.encoding = encoding
    self.evidence = evidence
    self.markLength = markLength
    self.invalid = invalid
    self.units = units
  }

  /// Makes a source of bytes that are known to be UTF-8.
  public init(utf8 bytes: [UInt8]) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    self.init(
      bytes: bytes, utf8: bytes, encoding: "UTF-8", evidence: hasMark ? .byteOrderMark : .assumed,
      markLength: hasMark ? 3 : 0, invalid: [], units: [])
  }

  /// Whether the text had to be transcoded.
  public var isTranscoded: Bool { !units.isEmpty }

  /// The bytes on disk that hold a stretch of the text. A range that cuts a character is widened to hold it.
  public func fileRange(of range: SourceRange) -> FileRange {
    guard isTranscoded else { return FileRange(range.start, range.end) }
    let start = fileOffset(of: range.start, roundingUp: false)
    guard !range.isEmpty else { return FileRange(start, start) }
    return FileRange(start, fileOffset(of: range.end, roundingUp: true))
  }

  private func fileOffset(of offset: Int, roundingUp: Bool) -> Int {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if Int(units[middle].textStart) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return units.first.map { Int($0.fileStart) } ?? 0 }
    let unit = units[low - 1]
    let into = offset - Int(unit.textStart)
    guard into < Int(unit.count) * Int(unit.textWidth) else {
      return Int(unit.fileStart) + Int(unit.count) * Int(unit.fileWidth)
    }
    let whole = into / Int(unit.textWidth)
    let isCut = into % Int(unit.textWidth) != 0
    return Int(unit.fileStart) + (whole + (isCut && roundingUp ? 1 : 0)) * Int(unit.fileWidth)
  }
}

/// How a file's encoding was known.
public enum EncodingEvidence: String, Sendable {
  case byteOrderMark = "byte-order mark"
  case xmlDeclaration = "XML declaration"
  case metaElement = "meta element"
  /// The bytes are valid UTF-8, and nothing said otherwise.
  case assumed = "valid UTF-8"
  /// Nothing said otherwise, and but for a few bytes it is valid UTF-8.
  case damaged = "mostly valid UTF-8"
  /// UTF-16 without a mark, known by where its NUL bytes stand.
  case pattern = "pattern of NUL bytes"
  /// Not valid UTF-8 and nothing declared: read as windows-1252, as browsers do.
  case fallback = "browser default"
}

/// What a page says about its own encoding at one place.
public struct EncodingDeclaration: Sendable {
  /// The label.
  public var label: SourceRange
  /// Whether an XML declaration or a `meta` element says so.
  public var place: EncodingEvidence
  /// The encoding's name, as `Source.encoding` has it; nil where the label is that of none.
  public var encoding: String?
  /// Whether it stands behind the bytes that browsers search for it.
  public var isLate: Bool

  /// Makes a declaration.
  public init(label: SourceRange, place: EncodingEvidence, encoding: String?, isLate: Bool) {
    self.label = label
    self.place = place
    self.encoding = encoding
    self.isLate = isLate
  }
}

/// A run of characters that all take `textWidth` bytes in UTF-8 and `fileWidth` on disk.
public struct TranscodedUnit: Sendable {
  /// Where the run starts in the UTF-8 text.
  public var textStart: UInt32
  /// Where it starts on disk.
  public var fileStart: UInt32
  /// How many characters.
  public var count: UInt32
  /// The bytes a character takes in UTF-8.
  public var textWidth: UInt8
  /// The bytes a character takes on disk.
  public var fileWidth: UInt8

  /// Makes a run.
  public init(textStart: UInt32, fileStart: UInt32, count: UInt32, textWidth: UInt8, fileWidth: UInt8) {
    self.textStart = textStart
    self.fileStart = fileStart
    self.count = count
    self.textWidth = textWidth
    self.fileWidth = fileWidth
  }
}
