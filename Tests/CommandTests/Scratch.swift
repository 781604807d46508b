import Foundation

/// A folder of its own for each test, and the real binary to run in it.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    let name = "galley-command-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ path: String) -> URL { folder.appending(path: path) }

  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  func write(_ bytes: [UInt8], to path: String) throws {
    let url = url(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ path: String) throws -> [UInt8] { try Array(Data(contentsOf: url(path))) }

  func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// What a command gave.
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    var error: String
    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  /// Runs galley here, without a configuration from above.
  func galley(_ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]) throws -> Outcome {
    try run(Self.binary.path, arguments, input: input, environment: environment)
  }

  /// Runs a line of shell here; `$GALLEY` is the binary.
  func shell(_ line: String) throws -> Outcome { try run("/bin/sh", ["-c", line]) }

  private func run(
    _ path: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["GALLEY"] = Self.binary.path
    variables.merge(environment) { $1 }
    process.environment = variables
    // Files, not pipes: no deadlock, however much is written.
    let names = ["in", "out", "err"].map { url(".\($0)-\(UUID().uuidString)") }
    try Data(input).write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    let output = try FileHandle(forWritingTo: names[1])
    let error = try FileHandle(forWritingTo: names[2])
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = output
    process.standardError = error
    try process.run()
    process.waitUntilExit()
    defer { for name in names { try? FileManager.default.removeItem(at: name) } }
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try Array(Data(contentsOf: names[1])),
      error: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }

  /// The binary that was built beside the tests.
  static let binary: URL = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var places = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
    places = places.flatMap {
      [$0, $0.deletingLastPathComponent(), $0.deletingLastPathComponent().deletingLastPathComponent()]
    }
    places.append(root.appending(path: ".build/debug"))
    let binaries = places.map { $0.appending(path: "galley") }
    return binaries.first { isBinary($0) } ?? binaries[binaries.count - 1]
  }()

  private static func isBinary(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: url.path)
  }
}

/// Drafts that tests share.
enum Sample {
  /// A page with all that is asked of one, so that it is clean.
  static func page(_ body: String, title: String = "On tea") -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>\(title)</title>
    <meta name="description" content="What a cup of tea does for a reader in the afternoon, and what it does not.">
    <meta name="author" content="Jane Bloggs">
    <meta property="article:published_time" content="2025-01-12">
    <link rel="canonical" href="https://www.example.com/tea">
    </head>
    <body>
    <article>
    <h1>\(title)</h1>
    <p>By Jane Bloggs</p>
    \(body)
    </article>
    </body>
    </html>

    """
  }
}
