import GalleyLint
import GalleyText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Drafts to mutate: what the rules' own examples flag and pass, each in the format it is given in, and drafts in
/// other encodings.
enum Seeds {
  static func write(to folder: String) {
    var number = 0
    for card in Laws.checkers.flatMap(\.cards) {
      for example in card.examples {
        number += 1
        save([FuzzedDraft.way(of: example.format)] + unmarked(example.markedBytes), "\(folder)/rule-\(number)")
      }
    }
    for format in DraftFormat.allCases { saveLong(format, to: folder) }
    for (number, draft) in encoded.enumerated() { save(draft, "\(folder)/encoding-\(number)") }
  }

  /// Drafts of many examples, so that rules meet each other.
  private static func saveLong(_ format: DraftFormat, to folder: String) {
    var draft: [UInt8] = []
    var number = 0
    for example in Laws.checkers.flatMap({ $0.cards.flatMap(\.examples) }) where example.format == format {
      draft += unmarked(example.markedBytes) + [0x0A, 0x0A]
      guard draft.count > 3_000 else { continue }
      number += 1
      save([FuzzedDraft.way(of: format)] + draft, "\(folder)/long-\(format.rawValue)-\(number)")
      draft = []
    }
  }

  /// An example without the marks around what is expected.
  private static func unmarked(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      // U+27E6 and U+27E7.
      if bytes[index...].starts(with: [0xE2, 0x9F, 0xA6]) || bytes[index...].starts(with: [0xE2, 0x9F, 0xA7]) {
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  private static var encoded: [[UInt8]] {
    let text = "THe mayor said teh caf\u{E9} was shut.\r\n\r\nHe  went home\u{A0}\r\n"
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let page = Array("<!DOCTYPE html><html lang=en><meta charset=".utf8)
    let html = FuzzedDraft.way(of: .html)
    return [
      [FuzzedDraft.way(of: .text), 0xFF, 0xFE] + wide,
      [FuzzedDraft.way(of: .markdown)] + wide,
      [FuzzedDraft.way(of: .text)] + latin,
      [html] + page + Array("iso-8859-1><title>T</title><p>".utf8) + latin,
      [html] + page + Array("shift_jis><p>THe \u{FF}".utf8) + [0x93, 0xFA, 0x96, 0x7B, 0x81],
      [html] + page + Array("utf-8><p>".utf8) + latin,
      [FuzzedDraft.way(of: .markdown)] + Array("+++\ntitle = \"THe end\"\ndate = 2025-06-31\n+++\n\nTeh end.\n".utf8),
      [FuzzedDraft.way(of: .markdown)] + Array("---\ntitle: THe end\ntags: [a, b]\n---\n\n> - Teh end.\n".utf8),
      [FuzzedDraft.way(of: .markdown)] + Array("{\"title\": \"THe end\"}\n\n| a | b |\n|---|---|\n| teh | x |\n".utf8),
    ]
  }

  private static func save(_ bytes: [UInt8], _ path: String) {
    guard let file = fopen(path, "wb") else { fail("\(path): the seed cannot be written") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
