import GalleyText
import Testing

@testable import GalleyIngest

@Suite("JSON")
struct JSONReaderTests {
  private func read(_ text: String) throws(JSONError) -> JSONText {
    let bytes = Array(text.utf8)
    return try JSONReader.read(bytes, in: SourceRange(0, bytes.count))
  }

  @Test("Members, elements and their places are found")
  func places() throws {
    let text = #" {"a": [1, {"b": "x\ty"}, null], "c": true, "d": -0.5e+3} "#
    let json = try read(text)
    let array = try #require(json.member("a", of: 0))
    let elements = json.children(of: array)
    #expect(elements.map { json.nodes[$0].kind } == [.number, .object, .null])
    let string = try #require(json.member("b", of: elements[1]))
    #expect(json.string(at: string) == Array("x\ty".utf8))
    let range = json.range(of: string)
    #expect(String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self) == #"x\ty"#)
    let number = try #require(json.member("d", of: 0))
    let place = json.range(of: number)
    #expect(String(decoding: Array(text.utf8)[place.start..<place.end], as: UTF8.self) == "-0.5e+3")
    #expect(json.member("e", of: 0) == nil)
    #expect(json.member("a", of: number) == nil)
  }

  @Test("Escapes are decoded, a lone surrogate becomes U+FFFD")
  func escapes() throws {
    let json = try read(#"["\u00e9\ud83d\ude00\"\/\\\b\f\n\r\t", "\ud83dx", "\ude00"]"#)
    let values = json.children(of: 0).map { json.string(at: $0).map { String(decoding: $0, as: UTF8.self) } }
    #expect(values == ["é😀\"/\\\u{8}\u{C}\n\r\t", "\u{FFFD}x", "\u{FFFD}"])
  }

  @Test(
    "What RFC 8259 forbids is refused at its byte",
    arguments: [
      ("", 0), ("  ", 2), ("{", 0), ("[1,]", 2), (#"{"a":1,}"#, 6), ("[1 2]", 3), ("{a:1}", 1),
      (#"{"a" 1}"#, 5),
      (#"{"a":}"#, 5), ("[01]", 2), ("[+1]", 1), ("[1.]", 3), ("[.5]", 1), ("[1e]", 3), ("['a']", 1),
      ("[nul]", 1),
      (#"["a"#, 1), ("[\"a\nb\"]", 3), ("[\"\u{1}\"]", 2), (#"["\x"]"#, 3), (#"["\u12g4"]"#, 6), ("[1] 2", 4),
      ("[NaN]", 1), ("[1}", 2), ("]", 0), ("// a\n1", 0), ("[-]", 2),
    ])
  func refuses(text: String, offset: Int) {
    let error = #expect(throws: JSONError.self) { try read(text) }
    #expect(error?.offset == offset)
  }

  @Test("Nesting is read to the limit and refused beyond")
  func depth() throws {
    for depth in [JSONReader.depthLimit - 1, JSONReader.depthLimit] {
      let json = try read(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
      #expect(json.nodes.count == depth)
    }
    let beyond = JSONReader.depthLimit + 1
    let error = #expect(throws: JSONError.self) {
      try read(String(repeating: "[", count: beyond) + String(repeating: "]", count: beyond))
    }
    #expect(error?.offset == JSONReader.depthLimit)
  }
}
