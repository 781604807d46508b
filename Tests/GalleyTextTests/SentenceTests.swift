import GalleyText
import Testing

@Suite struct SentenceTests {
  @Test(
    "Sentences start behind terminal marks and closing quotation marks",
    arguments: [
      ("One day. Two days! Three? Four", ["One", "Two", "Three", "Four"]),
      ("“Go.” He went. \"Stop!\" She did.", ["Go", "He", "Stop", "She"]),
      ("“Go!” he said. “Why?” she asked.", ["Go", "Why"]),
      ("Mr. Smith met Dr. Who. They left.", ["Mr", "They"]),
      ("He lives in the U.S. The army left.", ["He", "The"]),
      ("The U.S. Army left.", ["The"]),
      ("It rose 3.5 percent. 20 people came.", ["It", "20"]),
      ("George W. Bush spoke. He left.", ["George", "He"]),
      ("He left … and came back. Then it ended.", ["He", "Then"]),
      ("It cost, e.g. five. it was late.", ["It", "it"]),
      ("(He left.) They stayed.", ["He", "They"]),
      ("The end.Start again", ["The"]),
      ("Cars, vans, etc. were sold. They left.", ["Cars", "They"]),
    ])
  func starts(text: String, starts: [String]) { #expect(Reading(text).starts == starts) }

  @Test("The last token of each sentence is marked, the block's last too")
  func ends() {
    #expect(Reading("One day. “Two,” he said.").having(.sentenceEnd) == [".", "."])
    #expect(Reading("No stop here").having(.sentenceEnd) == ["here"])
  }

  @Test("Sentences hold their tokens")
  func sentences() {
    let reading = Reading("One day. Two days.")
    #expect(reading.table.sentence(ofToken: 1) == 0..<3)
    #expect(reading.table.sentence(ofToken: 4) == 3..<6)
  }

  @Test("What stands in quotation marks of either kind is quoted")
  func quoted() {
    #expect(
      Reading("He said “go now” and \"come back\" to her").having(.quoted).filter { $0 != "”" && $0 != "\"" }
        == ["go", "now", "come", "back"])
    #expect(Reading("a 6\" pipe and more").having(.quoted).isEmpty)
  }

  @Test("The vocabulary counts forms by where they stand")
  func vocabulary() throws {
    let reading = Reading("Zarvikh spoke. The man, Zarvikh, left with Zarvikh's aide. zarvikh")
    let form = try #require(reading.table.vocabulary.form("zarvikh".utf8))
    #expect(form.count == 4)
    #expect(form.capitalizedAtStart == 1)
    #expect(form.capitalizedInside == 2)
    #expect(form.lowercase == 1)
    #expect(form.length == 7)
    #expect(reading.table.vocabulary.form("spoke".utf8) == nil)
  }
}
