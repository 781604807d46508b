import GalleyIngest
import GalleyLint
import GalleyText
import Testing

@testable import GalleyPipeline

/// Rules about English words are silent in other languages, declared or not.
@Suite struct ForeignTextTests {
  private func rules(_ text: String, as format: DraftFormat = .text) throws -> [String] {
    let settings = LintSettings()
    let linter = Linter(checkers: try RuleCatalog.embedded().checkers(for: settings), settings: settings)
    let document = try Ingester.ingest(Array(text.utf8), format: format)
    return linter.lint(document).findings.map(\.rule).filter { $0.hasPrefix("typo/") || $0.hasPrefix("punctuation/") }
  }

  @Test(
    "Text in another language has no English typos",
    arguments: [
      "La alcaldesa dijo que el puente se abre a alguien que lo necesita, y que los ataques a iglesias no son de la ciudad.",
      "Zunächst muss der Wert an einen Server übergeben werden, der unter anderem für die Prüfung zuständig ist.",
      "Le pont est ouvert : qui est arrivé en premier ? Il y a un documentaire sur la ville et les gens qui en parlent.",
      "O prefeito disse que a abertura da ponte é uma vitória para a cidade e não para os que a queriam fechada.",
    ])
  func foreign(_ text: String) throws {
    #expect(try rules(text) == [])
  }

  @Test(
    "English with many words that other languages have as well is English",
    arguments: [
      "It has a roof, a door, a wall, a floor, a bath, a bed, a lamp, a desk and teh chair.",
      "He holds a badge and a house, as a man who had a VIP and a star, and teh group do so on a Monday.",
    ])
  func english(_ text: String) throws {
    #expect(try rules(text) == ["typo/known-misspelling"])
  }

  @Test(
    "Words of a foreign quotation are no misspellings",
    arguments: [
      "She said: “Ich habe keine Ahnung.” Then she left the hall.",
      "They sang “La lucha sigue siempre” in the hall.",
      "It played «Je ne regrette rien de ma vie» in the hall.",
    ])
  func quotation(_ text: String) throws {
    #expect(try rules(text) == [])
  }

  @Test("A foreign paragraph in an English draft is passed over, and the English beside it is read")
  func mixed() throws {
    let english = "The mayor said that teh bridge was open and that the city would pay for it in the end."
    let spanish =
      "La alcaldesa dijo que el puente se abre a alguien que lo necesita, y que no es para todos los coches."
    #expect(
      try rules("\(english)\n\n\(spanish)\n\n\(english)\n") == ["typo/known-misspelling", "typo/known-misspelling"])
    #expect(try rules("\(spanish)\n\n\(spanish)\n\n\(english)\n") == ["typo/known-misspelling"])
  }
}
