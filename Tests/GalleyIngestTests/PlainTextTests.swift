import GalleyText
import Testing

@testable import GalleyIngest

@Suite("Plain text")
struct PlainTextTests {
  static let article = """
    ISSN 1234-5679

    Harbour Town Rebuilds Its Old Pier – Report


    By Ada Muster and John Roe, Staff Writer

    January 12, 2025

    The council of the harbour town voted on Monday to rebuild the pier.\u{A0} 


    Work starts in spring, the mayor said, and will take two years at least.

    What Comes Next

    The old planks go to a museum. Nobody has asked for the lamps yet, she said.

    - one lamp
    - two lamps
      and a chain

    Ada Muster

    Ada Muster is a reporter in Husum. She writes about the sea.

    Leave a Reply

    Your email address will not be published.
    """

  @Test("The text is the source and each part of an article has its role")
  func roles() throws {
    let document = try ingest(Self.article, .text)
    #expect(document.text == document.source.utf8)
    #expect(
      kinds(document) == [
        .paragraph, .heading, .byline, .paragraph, .paragraph, .paragraph, .heading, .paragraph, .listItem,
        .listItem,
        .byline, .authorNote, .heading, .paragraph,
      ])
    #expect(
      texts(document, .heading) == [
        "Harbour Town Rebuilds Its Old Pier – Report", "What Comes Next", "Leave a Reply",
      ])
    #expect(document.blocks[1].level == 1)
    #expect(texts(document, .listItem) == ["one lamp", "two lamps\n  and a chain"])
    #expect(texts(document)[4].hasSuffix("pier."))
  }

  @Test("Title, authors, date and ISSN are known with their place")
  func metadata() throws {
    let document = try ingest(Self.article, .text)
    let metadata = document.metadata
    #expect(metadata.best(.title)?.value == "Harbour Town Rebuilds Its Old Pier – Report")
    #expect(metadata.all(.author).map(\.value) == ["Ada Muster", "John Roe"])
    #expect(metadata.best(.published)?.value == "January 12, 2025")
    #expect(metadata.best(.issn)?.value == "1234-5679")
    for entry in metadata.entries {
      let range = try #require(entry.range)
      #expect(slice(document, range) == entry.value)
    }
    #expect(metadata.candidates(.author).last?.origin == MetadataEntry.Origin(.text, "author note"))
    #expect(metadata.insertionPoint == nil)
  }

  @Test("Without its layout marks a text has single blank lines and no space at line ends")
  func layout() throws {
    let document = try ingest(" \n\n" + Self.article + "\u{A0}\t\n \n\n", .text)
    let tidy = tidied(document)
    #expect(!tidy.contains("\n\n\n"))
    #expect(!tidy.contains(" \n") && !tidy.contains("\u{A0}\n"))
    #expect(tidy.hasPrefix("ISSN") && tidy.hasSuffix("published.\n"))
    #expect(try ingest(tidy, .text).layoutMarks.isEmpty)
  }

  @Test(
    "Blank lines beyond one are marked, so that one stays",
    arguments: [
      ("a\n\nb\n", "a\n\nb\n"), ("a\n\n\nb", "a\n\nb"), ("a\n \t\n\u{A0}\nb", "a\n\nb"),
      ("a\n  \nb", "a\n\nb"),
      ("\n\na", "a"), ("a\n\n", "a\n"), ("a\n  ", "a\n"), ("a\n\n  ", "a\n"), ("a \nb\t", "a\nb"),
      ("a\r\n\r\n\r\nb \r\n", "a\r\n\r\nb\r\n"), ("a\r\r\rb", "a\r\rb"), ("\u{FEFF}\n\na", "\u{FEFF}a"),
      ("\n \n", "\n \n"), ("", ""),
    ])
  func blankLines(text: String, tidy: String) throws {
    let document = try ingest(text, .text)
    #expect(Array(tidied(document).utf8) == Array(tidy.utf8))
  }

  @Test("A line that is too long to be wrapped by hand is a paragraph of its own, verse stays together")
  func runs() throws {
    let long = String(repeating: "Water came over the wall again and again. ", count: 5)
    let lines = try ingest("\(long)\nNobody slept.\n\(long)\n", .text)
    #expect(lines.blocks.count == 3)
    let verse = try ingest(
      "The sea is deep,\n  the wall is steep,\nand I would sleep.\n\nA second verse\nis even worse.\n", .text)
    #expect(verse.blocks.count == 2)
    #expect(texts(verse)[0].contains("\n  the wall"))
    let dash = try ingest("He came late\n- as always -\nand left early.\n", .text)
    #expect(kinds(dash) == [.paragraph])
    #expect(kinds(try ingest("1. one\n2. two\n", .text)) == [.listItem, .listItem])
  }

  @Test("A paragraph's source is its lines without the last line end, and no block holds the byte-order mark")
  func sources() throws {
    let document = try ingest("\u{FEFF}  One line. \n two\n\nlast", .text)
    #expect(slice(document, document.blocks[0].source) == "  One line. \n two")
    #expect(texts(document)[0] == "One line. \n two")
    #expect(document.blocks[0].source.start == 3)
  }

  @Test(
    "A byline needs `By` and a name",
    arguments: [
      ("By Jane Doe", ["Jane Doe"]), ("by Jane van der Berg and Li Wei", ["Jane van der Berg", "Li Wei"]),
      ("By Jane Doe, John Q. Roe & Ana Núñez", ["Jane Doe", "John Q. Roe", "Ana Núñez"]),
      ("By JANE DOE | January 3, 2024", ["JANE DOE"]), ("Written by Jane Doe – Lagos", ["Jane Doe"]),
      ("By Jane Doe, Staff Writer", ["Jane Doe"]), ("By the end of the day it was over", []),
      ("By Monday", []), ("Bystanders Watched", []), ("By ", []), ("Jane Doe", []), ("", []),
    ])
  func bylines(line: String, names: [String]) {
    let bytes = Array(line.utf8)
    #expect(NameLine.byline(bytes[...]).map { String(decoding: bytes[$0], as: UTF8.self) } == names)
  }

  @Test("A text without a headline gets none, nor does a lone line")
  func noTitle() throws {
    let body = "The council of the harbour town voted on Monday to rebuild the pier."
    #expect(kinds(try ingest(body + "\n\n" + body, .text)) == [.paragraph, .paragraph])
    #expect(kinds(try ingest("Hello there world", .text)) == [.paragraph])
    let kicker = try ingest("OPINION\n\nWhy the Pier Must Stay Open\n\n" + body, .text)
    #expect(kicker.metadata.best(.title)?.value == "Why the Pier Must Stay Open")
  }

  @Test("Changed texts stay sound, and tidying them twice changes nothing more")
  func mutations() throws {
    var numbers = SeededNumbers(seed: 7)
    for round in 0..<400 {
      let bytes = mutated(Array(Self.article.utf8), with: &numbers)
      let document = try Ingester.ingest(bytes, format: .text)
      expectSound(document, "round \(round)")
      guard !document.source.isTranscoded else { continue }
      let again = try Ingester.ingest(Array(tidied(document).utf8), format: .text)
      #expect(again.layoutMarks.isEmpty, "round \(round)")
    }
  }

  @Test("Blocks are read to the limit and refused beyond")
  func limits() throws {
    let text = Array("one.\n\ntwo.\n\nthree.\n".utf8)
    let options = { IngestOptions(limits: IngestLimits(bytes: $0, blocks: $1)) }
    #expect(try Ingester.ingest(text, format: .text, options: options(100, 3)).blocks.count == 3)
    #expect(throws: IngestError.tooMany(what: "blocks", limit: 2)) {
      try Ingester.ingest(text, format: .text, options: options(100, 2))
    }
    #expect(throws: IngestError.tooLarge(bytes: text.count, limit: text.count - 1)) {
      try Ingester.ingest(text, format: .text, options: options(text.count - 1, 3))
    }
    #expect(throws: Never.self) { try Ingester.ingest(text, format: .text, options: options(text.count, 3)) }
  }

  @Test("The draft of an article that was pasted with its layout is tidied to single blank lines")
  func pastedArticle() throws {
    let paragraph = "The ministers met in the old harbour on Tuesday and agreed on little, their aides said."
    let text = "\(paragraph)\u{A0} \n\n\n\(paragraph)\n\n\(paragraph)\u{A0}"
    #expect(tidied(try ingest(text, .text)) == "\(paragraph)\n\n\(paragraph)\n\n\(paragraph)")
  }
}
