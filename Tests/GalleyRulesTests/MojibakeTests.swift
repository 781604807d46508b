import Foundation
import GalleyLint
import GalleyRules
import GalleyText
import Testing

@Suite struct MojibakeTests {
  static let french = "Hier, on a ouvert le pont : « Quelle fête ! », dit-elle, déjà très émue à l’idée d’y être."
  static let german = "Gestern wurde die Brücke eröffnet – „endlich“, sagten die Gäste, größer als je."
  static let russian = "Вчера в городе открыли новый мост, и на нём уже стоят машины. Он ведёт к реке."
  static let greek = "Χθες άνοιξε η νέα γέφυρα και οι κάτοικοι τη γιόρτασαν."
  static let polish = "Wczoraj otwarto nowy most, więc ludzie świętują nad rzeką."
  static let czech = "Včera otevřeli nový most, a lidé slaví u řeky. Příští týden přijede vláda."
  static let turkish = "Dün yeni köprü açıldı; insanlar ırmağın kıyısında şenlik yapıyor."
  static let vietnamese = "Hôm qua, cây cầu mới đã được mở và người dân rất vui mừng."
  static let hebrew = "אתמול נפתח הגשר החדש והתושבים חגגו."
  static let japanese = "昨日、新しい橋が開通した。"
  static let all = [french, german, russian, greek, polish, czech, turkish, vietnamese, hebrew, japanese]

  /// The text as a reader of a one-byte encoding sees its UTF-8.
  private func damaged(_ text: String, _ encoding: String.Encoding) throws -> String {
    try #require(String(bytes: text.utf8, encoding: encoding))
  }

  private func fixed(_ text: String, _ threshold: Applicability) -> String {
    let findings = TypoDraft.findings(of: Mojibake.self, in: text)
    return String(decoding: Fixer.apply(findings, to: Array(text.utf8), threshold: threshold).text, as: UTF8.self)
  }

  @Test(
    "A text that was misread as a whole is read back by safe fixes",
    arguments: [
      (french, String.Encoding.windowsCP1252), (german, .windowsCP1252), (hebrew, .isoLatin1), (greek, .isoLatin1),
      (russian, .isoLatin1), (japanese, .isoLatin1), (vietnamese, .isoLatin1), (czech, .isoLatin2),
      (french, .windowsCP1251), (polish, .isoLatin2), (turkish, .windowsCP1254),
    ])
  func wholeText(_ text: String, _ encoding: String.Encoding) throws {
    #expect(fixed(try damaged(text, encoding), .safe) == text)
  }

  @Test("Text that was damaged twice is read back")
  func twice() throws {
    let once = try damaged(Self.german, .windowsCP1252)
    #expect(fixed(try damaged(once, .windowsCP1252), .safe) == Self.german)
  }

  @Test("Sound text of many languages stands as it is", arguments: all)
  func sound(_ text: String) {
    #expect(TypoDraft.findings(of: Mojibake.self, in: text).isEmpty)
    #expect(TypoDraft.findings(of: Mojibake.self, in: text.uppercased()).isEmpty)
  }

  @Test("What may be meant is damage beside other damage only")
  func support() {
    #expect(TypoDraft.findings(of: Mojibake.self, in: "Il est prêt Ã l’aider.").isEmpty)
    let text = "Il est dÃ©jÃ\u{A0} prêt Ã l’aider."
    let findings = TypoDraft.findings(of: Mojibake.self, in: text)
    #expect(TypoDraft.fixed(text, findings) == "Il est déjà prêt à l’aider.")
    #expect(fixed(text, .safe) == "Il est déjà prêt Ã l’aider.")
  }

  @Test(
    "Where a byte is lost or two readings are as good, nothing is safe",
    arguments: ["He said â€œnoâ€ again.", "voilÃ  le travail", "Ð¿Ñ€Ð¸Ð²Ðµ Ñ�Ð¼Ð¾Ñ‚Ñ\u{80}Ð¸", "ObÄŤan"])
  func uncertain(_ text: String) {
    let findings = TypoDraft.findings(of: Mojibake.self, in: text)
    #expect(findings.contains { $0.fixes.first?.applicability == .suggested })
  }

  @Test("Two readings are settled by the rest of the text")
  func settled() {
    let text = "MĂĄm tĹ\u{99}etĂ\u{AD}ho a tisĂ\u{AD}ciletĂ\u{AD}."
    #expect(fixed(text, .safe) == "Mám třetího a tisíciletí.")
  }

  @Test("A damaged word is one finding with an edit for each stretch")
  func words() {
    let findings = TypoDraft.findings(of: Mojibake.self, in: "A tÃªte-Ã\u{A0}-tÃªte, an Ã©lÃ¨ve.")
    #expect(findings.map { $0.fixes.first?.edits.count } == [1, 1, 1, 2])
  }
}
