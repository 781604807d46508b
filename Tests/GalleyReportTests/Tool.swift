import Foundation

/// Programs and schemas that check a report from outside.
enum Tool {
  /// Runs a program over a text in a file of its own; gives its exit code and what it said.
  static func run(_ arguments: [String], on text: String, suffix: String) throws -> (
    code: Int32, said: String
  ) {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + suffix)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  static func exists(_ arguments: [String]) -> Bool { (try? run(arguments, on: "", suffix: ""))?.code == 0 }

  /// A schema in `$GALLEY_SCHEMAS` or `../shared/schemas` beside the package.
  static func schema(_ name: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["GALLEY_SCHEMAS"].map { URL(fileURLWithPath: $0) }
    let folders = [
      named, root.appending(path: "../shared/schemas"), root.appending(path: "../../shared/schemas"),
    ]
    return folders.compactMap { $0?.appending(path: name).standardizedFileURL.path }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  static let sarifSchema = schema("sarif-schema-2.1.0.json")
  static let junitSchema = schema("JUnit.xsd")
  static let hasValidator = exists(["python3", "-c", "import jsonschema"])
  static let hasXMLLint = exists(["xmllint", "--version"])
}
