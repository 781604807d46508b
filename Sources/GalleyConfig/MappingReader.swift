import GalleyYAML

/// The keys and values of one YAML mapping, read as the types that a configuration has.
struct MappingReader {
  let file: ConfigurationText
  /// Where the mapping starts.
  let place: ConfigurationPlace
  /// The keys in the order they stand.
  private(set) var keys: [Located<String>] = []
  private var values: [String: YAMLNode] = [:]

  init(_ node: YAMLNode, named owner: String, in file: ConfigurationText) throws(ConfigurationError) {
    self.file = file
    place = file.place(node.place)
    guard let mapping = node.mapping else {
      throw .wrongType(key: owner, expected: "keys with values", found: Self.kind(of: node), at: place)
    }
    for pair in mapping {
      guard let name = pair.key.scalar else {
        throw .wrongType(
          key: owner, expected: "plain keys", found: Self.kind(of: pair.key), at: file.place(pair.key.place))
      }
      keys.append(Located(name, at: file.place(pair.key.place)))
      values[name] = pair.value
    }
  }

  /// Refuses keys that are not among those known.
  func checkKeys(_ known: [String]) throws(ConfigurationError) {
    for key in keys where !known.contains(key.value) {
      throw .unknownKey(
        key.value, nearest: NearestName.of(key.value, among: known), known: known, at: key.place)
    }
  }

  func place(ofKey key: String) -> ConfigurationPlace? { keys.first { $0.value == key }?.place }

  /// Whether a key is there with something behind it.
  func has(_ key: String) -> Bool { value(key) != nil }

  func mapping(_ key: String) throws(ConfigurationError) -> MappingReader? {
    guard let node = value(key) else { return nil }
    return try MappingReader(node, named: key, in: file)
  }

  /// The items of a list; none where the key is not there.
  func sequence(_ key: String) throws(ConfigurationError) -> [YAMLNode] {
    guard let node = value(key) else { return [] }
    guard let sequence = node.sequence else { throw wrongType(key, "a list", node) }
    return sequence
  }

  func string(_ key: String) throws(ConfigurationError) -> Located<String>? {
    guard let node = value(key) else { return nil }
    guard let scalar = node.scalar else { throw wrongType(key, "text", node) }
    return Located(scalar, at: file.place(node.place))
  }

  /// The texts of a list, or the one text that stands for a list of one.
  func strings(_ key: String) throws(ConfigurationError) -> [Located<String>] {
    guard let node = value(key) else { return [] }
    if let scalar = node.scalar { return [Located(scalar, at: file.place(node.place))] }
    guard let sequence = node.sequence else { throw wrongType(key, "a list of texts", node) }
    var strings: [Located<String>] = []
    for item in sequence {
      guard let scalar = item.scalar else { throw wrongType(key, "a list of texts", item) }
      strings.append(Located(scalar, at: file.place(item.place)))
    }
    return strings
  }

  /// The texts of a list where a bare number or truth value must be a slip; between quotation marks it is text.
  ///
  /// - Parameters:
  ///   - what: the texts, for messages.
  ///   - takesTruths: whether `true` and `false` are words here.
  func names(
    _ key: String, _ what: String, takesTruths: Bool = false
  ) throws(ConfigurationError) -> [Located<String>] {
    let texts = try strings(key)
    let node = values[key]
    for (text, item) in zip(texts, node?.sequence ?? (node.map { [$0] } ?? [])) {
      guard case .scalar(let value, .plain) = item.content else { continue }
      let isTruth = !takesTruths && ["true", "false", "True", "False", "TRUE", "FALSE"].contains(value)
      guard isTruth || Self.isNumber(value) || Self.isNothing(item) else { continue }
      guard !value.isEmpty else { throw wrongType(key, what, item) }
      let kind = isTruth ? "truth value" : Self.isNumber(value) ? "number" : "empty value"
      throw .wrongType(
        key: key, expected: what, found: "the \(kind) `\(value)`; if it is meant, put it between quotation marks",
        at: text.place)
    }
    return texts
  }

  func patterns(_ key: String) throws(ConfigurationError) -> [PathPattern] {
    var patterns: [PathPattern] = []
    for text in try names(key, "path patterns") {
      if let set = PathPattern.openSet(in: text.value) {
        throw .wrongType(
          key: key, expected: "path patterns",
          found: "`\(text.value)`: the `[` behind \(set) of its bytes is never closed; close it, or write `\\[` for "
            + "the character itself", at: text.place)
      }
      guard let pattern = PathPattern(text.value) else {
        throw .wrongType(key: key, expected: "path patterns", found: "an empty one", at: text.place)
      }
      patterns.append(pattern)
    }
    return patterns
  }

  func count(_ key: String) throws(ConfigurationError) -> Int? {
    guard let text = try string(key) else { return nil }
    guard let number = Int(text.value), number >= 0 else {
      throw .wrongType(key: key, expected: "a whole number from 0", found: "`\(text.value)`", at: text.place)
    }
    return number
  }

  func choice(_ key: String, of known: [String]) throws(ConfigurationError) -> String? {
    guard let text = try string(key) else { return nil }
    guard known.contains(text.value) else {
      throw .unknownValue(
        key: key, value: text.value, nearest: NearestName.of(text.value, among: known), known: known,
        at: text.place)
    }
    return text.value
  }

  /// The texts of a list, each of them known.
  func choices(_ key: String, of known: [String]) throws(ConfigurationError) -> [String] {
    let texts = try strings(key)
    for text in texts where !known.contains(text.value) {
      throw .unknownValue(
        key: key, value: text.value, nearest: NearestName.of(text.value, among: known), known: known, at: text.place)
    }
    return texts.map(\.value)
  }

  /// The value of a key; nil where it is not there or nothing stands behind it.
  private func value(_ key: String) -> YAMLNode? {
    guard let node = values[key], !Self.isNothing(node) else { return nil }
    return node
  }

  private static func isNumber(_ text: String) -> Bool {
    Double(text) != nil && text.utf8.allSatisfy { $0 &- 0x30 < 10 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
  }

  /// Whether a value is YAML's null: nothing, `~` or the word.
  static func isNothing(_ node: YAMLNode) -> Bool {
    guard case .scalar(let text, .plain) = node.content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  private func wrongType(_ key: String, _ expected: String, _ node: YAMLNode) -> ConfigurationError {
    .wrongType(key: key, expected: expected, found: Self.kind(of: node), at: file.place(node.place))
  }

  private static func kind(of node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, _): text.isEmpty ? "an empty one" : "text"
    case .mapping: "keys with values"
    case .sequence: "a list"
    }
  }
}
