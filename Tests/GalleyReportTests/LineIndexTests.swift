import GalleyReport
import GalleyText
import Testing

@Suite struct LineIndexTests {
  func position(_ text: String, _ offset: Int) -> [Int] {
    let position = LineIndex(Source(utf8: Array(text.utf8))).position(of: offset)
    return [position.line, position.column]
  }

  @Test("Lines end at a line feed, a carriage return, or both")
  func lineEnds() {
    let text = "a\nb\r\nc\rd"
    #expect(position(text, 0) == [1, 1])
    #expect(position(text, 2) == [2, 1])
    #expect(position(text, 4) == [2, 3])
    #expect(position(text, 5) == [3, 1])
    #expect(position(text, 7) == [4, 1])
    #expect(position(text, 8) == [4, 2])
    #expect(position(text, 99) == [4, 2])
    let lines = LineIndex(Source(utf8: Array(text.utf8)))
    #expect(
      (1...4).map { lines.range(ofLine: $0) }.map { [$0.start, $0.end] } == [
        [0, 1], [2, 3], [5, 6], [7, 8],
      ])
    #expect(lines.range(ofLine: 5).isEmpty)
  }

  @Test("Columns are scalars, and a byte-order mark takes none")
  func columns() {
    #expect(position("é漢🙂x", 9) == [1, 4])
    #expect(position("\u{FEFF}ab", 3) == [1, 1])
    #expect(position("\u{FEFF}ab", 4) == [1, 2])
    #expect(position("", 0) == [1, 1])
  }

  @Test("Bytes that are no text take a column each")
  func invalidBytes() {
    let bytes: [UInt8] = [0x61, 0x80, 0xBF, 0xFF, 0x62]
    let source = Source(
      bytes: bytes, utf8: bytes, encoding: "UTF-8", evidence: .assumed, markLength: 0,
      invalid: [SourceRange(1, 4)], units: [])
    let lines = LineIndex(source)
    #expect((0...5).map { lines.position(of: $0).column } == [1, 2, 3, 4, 5, 6])
  }

  @Test("Every offset of a long line agrees with counting", arguments: [511, 512, 513, 4_000])
  func longLine(_ count: Int) {
    let text = String(repeating: "aé", count: count)
    let bytes = Array(text.utf8)
    let lines = LineIndex(Source(utf8: bytes))
    var scalars = 0
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      scalars += 1
      #expect(lines.position(of: offset).column == scalars)
    }
    #expect(lines.position(of: bytes.count) == LineIndex.Position(line: 1, column: scalars + 1))
  }

  @Test("Positions agree with counting byte by byte, wherever line ends and characters fall")
  func agreesWithCounting() {
    var state: UInt64 = 7
    func next(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33 % limit)
    }
    let pieces = ["a", "\n", "\r", "\r\n", "é", "漢", "🙂", "word and word "]
    for _ in 0..<40 {
      let text = (0..<next(900)).map { _ in pieces[next(8)] }.joined()
      let bytes = Array(text.utf8)
      let lines = LineIndex(Source(utf8: bytes))
      var (line, column) = (1, 1)
      for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
        #expect(lines.position(of: offset) == LineIndex.Position(line: line, column: column))
        let endsLine = byte == 0x0A || byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
        (line, column) = endsLine ? (line + 1, 1) : (line, column + 1)
      }
    }
  }
}
