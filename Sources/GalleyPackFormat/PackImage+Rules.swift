/// The fields of a rule's record that are texts, each an offset and a length.
enum PackRuleText: Int, CaseIterable {
  case id, kind, severity, fix, summary, why, message, language, path

  var field: Int { rawValue * 2 }
}

/// Its other fields.
enum PackRuleField {
  static let isDefault = 18
  static let keepsCase = 19
  /// A bit for each of `PackKeys.scopes`.
  static let scope = 20
  static let firstExample = 21
  static let exampleCount = 22
  /// Its wakes are those from here to the next rule's.
  static let firstWake = 23
}

extension PackImage {
  /// A rule without its entries, exceptions and examples.
  public func rule(_ index: Int) -> PackRule {
    func text(_ text: PackRuleText) -> String { string(rules, index, text.field) }
    var rule = PackRule(id: text(.id), kind: PackRule.Kind(rawValue: text(.kind)) ?? .avoid)
    rule.severity = text(.severity)
    rule.isDefault = rules.number(index, PackRuleField.isDefault) != 0
    rule.fix = text(.fix)
    rule.summary = text(.summary)
    rule.why = text(.why)
    rule.message = text(.message)
    rule.keepsCase = rules.number(index, PackRuleField.keepsCase) != 0
    let scope = rules.number(index, PackRuleField.scope)
    if scope != 0 { rule.scope = PackKeys.scopes.enumerated().filter { scope >> $0.offset & 1 == 1 }.map(\.element) }
    return rule
  }

  /// The language of a rule's pack.
  public func language(ofRule index: Int) -> String { string(rules, index, PackRuleText.language.field) }

  /// The path of a rule's pack.
  public func path(ofRule index: Int) -> String { string(rules, index, PackRuleText.path.field) }

  /// A rule's examples.
  public func examples(ofRule index: Int) -> [PackExample] {
    rules.range(index, PackRuleField.firstExample).map { example in
      PackExample(
        text: string(examples, example, 0),
        fixed: examples.number(example, 4) != 0 ? string(examples, example, 2) : nil,
        format: PackKeys.formats[min(examples.number(example, 5), PackKeys.formats.count - 1)],
        isFlagged: examples.number(example, 6) != 0, line: examples.number(example, 7))
    }
  }

  /// The hashes of the words that a rule about phrases is woken for.
  public func wakes(ofRule index: Int) -> [UInt64] {
    let start = rules.number(index, PackRuleField.firstWake)
    let end = index + 1 < rules.count ? rules.number(index + 1, PackRuleField.firstWake) : wakes.count
    return (start..<max(start, end)).map { wakes.key($0, 0) }
  }
}
