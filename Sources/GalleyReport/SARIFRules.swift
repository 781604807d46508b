import GalleyLint

/// The rules of a SARIF run: those with a card, then others that findings name.
struct SARIFRules: Sendable {
  private let cards: [RuleCard]
  private var indices: [String: Int] = [:]
  private var others: [String] = []

  init(_ cards: [RuleCard]) {
    self.cards = cards
    for (index, card) in cards.enumerated() where indices[card.id] == nil { indices[card.id] = index }
  }

  /// Where a rule stands in the list; a rule not seen before is put at its end.
  mutating func index(of rule: String) -> Int {
    if let index = indices[rule] { return index }
    let index = cards.count + others.count
    indices[rule] = index
    others.append(rule)
    return index
  }

  func write(into json: inout JSONWriter) {
    for card in cards {
      json.object { json in
        json.member("id", card.id)
        json.member("shortDescription") { $0.member("text", card.summary) }
        json.member("fullDescription") { $0.member("text", "\(card.summary) \(card.why)") }
        json.member("help") { $0.member("text", card.why.isEmpty ? card.summary : card.why) }
        json.member("defaultConfiguration") { json in
          json.key("enabled")
          json.boolean(card.isDefault)
          json.member("level", Self.level(card.severity))
        }
        json.member("properties") { json in
          json.key("tags")
          json.array { $0.string(card.category) }
        }
      }
    }
    for id in others { json.object { $0.member("id", id) } }
  }

  /// SARIF's word for a severity.
  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "note"
    }
  }
}
