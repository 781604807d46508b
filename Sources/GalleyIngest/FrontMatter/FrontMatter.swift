import GalleyText

/// The block of metadata at the very start of a Markdown or text file: YAML between `---`, TOML between
/// `+++`, or a JSON object.
struct FrontMatter {
  /// The largest front matter that is parsed, in bytes; a longer one is a fault.
  static let limit = 65_536

  /// What it states, with its faults.
  var metadata = Metadata()
  /// Its values that are prose, in order.
  var prose: [Prose] = []
  /// Where the draft's own text starts.
  var bodyStart: Int

  /// A value that a reader meets as text.
  struct Prose {
    /// What block it becomes.
    var kind: Block.Kind
    /// The value.
    var value: String
    /// Where it stands; the same bytes when `isProven`.
    var range: SourceRange?
    /// Whether the source holds the value byte for byte.
    var isProven: Bool
  }

  /// The languages it is written in.
  enum Language: String {
    case yaml = "YAML"
    case toml = "TOML"
    case json = "JSON"
  }

  /// Reads the front matter of a source; nil when it has none.
  static func read(_ source: Source) -> FrontMatter? {
    guard let frame = FrontMatterFrame.find(source.utf8, from: source.markLength) else { return nil }
    if frame.language == nil { return unclosed(frame) }
    var front = FrontMatter(bodyStart: frame.bodyStart)
    front.metadata.hasFrontMatter = true
    front.metadata.insertionPoint = SourceRange(frame.content.start, frame.content.start)
    guard frame.content.count <= limit else {
      front.fault("The front matter is longer than \(limit) bytes and was not read.", frame.opening)
      return front
    }
    do throws(FrontMatterError) {
      switch try frame.parse(source.utf8) {
      case .table(let pairs): front.take(pairs)
      case .empty: break
      case .value, .list:
        // What stands between two rules (`---`) and is no mapping is the draft's own text.
        guard frame.startsWithKey(source.utf8) else { return nil }
        front.fault("The front matter is no mapping of names to values.", frame.opening)
      }
    } catch {
      guard frame.startsWithKey(source.utf8) || frame.language != .yaml else { return nil }
      front.fault("The front matter is not valid \(frame.name): \(error.message).", error.range)
    }
    return front
  }

  private static func unclosed(_ frame: FrontMatterFrame) -> FrontMatter {
    var front = FrontMatter(bodyStart: frame.opening.start)
    front.fault("The front matter that starts here is never closed.", frame.opening)
    return front
  }

  /// The prose values whose bytes are those of the source, as blocks of a text that is the source.
  var identityBlocks: [Block] {
    prose.compactMap { prose in
      guard prose.isProven, let range = prose.range, !range.isEmpty else { return nil }
      return Block(range: TextRange(range.start, range.end), kind: prose.kind, source: range)
    }.sorted { $0.range.start < $1.range.start }
  }

  private mutating func fault(_ message: String, _ range: SourceRange) {
    metadata.faults.append(MetadataFault(container: .frontMatter, message: message, range: range))
  }

  private mutating func take(_ pairs: [(key: String, node: FrontMatterNode)]) {
    for (key, node) in pairs {
      if let field = FrontMatterFields.field(key) {
        take(node, field, key)
      } else if FrontMatterFields.isParameterTable(key), case .table(let inner) = node {
        for (key, node) in inner {
          if let field = FrontMatterFields.field(key) { take(node, field, key) }
        }
      }
    }
  }

  private mutating func take(_ node: FrontMatterNode, _ field: MetadataEntry.Field, _ key: String) {
    switch node {
    case .empty: break
    case .value(let value): add(value, field, key)
    case .list(let nodes):
      for node in nodes { take(node, field, key) }
    case .table(let pairs):
      for (inner, node) in pairs {
        guard let target = FrontMatterFields.inner(inner, of: field), case .value(let value) = node else {
          continue
        }
        add(value, target, key)
      }
    }
  }

  private mutating func add(_ value: FrontMatterNode.Value, _ field: MetadataEntry.Field, _ key: String) {
    guard !value.text.isEmpty else { return }
    let origin = MetadataEntry.Origin(.frontMatter, key)
    if let kind = FrontMatterFields.prose(field) {
      prose.append(Prose(kind: kind, value: value.text, range: value.range, isProven: value.isProven))
    }
    for (text, range) in parts(value, field) {
      metadata.entries.append(MetadataEntry(field: field, value: text, origin: origin, range: range))
    }
  }

  /// A list of tags written as one string, and the names in `By Jane Doe`, are values of their own.
  private func parts(_ value: FrontMatterNode.Value, _ field: MetadataEntry.Field) -> [(String, SourceRange?)] {
    let bytes = Array(value.text.utf8)
    let pieces: [Range<Int>]
    switch field {
    case .tag:
      pieces = bytes.split(separator: 0x2C).map { piece in
        var trimmed = piece
        while let first = trimmed.first, first.isMarkupSpace { trimmed.removeFirst() }
        while let last = trimmed.last, last.isMarkupSpace { trimmed.removeLast() }
        return trimmed.startIndex..<trimmed.endIndex
      }
    case .author: pieces = NameLine.byline(bytes[...])
    default: pieces = []
    }
    guard !pieces.isEmpty else { return [(value.text, value.range)] }
    return pieces.compactMap { piece in
      guard !piece.isEmpty else { return nil }
      let text = String(decoding: bytes[piece], as: UTF8.self)
      guard let range = value.range, value.isProven else { return (text, value.range) }
      return (text, SourceRange(range.start + piece.lowerBound, range.start + piece.upperBound))
    }
  }
}

/// Why front matter could not be parsed.
struct FrontMatterError: Error {
  /// What is wrong, without a full stop.
  var message: String
  /// The line it is wrong on.
  var range: SourceRange
}

/// A value of front matter, whatever language it was written in.
indirect enum FrontMatterNode {
  case empty
  case value(Value)
  case list([FrontMatterNode])
  case table([(key: String, node: FrontMatterNode)])

  /// One scalar.
  struct Value {
    /// What it says, trimmed.
    var text: String
    /// Where: its bytes when `isProven`, else the line it stands on, else nil.
    var range: SourceRange?
    /// Whether the source holds the text there byte for byte.
    var isProven: Bool
  }
}
