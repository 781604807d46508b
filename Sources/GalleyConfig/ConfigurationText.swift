import Yams

/// The text of a configuration file, parsed as YAML with errors that say where.
struct ConfigurationText {
  let path: String
  let text: String

  func place(_ mark: Mark?) -> ConfigurationPlace {
    ConfigurationPlace(path: path, line: mark?.line ?? 1, column: mark?.column ?? 1, text: text)
  }

  /// Refuses what would take the parser's recursion deep, before it is parsed.
  ///
  /// A level takes a bracket in flow style, and at least one column before a line's content in block style.
  func checkDepth(brackets limit: Int, columns columnLimit: Int) throws(ConfigurationError) {
    var depth = 0
    var line = 1
    var column = 0
    var isBeforeContent = true
    for byte in text.utf8 {
      column += 1
      switch byte {
      case 0x0A:
        line += 1
        column = 0
        isBeforeContent = true
      case 0x5B, 0x7B:
        depth += 1
        isBeforeContent = false
      case 0x5D, 0x7D: depth = max(0, depth - 1)
      case 0x20, 0x2D, 0x3F, 0x3A: break
      default: isBeforeContent = false
      }
      if depth > limit || isBeforeContent && column > columnLimit {
        let place = ConfigurationPlace(path: path, line: line, column: column, text: text)
        throw .notYAML(message: "it is nested too deep; a configuration needs four levels", at: place)
      }
    }
  }

  func compose() throws(ConfigurationError) -> Node? {
    do {
      // No resolver: a `galley.yml` has strings alone, so that `off` and `no` mean what they say.
      return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      guard let fault = error as? YamlError else {
        throw .notYAML(message: "\(error)", at: place(nil))
      }
      switch fault {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw .notYAML(message: problem, at: place(mark))
      case .duplicatedKeysInMapping(let duplicates, let context):
        throw .duplicateKey(duplicates.first ?? "", at: place(context.mark))
      case .reader(let problem, _, _, _):
        throw .notYAML(message: problem, at: place(nil))
      default:
        throw .notYAML(message: "\(fault)", at: place(nil))
      }
    }
  }
}
