/// Why a pack was refused: what is wrong, where, and what to write instead.
public struct PackError: Error, Equatable, Sendable {
  /// The pack's path as it was given.
  public var path: String
  /// The line, from 1; 0 where the fault has no place.
  public var line: Int
  /// The column in Unicode scalars, from 1; 0 where the fault has no place.
  public var column: Int
  /// What is wrong and what to do about it.
  public var problem: String
  /// The lines around the fault, with a caret under it; empty where the fault has no place.
  public var excerpt: String

  /// Makes an error.
  public init(path: String, line: Int = 0, column: Int = 0, problem: String, excerpt: String = "") {
    self.path = path
    self.line = line
    self.column = column
    self.problem = problem
    self.excerpt = excerpt
  }

  /// Makes an error that shows the lines of `text` around its place.
  init(path: String, line: Int, column: Int, problem: String, text: String) {
    self.init(
      path: path, line: line, column: column, problem: problem,
      excerpt: Self.excerpt(of: text, line: line, column: column))
  }

  private static func excerpt(of text: String, line: Int, column: Int) -> String {
    guard line > 0 else { return "" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard line <= lines.count else { return "" }
    let last = min(lines.count, line + 1)
    let width = String(last).count
    var output: [String] = []
    for number in max(1, line - 2)...last {
      let label = String(number)
      let margin = String(repeating: " ", count: width - label.count) + label + " | "
      let content = lines[number - 1]
      output.append(margin + content)
      guard number == line else { continue }
      // Tabs stay, so that the caret stands under its character however wide they are shown.
      let before = content.unicodeScalars.prefix(max(0, column - 1)).map { $0 == "\t" ? "\t" : " " }.joined()
      output.append(String(repeating: " ", count: width) + " | " + before + "^")
    }
    return output.joined(separator: "\n")
  }
}

extension PackError: CustomStringConvertible {
  /// The place, the problem and the lines around it.
  public var description: String {
    let place = line > 0 ? "\(path):\(line):\(column)" : path
    return excerpt.isEmpty ? "\(place): \(problem)" : "\(place): \(problem)\n\(excerpt)"
  }
}
