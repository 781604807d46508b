import Testing

@testable import GalleyIngest

@Suite("Bylines")
struct BylineParserTests {
  private func names(_ byline: String, isStated: Bool = false) -> [String] {
    let bytes = Array(byline.utf8)
    return BylineParser(bytes[...], isStated: isStated).names().map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(
    "Names are found, all else is left",
    arguments: [
      ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]), ("By Jane Doe, Political Editor", ["Jane Doe"]),
      ("Jane Doe | Reuters", ["Jane Doe"]), ("JANE DOE", ["JANE DOE"]), ("By Reuters", ["Reuters"]),
      ("By Jane Doe, John Roe, and J. B. Poe", ["Jane Doe", "John Roe", "J. B. Poe"]),
      ("By Jane Doe and John Roe, Associated Press", ["Jane Doe", "John Roe"]),
      ("Posted on March 11, 2015 by Ludwig van der Rohe", ["Ludwig van der Rohe"]),
      ("By Jane O’Doe-Smith March 11, 2015 3:46 PM", ["Jane O’Doe-Smith"]),
      ("By Zoë Ångström", ["Zoë Ångström"]),
      ("Words by Jane Doe in New York", ["Jane Doe"]), ("Par Éric Noël", ["Éric Noël"]),
      ("By Plato", ["Plato"]), ("Words by Jane Doe. Photos by John Roe", ["Jane Doe"]),
      ("Reporting by Jane Doe and John Roe; editing by Ann Poe", ["Jane Doe", "John Roe"]),
      ("Story and photos by Jane Doe", ["Jane Doe"]), ("By John Roe Jr.", ["John Roe Jr."]),
      ("Éric Noël (avec Anne Roy et Paul Roy)", ["Éric Noël", "Anne Roy", "Paul Roy"]),
      ("Por María López y Juan Ruiz", ["María López", "Juan Ruiz"]),
      ("Por José Ortega y Gasset", ["José Ortega y Gasset"]), ("Автор: Иван Петров", ["Иван Петров"]),
      ("记者 王小明", ["王小明"]), ("מאת דנה כהן", ["דנה כהן"]), ("Door Jan de Vries", ["Jan de Vries"]),
      ("Associated Press", ["Associated Press"]), ("Jane Doe, Washington Times", ["Jane Doe"]),
    ])
  func finds(byline: String, expected: [String]) {
    #expect(names(byline) == expected)
  }

  @Test(
    "What is no name is not taken",
    arguments: [
      "", "Plato", "By the editor", "Follow Author", "Share this article", "The Daily News", "By CNN Staff",
      "Read More",
      "About the author", "https://x.example/jane", "Published March 11, 2015", "and and and", "By",
      "5 Min Read",
    ])
  func refuses(byline: String) {
    #expect(names(byline) == [])
  }

  @Test("In stated authors commas part names")
  func stated() {
    #expect(names("Jane Doe, John Roe", isStated: true) == ["Jane Doe", "John Roe"])
    #expect(names("Jane Doe, MS, RD", isStated: true) == ["Jane Doe"])
  }
}
