import GalleyText
import Testing

/// A text of one block, read by the tokenizer.
struct Reading {
  let text: [UInt8]
  let table: TokenTable

  init(
    _ text: String, traits: Block.Traits = [], spans: [InlineSpan] = [], filter: WordFilter = WordFilter([])
  ) {
    self.text = Array(text.utf8)
    let whole = TextRange(0, self.text.count)
    let source = SourceRange(0, self.text.count)
    let document = Document(
      format: .text, source: Source(utf8: self.text), text: self.text,
      blocks: [Block(range: whole, kind: .paragraph, source: source, traits: traits)], spans: spans,
      map: SourceMap(identity: self.text.count))
    var tokenizer = Tokenizer(filter: filter)
    table = tokenizer.tokenize(document)
  }

  func string(_ token: Token) -> String { String(decoding: text[token.offset..<token.end], as: UTF8.self) }
  var strings: [String] { table.tokens.map(string) }
  var words: [String] { table.tokens.filter { $0.kind == .word }.map(string) }
  var addresses: [String] { table.tokens.filter { $0.kind == .address }.map(string) }
  var numbers: [String] { table.tokens.filter { $0.kind == .number }.map(string) }
  var starts: [String] { table.sentenceStarts.map { string(table.tokens[Int($0)]) } }

  /// The first token that is written so.
  func token(_ word: String) throws -> Token { try #require(table.tokens.first { string($0) == word }) }

  func having(_ trait: Token.Traits) -> [String] {
    table.tokens.filter { $0.traits.contains(trait) }.map(string)
  }
}

@Suite struct TokenizerWordTests {
  @Test("An apostrophe of either kind inside a word belongs to it")
  func apostrophes() {
    #expect(Reading("don't don’t rock'n'roll").strings == ["don't", "don’t", "rock'n'roll"])
    #expect(Reading("the 'inner' and ‘outer’ ones").words == ["the", "inner", "and", "outer", "ones"])
  }

  @Test("Both apostrophes give the same word")
  func sameWord() throws {
    let reading = Reading("don't don’t")
    #expect(reading.table.tokens[0].word != 0)
    #expect(reading.table.tokens[0].word == reading.table.tokens[1].word)
    #expect(reading.table.tokens[1].traits.contains(.repeated))
  }

  @Test("A possessive has the number of the word before its ending")
  func possessives() throws {
    let reading = Reading("president's president’s president")
    #expect(Set(reading.table.tokens.map(\.word)).count == 1)
    #expect(reading.having(.possessive) == ["president's", "president’s"])
  }

  @Test("A contraction that ends like a possessive is a word of its own")
  func contractions() throws {
    let reading = Reading("it's it’s its it")
    #expect(reading.having(.possessive).isEmpty)
    #expect(reading.table.tokens[0].word == reading.table.tokens[1].word)
    #expect(reading.table.tokens[0].word != reading.table.tokens[3].word)
    let filter = WordFilter([WordHash.of("it's")])
    #expect(Reading("it's so", filter: filter).having(.trigger) == ["it's"])
    #expect(Reading("it’s so", filter: filter).having(.trigger) == ["it’s"])
    #expect(Reading("it is so", filter: filter).having(.trigger).isEmpty)
  }

  @Test("The apostrophe behind a plural stands by itself")
  func pluralPossessive() {
    #expect(Reading("the students' room").strings == ["the", "students", "'", "room"])
  }

  @Test(
    "Capitals are counted among letters only",
    arguments: [
      ("President", Token.Traits.capitalized), ("NATO", .allCapitals), ("pPresident", .oddCapitals),
      ("McCoy", .oddCapitals), ("THe", .oddCapitals), ("town", .lowercase), ("I", .capitalized),
      ("DON'T", .allCapitals), ("DON’T", .allCapitals), ("NATO's", .allCapitals), ("NATO’s", .allCapitals),
      ("MP3", .allCapitals), ("I'm", .capitalized), ("I’m", .capitalized), ("Iran’s", .capitalized),
      ("Éva", .capitalized), ("ÉVA", .allCapitals), ("éva", .lowercase), ("A’s", .capitalized),
      ("O'Brien", .oddCapitals), ("O’Brien", .oddCapitals),
    ])
  func capitals(word: String, trait: Token.Traits) throws {
    let all: Token.Traits = [.capitalized, .allCapitals, .oddCapitals, .lowercase]
    #expect(try Reading(word).token(word).traits.intersection(all) == trait)
  }

  @Test("Words the lexicon lacks are unknown, in either form of apostrophe")
  func unknown() {
    #expect(
      Reading("The zzyzxq zzyzxq's zzyzxq’s mayor’s B2B").having(.unknown) == [
        "zzyzxq", "zzyzxq's", "zzyzxq’s",
      ])
  }

  @Test("Hyphens are tokens, and the words at both sides know")
  func hyphens() {
    let reading = Reading("a well-known man - that is, non\u{2011}stop, COVID-19 and pre- or post-war")
    #expect(reading.having(.beforeHyphen) == ["well", "non", "COVID", "post"])
    #expect(reading.having(.afterHyphen) == ["known", "stop", "war"])
  }

  @Test("Twin letters at a word's start are noted, letter case apart")
  func twins() {
    #expect(
      Reading("pPresident PPresident llama apple a Éé").having(.twinStart) == [
        "pPresident", "PPresident", "llama",
      ])
  }

  @Test("A word is repeated only right behind itself")
  func repeated() {
    #expect(Reading("the the, The a the the-end no no no").having(.repeated) == ["the", "the", "no", "no"])
    #expect(Reading("home. Home home").having(.repeated) == ["home"])
  }

  @Test("Characters without width do not make another word")
  func invisible() throws {
    let reading = Reading("presi\u{AD}dent president\u{200B} end")
    #expect(reading.table.tokens[0].word == reading.table.tokens[1].word)
    #expect(reading.table.tokens[0].traits.contains(.holdsInvisible))
    #expect(reading.string(reading.table.tokens[1]) == "president")
    #expect(reading.table.marks.map(\.kind) == [.invisible, .invisible])
  }

  @Test("Handles and hash tags are words with a trait")
  func handles() {
    #expect(Reading("ask @galley about #proofs and a#b").having(.handle) == ["galley", "proofs", "b"])
  }

  @Test("One-letter words are noted")
  func oneLetter() {
    #expect(Reading("I saw a cat").having(.oneLetter) == ["I", "a"])
  }

  @Test("A word that touches the one before it with only a mark between is joined")
  func joined() {
    #expect(
      Reading("the end.Start of,word (a)b one. Two what?Yes").having(.joined) == ["Start", "word", "Yes"])
  }

  @Test("Words of other scripts are words")
  func scripts() {
    #expect(Reading("Москва 東京 العربية naïve").words == ["Москва", "東京", "العربية", "naïve"])
  }
}

@Suite struct TokenizerOtherTokenTests {
  @Test("Numbers take points, commas and endings along")
  func numbers() {
    let reading = Reading("In 2021, 1,000 or 3.5% of 21st and 1990s: 10,000.50. Then £25m")
    #expect(reading.numbers == ["2021", "1,000", "3.5", "21st", "1990s", "10,000.50", "25m"])
    #expect(Reading("an 8-year-old").strings == ["an", "8", "-", "year", "-", "old"])
  }

  @Test(
    "URLs, mail addresses, hosts, files and paths are one token, closing punctuation left out",
    arguments: [
      ("See https://example.com/a?b=c,d.", "https://example.com/a?b=c,d"),
      ("(http://example.org)", "http://example.org"),
      ("write to john.smith@example.co.uk, please", "john.smith@example.co.uk"),
      ("write to info2@example.org.", "info2@example.org"),
      ("at example.com/path today", "example.com/path"), ("www.galley.invalid", "www.galley.invalid"),
      ("open index.html now", "index.html"), ("Node.js rules", "Node.js"), ("in /usr/share", "/usr/share"),
      ("call foo_bar here", "foo_bar"), ("mailto:a@example.org", "mailto:a@example.org"),
    ])
  func addresses(text: String, address: String) {
    #expect(Reading(text).addresses == [address])
  }

  @Test(
    "Full stops between words are no address",
    arguments: ["the end.Start again", "and/or", "he left.Then", "e.g the"])
  func noAddresses(text: String) { #expect(Reading(text).addresses.isEmpty) }

  @Test("Single letters with full stops are one word")
  func dotted() {
    #expect(
      Reading("The U.S. army at 5 p.m. met J.R.R. Tolkien, i.e. him").words
        == ["The", "U.S.", "army", "at", "p.m.", "met", "J.R.R.", "Tolkien", "i.e.", "him"])
    #expect(Reading("plan B. He").strings == ["plan", "B", ".", "He"])
  }

  @Test("A long run of marks gives no more tokens than it has bytes, and ends")
  func linear() {
    for unit in ["a.", "aa.", "a.b.cc.", "a@", "a\\", "a:", "/a", "x_"] {
      let text = String(repeating: unit, count: 100_000 / unit.utf8.count) + " end"
      let tokens = Reading(text).table.tokens
      #expect(tokens.count <= text.utf8.count, "\(unit)")
      #expect(tokens.last.map(\.end) == text.utf8.count, "\(unit)")
    }
  }

  @Test("Verbatim spans are one opaque token, other spans are traits")
  func spans() {
    let text = "Run teh cmd now and rendez vous here"
    let reading = Reading(
      text,
      spans: [
        InlineSpan(range: TextRange(4, 11), kind: .verbatim),
        InlineSpan(range: TextRange(20, 31), kind: .foreign),
        InlineSpan(range: TextRange(32, 36), kind: .link),
      ])
    #expect(reading.strings == ["Run", "teh cmd", "now", "and", "rendez", "vous", "here"])
    #expect(reading.table.tokens[1].kind == .verbatim)
    #expect(reading.having(.foreign) == ["rendez", "vous"])
    #expect(reading.having(.linked) == ["here"])
  }

  @Test("Verbatim blocks have no tokens")
  func verbatimBlock() { #expect(Reading("let x = 1", traits: .verbatim).table.tokens.isEmpty) }

  @Test("Gaps say what stood between tokens")
  func gaps() {
    let reading = Reading("a b  c\td\ne\u{A0}f,g")
    #expect(
      reading.table.tokens.map(\.gap)
        == [.blockStart, .space, .wide, .wide, .lineBreak, .noBreakSpace, .none, .none])
    #expect(reading.having(.wideGap) == ["c", "d"])
    #expect(reading.having(.noBreakGap) == ["f"])
    #expect(Reading("a  b", traits: .collapsesSpace).table.tokens.map(\.gap) == [.blockStart, .space])
  }

  @Test("Characters that rules look at are noted")
  func marks() {
    let reading = Reading("a\u{A0}b \u{2009}c \u{1}d \u{FFFD} \u{202E}e \u{E000} \u{FB01}n")
    #expect(
      reading.table.marks.map(\.kind) == [
        .noBreakSpace, .unicodeSpace, .control, .replacement, .bidirectional, .privateUse, .presentationForm,
      ])
  }

  @Test("Bytes that are no UTF-8 are noted and end a word")
  func invalid() {
    let text: [UInt8] = [0x61, 0xFF, 0x62, 0x20, 0xC3]
    let document = Document(
      format: .text, source: Source(utf8: text), text: text,
      blocks: [Block(range: TextRange(0, 5), kind: .paragraph, source: SourceRange(0, 5))],
      map: SourceMap(identity: 5))
    var tokenizer = Tokenizer(filter: WordFilter([]))
    let table = tokenizer.tokenize(document)
    #expect(table.marks.map(\.kind) == [.invalid, .invalid])
    #expect(table.tokens.map(\.length) == [1, 1])
  }
}
