internal import GalleyText

/// Makes images of packs: all that can be known of their phrases and lines before there is a draft.
public struct PackCompiler {
  /// A pack with the path that messages and examples name.
  public struct File: Sendable {
    /// The pack.
    public let pack: PackSource
    /// Its path.
    public let path: String

    /// Makes one.
    public init(_ pack: PackSource, path: String) {
      self.pack = pack
      self.path = path
    }
  }

  private var writer = PackImageWriter()

  /// The image of some packs.
  ///
  /// - Throws: `PackError` if they are too large.
  public static func compile(_ files: [File]) throws(PackError) -> [UInt8] {
    var compiler = PackCompiler()
    let rules = files.flatMap { file in file.pack.rules.map { (rule: $0, file: file) } }
    let phrases = rules.filter { $0.rule.kind != .boilerplate }
    let lines = rules.filter { $0.rule.kind == .boilerplate }
    let matcher = PhraseCompiler(phrases.map(\.rule))
    for (index, rule) in phrases.enumerated() { compiler.add(rule.rule, of: rule.file, wakes: matcher.wakes[index]) }
    for rule in lines { compiler.add(rule.rule, of: rule.file, wakes: []) }
    compiler.writer.phraseRuleCount = phrases.count
    matcher.write(to: &compiler.writer)
    LineCompiler(lines.map(\.rule), firstRule: phrases.count).write(to: &compiler.writer)
    guard let bytes = compiler.writer.bytes() else {
      throw PackError(path: files.last?.path ?? "", problem: "the pack is too large; split it")
    }
    return bytes
  }

  private mutating func add(_ rule: PackRule, of file: File, wakes: [UInt64]) {
    var record: [Int] = []
    for text in PackRuleText.allCases {
      let string =
        switch text {
        case .id: rule.id
        case .kind: rule.kind.rawValue
        case .severity: rule.severity
        case .fix: rule.fix
        case .summary: rule.summary
        case .why: rule.why
        case .message: rule.message
        case .language: file.pack.language
        case .path: file.path
        }
      record += writer.place(of: string)
    }
    let scope = PackKeys.scopes.enumerated().reduce(0) { rule.scope.contains($1.element) ? $0 | 1 << $1.offset : $0 }
    record += [rule.isDefault ? 1 : 0, rule.keepsCase ? 1 : 0, scope]
    record += [writer.count(.examples), rule.examples.count, writer.count(.wakes)]
    writer.add(record, to: .rules)
    for example in rule.examples {
      writer.add(
        writer.place(of: example.text) + writer.place(of: example.fixed ?? "")
          + [
            example.fixed == nil ? 0 : 1, PackKeys.formats.firstIndex(of: example.format) ?? 0,
            example.isFlagged ? 1 : 0, example.line,
          ], to: .examples)
    }
    for hash in wakes { writer.add(PackNumber.parts(of: hash), to: .wakes) }
  }
}
