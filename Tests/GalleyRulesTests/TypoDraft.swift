import GalleyLint
import GalleyRules
import GalleyText

/// A plain text of paragraphs parted by blank lines, built by hand.
enum TypoDraft {
  static func document(_ text: String, kinds: [Block.Kind] = []) -> Document {
    let bytes = Array(text.utf8)
    var blocks: [Block] = []
    var start = 0
    func close(_ end: Int) {
      var (low, high) = (start, end)
      while low < high, bytes[low] <= 0x20 { low += 1 }
      while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
      guard high > low else { return }
      let kind = kinds.indices.contains(blocks.count) ? kinds[blocks.count] : .paragraph
      blocks.append(Block(range: TextRange(low, high), kind: kind, source: SourceRange(low, high)))
    }
    for index in bytes.indices.dropLast() where bytes[index] == 0x0A && bytes[index + 1] == 0x0A {
      close(index)
      start = index + 2
    }
    close(bytes.count)
    return Document(
      format: .text, source: Source(utf8: bytes), text: bytes, blocks: blocks,
      map: SourceMap(identity: bytes.count))
  }

  static func findings(
    of rule: any Rule.Type, in text: String, kinds: [Block.Kind] = [], settings: LintSettings = LintSettings()
  ) -> [Finding] {
    Linter(checkers: [rule.init()], settings: settings).lint(document(text, kinds: kinds)).findings
  }

  /// The text after the first fix of each finding.
  static func fixed(_ text: String, _ findings: [Finding]) -> String {
    String(decoding: Fixer.apply(findings, to: Array(text.utf8), threshold: .suggested).text, as: UTF8.self)
  }

  /// The text with marks around each finding.
  static func marked(_ text: String, _ findings: [Finding]) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    var at = 0
    for finding in findings where finding.range.start >= at {
      output += bytes[at..<finding.range.start] + Array("⟦".utf8)
      output += bytes[finding.range.start..<finding.range.end] + Array("⟧".utf8)
      at = finding.range.end
    }
    return String(decoding: output + bytes[at...], as: UTF8.self)
  }
}
