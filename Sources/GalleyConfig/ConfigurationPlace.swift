/// Where in a configuration file something stands, with the lines around it.
public struct ConfigurationPlace: Sendable, Equatable {
  /// The file, as it is to be shown.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
  /// The lines around it.
  public var excerpt: [String]
  /// The number of the excerpt's first line.
  public var firstLine: Int

  /// Makes a place in a file with this text.
  public init(path: String, line: Int, column: Int, text: String) {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let line = min(max(1, line), max(1, lines.count))
    let first = max(1, line - 1)
    let last = min(lines.count, line + 1)
    self.path = path
    self.line = line
    self.column = max(1, column)
    firstLine = first
    excerpt = first <= last ? lines[(first - 1)..<last].map { Self.shown($0) } : []
    // The empty line behind the last line end shows nothing.
    if excerpt.count > 1, excerpt.last == "", firstLine + excerpt.count - 1 > line { excerpt.removeLast() }
  }

  private static func shown(_ line: Substring) -> String {
    var text = ""
    for scalar in line.unicodeScalars.prefix(160) {
      text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    return text
  }

  /// The excerpt with line numbers and a caret under the column.
  var drawing: String {
    let width = String(firstLine + max(0, excerpt.count - 1)).count
    var output = ""
    for (index, text) in excerpt.enumerated() {
      let number = firstLine + index
      output += "\n  " + Self.padded(String(number), width) + " | " + text
      if number == line {
        let column = min(column, text.unicodeScalars.count + 1)
        output += "\n  " + Self.padded("", width) + " | " + String(repeating: " ", count: column - 1) + "^"
      }
    }
    return output
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// A value of a configuration file with where it stands.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it stands.
  public var place: ConfigurationPlace

  /// Makes a value with its place.
  public init(_ value: Value, at place: ConfigurationPlace) {
    self.value = value
    self.place = place
  }
}
