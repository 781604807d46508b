import GalleyIngest
import GalleyLint
import GalleyText
import Testing

/// Every rule does what the examples on its card say, as they are and in the shapes that drafts come in.
@Suite struct ExampleTests {
  @Test("A rule finds what its examples mark, and nothing else", arguments: ExampleCase.all)
  func example(_ item: ExampleCase) throws {
    try check(item, item.unmarked(), fixed: item.example.fixed.map { Array($0.utf8) }, "as it is")
  }

  @Test("Line ends do not matter", arguments: ExampleCase.all.filter { $0.example.marked.contains("\n") })
  func lineEnds(_ item: ExampleCase) throws {
    let marked = Self.withCarriageReturns(item.example.markedBytes)
    let fixed = item.example.fixed.map { Self.withCarriageReturns(Array($0.utf8)) }
    try check(item, try #require(UnmarkedDraft(marked)), fixed: fixed, "with CRLF")
  }

  @Test("A byte-order mark does not matter", arguments: ExampleCase.all)
  func byteOrderMark(_ item: ExampleCase) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard !item.example.markedBytes.starts(with: mark) else { return }
    let unmarked = try #require(UnmarkedDraft(mark + item.example.markedBytes))
    try check(item, unmarked, fixed: item.example.fixed.map { mark + Array($0.utf8) }, "behind a byte-order mark")
  }

  @Test("Characters of several bytes before it do not matter", arguments: ExampleCase.all.filter(Self.isProse))
  func multiByte(_ item: ExampleCase) throws {
    let before = Array("Żółć and 👩‍👩‍👧 are here, naïve as ever.\n\n".utf8)
    let unmarked = try #require(UnmarkedDraft(before + item.example.markedBytes))
    try check(item, unmarked, fixed: item.example.fixed.map { before + Array($0.utf8) }, "behind multi-byte text")
  }

  @Test("In code nothing is found", arguments: ExampleCase.all.filter(Self.isProse))
  func code(_ item: ExampleCase) throws {
    let text = try item.unmarked().draft.string.replacing("&", with: "&amp;").replacing(
      "<", with: "&lt;")
    let page = "<p>Type <code>\(text)</code> there.</p>\n<pre>\(text)</pre>\n"
    let document = try Ingester.ingest(Array(page.utf8), format: .html, options: IngestOptions())
    let found = Linter(checkers: [item.checker], settings: item.settings).lint(document).findings
    #expect(found.isEmpty, "\(item): \(found.map(\.message))")
  }

  @Test("A stet lets it stand, and is counted as used", arguments: ExampleCase.all.filter(Self.isProse))
  func stet(_ item: ExampleCase) throws {
    let text = try item.unmarked().draft.string
    guard item.example.isFlagged, !text.contains("\n") else { return }
    let draft = "Nothing here.\n\n<!-- stet \(item.card.id) -- an example -->\n\n\(text)\n"
    let document = try Ingester.ingest(Array(draft.utf8), format: .markdown, options: IngestOptions())
    let found = Linter(checkers: [item.checker], settings: item.settings).lint(document)
    #expect(found.findings.isEmpty, "\(item): \(found.findings.map(\.message))")
  }

  /// Plain-text examples of rules about words and marks; layout, roles of blocks and metadata depend on what is around.
  static func isProse(_ item: ExampleCase) -> Bool {
    item.example.format == .text && ["typo", "punctuation", "fact", "usage", "wordiness"].contains(item.card.category)
      && !item.example.marked.hasPrefix("⟦") && !item.example.marked.contains("\n")
  }

  private func check(_ item: ExampleCase, _ unmarked: UnmarkedDraft, fixed: [UInt8]?, _ variant: String) throws {
    let place = Comment(rawValue: "\(item.example.file):\(item.example.line) \(variant): \(item.example.marked)")
    let found = try item.findings(unmarked.draft)
    #expect(found.map(\.range) == unmarked.ranges, place)
    for finding in found { #expect(finding.rule == item.card.id, place) }
    let trust = found.compactMap { $0.fixes.first?.applicability }.max()
    if let trust, let most = item.card.fix { #expect(trust <= most, place) }
    if item.card.fix == nil { #expect(trust == nil, place) }
    guard let fixed else { return }
    let once = Fixer.apply(found, to: unmarked.draft, threshold: .suggested).text
    #expect(once.string == fixed.string, place)
    let again = Fixer.apply(try item.findings(once), to: once, threshold: .suggested).text
    #expect(again.string == once.string, place)
  }

  static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}
