public import GalleyLint
import GalleyText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The manual of the rules in Markdown, a page for each and one that lists them all.
public enum RulePages {
  /// Writes the pages to a folder, which is made where it is missing: `README.md` and `CATEGORY/NAME.md`.
  public static func write(_ cards: [RuleCard], to folder: String) throws(FileError) {
    let root = DraftPath(folder)
    try make(root)
    try write(index(cards), to: root.appending("README.md"))
    for card in cards {
      let category = root.appending(card.category)
      try make(category)
      try write(page(card), to: category.appending(name(of: card) + ".md"))
    }
  }

  /// One rule's page.
  public static func page(_ card: RuleCard) -> String {
    var text = "# \(card.id)\n\n\(card.summary)\n\n\(card.why)\n\n"
    text += "| severity | fix | on by default |\n| --- | --- | --- |\n"
    text += "| \(card.severity.name) | \(card.fix?.name ?? "none") | \(card.isDefault ? "yes" : "no") |\n"
    let flagged = card.examples.filter(\.isFlagged)
    if !flagged.isEmpty { text += "\n## Flags\n" }
    for example in flagged {
      text += configuration(of: example)
      text += fenced(example.marked)
      if let fixed = example.fixed { text += "\nfixed:\n" + fenced(fixed) }
    }
    let passing = card.examples.filter { !$0.isFlagged }
    if !passing.isEmpty { text += "\n## Passes\n" }
    for example in passing { text += configuration(of: example) + fenced(example.marked) }
    return text
  }

  private static func configuration(of example: Example) -> String {
    example.configuration.map { "\ngalley.yml:\n" + fenced($0) + "\ndraft:\n" } ?? ""
  }

  private static func index(_ cards: [RuleCard]) -> String {
    var text = "# Rules\n\nWritten by `galley rules --format markdown`; the rules themselves are in `Rules/`.\n"
    var category = ""
    for card in cards {
      if card.category != category {
        category = card.category
        text += "\n## \(category)\n\n| rule | severity | fix | what is wrong |\n| --- | --- | --- | --- |\n"
      }
      let severity = card.severity.name + (card.isDefault ? "" : ", off")
      let summary = card.summary.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      text += "| [\(name(of: card))](\(card.id).md) | \(severity) | \(card.fix?.name ?? "none") | \(summary) |\n"
    }
    return text
  }

  private static func name(of card: RuleCard) -> String { String(card.id.dropFirst(card.category.count + 1)) }

  /// Text in a fence that nothing in it closes.
  private static func fenced(_ text: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\n\(fence)\n\(text)\(text.utf8.last == 0x0A ? "" : "\n")\(fence)\n"
  }

  private static func make(_ folder: DraftPath) throws(FileError) {
    guard folder.withCString({ mkdir($0, 0o777) }) != 0, errno != EEXIST else { return }
    throw FileError("the folder \(folder.text) cannot be made", code: errno)
  }

  private static func write(_ text: String, to path: DraftPath) throws(FileError) {
    var sink = try OutputSink(path: path.text)
    sink.append(text.utf8)
    try sink.finish()
  }
}
