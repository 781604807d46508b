import GalleyConfig
import GalleyLint
import GalleyText

/// Reads the words of a house as the hashes that rules compare.
enum VocabularyReader {
  /// The most bytes that are read of a word file.
  static let byteLimit = 50_000_000

  /// Puts the words of some layers of settings, and of the files that they name, into the settings of a run.
  static func read(
    _ layers: [DraftSettings], folder: String, into settings: inout LintSettings
  ) throws(ConfigurationError) {
    for layer in layers {
      for entry in layer.vocabulary { insert(Array(entry.utf8)[...], into: &settings) }
      for file in layer.vocabularyFiles {
        for line in try bytes(of: file, folder: folder).split(separator: 0x0A) {
          insert(line.prefix { $0 != 0x23 }, into: &settings)
        }
      }
    }
  }

  /// The lines of a file that hold something, without white space at their ends and what stands behind `#`.
  static func lines(of file: Located<String>, folder: String) throws(ConfigurationError) -> [String] {
    try bytes(of: file, folder: folder).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
      var line = line.prefix { $0 != 0x23 }
      while let last = line.last, last <= 0x20 { line.removeLast() }
      let text = line.drop { $0 <= 0x20 }
      return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
  }

  private static func bytes(of file: Located<String>, folder: String) throws(ConfigurationError) -> [UInt8] {
    let path = DraftPath(file.value).absolute(from: DraftPath(folder))
    do throws(FileError) {
      return try FileReader.read(path, limit: byteLimit).bytes
    } catch {
      throw .unreadable(path: file.value, reason: error.reason, at: file.place)
    }
  }

  /// A phrase or a word with a hyphen is several tokens; each of them is accepted.
  private static func insert(_ entry: ArraySlice<UInt8>, into settings: inout LintSettings) {
    for word in entry.split(whereSeparator: { $0 <= 0x20 || $0 == 0x2D }) {
      settings.acceptedWords.insert(WordHash.of(word))
      let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
      if word.dropFirst().contains(where: { capitals.contains($0) }) { settings.acceptedWritings.insert(Array(word)) }
    }
  }
}
