import GalleyLint
import GalleyYAML
import Testing

@testable import GalleyConfig

/// `galley.yml` becomes typed values, or an error that points at the fault.
@Suite struct ConfigurationReaderTests {
  static func read(_ text: String) throws(ConfigurationError) -> Configuration {
    try ConfigurationReader.read(text: Array(text.utf8), path: "galley.yml", folder: "/house", root: "/house")
  }

  @Test("Every key is read")
  func everything() throws {
    let configuration = try Self.read(
      """
      language: en-GB
      vocabulary: [Galley, stet]
      vocabulary-files: words.txt
      rules:
        typo: warning
        typo/unknown-word: off
      packs: [house.yaml]
      include: ["*.html"]
      exclude: [archive/]
      fail-on: never
      max-findings: 20
      ingest:
        scope: page
      metadata:
        require: [title, author]
        site-hosts: [WWW.Example.com]
      ignore:
        - path: letters/*.md
          rule: typo
          text: teh
          reason: as it came
      overrides:
        - paths: us/**
          language: en-US
          fail-on: error
      """)
    #expect(configuration.settings.language == "en-GB")
    #expect(configuration.settings.vocabulary == ["Galley", "stet"])
    #expect(configuration.settings.vocabularyFiles.map(\.value) == ["words.txt"])
    #expect(configuration.settings.rules.map(\.name.value) == ["typo", "typo/unknown-word"])
    #expect(configuration.settings.rules.map(\.severity) == [.warning, nil])
    #expect(configuration.packs.map(\.value) == ["house.yaml"])
    #expect(configuration.include.count == 1 && configuration.exclude.count == 1)
    #expect(configuration.settings.failThreshold == .never)
    #expect(configuration.maximumFindings == 20)
    #expect(configuration.settings.scope == .page)
    #expect(configuration.settings.metadata.required == ["title", "author"])
    #expect(configuration.settings.siteHosts == ["www.example.com"])
    #expect(configuration.settings.ignore.first?.text == "teh")
    #expect(configuration.settings.ignore.first?.rule?.value == "typo")
    #expect(configuration.overrides.first?.settings.language == "en-US")
    #expect(configuration.overrides.first?.settings.failThreshold == .at(.error))
  }

  @Test("A file that sets nothing is a configuration", arguments: ["", "# nothing\n", "---\n", "rules:\n"])
  func empty(_ text: String) throws {
    let configuration = try Self.read(text)
    #expect(configuration.settings.rules.isEmpty)
    #expect(configuration.settings.failThreshold == nil)
  }

  @Test("The file that init writes is read, as it is and with every example switched on")
  func template() throws {
    let asItIs = try Self.read(ConfigurationTemplate.text)
    #expect(asItIs.settings.failThreshold == .at(.warning))
    let lines = ConfigurationTemplate.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let body = line.dropFirst(2)
      let word = body.prefix { $0.isLowercase || $0 == "-" }
      let isExample = !word.isEmpty && body.dropFirst(word.count).first == ":" || body.hasPrefix("  ")
      return line.hasPrefix("# ") && isExample ? String(body) : String(line)
    }
    let all = try Self.read(lines.joined(separator: "\n"))
    #expect(all.settings.language == "en-GB")
    #expect(all.settings.rules.count == 2)
    #expect(all.overrides.count == 1)
    #expect(all.settings.ignore.count == 1)
    #expect(all.maximumFindings == 500)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String
    var testDescription: String { message }
  }

  static let faults = [
    Fault(
      text: "# house style\nlangauge: en-GB\nfail-on: error\n",
      message: """
        galley.yml:2:1: unknown key `langauge`; did you mean `language`?
          1 | # house style
          2 | langauge: en-GB
            | ^
          3 | fail-on: error
        """),
    Fault(
      text: "fail-on: errors\n",
      message: """
        galley.yml:1:10: `fail-on` cannot be `errors`; did you mean `error`?
          1 | fail-on: errors
            |          ^
        """),
    Fault(
      text: "rules:\n  typo: fatal\n",
      message: """
        galley.yml:2:9: `typo` cannot be `fatal`; known are `off`, `suggestion`, `warning` and `error`
          1 | rules:
          2 |   typo: fatal
            |         ^
        """),
    Fault(
      text: "vocabulary:\n  word: x\n",
      message: """
        galley.yml:2:3: `vocabulary` takes a list of texts, not keys with values
          1 | vocabulary:
          2 |   word: x
            |   ^
        """),
    Fault(
      text: "metadata:\n  require: [autor]\n",
      message: """
        galley.yml:2:13: `require` cannot be `autor`; did you mean `author`?
          1 | metadata:
          2 |   require: [autor]
            |             ^
        """),
    Fault(
      text: "metadata:\n  fields:\n    title: {match: '(a'}\n",
      message: """
        galley.yml:3:20: `(a` under `match` is no regular expression: missing closing parenthesis, after 2 of its bytes
          2 |   fields:
          3 |     title: {match: '(a'}
            |                    ^
        """),
    Fault(
      text: "metadata:\n  fields:\n    title: {length: 110..20}\n",
      message: """
        galley.yml:3:21: `length` takes a range of characters such as 20..110, 20.. or ..110, not `110..20`
          2 |   fields:
          3 |     title: {length: 110..20}
            |                     ^
        """),
    Fault(
      text: "metadata:\n  fields:\n    published: {zone: noon}\n",
      message: """
        galley.yml:3:23: `zone` takes `required`, or offsets such as Z and +01:00, not `noon`
          2 |   fields:
          3 |     published: {zone: noon}
            |                       ^
        """),
    Fault(
      text: "max-findings: many\n",
      message: """
        galley.yml:1:15: `max-findings` takes a whole number from 0, not `many`
          1 | max-findings: many
            |               ^
        """),
    Fault(
      text: "overrides:\n  - paths: [a]\n    packs: [b]\n",
      message: """
        galley.yml:3:5: `packs` holds for the whole run and cannot stand in an override; move it to the top level
          2 |   - paths: [a]
          3 |     packs: [b]
            |     ^
        """),
    Fault(
      text: "overrides:\n  - language: en\n",
      message: """
        galley.yml:2:5: the key `paths` is missing here; add it
          1 | overrides:
          2 |   - language: en
            |     ^
        """),
    Fault(
      text: "- a\n- b\n",
      message: """
        galley.yml:1:1: `the configuration` takes keys with values, not a list
          1 | - a
            | ^
          2 | - b
        """),
  ]

  @Test("An error says where, what and what was meant", arguments: faults)
  func fault(_ fault: Fault) {
    let error = #expect(throws: ConfigurationError.self) { try Self.read(fault.text) }
    #expect(error?.description == fault.message)
  }

  @Test(
    "What is no YAML is told with its line",
    arguments: ["rules: [a\nfail-on: x\n", "\tlanguage: en\n", "a: b: c\n", "language: \"en\n"])
  func notYAML(_ text: String) {
    let error = #expect(throws: ConfigurationError.self) { try Self.read(text) }
    guard case .notYAML(_, let place) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(place.line >= 1)
    #expect(error?.description.contains("this is not valid YAML") == true)
  }

  @Test("A key that stands twice is an error")
  func duplicate() {
    let error = #expect(throws: ConfigurationError.self) { try Self.read("language: en\nlanguage: de\n") }
    guard case .duplicateKey("language", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("An entry that would let everything stand is refused")
  func ignoreAll() {
    #expect(throws: ConfigurationError.self) { try Self.read("ignore:\n  - reason: tired\n") }
  }

  @Test("Nesting is taken to the limit and not beyond")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      "vocabulary: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    func message(_ text: String) -> String {
      do throws(ConfigurationError) {
        _ = try Self.read(text)
        return ""
      } catch {
        return error.description
      }
    }
    let limit = YAMLReader.depthLimit
    #expect(!message(nested(limit)).contains("nested too deep"))
    #expect(message(nested(limit + 1)).contains("nested too deep"))
    #expect(message(nested(400_000)).contains("nested too deep"))
    #expect(message(String(repeating: "- ", count: 300_000)).contains("nested too deep"))
  }

  @Test("A file is read up to the limit and not beyond")
  func size() throws {
    let limit = ConfigurationReader.byteLimit
    let comment = "#" + String(repeating: "x", count: limit - 1)
    _ = try Self.read(comment)
    #expect(throws: ConfigurationError.tooLarge(path: "galley.yml", bytes: limit + 1, limit: limit)) {
      try Self.read(comment + "x")
    }
  }

  @Test("Bytes that are no UTF-8 are told")
  func encoding() {
    #expect(throws: ConfigurationError.self) {
      try ConfigurationReader.read(text: [0x61, 0xFF], path: "galley.yml", folder: "/", root: "/")
    }
  }
}
