import GalleyLint
import GalleyYAML

/// Reads `galley.yml` into its typed form.
public enum ConfigurationReader {
  /// The largest configuration that is read, in bytes.
  public static let byteLimit = 1_000_000

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - text: what the file holds.
  ///   - path: the file, as it is to be shown in errors.
  ///   - folder: the folder that the files it names are looked for in.
  ///   - root: the folder that its patterns start from.
  public static func read(
    text bytes: [UInt8], path: String, folder: String, root: String
  ) throws(ConfigurationError) -> Configuration {
    guard bytes.count <= byteLimit else {
      throw .tooLarge(path: path, bytes: bytes.count, limit: byteLimit)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "it is not UTF-8; save it as UTF-8", at: nil)
    }
    let file = ConfigurationText(path: path, text: text)
    var configuration = Configuration(folder: folder, root: root)
    guard let root = try file.compose() else { return configuration }
    if MappingReader.isNothing(root) { return configuration }
    let keys = try MappingReader(root, named: "the configuration", in: file)
    try keys.checkKeys(runKeys + draftKeys + ["overrides"])
    configuration.settings = try settings(keys)
    configuration.packs = try keys.names("packs", "paths")
    configuration.include = try keys.patterns("include")
    configuration.exclude = try keys.patterns("exclude")
    configuration.maximumFindings = try keys.count("max-findings")
    configuration.overrides = try overrides(keys)
    return configuration
  }

  private static let runKeys = ["packs", "include", "exclude", "max-findings"]
  private static let draftKeys = [
    "language", "vocabulary", "vocabulary-files", "rules", "fail-on", "ingest", "metadata", "ignore",
  ]

  private static func overrides(_ keys: MappingReader) throws(ConfigurationError) -> [Configuration.Override] {
    var overrides: [Configuration.Override] = []
    for node in try keys.sequence("overrides") {
      let entry = try MappingReader(node, named: "an override", in: keys.file)
      for key in runKeys + ["overrides"] {
        if let place = entry.place(ofKey: key) { throw .keyOfRun(key, at: place) }
      }
      try entry.checkKeys(["paths"] + draftKeys)
      let paths = try entry.patterns("paths")
      guard !paths.isEmpty else { throw .missingKey("paths", at: entry.place) }
      overrides.append(Configuration.Override(paths: paths, settings: try settings(entry)))
    }
    return overrides
  }

  private static func settings(_ keys: MappingReader) throws(ConfigurationError) -> DraftSettings {
    var settings = DraftSettings()
    settings.language = try language(keys)
    settings.vocabulary = try keys.names("vocabulary", "words", takesTruths: true).map(\.value)
    settings.vocabularyFiles = try keys.names("vocabulary-files", "paths")
    settings.rules = try rules(keys)
    if let name = try keys.choice("fail-on", of: FailThreshold.names) {
      settings.failThreshold = FailThreshold(name: name)
    }
    if let ingest = try keys.mapping("ingest") {
      try ingest.checkKeys(["scope"])
      let scopes = DraftScope.allCases.map(\.rawValue)
      settings.scope = try ingest.choice("scope", of: scopes).flatMap(DraftScope.init)
    }
    if let metadata = try keys.mapping("metadata") {
      settings.metadata = try MetadataReader.read(metadata)
      settings.siteHosts = try metadata.names("site-hosts", "hosts").map { $0.value.lowercased() }
    }
    settings.ignore = try ignored(keys)
    return settings
  }

  private static func language(_ keys: MappingReader) throws(ConfigurationError) -> String? {
    guard let tag = try keys.string("language") else { return nil }
    let parts = tag.value.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      let isWord = part.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || index > 0 && $0 >= 0x30 && $0 <= 0x39 }
      return isWord && (index == 0 ? 2...3 : 1...8).contains(part.count)
    }
    guard isTag else {
      throw .wrongType(key: "language", expected: "a tag such as en-GB", found: "`\(tag.value)`", at: tag.place)
    }
    return tag.value
  }

  private static func rules(_ keys: MappingReader) throws(ConfigurationError) -> [RuleSetting] {
    guard let mapping = try keys.mapping("rules") else { return [] }
    var settings: [RuleSetting] = []
    for key in mapping.keys {
      let name = try mapping.choice(key.value, of: ["off"] + Severity.allCases.map(\.name))
      guard let name else { continue }
      settings.append(RuleSetting(name: key, severity: Severity(name: name)))
    }
    return settings
  }

  private static func ignored(_ keys: MappingReader) throws(ConfigurationError) -> [IgnoredFinding] {
    var all: [IgnoredFinding] = []
    for node in try keys.sequence("ignore") {
      let entry = try MappingReader(node, named: "an entry of `ignore`", in: keys.file)
      try entry.checkKeys(["path", "rule", "text", "reason"])
      var ignored = IgnoredFinding()
      ignored.paths = try entry.patterns("path")
      ignored.rule = try entry.string("rule")
      ignored.text = try entry.string("text")?.value
      ignored.reason = try entry.string("reason")?.value
      // An entry that names nothing would let everything stand.
      guard !ignored.paths.isEmpty || ignored.rule != nil || ignored.text != nil else {
        throw .missingKey("rule", at: entry.place)
      }
      all.append(ignored)
    }
    return all
  }
}
