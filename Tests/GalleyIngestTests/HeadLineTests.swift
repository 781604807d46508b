import GalleyText
import Testing

@testable import GalleyIngest

@Suite("Lines around a headline")
struct HeadLineTests {
  private static let body = """
    The council of the harbour town voted on Monday to rebuild the pier, and nobody spoke against it.

    Work starts in spring, the mayor said, and will take two years at least, if the weather holds.
    """

  /// What a text with these lines above it says of itself.
  private func head(_ lines: String, _ format: DraftFormat = .text, behind: String = "") throws -> Metadata {
    try ingest(lines + "\n\n" + Self.body + behind, format).metadata
  }

  @Test(
    "Bylines are read with places, offices, addresses, dates and pictures beside the names",
    arguments: [
      ("By Lucia Brandt in Oslo", ["Lucia Brandt"]),
      ("By Lucia Brandt in Oslo and Karim Haddad in Tunis", ["Lucia Brandt", "Karim Haddad"]),
      ("By Lucia Brandt in Port Said and Cape Town", ["Lucia Brandt"]),
      ("By Lucia Brandt, Bergen", ["Lucia Brandt"]), ("By Lucia Brandt | lucia@courier.example", ["Lucia Brandt"]),
      ("Posted by Lucia Brandt on 3 May 2025", ["Lucia Brandt"]), ("Story: Karim Haddad, Sfax", ["Karim Haddad"]),
      ("Story by Lucia Brandt; photos by Karim Haddad", ["Lucia Brandt"]),
      ("Words by Lucia Brandt. Photos by Karim Haddad", ["Lucia Brandt"]),
      ("Posted on 3 May 2025 by Lucia Brandt in News", ["Lucia Brandt"]),
      ("Words and pictures by Lucia Brandt", ["Lucia Brandt"]), ("By Salma al-Haddad", ["Salma al-Haddad"]),
      ("By Maria Elena T. Dela Rosa", ["Maria Elena T. Dela Rosa"]),
      ("Pictures by Lucia Brandt", []), ("Medically reviewed by Lucia Brandt", []), ("Edited by Lucia Brandt", []),
      ("By Elizabeth Line to the airport", []), ("By Lucia Brandt, who was mayor then", []),
      ("By the River Stour, Lucia Brandt waits", []), ("Report: Twelve Held", []), ("Story: The Long Way Home", []),
    ])
  func bylines(line: String, names: [String]) throws {
    #expect(try head("Harbour town rebuilds its old pier\n\n" + line).all(.author).map(\.value) == names)
  }

  @Test(
    "A name alone right under the headline is the author, a place, rubric or subject is not",
    arguments: [
      ("Daniel Brandt", ["Daniel Brandt"]), ("Daniel Brandt | 3 May 2025", ["Daniel Brandt"]),
      ("Ifor McTavish", ["Ifor McTavish"]), ("Daniel Brandt, Political Editor", ["Daniel Brandt"]),
      ("Cape Town", []), ("Harbour Bureau", []), ("Special Correspondent", []), ("Early Life", []),
      ("Daniel Brandt Institute", []),
      ("Daniel Brandt wins again", []), ("Press Release | 3 May 2025", []),
    ])
  func signatures(line: String, names: [String]) throws {
    #expect(try head("Harbour town rebuilds its old pier\n\n" + line).all(.author).map(\.value) == names)
    let subject = try head("Harbour town mourns\n\nDaniel Brandt", behind: "\n\nBrandt built the first pier in 1961.")
    #expect(subject.all(.author).isEmpty)
    #expect(try head("Those who helped\n\nDaniel Brandt\n\nLucia Haddad").all(.author).isEmpty)
  }

  @Test("Headline, byline and date need no blank lines between them")
  func withoutBlankLines() throws {
    let document = try ingest("A pier for everyone\nDaniel Brandt\n3 May 2025\n\n" + Self.body, .text)
    #expect(kinds(document) == [.heading, .byline, .paragraph, .paragraph, .paragraph])
    #expect(document.metadata.best(.title)?.value == "A pier for everyone")
    #expect(document.metadata.all(.author).map(\.value) == ["Daniel Brandt"])
    #expect(document.metadata.best(.published)?.value == "3 May 2025")
    let review = try head("The Salt Pier\nby Jane Marlow (Quay, 212pp)\nReviewed by Daniel Brandt")
    #expect(review.best(.title)?.value == "The Salt Pier")
    #expect(review.all(.author).map(\.value) == ["Daniel Brandt"])
    let wrapped = try ingest("By Lucia Brandt\nThe pier was\nclosed all week.\n\n" + Self.body, .text)
    #expect(texts(wrapped).first == "By Lucia Brandt")
  }

  @Test(
    "Wrapped prose, letterheads and lists of names stay together",
    arguments: [
      "The package was put together by Daniel Brandt <daniel@courier.example> on\nThu, 3 May 2001 10:00:42 +0200.",
      "The book that everyone on the quay spoke of was\n3 May 2025 in the shops.",
      "Quay Road\n3 May 2025", "From: Daniel Brandt\nDate: 3 May 2025", "Daniel Brandt\nLucia Haddad\nKarim Marlow",
    ])
  func prose(run: String) throws {
    let document = try ingest(run + "\n\n" + Self.body, .text)
    #expect(texts(document).first == run)
    #expect(document.metadata.all(.author).isEmpty)
  }

  @Test(
    "Dates are read behind a place, behind a time, with their labels, and at the end",
    arguments: [
      ("TARRAGON, May 3, 2025 – The pier is shut, the council said on Friday.", "May 3, 2025"),
      ("TARRAGON, Wash. – May 3, 2025 – The pier is shut, the council said on Friday.", "May 3, 2025"),
      ("TARRAGON, May 3, 2025 /NewsWire/ -- The pier is shut, the council said on Friday.", "May 3, 2025"),
      ("Tarragon, May 3, 2025 (Quay Wire)", "May 3, 2025"),
      ("Published: 3 May 2025, 06:00 BST", "3 May 2025, 06:00 BST"),
      ("Updated 09:30 AM, May 4, 2025 | Published 06:12 AM, May 3, 2025", "May 3, 2025"),
    ])
  func dates(line: String, date: String) throws {
    #expect(try head("A pier for everyone\n\n" + line).all(.published).map(\.value) == [date])
    let last = try head("A pier for everyone", behind: "\n\nPublished in The Quay, May 3rd, 2025")
    #expect(last.best(.published)?.value == "May 3rd, 2025")
    let change = try head("A pier for everyone\n\nBy Lucia Brandt — Updated on May 4, 2025")
    #expect(change.best(.modified)?.value == "May 4, 2025")
    #expect(change.best(.published) == nil)
  }

  @Test(
    "Days of which a text tells are not its own",
    arguments: [
      "May 3, 2025 was a day of rain",
      "On May 3, 2025 – a Saturday – the pier was shut, and the council said that it would stay so.",
      "Born in Tarragon, May 3, 2001 was the day on which everything began for the mayor of the town.",
      "Until May 3, 2025: the pier stays shut for everyone who has no boat there, said the council.",
      "Tarragon, May 3, 1845 – My dear brother, the pier is shut and the fish are gone from the bay.",
      "The pier was shut in Tarragon, May 3, 2025 – and nobody knows why, as the council said.",
      "The report was published in The Quay on 3 May 2025 and nobody read it, as the council said.",
    ])
  func foreignDates(line: String) throws {
    #expect(try head("A pier for everyone\n\n" + line, behind: "\n\n" + line).best(.published) == nil)
  }

  @Test(
    "What stands above a headline is not taken for it",
    arguments: [
      "FOR IMMEDIATE RELEASE", "Press release", "EMBARGOED UNTIL 6 a.m.", "Home › News › World", "Home / News / World",
      "FOR IMMEDIATE RELEASE\n\nContact: Lucia Brandt\nPhone: (555) 0148",
    ])
  func aboveTitle(lines: String) throws {
    #expect(try head(lines + "\n\nA pier for everyone").best(.title)?.value == "A pier for everyone")
  }

  @Test("Labels in a Markdown byline name author and date, and an account is no author")
  func markdown() throws {
    let found = try head("# A pier\n\n**Words:** Daniel Brandt · **Published:** 3 May 2025", .markdown)
    #expect(found.all(.author).map(\.value) == ["Daniel Brandt"])
    #expect(found.best(.published)?.value == "3 May 2025")
    for format in [DraftFormat.text, .markdown] {
      let title = format == .text ? "A pier for everyone" : "# A pier for everyone"
      let posted = try head(title + "\n\nPosted by admin on 3 May 2025", format)
      #expect(posted.all(.author).isEmpty)
      #expect(posted.rejected.map(\.value) == ["admin"])
      #expect(posted.best(.published)?.value == "3 May 2025")
    }
  }
}
