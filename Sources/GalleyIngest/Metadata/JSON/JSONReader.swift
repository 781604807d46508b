internal import GalleyText

/// Reads JSON by RFC 8259 without recursion, and says where a text departs from it.
struct JSONReader {
  /// How deep arrays and objects may be nested.
  static let depthLimit = 200

  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  private var nodes: [JSONNode] = []
  /// The arrays and objects that are open, outermost first.
  private var open: [Int] = []

  private init(_ bytes: [UInt8], _ range: SourceRange) {
    self.bytes = bytes
    end = min(range.end, bytes.count, Int(UInt32.max) - 1)
    offset = range.start
  }

  /// Reads the one value that `range` of the bytes holds.
  static func read(_ bytes: [UInt8], in range: SourceRange) throws(JSONError) -> JSONText {
    var reader = JSONReader(bytes, range)
    try reader.readText()
    return JSONText(bytes: bytes, nodes: reader.nodes)
  }

  private var next: UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { offset += 1 }
  }

  private mutating func readText() throws(JSONError) {
    skipSpace()
    guard next != nil else { throw JSONError(message: "it is empty", offset: offset) }
    try readValue()
    while let container = open.last {
      let isObject = nodes[container].kind == .object
      let isFirst = nodes.count == container + 1
      skipSpace()
      if next == (isObject ? 0x7D : 0x5D) {
        offset += 1
        nodes[container].end = UInt32(offset)
        nodes[container].next = UInt32(nodes.count)
        open.removeLast()
        continue
      }
      if !isFirst { try readComma(isObject: isObject) }
      if isObject { try readName() }
      try readValue()
    }
    skipSpace()
    guard next == nil else {
      throw JSONError(message: "more follows behind the closed value", offset: offset)
    }
  }

  private mutating func readComma(isObject: Bool) throws(JSONError) {
    guard next == 0x2C else {
      throw failure("a comma or \(isObject ? "“}”" : "“]”") is missing")
    }
    let comma = offset
    offset += 1
    skipSpace()
    if next == (isObject ? 0x7D : 0x5D) {
      throw JSONError(
        message: "a comma stands behind the last \(isObject ? "member" : "element")", offset: comma)
    }
  }

  private mutating func readName() throws(JSONError) {
    guard next == 0x22 else { throw failure("a name in double quotation marks is missing") }
    try readString()
    skipSpace()
    guard next == 0x3A else { throw failure("a colon is missing behind the name") }
    offset += 1
    skipSpace()
  }

  private mutating func readValue() throws(JSONError) {
    switch next {
    case 0x7B: try openContainer(.object)
    case 0x5B: try openContainer(.array)
    case 0x22: try readString()
    case 0x74: try readWord("true", .boolean)
    case 0x66: try readWord("false", .boolean)
    case 0x6E: try readWord("null", .null)
    case 0x2D, .some(0x30...0x39): try readNumber()
    default: throw failure("a value is missing")
    }
  }

  private func failure(_ message: String) -> JSONError {
    next == nil
      ? JSONError(message: "it ends too early", offset: max(0, offset - 1))
      : JSONError(message: message, offset: offset)
  }

  private mutating func append(_ kind: JSONNode.Kind, from start: Int) {
    nodes.append(
      JSONNode(kind: kind, start: UInt32(start), end: UInt32(offset), next: UInt32(nodes.count + 1)))
  }

  private mutating func openContainer(_ kind: JSONNode.Kind) throws(JSONError) {
    guard open.count < Self.depthLimit else {
      throw JSONError(message: "it is nested deeper than \(Self.depthLimit) levels", offset: offset)
    }
    open.append(nodes.count)
    offset += 1
    append(kind, from: offset - 1)
  }

  private mutating func readWord(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONError) {
    let start = offset
    for byte in word.bytes {
      guard next == byte else { throw JSONError(message: "a value is missing", offset: start) }
      offset += 1
    }
    append(kind, from: start)
  }

  private mutating func readString() throws(JSONError) {
    let start = offset
    offset += 1
    while let byte = next {
      offset += 1
      switch byte {
      case 0x22: return append(.string, from: start)
      case 0x5C: try readEscape()
      case 0..<0x20:
        throw JSONError(
          message: byte == 0x0A || byte == 0x0D
            ? "a string holds a line break" : "a string holds a control character", offset: offset - 1)
      default: break
      }
    }
    throw JSONError(message: "a string is not closed", offset: start)
  }

  private mutating func readEscape() throws(JSONError) {
    switch next {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: offset += 1
    case 0x75:
      offset += 1
      for _ in 0..<4 {
        guard let digit = next, digit &- 0x30 < 10 || (digit | 0x20) &- 0x61 < 6 else {
          throw failure("“\\u” is not followed by four hexadecimal digits")
        }
        offset += 1
      }
    default: throw failure("a backslash escapes nothing that JSON knows")
    }
  }

  private mutating func readNumber() throws(JSONError) {
    let start = offset
    if next == 0x2D { offset += 1 }
    if next == 0x30 { offset += 1 } else { try readDigits() }
    if next == 0x2E {
      offset += 1
      try readDigits()
    }
    if let exponent = next, exponent | 0x20 == 0x65 {
      offset += 1
      if next == 0x2B || next == 0x2D { offset += 1 }
      try readDigits()
    }
    append(.number, from: start)
  }

  private mutating func readDigits() throws(JSONError) {
    let start = offset
    while let digit = next, digit &- 0x30 < 10 { offset += 1 }
    guard offset > start else { throw failure("a digit is missing") }
  }
}
