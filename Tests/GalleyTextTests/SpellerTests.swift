import GalleyText
import Testing

@Suite struct SpellerTests {
  let speller = Speller()

  private func first(_ word: String) -> String? {
    speller.suggestions(for: Array(word.utf8)[...]).first.map { String(decoding: $0.text, as: UTF8.self) }
  }

  private func all(_ word: String) -> [String] {
    speller.suggestions(for: Array(word.utf8)[...]).map { String(decoding: $0.text, as: UTF8.self) }
  }

  @Test(
    "A slip leads back to the word",
    arguments: [
      ("annouunced", "announced"), ("senater", "senator"), ("diplomatts", "diplomats"), ("governmant", "government"),
      ("recomendation", "recommendation"), ("beautifull", "beautiful"), ("monkay", "monkey"), ("tehater", "theater"),
      ("harbuor", "harbour"), ("briges", "bridges"), ("parliment", "parliament"), ("comittee", "committee"),
      ("explation", "explanation"), ("konsiderable", "considerable"),
    ])
  func slips(_ wrong: String, _ right: String) {
    #expect(first(wrong) == right)
  }

  @Test(
    "A first letter or sound may be the slip", arguments: [("fotograph", "photograph"), ("jovernment", "government")])
  func firstLetters(_ wrong: String, _ right: String) {
    #expect(all(wrong).contains(right))
  }

  @Test("Two words may have been joined", arguments: [("nextto", "next to"), ("alittle", "a little")])
  func joined(_ wrong: String, _ right: String) {
    #expect(all(wrong).contains(right))
  }

  @Test(
    "What is inflected by the rule leads to the form that English has",
    arguments: [
      ("teached", "taught"), ("buyed", "bought"), ("tooked", "took"), ("childs", "children"), ("feets", "feet"),
      ("policemans", "policemen"), ("gooder", "better"), ("makeing", "making"), ("studyed", "studied"),
      ("launchs", "launches"), ("stablely", "stably"), ("happyly", "happily"),
    ])
  func regularForms(_ wrong: String, _ right: String) {
    #expect(first(wrong) == right)
  }

  @Test("Two letters may be swapped around a third", arguments: [("tradegy", "tragedy"), ("revelant", "relevant")])
  func farSwaps(_ wrong: String, _ right: String) {
    #expect(first(wrong) == right)
  }

  @Test("“I” may have been joined to a verb")
  func joinedToI() {
    #expect(first("Ihad") == "i had")
    #expect(all("ihad").allSatisfy { $0 != "i had" })
  }

  @Test("The other forms of a word are known, regular and not")
  func inflections() {
    func others(_ word: String) -> Set<String> {
      let found = Inflections().others(of: Array(word.utf8)).map { Lexicon.english.folded($0) }
      return Set(found.map { String(decoding: $0, as: UTF8.self) })
    }
    #expect(others("understanding").isSuperset(of: ["understand", "understood", "understands"]))
    #expect(others("quantity").contains("quantities"))
    #expect(others("decided").isSuperset(of: ["decide", "decides", "deciding"]))
    #expect(others("qqq").isEmpty)
  }

  @Test("Words of more than twelve letters are found, which do not fit into the packed ones")
  func longWords() {
    #expect(first("internationalizaton") == "internationalization")
    #expect(first("misunderstandngs") == "misunderstandings")
  }

  @Test("What was found once is found again, and the document's names come first")
  func memory() {
    let before = all("harbuor")
    #expect(all("harbuor") == before)
    #expect(!before.isEmpty)
  }

  @Test("What is no word of letters has no suggestion", arguments: ["", "x", "naïv", "foo_bar", "1st", "a b"])
  func noWords(_ text: String) {
    #expect(all(text).isEmpty)
  }

  @Test("A word of one letter repeated costs no more than another")
  func repeated() {
    #expect(all(String(repeating: "a", count: 24)).count < 6)
    #expect(all(String(repeating: "ab", count: 60)).isEmpty)
  }

  @Test("Vulgar words are never proposed")
  func vulgar() {
    #expect(!all("shitt").contains("shit"))
  }
}

@Suite struct TokenTableTests {
  @Test("The block of each token is found, however many empty blocks stand between")
  func blocks() {
    var text: [UInt8] = []
    var blocks: [Block] = []
    for number in 0..<700 {
      let start = text.count
      // Every third block is empty, every seventh long.
      if number % 3 != 0 { text += Array("one two\n".utf8) }
      if number % 7 == 0 { text += Array(String(repeating: "many words ", count: 40).utf8) }
      let range = TextRange(start, text.count)
      blocks.append(Block(range: range, kind: .paragraph, source: SourceRange(range.start, range.end)))
    }
    let document = Document(
      format: .text, source: Source(utf8: text), text: text, blocks: blocks, map: SourceMap(identity: text.count))
    var tokenizer = Tokenizer(filter: WordFilter([]))
    let table = tokenizer.tokenize(document)
    for (index, tokens) in table.blocks.enumerated() {
      for token in tokens { #expect(table.block(ofToken: token) == index) }
    }
    #expect(table.blocks.count == 700)
  }

  @Test("A long document's tokens are those of its parts")
  func longDocuments() {
    let part = "\"They came.\" (Late.) It rained, it seems. "
    var text: [UInt8] = []
    var blocks: [Block] = []
    for _ in 0..<14_000 {
      let start = text.count
      text += Array(part.utf8)
      blocks.append(
        Block(range: TextRange(start, text.count), kind: .paragraph, source: SourceRange(start, text.count)))
    }
    let document = Document(
      format: .text, source: Source(utf8: text), text: text, blocks: blocks, map: SourceMap(identity: text.count))
    var tokenizer = Tokenizer(filter: WordFilter([]))
    let table = tokenizer.tokenize(document)
    let second = table.blocks[1]
    #expect(table.tokens.count == 14_000 * second.count)
    for (block, tokens) in table.blocks.enumerated().dropFirst() {
      for (index, model) in zip(tokens, second) {
        let (found, token) = (table.tokens[index], table.tokens[model])
        guard found.offset - (block - 1) * part.utf8.count == token.offset, found.traits == token.traits else {
          Issue.record("token \(index) of block \(block) differs")
          return
        }
      }
    }
  }

  @Test("A table tells which blocks hold quotation marks and brackets, in code or not")
  func characters() {
    let reading = Reading("He said “no” (twice).")
    #expect(reading.table.blockCharacters == [[.quotationMark, .bracket]])
    #expect(Reading("He said no.").table.blockCharacters == [[]])
  }

  @Test("Unknown words and odd capitals are listed with their hashes")
  func unusual() {
    let reading = Reading("The pPresident met Zarvikh’s aides.")
    let words = reading.table.unusualWords.map { reading.table.tokens[Int($0.token)] }
    #expect(
      words.map { String(decoding: reading.text[$0.offset..<$0.end], as: UTF8.self) } == ["pPresident", "Zarvikh’s"])
    #expect(reading.table.unusualWords[1].hash == WordHash.of("zarvikh"))
  }
}
