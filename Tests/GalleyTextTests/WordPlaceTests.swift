import GalleyText
import Testing

@Suite struct WordPlaceTests {
  @Test(
    "What the words around ask for fits better than another form or word",
    arguments: [
      ("She has _ home.", "walked", "walk"), ("They want to _ home.", "walk", "walked"),
      ("It was a very _ report.", "critical", "criticism"), ("He spoke of _ of it.", "none", "nine"),
      ("They went _ the door.", "through", "thought"), ("_ of them left.", "Most", "Must"),
    ])
  func fits(text: String, better: String, worse: String) {
    #expect(Self.fit(better, in: text) > Self.fit(worse, in: text))
  }

  @Test("A phrase is judged by its ends, and what nothing is known of fits neither well nor badly")
  func phrases() {
    #expect(Self.fit("a lot", in: "I like it _ now.") > Self.fit("the lot of", in: "I like it _ now."))
    #expect(Self.fit("qqqq", in: "I like it _ now.") == 0)
  }

  /// How well a phrase fits where a text has a low line.
  private static func fit(_ phrase: String, in text: String) -> Int {
    RowOfText(text.replacing("_", with: "zzzz")).withRow { row in
      let gap = (0..<row.count).first { row.words[$0] == 0 && row.places[$0] >= 0 } ?? 0
      return WordPlace(gap, in: row)?.fit(Array(phrase.lowercased().utf8)) ?? -1000
    }
  }
}
