internal import GalleyYAML

/// Reads a pack's YAML and refuses, with its place, whatever is not of the format.
public struct PackReader {
  private let path: String
  private let text: String
  private var phraseCount = 0

  /// The phrases, lines and exceptions that one pack may hold.
  ///
  /// YAML aliases can make a short file long; this is what they are held to.
  public static let phrasesPerPack = 100_000

  private init(text: String, path: String) {
    self.text = text
    self.path = path
  }

  /// The pack that `text` holds; `path` is for messages.
  public static func read(_ text: String, path: String) throws(PackError) -> PackSource {
    var reader = PackReader(text: text, path: path)
    return try reader.readPack()
  }

  private mutating func readPack() throws(PackError) -> PackSource {
    guard let root = try compose() else { throw PackError(path: path, problem: "the pack is empty") }
    let keys = try mapping(root, keys: PackKeys.pack, of: "a pack")
    let name = try required("pack", keys, root, "a pack")
    guard Self.isKebabCase(name) else {
      throw error("the pack’s name is “\(name)”; write lower-case words joined by hyphens", at: keys["pack"])
    }
    var pack = PackSource(
      name: name, language: try required("language", keys, root, "a pack"),
      summary: try required("summary", keys, root, "a pack"), source: try required("source", keys, root, "a pack"),
      rules: [])
    guard let list = keys["rules"], let nodes = list.sequence, !nodes.isEmpty else {
      throw error("a pack needs a list of rules under “rules”", at: keys["rules"] ?? root)
    }
    var ids: Set<String> = []
    for node in nodes {
      let rule = try readRule(node, pack: name)
      guard ids.insert(rule.id).inserted else {
        throw error("the rule “\(rule.id)” stands twice in this pack; rename one", at: node)
      }
      pack.rules.append(rule)
    }
    return pack
  }

  private func compose() throws(PackError) -> YAMLNode? {
    do throws(YAMLFault) {
      return try YAMLReader.read(Array(text.utf8))
    } catch {
      switch error {
      case .malformed(let problem, let place): throw fault("the YAML cannot be read: \(problem)", at: place)
      case .duplicateKey(let key, let place):
        throw fault("the key “\(key)” stands twice in one mapping; remove one", at: place)
      }
    }
  }

  private mutating func readRule(_ node: YAMLNode, pack: String) throws(PackError) -> PackRule {
    let keys = try mapping(node, keys: PackKeys.rule, of: "a rule")
    let name = try required("rule", keys, node, "a rule")
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ Self.isKebabCase(String($0)) }) else {
      throw error("the rule’s name is “\(name)”; write lower-case words joined by hyphens", at: keys["rule"])
    }
    let kind = try choice("kind", keys, PackRule.Kind.allCases.map(\.rawValue), at: node)
    guard let kind, let known = PackRule.Kind(rawValue: kind) else {
      throw error("the rule “\(name)” has no kind: avoid, substitute or boilerplate", at: node)
    }
    var rule = PackRule(id: parts.count == 2 ? name : "\(pack)/\(name)", kind: known)
    rule.severity = try choice("severity", keys, PackKeys.severities, at: node) ?? rule.severity
    rule.fix = try choice("fix", keys, PackKeys.fixes, at: node) ?? rule.fix
    rule.isDefault = try flag("default", keys) ?? true
    rule.keepsCase = try flag("keep-case", keys) ?? true
    rule.summary = try required("summary", keys, node, "the rule “\(name)”")
    rule.why = try required("why", keys, node, "the rule “\(name)”")
    if let node = keys["message"] { rule.message = try string(node) }
    rule.scope = try strings("scope", keys)
    for scope in rule.scope where !PackKeys.scopes.contains(scope) {
      throw unknown(scope, "scope", among: PackKeys.scopes, at: keys["scope"] ?? node)
    }
    rule.exceptions = try strings("except", keys)
    rule.entries = try readEntries(keys, of: known, at: node)
    if known == .avoid, rule.fix != "none" {
      throw error("a rule of kind avoid has nothing to replace with; leave “fix” out", at: keys["fix"])
    }
    rule.examples = try readExamples(keys["examples"], at: node, rule: name)
    return rule
  }

  private mutating func readEntries(
    _ keys: [String: YAMLNode], of kind: PackRule.Kind, at node: YAMLNode
  ) throws(PackError) -> [PackRule.Entry] {
    let own =
      switch kind {
      case .avoid: "phrases"
      case .substitute: "table"
      case .boilerplate: "lines"
      }
    for other in ["phrases", "table", "lines"] where other != own && keys[other] != nil {
      throw error("a rule of kind \(kind.rawValue) has “\(own)”, not “\(other)”", at: keys[other])
    }
    guard let list = keys[own] else { throw error("a rule of kind \(kind.rawValue) needs “\(own)”", at: node) }
    var entries: [PackRule.Entry] = []
    if kind == .substitute {
      guard let table = list.mapping else { throw error("“table” is a mapping of phrase: replacement", at: list) }
      for pair in table {
        let uses = try replacements(pair.value)
        guard !uses.isEmpty, !uses.contains("") else { throw error("a replacement may not be empty", at: pair.value) }
        entries.append(PackRule.Entry(found: try string(pair.key), uses: uses))
        try count(entries.count, at: pair.key)
      }
    } else {
      entries = try strings(own, keys).map { PackRule.Entry(found: $0) }
    }
    guard !entries.isEmpty, entries.allSatisfy({ !$0.found.isEmpty }) else {
      throw error("“\(own)” needs at least one entry, none of them empty", at: list)
    }
    if let line = entries.first(where: { kind == .boilerplate && $0.found.hasPrefix("*") }) {
      throw error("the line “\(line.found)” begins with a wildcard; begin with a word", at: list)
    }
    return entries
  }

  /// One replacement, or a list of them.
  private func replacements(_ node: YAMLNode) throws(PackError) -> [String] {
    if let nodes = node.sequence { return try texts(nodes) }
    return [try string(node)]
  }

  private func readExamples(_ list: YAMLNode?, at node: YAMLNode, rule: String) throws(PackError) -> [PackExample] {
    guard let list, let nodes = list.sequence else {
      throw error("the rule “\(rule)” needs a list of examples: one that flags and one that passes", at: list ?? node)
    }
    var examples: [PackExample] = []
    for item in nodes {
      let keys = try mapping(item, keys: PackKeys.example, of: "an example")
      let format = try choice("format", keys, PackKeys.formats, at: item) ?? "text"
      var fixed: String?
      if let node = keys["fixed"] { fixed = try string(node) }
      let line = item.place.line
      if let marked = keys["flags"], keys["passes"] == nil {
        let text = try string(marked)
        guard text.contains("⟦") else { throw error("put ⟦ and ⟧ around what the rule finds", at: marked) }
        examples.append(PackExample(text: text, fixed: fixed, format: format, isFlagged: true, line: line))
      } else if let passing = keys["passes"], keys["flags"] == nil, fixed == nil {
        examples.append(
          PackExample(text: try string(passing), fixed: nil, format: format, isFlagged: false, line: line))
      } else {
        throw error("an example has either “flags” (with “fixed”, if it is fixed) or “passes”", at: item)
      }
    }
    guard examples.contains(where: \.isFlagged), examples.contains(where: { !$0.isFlagged }) else {
      throw error("the rule “\(rule)” needs at least one example that flags and one that passes", at: list)
    }
    return examples
  }
}

// Values and errors.
extension PackReader {
  private func error(_ problem: String, at node: YAMLNode?) -> PackError {
    guard let node else { return PackError(path: path, problem: problem) }
    return fault(problem, at: node.place)
  }

  private func fault(_ problem: String, at place: YAMLPlace) -> PackError {
    PackError(path: path, line: place.line, column: place.column, problem: problem, text: text)
  }

  private func unknown(_ name: String, _ what: String, among known: [String], at node: YAMLNode?) -> PackError {
    let nearest = Nearest.of(name, among: known)
    let advice = nearest.map { "did you mean “\($0)”?" } ?? "use one of \(known.joined(separator: ", "))"
    return error("unknown \(what) “\(name)”; \(advice)", at: node)
  }

  private func mapping(_ node: YAMLNode, keys known: [String], of what: String) throws(PackError) -> [String: YAMLNode]
  {
    guard let mapping = node.mapping else { throw error("\(what) is a mapping of keys to values", at: node) }
    var found: [String: YAMLNode] = [:]
    for pair in mapping {
      let name = try string(pair.key)
      guard known.contains(name) else { throw unknown(name, "key", among: known, at: pair.key) }
      found[name] = pair.value
    }
    return found
  }

  private func string(_ node: YAMLNode) throws(PackError) -> String {
    guard let text = node.scalar else { throw error("text is expected here", at: node) }
    return text
  }

  private func required(_ key: String, _ keys: [String: YAMLNode], _ owner: YAMLNode, _ what: String) throws(PackError)
    -> String
  {
    guard let node = keys[key] else { throw error("\(what) needs the key “\(key)”", at: owner) }
    let value = try string(node)
    guard !value.isEmpty else { throw error("“\(key)” may not be empty", at: node) }
    return value
  }

  private func choice(
    _ key: String, _ keys: [String: YAMLNode], _ known: [String], at owner: YAMLNode
  ) throws(PackError) -> String? {
    guard let node = keys[key] else { return nil }
    let value = try string(node)
    guard known.contains(value) else { throw unknown(value, key, among: known, at: node) }
    return value
  }

  private func flag(_ key: String, _ keys: [String: YAMLNode]) throws(PackError) -> Bool? {
    guard let node = keys[key] else { return nil }
    switch try string(node) {
    case "true": return true
    case "false": return false
    default: throw error("“\(key)” is true or false", at: node)
    }
  }

  private func texts(_ nodes: [YAMLNode]) throws(PackError) -> [String] {
    var output: [String] = []
    for node in nodes { output.append(try string(node)) }
    return output
  }

  private mutating func strings(_ key: String, _ keys: [String: YAMLNode]) throws(PackError) -> [String] {
    guard let node = keys[key] else { return [] }
    guard let nodes = node.sequence else { throw error("“\(key)” is a list", at: node) }
    phraseCount += nodes.count
    try count(0, at: node)
    return try texts(nodes)
  }

  private func count(_ more: Int, at node: YAMLNode) throws(PackError) {
    guard phraseCount + more <= Self.phrasesPerPack else {
      throw error("the pack holds more than \(Self.phrasesPerPack) phrases; split it", at: node)
    }
  }

  private static func isKebabCase(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 0x2D, last != 0x2D else { return false }
    return bytes.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
  }
}
