import GalleyConfig
import GalleyText

/// Reads the words of a house as the hashes that rules compare.
enum VocabularyReader {
  /// The most bytes that are read of a word file.
  static let byteLimit = 50_000_000

  /// The words of some settings and of the files that they name.
  static func words(of layers: [DraftSettings], folder: String) throws(ConfigurationError) -> Set<UInt64> {
    var hashes: Set<UInt64> = []
    for layer in layers {
      for entry in layer.vocabulary { insert(Array(entry.utf8)[...], into: &hashes) }
      for file in layer.vocabularyFiles {
        let path = DraftPath(file.value).absolute(from: DraftPath(folder))
        do throws(FileError) {
          let bytes = try FileReader.read(path, limit: byteLimit).bytes
          for line in bytes.split(separator: 0x0A) {
            insert(line.prefix { $0 != 0x23 }, into: &hashes)
          }
        } catch {
          throw .unreadable(path: file.value, reason: error.reason, at: file.place)
        }
      }
    }
    return hashes
  }

  /// A phrase or a word with a hyphen is several tokens; each of them is accepted.
  private static func insert(_ entry: ArraySlice<UInt8>, into hashes: inout Set<UInt64>) {
    for word in entry.split(whereSeparator: { $0 <= 0x20 || $0 == 0x2D }) { hashes.insert(WordHash.of(word)) }
  }
}
