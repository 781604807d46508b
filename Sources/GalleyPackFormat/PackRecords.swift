/// The compact form that packs are embedded in: a record a line, its fields parted by tabs.
///
/// Reading the packs that come with Galley as YAML takes some 15 ms, measured with optimisation on 73 KB of them: more
/// than a whole start may take; this form is split at tabs.
/// Tabs, line ends and backslashes inside a field are escaped by a backslash.
public enum PackRecords {
  /// A pack as records.
  public static func encode(_ pack: PackSource) -> String {
    var lines = [line("pack", pack.name, pack.language, pack.summary, pack.source)]
    for rule in pack.rules {
      lines.append(
        line(
          "rule", rule.id, rule.kind.rawValue, rule.severity, rule.isDefault ? "true" : "false", rule.fix,
          rule.keepsCase ? "true" : "false", rule.summary, rule.why, rule.message))
      for entry in rule.entries { lines.append(line(["entry", entry.found] + entry.uses)) }
      for phrase in rule.exceptions { lines.append(line("except", phrase)) }
      for name in rule.scope { lines.append(line("scope", name)) }
      for example in rule.examples {
        let fields = [example.isFlagged ? "flags" : "passes", String(example.line), example.format, example.text]
        lines.append(line(fields + (example.fixed.map { [$0] } ?? [])))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The pack that records hold; nil if they are not of this form.
  public static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> PackSource? {
    var pack: PackSource?
    var rule: PackRule?
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let fields = fields(of: bytes, from: start, to: end)
      start = end + 1
      switch fields.first {
      case "pack":
        guard fields.count == 5, pack == nil else { return nil }
        pack = PackSource(name: fields[1], language: fields[2], summary: fields[3], source: fields[4], rules: [])
      case "rule":
        if let rule { pack?.rules.append(rule) }
        rule = decodeRule(fields)
        guard rule != nil else { return nil }
      case .some: guard add(fields, to: &rule) else { return nil }
      case nil: continue
      }
    }
    if let rule { pack?.rules.append(rule) }
    return pack
  }

  private static func decodeRule(_ fields: [String]) -> PackRule? {
    guard fields.count == 10, let kind = PackRule.Kind(rawValue: fields[2]) else { return nil }
    var rule = PackRule(id: fields[1], kind: kind)
    rule.severity = fields[3]
    rule.isDefault = fields[4] == "true"
    rule.fix = fields[5]
    rule.keepsCase = fields[6] == "true"
    rule.summary = fields[7]
    rule.why = fields[8]
    rule.message = fields[9]
    return rule
  }

  private static func add(_ fields: [String], to rule: inout PackRule?) -> Bool {
    guard rule != nil, fields.count >= 2 else { return false }
    switch fields[0] {
    case "entry": rule?.entries.append(PackRule.Entry(found: fields[1], uses: Array(fields[2...])))
    case "except": rule?.exceptions.append(fields[1])
    case "scope": rule?.scope.append(fields[1])
    case "flags", "passes":
      guard fields.count >= 4, let number = Int(fields[1]) else { return false }
      rule?.examples.append(
        PackExample(
          text: fields[3], fixed: fields.count > 4 ? fields[4] : nil, format: fields[2],
          isFlagged: fields[0] == "flags", line: number))
    default: return false
    }
    return true
  }

  private static func line(_ fields: String...) -> String { line(fields) }

  private static func line(_ fields: [String]) -> String {
    fields.map { field in
      String(
        String.UnicodeScalarView(
          field.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            switch scalar {
            case "\\": ["\\", "\\"]
            case "\n": ["\\", "n"]
            case "\t": ["\\", "t"]
            default: [scalar]
            }
          }))
    }.joined(separator: "\t")
  }

  private static func fields(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> [String] {
    guard start < end else { return [] }
    var output: [String] = []
    var fieldStart = start
    var index = start
    var isEscaped = false
    while index <= end {
      if index == end || bytes[index] == 0x09 {
        let field = UnsafeBufferPointer(rebasing: bytes[fieldStart..<index])
        output.append(isEscaped ? unescaped(field) : String(decoding: field, as: UTF8.self))
        fieldStart = index + 1
        isEscaped = false
      } else if bytes[index] == 0x5C {
        isEscaped = true
      }
      index += 1
    }
    return output
  }

  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5C, index + 1 < bytes.count {
        index += 1
        output.append(bytes[index] == 0x6E ? 0x0A : bytes[index] == 0x74 ? 0x09 : bytes[index])
      } else {
        output.append(bytes[index])
      }
      index += 1
    }
    return String(decoding: output, as: UTF8.self)
  }
}
