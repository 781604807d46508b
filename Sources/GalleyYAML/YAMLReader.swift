internal import CLibYAML

/// Reads YAML through libyaml's events, with limits on what a hostile text can cost.
public enum YAMLReader {
  /// The deepest nesting that is read.
  public static let depthLimit = 200
  /// The most values that a text may stand for, each alias counted as what it stands for.
  public static let nodeLimit = 2_000_000

  /// The one document that a text of UTF-8 holds; nil if it holds nothing.
  public static func read(_ text: [UInt8]) throws(YAMLFault) -> YAMLNode? {
    var parser = yaml_parser_t()
    // libyaml keeps a pointer to its parser, so that it must not move.
    return try withUnsafeMutablePointer(to: &parser) { parser throws(YAMLFault) in
      guard yaml_parser_initialize(parser) == 1 else {
        throw .malformed(problem: "there is no memory to read it", at: YAMLPlace(line: 1, column: 1))
      }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      return try text.withUnsafeBufferPointer { bytes throws(YAMLFault) in
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        var composer = Composer(parser: parser, bytes: bytes)
        return try composer.document()
      }
    }
  }
}

/// Makes values of events.
private struct Composer {
  private struct Anchored {
    var node: YAMLNode
    /// The values it stands for.
    var count: Int
    /// How deep it is.
    var height: Int
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeBufferPointer<UInt8>
  private var anchors: [String: Anchored] = [:]
  private var count = 0

  init(parser: UnsafeMutablePointer<yaml_parser_t>, bytes: UnsafeBufferPointer<UInt8>) {
    self.parser = parser
    self.bytes = bytes
  }

  mutating func document() throws(YAMLFault) -> YAMLNode? {
    _ = try next()
    guard case .documentStart = try next().kind else { return nil }
    let root = try anchored(from: try next(), depth: 0).node
    _ = try next()
    let end = try next()
    guard case .streamEnd = end.kind else {
      throw .malformed(problem: "a second document starts here; only one is read", at: end.place)
    }
    return root
  }

  private mutating func anchored(from event: Event, depth: Int) throws(YAMLFault) -> Anchored {
    let before = count
    count += 1
    if case .alias(let name) = event.kind {
      guard let target = anchors[name] else { throw .malformed(problem: "found undefined alias", at: event.place) }
      count += target.count
      try checkLimits(depth: depth + target.height, at: event.place)
      return target
    }
    try checkLimits(depth: depth, at: event.place)
    let content: YAMLNode.Content
    var height = 0
    switch event.kind {
    case .scalar(let text, let style): content = .scalar(text, style)
    case .sequenceStart: content = .sequence(try sequence(depth, &height))
    case .mappingStart: content = .mapping(try mapping(depth, &height))
    default: throw .malformed(problem: "a value is expected here", at: event.place)
    }
    let made = Anchored(node: YAMLNode(content, at: event.place), count: count - before, height: height)
    if let name = event.anchor { anchors[name] = made }
    return made
  }

  private mutating func sequence(_ depth: Int, _ height: inout Int) throws(YAMLFault) -> [YAMLNode] {
    var nodes: [YAMLNode] = []
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind { return nodes }
      let item = try anchored(from: event, depth: depth + 1)
      height = max(height, item.height + 1)
      nodes.append(item.node)
    }
  }

  private mutating func mapping(_ depth: Int, _ height: inout Int) throws(YAMLFault) -> [YAMLPair] {
    var pairs: [YAMLPair] = []
    var names: Set<String> = []
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { return pairs }
      let key = try anchored(from: event, depth: depth + 1)
      if let name = key.node.scalar, !names.insert(name).inserted { throw .duplicateKey(name, at: event.place) }
      let value = try anchored(from: try next(), depth: depth + 1)
      height = max(height, key.height + 1, value.height + 1)
      pairs.append(YAMLPair(key: key.node, value: value.node))
    }
  }

  private func checkLimits(depth: Int, at place: YAMLPlace) throws(YAMLFault) {
    if depth > YAMLReader.depthLimit { throw .malformed(problem: "it is nested too deep", at: place) }
    if count > YAMLReader.nodeLimit { throw .malformed(problem: "its aliases stand for too much", at: place) }
  }

  private func next() throws(YAMLFault) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
    defer { yaml_event_delete(&event) }
    return Event(event)
  }

  private func fault() -> YAMLFault {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    // Faults of the reader come as an offset, those of the scanner and the parser with line and column.
    guard parser.pointee.error == YAML_READER_ERROR else {
      return .malformed(problem: problem, at: YAMLPlace(parser.pointee.problem_mark))
    }
    let before = bytes.prefix(parser.pointee.problem_offset)
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return .malformed(problem: problem, at: YAMLPlace(line: before.count { $0 == 0x0A } + 1, column: column + 1))
  }
}

/// One event of libyaml's.
private struct Event {
  enum Kind {
    case documentStart, streamEnd, sequenceStart, sequenceEnd, mappingStart, mappingEnd, other
    case scalar(String, YAMLStyle)
    case alias(String)
  }

  let kind: Kind
  let anchor: String?
  let place: YAMLPlace

  init(_ event: yaml_event_t) {
    place = YAMLPlace(event.start_mark)
    var name: UnsafeMutablePointer<yaml_char_t>?
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      name = event.data.sequence_start.anchor
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      name = event.data.mapping_start.anchor
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(String(decoding: text, as: UTF8.self), Self.style(scalar.style))
      name = scalar.anchor
    case YAML_ALIAS_EVENT: kind = .alias(event.data.alias.anchor.map { String(cString: $0) } ?? "")
    default: kind = .other
    }
    anchor = name.map { String(cString: $0) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }
}

extension YAMLPlace {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}
