import Foundation
import GalleyPackFormat

/// Writes the Swift file that the build plugin `EmbedRules` asks for.
///
///     galley-embed registry OUTPUT RULE.swift …   a list of all types that conform to `Rule`
///     galley-embed packs OUTPUT PACK.yaml …       the packs, read and compiled
@main struct Embed {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      FileHandle.standardError.write(Data("usage: galley-embed registry|packs OUTPUT FILE …\n".utf8))
      exit(2)
    }
    let inputs = arguments.dropFirst(2).map { URL(fileURLWithPath: $0) }
    let text: String
    do {
      text = arguments[0] == "packs" ? try packs(inputs) : try registry(inputs)
    } catch let error as PackError {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
    try text.write(to: URL(fileURLWithPath: arguments[1]), atomically: true, encoding: .utf8)
  }

  /// A declaration is found by its line `public struct Name: Rule {`, which the style asks for.
  static func registry(_ files: [URL]) throws -> String {
    var names: [String] = []
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split { $0 == " " || $0 == ":" || $0 == "," }
        guard line.hasPrefix("public struct "), words.count > 3, words.dropFirst(3).contains("Rule") else { continue }
        names.append(String(words[2]))
      }
    }
    return """
      public import GalleyLint

      /// Every native rule, by name.
      public let nativeRules: [any Rule.Type] = [
      \(names.sorted().map { "  \($0).self," }.joined(separator: "\n"))
      ]

      """
  }

  /// A pack that is refused ends the build with its place and what is wrong.
  static func packs(_ files: [URL]) throws -> String {
    var known: Set<String> = []
    let packs = try files.map { file in
      let pack = try PackReader.read(try String(contentsOf: file, encoding: .utf8), path: file.path)
      for rule in pack.rules where !known.insert(rule.id).inserted {
        throw PackError(
          path: file.path, problem: "the rule “\(rule.id)” is already in another pack; rename one of the two")
      }
      return PackCompiler.File(pack, path: "Rules/Packs/\(file.lastPathComponent)")
    }
    return """
      /// The packs that come with Galley, from `Rules/Packs/`, as `PackImage` reads them.
      let embeddedPacks: StaticString = \"""
      \(literal(try PackCompiler.compile(packs)))
      \"""

      """
  }

  /// Bytes that are valid UTF-8 as the inside of a literal of several lines.
  static func literal(_ bytes: [UInt8]) -> String {
    var text = ""
    var column = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let shown =
        switch scalar.value {
        case 0: "\\0"
        case 0x22, 0x5C: "\\\(scalar)"
        case 0..<0x20, 0x7F: "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
      text += shown
      column += shown.utf8.count
      if column >= 110 {
        text += "\\\n"
        column = 0
      }
    }
    return text
  }
}
