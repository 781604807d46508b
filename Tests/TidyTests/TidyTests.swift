import Foundation
import Testing

/// The habits of the house, checked over every source file.
@Suite struct TidyTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File: Sendable, CustomTestStringConvertible {
    let path: String
    let lines: [Substring]
    let text: String
    var testDescription: String { path }
  }

  static func files(_ folders: [String], ending: String = "swift") -> [File] {
    folders.flatMap { folder -> [File] in
      let walk = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
      let urls = (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension == ending }
      return urls.sorted { $0.path < $1.path }.compactMap { url in
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        let path = String(url.path.dropFirst(root.path.count + 1))
        guard !path.contains("/.build/") else { return nil }
        return File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false), text: text)
      }
    }
  }

  static let product = files(["Sources", "Rules"])
  static let all = files(["Sources", "Rules", "Tests", "Plugins"])
  static let scripts = files(["Scripts", "Rules/Words"], ending: "py")

  @Test("There are files to look at")
  func filesExist() {
    #expect(Self.product.count > 80)
    #expect(Self.scripts.count >= 4)
  }

  @Test("No file is longer than 300 lines", arguments: all + scripts)
  func fileLength(_ file: File) {
    #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count) lines; give each idea a file")
  }

  @Test("No line of a script is longer than 120 columns", arguments: scripts)
  func lineLength(_ file: File) {
    for (number, line) in file.lines.enumerated() where line.unicodeScalars.count > 120 {
      Issue.record("\(file.path):\(number + 1): \(line.unicodeScalars.count) columns")
    }
  }

  @Test("No function is longer than 70 lines", arguments: all)
  func functionLength(_ file: File) {
    for function in Self.functions(in: file.lines) where function.count > 70 {
      Issue.record("\(file.path):\(function.lowerBound + 1): a function of \(function.count) lines")
    }
  }

  /// Line ranges of functions, by the indentation of the line that opens one and of the brace that closes it.
  static func functions(in lines: [Substring]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (start, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      let indent = line.count - code.count
      let words = code.split(separator: " ").prefix { !$0.contains("(") }
      guard words.contains("func") || code.hasPrefix("init(") || code.contains(" init(") else { continue }
      guard !line.hasSuffix("}") else { continue }
      let closing = String(repeating: " ", count: indent) + "}"
      guard let end = lines[start...].firstIndex(where: { $0 == closing }) else { continue }
      found.append(start..<(end + 1))
    }
    return found
  }

  @Test("Nothing traps on input", arguments: product)
  func traps(_ file: File) {
    let banned = ["try!", "as!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)", "unowned(unsafe)"]
    for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
      for word in banned where line.contains(word) {
        Issue.record("\(file.path):\(number + 1): \(word)")
      }
    }
  }

  @Test("Nothing is left for later", arguments: product.filter { !$0.path.hasPrefix("Rules/Artifact") })
  func unfinished(_ file: File) {
    for (number, line) in file.lines.enumerated() where Self.isComment(line) {
      for word in ["TODO", "FIXME", "HACK", "for now"] where line.contains(word) {
        Issue.record("\(file.path):\(number + 1): \(word)")
      }
    }
  }

  @Test("The path of a draft imports no Foundation", arguments: product)
  func foundation(_ file: File) {
    let isTool = file.path.hasPrefix("Sources/galley-embed/")
    guard !isTool else { return }
    for (number, line) in file.lines.enumerated() where line.contains("import Foundation") {
      Issue.record("\(file.path):\(number + 1): Foundation")
    }
  }

  @Test("Only the command line imports ArgumentParser", arguments: product)
  func argumentParser(_ file: File) {
    guard !file.path.hasPrefix("Sources/galley/") else { return }
    #expect(!file.text.contains("import ArgumentParser"), "\(file.path)")
  }

  @Test(
    "Every public declaration of the engine is documented", arguments: product.filter { $0.path.hasPrefix("Sources/") })
  func documentation(_ file: File) {
    for (number, line) in file.lines.enumerated() {
      let code = line.drop { $0 == " " }
      guard code.hasPrefix("public "), !code.hasPrefix("public import"), !code.hasPrefix("public extension") else {
        continue
      }
      var above = number - 1
      while above >= 0, file.lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && file.lines[above].drop { $0 == " " }.hasPrefix("///")
      #expect(isDocumented, "\(file.path):\(number + 1): \(code)")
    }
  }

  @Test("Nothing names this project's workshop", arguments: all + scripts)
  func workshop(_ file: File) {
    for word in ["/work" + "/main", "../" + "shared/eval", "/tmp/" + "bench"] {
      #expect(!file.text.contains(word), "\(file.path): \(word)")
    }
  }

  @Test("A test file expects something", arguments: files(["Tests"]))
  func expects(_ file: File) {
    guard file.text.contains("@Test") else { return }
    #expect(file.text.contains("#expect") || file.text.contains("#require") || file.text.contains("Issue.record"))
  }

  static func isComment(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("//") }
}
