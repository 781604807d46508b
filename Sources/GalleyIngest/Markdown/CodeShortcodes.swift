import GalleyText

/// Finds what the shortcodes of Hugo and the tags of Liquid set as code: `{{< highlight go >}} … {{< /highlight >}}`,
/// `{% raw %} … {% endraw %}`.
enum CodeShortcodes {
  private static let names: [StaticString] = [
    "highlight", "raw", "verbatim", "code", "codeblock", "mermaid", "katex", "math",
  ]
  /// A tag is no longer than this.
  private static let longestTag = 400

  private struct Tag {
    var name: Int
    var isClosing: Bool
    var end: Int
  }

  /// The stretches from an opening tag to the end of its closing one, in order; a tag that is never closed opens none.
  static func ranges(in source: ByteView, from start: Int) -> [SourceRange] {
    var ranges: [SourceRange] = []
    var open: (name: Int, start: Int)?
    var offset = start
    while let brace = source.first(UInt8(ascii: "{"), from: offset, to: source.count) {
      offset = brace + 1
      guard let tag = tag(at: brace, in: source) else { continue }
      offset = tag.end
      if let opened = open {
        guard tag.isClosing, tag.name == opened.name else { continue }
        ranges.append(SourceRange(opened.start, tag.end))
        open = nil
      } else if !tag.isClosing {
        open = (tag.name, brace)
      }
    }
    return ranges
  }

  /// The tag at a brace; nil for what is none or sets no code.
  private static func tag(at brace: Int, in source: ByteView) -> Tag? {
    let isHugo = source.hasLiteral("{{<", at: brace) || source.hasLiteral("{{%", at: brace)
    guard isHugo || source.hasLiteral("{%", at: brace) else { return nil }
    var offset = brace + (isHugo ? 3 : 2)
    while source[offset] == 0x20 || source[offset] == UInt8(ascii: "-") { offset += 1 }
    let isClosing = isHugo ? source[offset] == UInt8(ascii: "/") : source.hasLiteral("end", at: offset)
    if isClosing { offset += isHugo ? 1 : 3 }
    while source[offset] == 0x20 { offset += 1 }
    let name = names.firstIndex {
      source.hasLiteral($0, at: offset) && !isLetter(source[offset + $0.utf8CodeUnitCount])
    }
    guard let name else { return nil }
    guard let close = source.first(UInt8(ascii: "}"), from: offset, to: offset + longestTag) else { return nil }
    return Tag(name: name, isClosing: isClosing, end: close + (source[close + 1] == UInt8(ascii: "}") ? 2 : 1))
  }

  /// Whether one of the stretches, which are in order, holds another one.
  static func hold(_ range: SourceRange, in ranges: [SourceRange]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start <= range.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ranges[low - 1].contains(range)
  }
}

extension Document {
  /// Makes code of the blocks that lie in these stretches, or mostly so.
  mutating func setCode(in ranges: [SourceRange]) {
    guard !ranges.isEmpty else { return }
    var next = 0
    for index in blocks.indices where blocks[index].kind != .attribute && blocks[index].kind != .metadata {
      let source = blocks[index].source
      while next < ranges.count, ranges[next].end <= source.start { next += 1 }
      guard next < ranges.count else { return }
      let shared = min(ranges[next].end, source.end) - max(ranges[next].start, source.start)
      guard shared > 0, shared * 2 >= source.count else { continue }
      blocks[index].kind = .code
      blocks[index].level = 0
      blocks[index].traits.insert(.verbatim)
      blocks[index].traits.remove(.collapsesSpace)
    }
  }
}
