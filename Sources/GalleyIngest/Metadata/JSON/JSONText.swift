internal import GalleyText

/// A parsed JSON text: its values as flat nodes in the order they stand, each with its place in the bytes it
/// was read from.
///
/// An object's node is followed by its members, each a string node for the name and the value's nodes behind
/// it; an array's node by its elements. Nothing is decoded before it is asked for.
struct JSONText: Sendable {
  /// The bytes the text was read from; positions count in them.
  let bytes: [UInt8]
  /// The nodes; the first is the root.
  let nodes: [JSONNode]

  /// The values inside an array, or those of an object's members without their names.
  func children(of index: Int) -> [Int] {
    guard nodes.indices.contains(index) else { return [] }
    var children: [Int] = []
    var child = index + 1
    let isObject = nodes[index].kind == .object
    while child < Int(nodes[index].next) {
      if isObject { child += 1 }
      children.append(child)
      child = Int(nodes[child].next)
    }
    return children
  }

  /// The value of an object's first member of that name; nil in everything that is no object.
  func member(_ name: StaticString, of index: Int) -> Int? {
    guard nodes.indices.contains(index), nodes[index].kind == .object else { return nil }
    var key = index + 1
    while key < Int(nodes[index].next) {
      if isString(key, name) { return key + 1 }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  /// Whether a node is a string with just these bytes, none of them escaped.
  func isString(_ index: Int, _ text: StaticString) -> Bool {
    nodes[index].kind == .string && bytes[nodes[index].content].elementsEqual(text.bytes)
  }

  /// The bytes of a string with its escapes decoded; nil for other nodes.
  func string(at index: Int) -> [UInt8]? {
    guard nodes.indices.contains(index), nodes[index].kind == .string else { return nil }
    return JSONText.decoded(bytes[nodes[index].content])
  }

  /// The source of a value; for a string what stands between its quotation marks.
  func range(of index: Int) -> SourceRange {
    let node = nodes[index]
    return node.kind == .string
      ? SourceRange(node.content.lowerBound, node.content.upperBound)
      : SourceRange(Int(node.start), Int(node.end))
  }

  /// Decodes the escapes of a string that was read; half of a surrogate pair becomes U+FFFD.
  private static func decoded(_ content: ArraySlice<UInt8>) -> [UInt8] {
    guard content.contains(0x5C) else { return Array(content) }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var offset = content.startIndex
    while offset < content.endIndex {
      let byte = content[offset]
      offset += 1
      guard byte == 0x5C, offset < content.endIndex else {
        result.append(byte)
        continue
      }
      let escaped = content[offset]
      offset += 1
      switch escaped {
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x74: result.append(0x09)
      case 0x75: appendScalar(of: content, at: &offset, to: &result)
      default: result.append(escaped)
      }
    }
    return result
  }

  private static func appendScalar(
    of content: ArraySlice<UInt8>, at offset: inout Int, to result: inout [UInt8]
  ) {
    var value = hexadecimal(content, offset)
    offset = min(offset + 4, content.endIndex)
    if value & 0xFC00 == 0xD800, offset + 6 <= content.endIndex, content[offset] == 0x5C,
      content[offset + 1] == 0x75
    {
      let low = hexadecimal(content, offset + 2)
      if low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
        offset += 6
      }
    }
    result.append(
      contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }

  private static func hexadecimal(_ content: ArraySlice<UInt8>, _ offset: Int) -> UInt32 {
    guard offset + 4 <= content.endIndex else { return 0xFFFD }
    return content[offset..<offset + 4].reduce(0) { $0 << 4 | UInt32($1 & 0x0F) + ($1 & 0x40 == 0 ? 0 : 9) }
  }
}

/// One value of a JSON text, or the name of an object's member.
struct JSONNode: Sendable {
  /// What it is.
  var kind: Kind
  /// Its first byte.
  var start: UInt32
  /// The byte after its last.
  var end: UInt32
  /// The index of the node behind it and all inside it.
  var next: UInt32

  /// The kinds of value.
  enum Kind: UInt8, Sendable {
    case object, array, string, number, boolean, null
  }

  /// The bytes between a string's quotation marks.
  var content: Range<Int> { Int(start) + 1..<max(Int(start) + 1, Int(end) - 1) }
}

/// Why a text is no JSON, and at which byte.
struct JSONError: Error, Equatable {
  /// What is wrong, as a clause.
  var message: String
  /// The offending byte's offset.
  var offset: Int
}
