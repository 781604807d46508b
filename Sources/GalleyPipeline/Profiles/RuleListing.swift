public import GalleyLint
import GalleyReport
import GalleyText

/// Writes rules' cards for people and for programs.
public enum RuleListing {
  /// One line for each rule, by category.
  public static func list(_ cards: [RuleCard]) -> String {
    let width = cards.map(\.id.utf8.count).max() ?? 0
    var text = ""
    for card in cards {
      let severity = card.severity.name + (card.isDefault ? "" : ", off")
      text += padded(card.id, width) + "  " + padded(severity, 15) + "  " + card.summary + "\n"
    }
    return text
  }

  /// All that is to be said of one rule.
  public static func page(_ card: RuleCard) -> String {
    var text = "\(card.id)\n\n\(card.summary)\n\n\(card.why)\n\n"
    text += "severity: \(card.severity.name)\n"
    text += "fix: \(card.fix?.name ?? "none")\n"
    text += "on by default: \(card.isDefault ? "yes" : "no")\n"
    for example in card.examples where example.isFlagged {
      text += "\nflags (\(example.format.rawValue)):\n" + indented(example.marked)
      if let configuration = example.configuration { text += "under galley.yml:\n" + indented(configuration) }
      if let fixed = example.fixed { text += "fixed:\n" + indented(fixed) }
    }
    for example in card.examples where !example.isFlagged {
      text += "\npasses (\(example.format.rawValue)):\n" + indented(example.marked)
      if let configuration = example.configuration { text += "under galley.yml:\n" + indented(configuration) }
    }
    return text
  }

  /// An array with an object for each rule.
  public static func json(_ cards: [RuleCard]) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for card in cards {
        json.object { json in
          json.member("id", card.id)
          json.member("category", card.category)
          json.member("severity", card.severity.name)
          json.member("summary", card.summary)
          json.key("default")
          json.boolean(card.isDefault)
          json.key("fix")
          if let fix = card.fix { json.string(fix.name) } else { json.null() }
          json.member("why", card.why)
          json.key("examples")
          json.array { json in
            for example in card.examples { write(example, into: &json) }
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private static func write(_ example: Example, into json: inout JSONWriter) {
    json.object { json in
      json.member("text", example.marked)
      json.member("format", example.format.rawValue)
      json.key("flags")
      json.boolean(example.isFlagged)
      json.key("fixed")
      if let fixed = example.fixed { json.string(fixed) } else { json.null() }
      if let configuration = example.configuration { json.member("configuration", configuration) }
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).reversed().drop { $0.isEmpty }.reversed()
      .map { "  \(PlainLine.of(String($0)))\n" }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}
