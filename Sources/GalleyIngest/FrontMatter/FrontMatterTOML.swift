import GalleyText
import TOMLKit

/// Reads front matter written in TOML.
enum FrontMatterTOML {
  /// Reads the table in a stretch of the source.
  static func parse(_ bytes: [UInt8], _ content: SourceRange) throws(FrontMatterError) -> FrontMatterNode {
    do {
      let table = try TOMLTable(string: String(decoding: bytes[content.start..<content.end], as: UTF8.self))
      return Converter(bytes: bytes, content: content).table(table, header: nil, within: content, depth: 0)
    } catch let error as TOMLParseError {
      let lines = SourceLines(bytes, content)
      throw FrontMatterError(
        message: error.description, range: lines.range(ofLine: error.source.begin.line))
    } catch {
      throw FrontMatterError(
        message: "it cannot be read", range: SourceLines(bytes, content).range(ofLine: 1))
    }
  }

  /// Turns TOML's values into ours.
  ///
  /// The library gives no positions, so each value is looked for behind its key, in its own table's lines, and
  /// compared byte by byte.
  private struct Converter {
    let bytes: [UInt8]
    let content: SourceRange

    func table(
      _ table: TOMLTable, header: String?, within section: SourceRange, depth: Int
    ) -> FrontMatterNode {
      guard depth < 5 else { return .empty }
      let own = ownLines(of: header, in: section)
      var pairs: [(order: Int, key: String, node: FrontMatterNode)] = []
      for key in table.keys {
        guard let value = table[key] else { continue }
        let place = own.flatMap { self.place(of: key, in: $0) }
        let node: FrontMatterNode
        if let inner = value.table {
          let name = header.map { $0 + "." + key } ?? key
          node = self.table(inner, header: name, within: place ?? section, depth: depth + 1)
        } else {
          node = self.node(value, place, depth: depth + 1)
        }
        pairs.append((place?.start ?? Int.max, key, node))
      }
      pairs.sort { ($0.order, $0.key) < ($1.order, $1.key) }
      return .table(pairs.map { (key: $0.key, node: $0.node) })
    }

    private func node(_ value: any TOMLValueConvertible, _ place: SourceRange?, depth: Int) -> FrontMatterNode {
      guard depth < 5 else { return .empty }
      if let text = value.string { return .value(found(text, in: place)) }
      if let array = value.array {
        var rest = place
        var nodes: [FrontMatterNode] = []
        for element in array {
          if let table = element.table {
            nodes.append(self.table(table, header: nil, within: place ?? content, depth: depth + 1))
            continue
          }
          let node = self.node(element, rest, depth: depth + 1)
          if case .value(let value) = node, value.isProven, let range = value.range, let end = rest?.end {
            rest = SourceRange(range.end, end)
          }
          nodes.append(node)
        }
        return .list(nodes)
      }
      guard let place else { return .empty }
      let raw = bareValue(in: place)
      let text = String(decoding: bytes[raw.start..<raw.end], as: UTF8.self)
      return .value(FrontMatterNode.Value(text: text, range: raw, isProven: true))
    }

    private func found(_ text: String, in place: SourceRange?) -> FrontMatterNode.Value {
      let value = Array(text.utf8)
      guard let place else { return FrontMatterNode.Value(text: text, range: nil, isProven: false) }
      for offset in place.start..<place.end where bytes[offset] == 0x22 || bytes[offset] == 0x27 {
        let start = offset + 1
        let end = start + value.count
        guard end < place.end, bytes[end] == bytes[offset], bytes[start..<end].elementsEqual(value) else {
          continue
        }
        return FrontMatterNode.Value(text: text, range: SourceRange(start, end), isProven: true)
      }
      return FrontMatterNode.Value(text: text, range: place, isProven: false)
    }

    /// The lines from a table's header to the next header.
    private func ownLines(of header: String?, in section: SourceRange) -> SourceRange? {
      let isInline = header != nil && section != content
      if isInline { return section }
      var start: Int? = header == nil ? section.start : nil
      var lineStart = section.start
      while lineStart < section.end {
        let lineEnd = bytes[lineStart..<section.end].firstIndex(of: 0x0A) ?? section.end
        let line = bytes[lineStart..<lineEnd].drop { $0 == 0x20 || $0 == 0x09 }
        if line.first == 0x5B {
          if let start { return SourceRange(start, lineStart) }
          if let header, line.dropFirst().starts(with: header.utf8),
            line.dropFirst(1 + header.utf8.count).first == 0x5D
          {
            start = lineEnd
          }
        }
        lineStart = lineEnd + 1
      }
      return start.map { SourceRange($0, section.end) }
    }

    /// What stands behind `key =`, up to the next key of the same table.
    private func place(of key: String, in section: SourceRange) -> SourceRange? {
      let name = Array(key.utf8)
      var offset = section.start
      while offset < section.end {
        let isAtStart =
          offset == section.start || !isKeyByte(bytes[offset - 1])
        if isAtStart, bytes[offset..<section.end].starts(with: name) {
          var after = offset + name.count
          while after < section.end, bytes[after] == 0x20 || bytes[after] == 0x09 || bytes[after] == 0x22 {
            after += 1
          }
          if after < section.end, bytes[after] == 0x3D, isLineOrInlineStart(offset, section) {
            return SourceRange(after + 1, endOfValue(from: after + 1, before: section.end))
          }
        }
        offset += 1
      }
      return nil
    }

    private func isKeyByte(_ byte: UInt8) -> Bool {
      byte.isASCIILetter || byte.isASCIIDigit || byte == 0x5F || byte == 0x2D || byte == 0x2E
    }

    private func isLineOrInlineStart(_ offset: Int, _ section: SourceRange) -> Bool {
      var before = offset
      while before > section.start, [0x20, 0x09, 0x22, 0x27].contains(bytes[before - 1]) { before -= 1 }
      return before == section.start || [0x0A, 0x0D, 0x7B, 0x2C].contains(bytes[before - 1])
    }

    /// The end of the value that starts at an offset: its line's end, outside quotes and brackets.
    private func endOfValue(from start: Int, before end: Int) -> Int {
      var depth = 0
      var quote: UInt8?
      var offset = start
      while offset < end {
        let byte = bytes[offset]
        if let open = quote {
          if byte == 0x5C, open == 0x22 { offset += 1 } else if byte == open { quote = nil }
        } else {
          switch byte {
          case 0x22, 0x27: quote = byte
          case 0x5B, 0x7B: depth += 1
          case 0x5D, 0x7D:
            guard depth > 0 else { return offset }
            depth -= 1
          case 0x0A where depth == 0, 0x2C where depth == 0: return offset
          default: break
          }
        }
        offset += 1
      }
      return end
    }

    private func bareValue(in place: SourceRange) -> SourceRange {
      let comment = bytes[place.start..<place.end].firstIndex(of: 0x23) ?? place.end
      var start = place.start
      var end = comment
      while start < end, bytes[start].isMarkupSpace { start += 1 }
      while end > start, bytes[end - 1].isMarkupSpace { end -= 1 }
      return SourceRange(start, end)
    }
  }
}
