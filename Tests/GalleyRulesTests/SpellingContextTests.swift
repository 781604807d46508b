import GalleyLint
import GalleyRules
import Testing

/// The words around a misspelling say which word was meant, and whether its form is sure.
@Suite struct SpellingContextTests {
  private func first(_ rule: any Rule.Type, _ text: String) -> String? {
    TypoDraft.findings(of: rule, in: text).first?.fixes.first?.edits.first.map {
      String(decoding: $0.replacement, as: UTF8.self)
    }
  }

  private func applicability(_ text: String) -> Applicability? {
    TypoDraft.findings(of: KnownMisspelling.self, in: text).first?.fixes.first?.applicability
  }

  @Test(
    "The same misspelling is put right by what stands around it",
    arguments: [
      ("They drove throught the tunnel.", "through"), ("I never throught of it.", "thought"),
      ("It is a qtuie street in the town.", "quiet"), ("It was qtuie a good match.", "quite"),
    ])
  func known(text: String, meant: String) { #expect(first(KnownMisspelling.self, text) == meant) }

  @Test(
    "So is a word that no list of misspellings has",
    arguments: [
      ("The croud was told to go home.", "crowd"), ("It was a mistory to all of us.", "mystery"),
      ("The two housewifes met there.", "housewives"),
    ])
  func unknown(text: String, meant: String) { #expect(first(UnknownWord.self, text) == meant) }

  @Test(
    "A curly apostrophe hides no slip, and its correction has one",
    arguments: [
      ("He does’nt know the man.", "doesn’t"), ("She has’nt come yet.", "hasn’t"),
      ("They could’nt go there.", "couldn’t"),
      ("He does'nt know the man.", "doesn't"),
    ])
  func apostrophe(text: String, meant: String) { #expect(first(UnknownWord.self, text) == meant) }

  @Test(
    "What is inflected by the rule is put right by the form that English has",
    arguments: [
      ("He teached them to swim.", "taught"), ("Prices rised again.", "rose"), ("He buyed a boat.", "bought"),
      ("They have dealed with it before.", "dealt"), ("They are makeing a plan.", "making"),
      ("The fault arised there.", "arose"), ("They broked the law.", "broke"),
      ("There were two launchs in May.", "launches"),
    ])
  func forms(text: String, meant: String) { #expect(first(KnownMisspelling.self, text) == meant) }

  @Test(
    "A correction is safe in a place where its form fits",
    arguments: [
      "The goverment fell on Monday.", "They will recieve the letter.", "He read teh book.",
    ])
  func safe(text: String) { #expect(applicability(text) == .safe) }

  @Test(
    "It is not where another form may be meant",
    arguments: [
      "They sold large quantitiy of grain.", "She gave them chances and oppurtunity to learn.",
      "My teacher havent told us.", "The students are very critism.", "I hope it goes wel for her.",
    ])
  func open(text: String) { #expect(applicability(text) == .suggested) }

  @Test("Where one person is the subject, the contraction for one is offered")
  func contractions() {
    let fixes = TypoDraft.findings(of: KnownMisspelling.self, in: "My teacher havent told us.").first?.fixes ?? []
    #expect(fixes.contains { $0.edits.first?.replacement == Array("hasn't".utf8) })
  }

  @Test("A misspelling in capitals is doubted among words, and not among names")
  func capitals() {
    let among = TypoDraft.findings(of: KnownMisspelling.self, in: "We like the Great Sanwiches there.")
    #expect(among.map(\.severity) == [.warning])
    let beside = TypoDraft.findings(of: KnownMisspelling.self, in: "We met Stephen Goverments there.")
    #expect(beside.allSatisfy { $0.severity == .suggestion })
  }

  @Test("A unit behind a number and a science's name are not doubted")
  func terms() {
    #expect(TypoDraft.findings(of: UnknownWord.self, in: "It came out in 6 vols, and took 10 mins to read.").isEmpty)
    #expect(TypoDraft.findings(of: UnknownWord.self, in: "He is a pulmonologist at the hospital.").isEmpty)
  }

  @Test("A common name with two letters swapped is found, also beside another name")
  func names() {
    #expect(first(KnownMisspelling.self, "The star of it was Jospeh Miller.") == "Joseph")
    #expect(first(UnknownWord.self, "We saw Edinbrugh Castle.") == "Edinburgh")
    #expect(first(UnknownWord.self, "We saw Elidnburgh Castle.") == nil)
  }

  @Test("A part of a compound is found where the other part is a common word")
  func compounds() {
    #expect(first(UnknownWord.self, "It was a well-orgnized town.") == "organized")
    #expect(TypoDraft.findings(of: UnknownWord.self, in: "It is a zorlish-speaking town.").isEmpty)
  }
}
