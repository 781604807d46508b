import GalleyText

/// Reads front matter written as a JSON object.
enum FrontMatterJSON {
  /// Reads the object in a stretch of the source.
  static func parse(_ bytes: [UInt8], _ content: SourceRange) throws(FrontMatterError) -> FrontMatterNode {
    do throws(JSONError) {
      let text = try JSONReader.read(bytes, in: content)
      return node(text, 0)
    } catch {
      throw FrontMatterError(
        message: error.message, range: SourceLines(bytes, content).line(holding: error.offset))
    }
  }

  // The reader bounds the depth.
  private static func node(_ text: JSONText, _ index: Int) -> FrontMatterNode {
    guard text.nodes.indices.contains(index) else { return .empty }
    switch text.nodes[index].kind {
    case .null: return .empty
    case .array: return .list(text.children(of: index).map { node(text, $0) })
    case .object:
      return .table(
        text.children(of: index).map { child in
          (key: String(decoding: text.string(at: child - 1) ?? [], as: UTF8.self), node: node(text, child))
        })
    case .string, .number, .boolean:
      let range = text.range(of: index)
      let raw = text.bytes[range.start..<range.end]
      let value = text.string(at: index) ?? Array(raw)
      return .value(
        FrontMatterNode.Value(
          text: String(decoding: value, as: UTF8.self), range: range, isProven: raw.elementsEqual(value)))
    }
  }
}
