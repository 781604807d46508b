import GalleyText
import Yams

/// Reads front matter written in YAML.
enum FrontMatterYAML {
  /// How often one front matter may refer to another place in it.
  private static let aliasLimit = 64

  /// Reads the mapping in a stretch of the source.
  static func parse(_ bytes: [UInt8], _ content: SourceRange) throws(FrontMatterError) -> FrontMatterNode {
    let lines = SourceLines(bytes, content)
    let slice = bytes[content.start..<content.end]
    try guardAgainstExpansion(slice, lines)
    do {
      guard let root = try compose(yaml: String(decoding: slice, as: UTF8.self)) else { return .empty }
      return Converter(bytes: bytes, content: content, lines: lines).node(root, depth: 0)
    } catch let error as YamlError {
      throw failure(error, lines)
    } catch {
      throw FrontMatterError(message: "it cannot be read", range: lines.range(ofLine: 1))
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

  private static func failure(_ error: YamlError, _ lines: SourceLines) -> FrontMatterError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return FrontMatterError(message: problem, range: lines.range(ofLine: mark.line))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      return FrontMatterError(
        message: "the key “\(key)” stands twice", range: lines.range(ofLine: context.mark.line))
    case .reader(let problem, _, _, _):
      return FrontMatterError(message: problem, range: lines.range(ofLine: 1))
    default:
      return FrontMatterError(message: "it cannot be read", range: lines.range(ofLine: 1))
    }
  }

  /// Turns Yams' nodes into ours, proving where each value stands.
  private struct Converter {
    let bytes: [UInt8]
    let content: SourceRange
    let lines: SourceLines

    func node(_ node: Node, depth: Int) -> FrontMatterNode {
      // No field lies deeper; what an alias repeats below is not expanded.
      guard depth < 5 else { return .empty }
      switch node {
      case .scalar(let scalar): return value(scalar)
      case .sequence(let sequence): return .list(sequence.map { self.node($0, depth: depth + 1) })
      case .mapping(let mapping):
        return .table(mapping.map { (key: $0.key.string ?? "", node: self.node($0.value, depth: depth + 1)) })
      case .alias: return .empty
      }
    }

    private func value(_ scalar: Node.Scalar) -> FrontMatterNode {
      var text = Substring(scalar.string)
      while let last = text.unicodeScalars.last, last == "\n" || last == " " {
        text.unicodeScalars.removeLast()
      }
      if scalar.style == .plain, text.isEmpty || text == "~" || text == "null" { return .empty }
      guard let mark = scalar.mark else {
        return .value(FrontMatterNode.Value(text: String(text), range: nil, isProven: false))
      }
      let line = lines.range(ofLine: mark.line)
      guard var start = lines.offset(line: mark.line, column: mark.column) else {
        return .value(FrontMatterNode.Value(text: String(text), range: line, isProven: false))
      }
      if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { start += 1 }
      let end = start + text.utf8.count
      let isProven = end <= content.end && bytes[start..<end].elementsEqual(text.utf8)
      return .value(
        FrontMatterNode.Value(
          text: String(text), range: isProven ? SourceRange(start, end) : line, isProven: isProven))
    }
  }
}
