import GalleyIngest
import GalleyLint
import GalleyText
import Testing

@testable import GalleyPipeline

/// Fixing comes to an end, keeps the structure of a draft, and says what it did not do.
@Suite struct FixSessionTests {
  /// A rule that replaces a word wherever it stands in the source.
  struct Replacing: Checker {
    var id: String
    var old: String
    var new: String
    var changesMarkup = false
    var applicability = Applicability.safe

    var cards: [RuleCard] {
      [RuleCard(id: id, severity: .error, fix: applicability, summary: "A word.", why: "A test.", examples: [])]
    }
    var wakes: [Wake] { [.document] }

    func check(in view: DocumentView, report: inout Report) {
      let source = view.document.source.utf8
      let word = Array(old.utf8)
      var index = 0
      while index + word.count <= source.count {
        if source[index..<(index + word.count)].elementsEqual(word) {
          let range = SourceRange(index, index + word.count)
          let edit = Edit(.source(range), Array(new.utf8), changesMarkup: changesMarkup)
          report.add("A word.", atSource: range, fixes: [Fix(title: "Replace it", applicability, edits: [edit])])
          index += word.count
        } else {
          index += 1
        }
      }
    }
  }

  private func fix(
    _ text: [UInt8], as format: DraftFormat, _ checkers: [any Checker], threshold: Applicability = .safe
  ) throws -> FixSession.Result {
    let linter = Linter(checkers: checkers, settings: LintSettings())
    let document = try Ingester.ingest(text, format: format)
    var session = FixSession(document, options: IngestOptions(), threshold: threshold)
    let fixes = checkers.flatMap(\.cards).compactMap { card in card.fix.map { (card.id, $0) } }
    return session.run(fixes: Dictionary(uniqueKeysWithValues: fixes)) { linter.lint($0) }
  }

  private func string(_ result: FixSession.Result) -> String {
    String(decoding: result.document.source.bytes, as: UTF8.self)
  }

  @Test("One fix uncovers another, until nothing is left")
  func rounds() throws {
    let rules = [
      Replacing(id: "t/one", old: "aa", new: "b"), Replacing(id: "t/two", old: "bb", new: "c"),
    ]
    let result = try fix(Array("aaaa rest".utf8), as: .text, rules)
    #expect(string(result) == "c rest")
    #expect(result.fixed.map(\.rule) == ["t/one", "t/one", "t/two"])
    #expect(result.left.isEmpty)
  }

  @Test("Rules that undo each other are given up, named, and nothing of them is written")
  func unstable() throws {
    let rules = [
      Replacing(id: "t/to", old: "black", new: "white"), Replacing(id: "t/fro", old: "white", new: "black"),
      Replacing(id: "t/good", old: "teh", new: "the"),
    ]
    let result = try fix(Array("teh black cat".utf8), as: .text, rules)
    let again = try fix(result.document.source.bytes, as: .text, rules)
    #expect(string(result).hasPrefix("the "))
    #expect(string(again) == string(result))
    #expect(result.left.count == 1)
    guard case .withheld(let why)? = result.left.first?.reason else {
      Issue.record("\(result.left)")
      return
    }
    #expect(why.contains("never come to an end"))
  }

  @Test("A fix that grows without end is given up")
  func growing() throws {
    let result = try fix(Array("a b".utf8), as: .text, [Replacing(id: "t/grow", old: "a", new: "aa")])
    #expect(string(result) == "a b")
    #expect(result.fixed.isEmpty)
  }

  @Test("A fix that breaks the markup is taken back and named; the others are made")
  func culprit() throws {
    let rules = [
      Replacing(id: "t/bad", old: "EVIL", new: "<b>evil</b>"), Replacing(id: "t/good", old: "teh", new: "the"),
    ]
    let page = "<p>teh EVIL plan</p><p>teh end, teh EVIL one</p>"
    let result = try fix(Array(page.utf8), as: .html, rules)
    #expect(string(result) == "<p>the EVIL plan</p><p>the end, the EVIL one</p>")
    #expect(result.left.map(\.rule) == ["t/bad", "t/bad"])
    for left in result.left {
      guard case .withheld(let why) = left.reason else {
        Issue.record("\(left)")
        continue
      }
      #expect(why.contains("structure"))
    }
  }

  @Test("A culprit is found among thousands of fixes", .timeLimit(.minutes(1)))
  func needle() throws {
    let rules = [
      Replacing(id: "t/bad", old: "EVIL", new: "</p>"), Replacing(id: "t/good", old: "teh", new: "the"),
    ]
    let page =
      String(repeating: "<p>teh end</p>", count: 900) + "<p>EVIL</p>"
      + String(repeating: "<p>teh end</p>", count: 900)
    let result = try fix(Array(page.utf8), as: .html, rules)
    #expect(result.fixed.count == 1_800)
    #expect(result.left.map(\.rule) == ["t/bad"])
  }

  @Test("A rule whose fixes break the draft in more places than can be told apart is given up; the others are made")
  func manyCulprits() throws {
    let rules = [
      Replacing(id: "t/bad", old: "EVIL", new: "</p>"), Replacing(id: "t/good", old: "teh", new: "the"),
    ]
    let page = String(repeating: "<p>teh EVIL</p>", count: 2 * Limits.fixAttempts(bytes: 1))
    let result = try fix(Array(page.utf8), as: .html, rules)
    #expect(!string(result).contains("teh"))
    #expect(result.left.count == 2 * Limits.fixAttempts(bytes: 1))
    guard case .withheld(let why)? = result.left.first?.reason else {
      Issue.record("\(result.left)")
      return
    }
    #expect(why == "too many fixes of t/bad would change the structure of the draft beyond their own edits")
  }

  @Test("A paragraph of which nothing is left may go; a paragraph that would join its neighbour may not")
  func emptiedParagraph() throws {
    let rules = [Replacing(id: "t/x", old: "x", new: "")]
    let gone = try fix(Array("One.\n\nx\n\nxxx x\n\nTwo.\n".utf8), as: .markdown, rules)
    #expect(string(gone) == "One.\n\n\n\n \n\nTwo.\n")
    let joined = try fix(Array("One.\nxxx\nTwo.\n".utf8), as: .markdown, rules)
    #expect(string(joined).contains("x"))
  }

  @Test("What is withheld beside other fixes is tried again without them, so that a second run changes nothing")
  func retry() throws {
    // Without any of the x the line would be a key of front matter, and the heading would be gone.
    let rule = Replacing(id: "t/x", old: "x", new: "")
    let once = try fix(Array("---\nauxxxxxthor: a\n---\n\nIt opened.\n".utf8), as: .markdown, [rule])
    let twice = try fix(once.document.source.bytes, as: .markdown, [rule])
    #expect(string(once) == "---\nauxthor: a\n---\n\nIt opened.\n")
    #expect(string(twice) == string(once))
  }

  @Test("The lines of what was fixed are those of the draft before the run, whatever earlier rounds took away")
  func lines() throws {
    let rules = [
      Replacing(id: "t/lines", old: "\n\n\n", new: "\n"), Replacing(id: "t/first", old: "aa", new: "b"),
      Replacing(id: "t/later", old: "bb", new: "c"),
    ]
    let result = try fix(Array("one\n\n\ntwo\n\n\naaaa\nbb\n".utf8), as: .text, rules)
    #expect(string(result) == "one\ntwo\nc\nc\n")
    let lines = result.fixed.filter { $0.rule != "t/lines" }.map { "\($0.rule) \($0.line)" }
    #expect(lines == ["t/first 7", "t/first 7", "t/later 8", "t/later 7"])
  }

  @Test("Markup that is changed on purpose may change")
  func markup() throws {
    let rule = Replacing(id: "t/markup", old: "<font>x</font>", new: "", changesMarkup: true)
    let result = try fix(Array("<p>a <font>x</font> b</p>".utf8), as: .html, [rule])
    #expect(string(result) == "<p>a  b</p>")
  }

  @Test("Markup that is changed on purpose may lose no more than its own elements")
  func markupBeyond() throws {
    // Opening a comment swallows what follows it.
    let rule = Replacing(id: "t/markup", old: "<i>", new: "<!--", changesMarkup: true)
    let page = "<p>a <i>x</i> b</p><p>c</p>"
    let result = try fix(Array(page.utf8), as: .html, [rule])
    #expect(string(result) == page || result.left.isEmpty)
  }

  @Test("A suggested fix waits for a person, and is made where one asks")
  func suggested() throws {
    let rule = Replacing(id: "t/maybe", old: "teh", new: "the", applicability: .suggested)
    let plain = try fix(Array("teh end".utf8), as: .text, [rule])
    #expect(string(plain) == "teh end")
    #expect(plain.left.first?.reason == .suggested(title: "Replace it"))
    let asked = try fix(Array("teh end".utf8), as: .text, [rule], threshold: .suggested)
    #expect(string(asked) == "the end")
  }

  @Test("A character that the encoding lacks is written as a reference in HTML and withheld in text")
  func encoding() throws {
    let rule = Replacing(id: "t/wide", old: "teh", new: "th\u{113}")
    let latin: [UInt8] = Array("teh caf".utf8) + [0xE9]
    let text = try fix(latin, as: .text, [rule])
    #expect(text.document.source.bytes == latin)
    guard case .withheld(let why)? = text.left.first?.reason else {
      Issue.record("\(text.left)")
      return
    }
    #expect(why.contains("U+0113"))
    let page = Array("<p>".utf8) + latin + Array("</p>".utf8)
    let html = try fix(page, as: .html, [rule])
    #expect(html.document.source.bytes == Array("<p>th&#275; caf".utf8) + [0xE9] + Array("</p>".utf8))
  }

  @Test("Every rule's examples are fixed once and for all", arguments: try Self.examples())
  func fixpoint(_ example: ExampleDraft) throws {
    let catalog = try RuleCatalog.embedded()
    let settings = LintSettings()
    let linter = Linter(checkers: catalog.checkers(for: settings), settings: settings)
    let document = try Ingester.ingest(example.bytes, format: example.format)
    for threshold in [Applicability.safe, .suggested] {
      var session = FixSession(document, options: IngestOptions(), threshold: threshold)
      let once = session.run(fixes: [:]) { linter.lint($0) }
      #expect(
        !once.left.contains { left in
          if case .withheld(let why) = left.reason { why.contains("never come to an end") } else { false }
        })
      var second = FixSession(once.document, options: IngestOptions(), threshold: threshold)
      let twice = second.run(fixes: [:]) { linter.lint($0) }
      #expect(twice.document.source.bytes == once.document.source.bytes)
    }
  }

  struct ExampleDraft: Sendable, CustomTestStringConvertible {
    var rule: String
    var bytes: [UInt8]
    var format: DraftFormat
    var testDescription: String { "\(rule): \(String(decoding: bytes.prefix(60), as: UTF8.self))" }
  }

  static func examples() throws -> [ExampleDraft] {
    try RuleCatalog.embedded().cards.flatMap { card in
      card.examples.map { example in
        let text = example.marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }
        var bytes: [UInt8] = []
        for scalar in text { bytes += Array(String(scalar).utf8) }
        return ExampleDraft(rule: card.id, bytes: bytes, format: example.format)
      }
    }
  }
}
