import GalleyLint
import GalleyRules
import GalleyText
import Testing

@Suite struct ConfusedWordTests {
  @Test(
    "A word in another one's place is found and put right",
    arguments: [
      ("We drove to there house and parked outside.", "We drove to their house and parked outside."),
      ("Each city has it's own rules.", "Each city has its own rules."),
      ("I think its a very good idea.", "I think it's a very good idea."),
      ("If your not sure, ask the doctor.", "If you're not sure, ask the doctor."),
      ("It was way to much for him.", "It was way too much for him."),
      ("He has more money then his brother.", "He has more money than his brother."),
      ("They where all amazed by the news.", "They were all amazed by the news."),
      ("She did not no what to say.", "She did not know what to say."),
      ("You should have been hear last night.", "You should have been here last night."),
      ("The team will loose the game on Sunday.", "The team will lose the game on Sunday."),
      ("The talks have lead to a new treaty.", "The talks have led to a new treaty."),
      ("It had no affect on the price of oil.", "It had no effect on the price of oil."),
      ("We got a message form the president.", "We got a message from the president."),
      ("He took is wife to the theatre.", "He took his wife to the theatre."),
      ("They were suppose to be home by now.", "They were supposed to be home by now."),
      ("The pubic sector has grown.", "The public sector has grown."),
    ])
  func confusions(text: String, fixed: String) {
    let findings = TypoDraft.findings(of: ConfusedWord.self, in: text)
    #expect(findings.count == 1)
    #expect(TypoDraft.fixed(text, findings) == fixed)
  }

  @Test("A typographic apostrophe and a capital stay")
  func writing() {
    let text = "They’re own fault, he said. Its a shame."
    let findings = TypoDraft.findings(of: ConfusedWord.self, in: text)
    #expect(TypoDraft.fixed(text, findings) == "Their own fault, he said. It's a shame.")
    let curly = "He put it back in it’s own box."
    #expect(
      TypoDraft.fixed(curly, TypoDraft.findings(of: ConfusedWord.self, in: curly)) == "He put it back in its own box.")
  }

  @Test(
    "Prose that is right is left alone",
    arguments: [
      """
      The council met on Tuesday to discuss the new bridge. Its members had been told that the whole plan would cost \
      more than twice what was passed in May, and most of them were not surprised. “It’s their money,” said the mayor, \
      who has led the town for six years. “They know whose it is.”
      """,
      """
      There is a tide in the affairs of men. He led the way; lead is a metal. The principal effect was quiet, and quite \
      a few accept it, except those whose advice we did not take. Whether the weather holds or not, we'll hear it here.
      """,
      "Where were you when they wrote the right rite? Two were too late to go to the sea to see it.",
      "The site has a fine sight, and to cite it costs less than a stamp.",
    ])
  func quiet(text: String) { #expect(TypoDraft.findings(of: ConfusedWord.self, in: text).isEmpty) }

  @Test("Where hardly a word fits, the words are not what is wrong: no more than a few are doubted")
  func salad() {
    let words = "its form to there then of were lead loose affect their it's past quiet know hear where".split(
      separator: " ")
    let text = (0..<400).map { String(words[$0 * 7 % words.count]) }.joined(separator: " ")
    #expect(TypoDraft.findings(of: ConfusedWord.self, in: text).count <= 4 + 400 / 8)
  }

  @Test("A word that the draft speaks of is meant")
  func subject() {
    let once = "He bought a new pear of shoes in the town."
    #expect(TypoDraft.findings(of: ConfusedWord.self, in: once).count == 1)
    let often = once + " A pear is a fruit."
    #expect(TypoDraft.findings(of: ConfusedWord.self, in: often).isEmpty)
  }

  @Test("Certain neighbours warn, the rest is a suggestion")
  func severities() {
    let findings = TypoDraft.findings(of: ConfusedWord.self, in: "Their is a letter form the president.")
    #expect(findings.map(\.severity) == [.warning, .suggestion])
  }
}
