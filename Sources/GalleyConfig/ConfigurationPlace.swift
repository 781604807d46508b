/// Where in a configuration file something stands, with the file's text to show the lines around it.
public struct ConfigurationPlace: Sendable, Equatable {
  /// The file, as it is to be shown.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int
  private let text: String

  /// Makes a place in a text of so many lines.
  init(path: String, line: Int, column: Int, text: String, lineCount: Int) {
    self.path = path
    self.line = min(max(1, line), max(1, lineCount))
    self.column = max(1, column)
    self.text = text
  }

  /// The lines around it with line numbers, and a caret under the column.
  var drawing: String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = max(1, line - 1)
    var last = min(lines.count, line + 1)
    // The empty line behind the last line end shows nothing.
    if last > line, lines[last - 1].isEmpty { last -= 1 }
    guard first <= last else { return "" }
    let width = String(last).count
    var output = ""
    for number in first...last {
      let content = Self.shown(Substring(lines[number - 1]))
      output += "\n  " + Self.padded(String(number), width) + " | " + content
      if number == line {
        let column = min(column, content.unicodeScalars.count + 1)
        output += "\n  " + Self.padded("", width) + " | " + String(repeating: " ", count: column - 1) + "^"
      }
    }
    return output
  }

  private static func shown(_ line: Substring) -> String {
    var text = ""
    let hasReturn = line.utf8.last == 0x0D
    for scalar in (hasReturn ? line.unicodeScalars.dropLast() : line.unicodeScalars[...]).prefix(160) {
      text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    return text
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
