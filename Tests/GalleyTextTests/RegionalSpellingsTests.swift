import Testing

@testable import GalleyText

@Suite struct RegionalSpellingsTests {
  let spellings = RegionalSpellings.english

  private func counterpart(_ word: String, _ tag: String) -> String? {
    guard let regions = SpellingRegions(languageTag: tag.utf8) else { return nil }
    let id = Lexicon.english.find(word)
    guard let spelling = spellings.spelling(id), spelling.regions.isDisjoint(with: regions) else { return nil }
    return spellings.counterpart(of: id, in: regions).map {
      String(decoding: Lexicon.english.folded($0), as: UTF8.self)
    }
  }

  @Test(
    "A region has its own spelling",
    arguments: [
      ("colour", "en-US", "color"), ("color", "en-GB", "colour"), ("travelled", "en-us", "traveled"),
      ("kerbs", "en-US", "curbs"), ("organise", "en-CA", "organize"), ("organise", "en-GB-oxendict", "organize"),
      ("center", "en-AU", "centre"), ("analyze", "en_GB", "analyse"), ("programme", "en-Latn-US", "program"),
    ])
  func counterpart(word: String, tag: String, other: String) { #expect(counterpart(word, tag) == other) }

  @Test(
    "A spelling that is right in one sense is let be",
    arguments: [
      ("organize", "en-GB"), ("tire", "en-GB"), ("check", "en-GB"), ("curb", "en-GB"), ("story", "en-GB"),
      ("draft", "en-GB"), ("meter", "en-GB"), ("program", "en-GB"), ("license", "en-GB"), ("practice", "en-GB"),
      ("analyses", "en-US"), ("prized", "en-GB"), ("house", "en-US"), ("colour", "en"), ("colour", "fr-CA"),
    ])
  func lettingBe(word: String, tag: String) { #expect(counterpart(word, tag) == nil) }

  @Test("A table that is cut or belongs to another lexicon is empty")
  func validity() {
    let fields: [UInt8] = [1, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    let bytes = Array("GALLEYRS".utf8) + fields + [UInt8](repeating: 1, count: 20)
    bytes.withUnsafeBytes { buffer in
      let address = UInt(bitPattern: buffer.baseAddress)
      for length in [0, 7, 20, 24, buffer.count] {
        #expect(RegionalSpellings(address: address, length: length, lexicon: .english).count == 0)
      }
    }
    #expect(!spellings.contains(.max))
    #expect(spellings.counterpart(of: .max, in: .american) == nil)
  }
}
