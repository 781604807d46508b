import GalleyYAML
import Testing

@Suite struct YAMLReaderTests {
  static func read(_ text: String) throws(YAMLFault) -> YAMLNode? { try YAMLReader.read(Array(text.utf8)) }

  static func fault(_ text: String) -> YAMLFault? {
    do throws(YAMLFault) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  /// A node on one line, with the places of its scalars.
  static func shown(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, _): "\(text)@\(node.place.line):\(node.place.column)"
    case .sequence(let nodes): "[" + nodes.map(shown).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { shown($0.key) + ": " + shown($0.value) }.joined(separator: ", ") + "}"
    }
  }

  @Test("Values come in their order, each with its line and its column in scalars")
  func values() throws {
    let node = try #require(try Self.read("größe: [a, \"b\"]\nk:\n  - 'c'\n  - yes\n"))
    #expect(Self.shown(node) == "{größe@1:1: [a@1:9, b@1:12], k@2:1: [c@3:5, yes@4:5]}")
  }

  @Test("How a scalar was written is told, and an empty place from an empty text")
  func styles() throws {
    let node = try #require(try Self.read("[a, 'b', \"c\", '']"))
    let styles = (node.sequence ?? []).map { node -> YAMLStyle? in
      guard case .scalar(_, let style) = node.content else { return nil }
      return style
    }
    #expect(styles == [.plain, .singleQuoted, .doubleQuoted, .singleQuoted])
    let pairs = try #require(try Self.read("a:\nb: ''\nc: |\n  x\n")?.mapping)
    #expect(pairs.map(\.value.isEmpty) == [true, false, false])
    #expect(pairs[2].value.scalar == "x\n")
  }

  @Test("Text without a value holds nothing", arguments: ["", "# a comment\n", "\n\n"])
  func nothing(_ text: String) throws {
    #expect(try Self.read(text) == nil)
  }

  @Test("An alias stands for what was named, at its own place")
  func aliases() throws {
    let node = try #require(try Self.read("a: &x [1, 2]\nb: *x\n"))
    #expect(Self.shown(node) == "{a@1:1: [1@1:8, 2@1:11], b@2:1: [1@1:8, 2@1:11]}")
  }

  @Test(
    "What is not well formed is told with its place",
    arguments: [
      ("a: b: c\n", 1, 5), ("a: [b\nc: d\n", 2, 2), ("x: 1\na: *b\n", 2, 4), ("é: \"\u{1}\"\n", 1, 5),
      ("a: 1\n---\nb: 2\n", 2, 1), ("- a\nb: c\n", 2, 1),
    ])
  func malformed(_ text: String, _ line: Int, _ column: Int) throws {
    guard case .malformed(let problem, let place) = try #require(Self.fault(text)) else {
      Issue.record("no fault of form: \(text)")
      return
    }
    #expect(!problem.isEmpty)
    #expect(place == YAMLPlace(line: line, column: column), "\(problem)")
  }

  @Test("Bytes that are no UTF-8 are told with their place")
  func encoding() {
    #expect(throws: YAMLFault.malformed(problem: "invalid leading UTF-8 octet", at: YAMLPlace(line: 2, column: 2))) {
      try YAMLReader.read([0x61, 0x0A, 0x62, 0xFF, 0x0A])
    }
  }

  @Test("A key that stands twice is told where it stands again, however it is written")
  func duplicates() {
    #expect(Self.fault("a: 1\nb: 2\n\"a\": 3\n") == .duplicateKey("a", at: YAMLPlace(line: 3, column: 1)))
    #expect(Self.fault("a: {b: 1}\nb: 1\n") == nil)
  }

  @Test("Nesting is read to the limit and not beyond, aliases included")
  func depth() {
    func nested(_ depth: Int, around inner: String = "") -> String {
      String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)
    }
    let limit = YAMLReader.depthLimit
    #expect(Self.fault(nested(limit, around: "x")) == nil)
    #expect(Self.fault(nested(limit + 1, around: "x")) != nil)
    #expect(Self.fault(nested(100_000)) != nil)
    #expect(Self.fault(String(repeating: "- ", count: 100_000)) != nil)
    let half = limit / 2
    #expect(Self.fault("- &a \(nested(half - 1, around: "x"))\n- \(nested(half, around: "*a"))\n") == nil)
    #expect(Self.fault("- &a \(nested(half, around: "x"))\n- \(nested(half, around: "*a"))\n") != nil)
  }

  @Test("Aliases that stand for more than the limit are refused, without being unfolded")
  func expansion() {
    func bomb(_ rows: Int) -> String {
      var text = "- &r0 [x, x, x, x, x, x, x, x, x, x]\n"
      for row in 1...rows {
        text += "- &r\(row) [" + [String](repeating: "*r\(row - 1)", count: 10).joined(separator: ", ") + "]\n"
      }
      return text
    }
    #expect(Self.fault(bomb(4)) == nil)
    #expect(Self.fault(bomb(30)) != nil)
  }
}
