import GalleyYAML

/// The text of a configuration file, parsed as YAML with errors that say where.
struct ConfigurationText {
  let path: String
  let text: String
  private let lineCount: Int

  init(path: String, text: String) {
    self.path = path
    self.text = text
    lineCount = text.utf8.count { $0 == 0x0A } + 1
  }

  func place(_ place: YAMLPlace) -> ConfigurationPlace {
    ConfigurationPlace(path: path, line: place.line, column: place.column, text: text, lineCount: lineCount)
  }

  func compose() throws(ConfigurationError) -> YAMLNode? {
    do throws(YAMLFault) {
      return try YAMLReader.read(Array(text.utf8))
    } catch {
      switch error {
      case .malformed(let problem, let place): throw .notYAML(message: problem, at: self.place(place))
      case .duplicateKey(let key, let place): throw .duplicateKey(key, at: self.place(place))
      }
    }
  }
}
