import GalleyText
import Testing

@testable import GalleyIngest

/// Expects of a document what everything behind ingestion relies on.
func expectSound(
  _ document: Document, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(problems(of: document) == [], comment, sourceLocation: sourceLocation)
}

/// What is wrong with a document, in words.
func problems(of document: Document) -> [String] {
  var problems: [String] = []
  let source = document.source.utf8
  var end = 0
  for block in document.blocks {
    if block.range.start < end || block.range.end > document.text.count || block.range.isEmpty {
      problems.append("block \(block.range) overlaps, is empty or lies outside")
    }
    if block.source.start < 0 || block.source.end > source.count {
      problems.append("block source \(block.source) lies outside")
    }
    end = block.range.end
  }
  var textEnd = 0
  for segment in document.map.segments {
    if Int(segment.textStart) != textEnd { problems.append("a gap in the map at \(textEnd)") }
    textEnd = Int(segment.textStart + segment.textCount)
    let start = Int(segment.sourceStart)
    let stop = start + Int(segment.sourceCount)
    guard stop <= source.count, textEnd <= document.text.count else {
      problems.append("a segment lies outside")
      continue
    }
    if segment.kind == .identity, source[start..<stop] != document.text[Int(segment.textStart)..<textEnd] {
      problems.append("the segment at \(segment.textStart) is not identical")
    }
  }
  if textEnd != document.text.count { problems.append("the map ends at \(textEnd)") }
  for span in document.spans where span.range.end > document.text.count {
    problems.append("a span lies outside")
  }
  var markEnd = 0
  for mark in document.layoutMarks {
    if mark.range.start < markEnd || mark.range.isEmpty || mark.range.end > source.count {
      problems.append("the mark \(mark.range) overlaps, is empty or lies outside")
      continue
    }
    markEnd = mark.range.end
    let bytes = String(decoding: source[mark.range.start..<mark.range.end], as: UTF8.self)
    if !bytes.unicodeScalars.allSatisfy(\.properties.isWhitespace) { problems.append("a mark holds text") }
  }
  for entry in document.metadata.entries {
    if let range = entry.range, range.end > source.count { problems.append("metadata lies outside") }
  }
  return problems
}

/// The text of each block.
func texts(_ document: Document, _ kind: Block.Kind? = nil) -> [String] {
  document.blocks.filter { kind == nil || $0.kind == kind }
    .map { String(decoding: document.text[$0.range.start..<$0.range.end], as: UTF8.self) }
}

/// The kind of each block.
func kinds(_ document: Document) -> [Block.Kind] { document.blocks.map(\.kind) }

/// The source bytes of a range.
func slice(_ document: Document, _ range: SourceRange) -> String {
  String(decoding: document.source.utf8[range.start..<range.end], as: UTF8.self)
}

/// Reads a draft that is well formed.
func ingest(_ text: String, _ format: DraftFormat) throws -> Document {
  let document = try Ingester.ingest(Array(text.utf8), format: format)
  expectSound(document)
  return document
}

/// The source without its layout marks.
func tidied(_ document: Document) -> String {
  var result: [UInt8] = []
  var offset = 0
  for mark in document.layoutMarks {
    result += document.source.utf8[offset..<mark.range.start]
    offset = mark.range.end
  }
  return String(decoding: result + document.source.utf8[offset...], as: UTF8.self)
}

/// Numbers that look random and are the same in each run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A text with some bytes dropped, doubled, swapped or replaced by ones that mean something.
func mutated(_ text: [UInt8], with numbers: inout SeededNumbers) -> [UInt8] {
  var result = text
  let pieces: [[UInt8]] = [
    [0x0A], [0x0D], [0x0D, 0x0A], [0x20, 0x20, 0x0A], [0xC2, 0xA0], [0xC2], [0xA0], [0xE2, 0x80], [0xFF],
    [0x09],
    Array("&amp;".utf8), Array("&#x2019;".utf8), Array("[".utf8), Array("](".utf8), Array("`".utf8),
    Array("<!-- stet -->".utf8), Array("<b".utf8), Array(">".utf8), Array("![".utf8), Array("\\".utf8),
    Array("---\n".utf8), Array("    ".utf8), Array("> ".utf8), Array("- ".utf8), Array("|".utf8),
    Array("\"".utf8),
  ]
  for _ in 0..<Int.random(in: 1...6, using: &numbers) where !result.isEmpty {
    let at = Int.random(in: 0..<result.count, using: &numbers)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: result.remove(at: at)
    case 1: result.insert(contentsOf: pieces.randomElement(using: &numbers) ?? [], at: at)
    case 2: result.removeSubrange(at..<min(result.count, at + Int.random(in: 1...20, using: &numbers)))
    default: result.swapAt(at, Int.random(in: 0..<result.count, using: &numbers))
    }
  }
  return result
}
