import GalleyLint
import GalleyRules
import GalleyText
import Testing

@Suite struct TypoExampleTests {
  static let rules = nativeRules.filter { $0.card.category == "typo" }

  @Test(
    "Each example of a rule flags what it marks, and its fixes give what it says", arguments: rules.indices)
  func examples(_ number: Int) {
    let rule = Self.rules[number]
    for example in rule.card.examples where example.format == .text {
      let text = String(example.marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }.map(Character.init))
      let findings = TypoDraft.findings(of: rule, in: text)
      #expect(TypoDraft.marked(text, findings) == example.marked, "\(rule.card.id), line \(example.line)")
      if let fixed = example.fixed {
        #expect(TypoDraft.fixed(text, findings) == fixed, "\(rule.card.id), line \(example.line)")
      }
    }
  }

  @Test("Each rule has examples of both kinds, and none flags nothing by accident", arguments: rules.indices)
  func kinds(_ number: Int) {
    let examples = Self.rules[number].card.examples
    #expect(examples.count(where: \.isFlagged) >= 3)
    #expect(examples.count { !$0.isFlagged } >= 5)
    #expect(examples.allSatisfy { $0.isFlagged == $0.marked.unicodeScalars.contains("⟦") })
  }

  @Test("No safe fix of a rule exceeds what its card says", arguments: rules.indices)
  func trust(_ number: Int) {
    let rule = Self.rules[number]
    for example in rule.card.examples where example.format == .text {
      let text = String(example.marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }.map(Character.init))
      for fix in TypoDraft.findings(of: rule, in: text).flatMap(\.fixes) {
        #expect(
          rule.card.fix.map { fix.applicability <= $0 } == true, "\(rule.card.id), line \(example.line)")
      }
    }
  }
}
