import GalleyText
import GalleyYAML

/// Reads front matter written in YAML.
enum FrontMatterYAML {
  /// How often one front matter may refer to another place in it.
  private static let aliasLimit = 64

  /// Reads the mapping in a stretch of the source.
  static func parse(_ bytes: [UInt8], _ content: SourceRange) throws(FrontMatterError) -> FrontMatterNode {
    let lines = SourceLines(bytes, content)
    let slice = bytes[content.start..<content.end]
    try guardAgainstExpansion(slice, lines)
    do throws(YAMLFault) {
      guard let root = try YAMLReader.read(Array(slice)) else { return .empty }
      return Converter(bytes: bytes, content: content, lines: lines).node(root, depth: 0)
    } catch {
      switch error {
      case .malformed(let problem, let place):
        throw FrontMatterError(message: problem, range: lines.range(ofLine: place.line))
      case .duplicateKey(let key, let place):
        throw FrontMatterError(message: "the key “\(key)” stands twice", range: lines.range(ofLine: place.line))
      }
    }
  }

  /// Refuses references inside referenced values, by which a few lines can stand for gigabytes, and nesting
  /// that no front matter has.
  private static func guardAgainstExpansion(
    _ bytes: ArraySlice<UInt8>, _ lines: SourceLines
  ) throws(FrontMatterError) {
    var aliasCount = 0
    var dashRun = 0
    var flowDepth = 0
    var startsNode = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D { dashRun = 0 }
      if byte == 0x5B || byte == 0x7B { flowDepth += 1 }
      if byte == 0x5D || byte == 0x7D { flowDepth = max(0, flowDepth - 1) }
      let hasName =
        index + 1 < bytes.endIndex && (bytes[index + 1].isASCIILetter || bytes[index + 1].isASCIIDigit)
      if startsNode, byte == 0x2A, hasName { aliasCount += 1 }
      let anchorsBehindAlias = startsNode && byte == 0x26 && hasName && aliasCount > 0
      if startsNode, byte == 0x2D || byte == 0x3F || byte == 0x3A { dashRun += 1 }
      if anchorsBehindAlias || aliasCount > aliasLimit || dashRun > 64 || flowDepth > 64 {
        throw FrontMatterError(
          message: "references inside references, or deep nesting, are not read",
          range: lines.line(holding: index))
      }
      switch byte {
      case 0x20, 0x09: break
      case 0x0A, 0x0D, 0x2D, 0x3A, 0x3F, 0x2C, 0x5B, 0x7B: startsNode = true
      default: startsNode = false
      }
    }
  }

  /// Turns YAML's nodes into ours, proving where each value stands.
  private struct Converter {
    let bytes: [UInt8]
    let content: SourceRange
    let lines: SourceLines

    func node(_ node: YAMLNode, depth: Int) -> FrontMatterNode {
      // No field lies deeper; what an alias repeats below is not expanded.
      guard depth < 5 else { return .empty }
      switch node.content {
      case .scalar(let text, let style): return value(text, style, node.place)
      case .sequence(let nodes): return .list(nodes.map { self.node($0, depth: depth + 1) })
      case .mapping(let pairs):
        return .table(pairs.map { (key: $0.key.scalar ?? "", node: self.node($0.value, depth: depth + 1)) })
      }
    }

    private func value(_ whole: String, _ style: YAMLStyle, _ place: YAMLPlace) -> FrontMatterNode {
      var text = Substring(whole)
      while let last = text.unicodeScalars.last, last == "\n" || last == " " {
        text.unicodeScalars.removeLast()
      }
      if style == .plain, text.isEmpty || text == "~" || text == "null" { return .empty }
      let line = lines.range(ofLine: place.line)
      guard var start = lines.offset(line: place.line, column: place.column) else {
        return .value(FrontMatterNode.Value(text: String(text), range: line, isProven: false))
      }
      if style == .singleQuoted || style == .doubleQuoted { start += 1 }
      let end = start + text.utf8.count
      let isProven = end <= content.end && bytes[start..<end].elementsEqual(text.utf8)
      return .value(
        FrontMatterNode.Value(
          text: String(text), range: isProven ? SourceRange(start, end) : line, isProven: isProven))
    }
  }
}
