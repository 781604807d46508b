/// A value of a YAML document, with where it stands.
///
/// Scalars are text as it was written; no scalar is taken for a number, a truth value or null.
public struct YAMLNode: Sendable {
  /// What a value holds.
  public enum Content: Sendable {
    /// Text, and how it was written.
    case scalar(String, YAMLStyle)
    /// Values in a row.
    case sequence([YAMLNode])
    /// Keys with values, in the order they stand.
    case mapping([YAMLPair])
  }

  /// What it holds.
  public let content: Content
  /// Where it starts; for what an alias stands for, where that is.
  public let place: YAMLPlace

  /// Makes a value.
  public init(_ content: Content, at place: YAMLPlace) {
    self.content = content
    self.place = place
  }

  /// The text of a scalar; nil for others.
  public var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The values of a sequence; nil for others.
  public var sequence: [YAMLNode]? {
    guard case .sequence(let nodes) = content else { return nil }
    return nodes
  }

  /// The keys and values of a mapping; nil for others.
  public var mapping: [YAMLPair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// Whether nothing stands where a value could.
  public var isEmpty: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty
  }
}

/// A key of a mapping with its value.
public struct YAMLPair: Sendable {
  /// The key.
  public let key: YAMLNode
  /// The value.
  public let value: YAMLNode

  /// Makes a pair.
  public init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }
}

/// How a scalar was written.
public enum YAMLStyle: Sendable {
  /// As it is.
  case plain
  /// Between apostrophes.
  case singleQuoted
  /// Between quotation marks, with escapes.
  case doubleQuoted
  /// In lines of its own, behind `|` or `>`.
  case block
}

/// A place in a YAML text.
public struct YAMLPlace: Equatable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a text is not read as YAML.
public enum YAMLFault: Error, Equatable, Sendable {
  /// It is not well formed, or goes over a limit; the problem is a sentence without a capital and a full stop.
  case malformed(problem: String, at: YAMLPlace)
  /// A key stands twice in one mapping; the place is that of the second.
  case duplicateKey(String, at: YAMLPlace)
}
