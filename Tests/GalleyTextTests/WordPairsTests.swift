import GalleyText
import Testing

@Suite struct WordPairsTests {
  let pairs = WordPairs.english

  private func rivals(of word: String) -> [String] {
    guard let number = WordPairs.number(ofEnglishWord: Lexicon.english.find(word)) else { return [] }
    return pairs.word(number).rivals.map { String(decoding: pairs.text(pairs.rival($0).word), as: UTF8.self) }
  }

  @Test(
    "Words have the rivals that they are taken for",
    arguments: [("there", "their"), ("its", "it's"), ("form", "from"), ("loose", "lose"), ("pubic", "public")])
  func rivals(word: String, meant: String) { #expect(rivals(of: word).contains(meant)) }

  @Test("Nothing is asked of other words", arguments: ["harbour", "galley", "with", "", "qqq"])
  func others(word: String) { #expect(rivals(of: word).isEmpty) }

  @Test(
    "What stands together in English gains, what does not is not known",
    arguments: [("their", "own"), ("lose", "weight"), ("better", "than"), ("too", "much"), ("went", "to")])
  func gains(first: String, second: String) {
    let (left, right) = (Lexicon.english.find(first), Lexicon.english.find(second))
    #expect(pairs.pair(left, right)?.gain ?? 0 > 0)
    #expect(pairs.pair(Lexicon.english.find("harbour"), left) == nil)
  }

  @Test("A number that does not exist gives no text")
  func bounds() {
    #expect(pairs.text(pairs.wordCount) == [])
    #expect(pairs.wordCount > 1000)
  }

  @Test("A row steps over quotation marks and commas, and other marks stand as nothing")
  func row() {
    #expect(Self.row("He said, “their house” (it is)") == "…^he said their house·it is·$…")
    #expect(Self.row("It rained. They left!") == "…^it rained$^they left$…")
    #expect(Self.row("Iran’s 5 well-known men") == "…^*#···men$…")
  }

  /// The row of a text, a character for each class.
  private static func row(_ text: String) -> String {
    let text = RowOfText(text)
    let classes = [
      WordPairs.start: "^", WordPairs.end: "$", Lexicon.english.find("five"): "#", WordPairs.possessive: "*",
    ]
    return text.withRow { row in
      var output = ""
      for index in 2..<(row.count - 2) {
        if let name = classes[row.words[index]] {
          output += name
        } else if row.words[index] == 0 {
          output += "·"
        } else {
          if output.last?.isLetter == true { output += " " }
          let token = text.table.tokens[Int(row.places[index])]
          output += String(decoding: text.bytes[token.offset..<token.end], as: UTF8.self).lowercased()
        }
      }
      let isPadded = [0, 1, row.count - 2, row.count - 1].allSatisfy { row.words[$0] == 0 }
      return isPadded ? "…\(output)…" : output
    }
  }
}
