internal import GalleyText

/// Compiles the lines of rules of kind boilerplate.
struct LineCompiler {
  private struct Line {
    var rule: Int
    var words: [UInt64]
  }

  private var firsts: [UInt64] = []
  private var lines: [UInt64: [Line]] = [:]

  init(_ rules: [PackRule], firstRule: Int) {
    for (number, rule) in rules.enumerated() {
      // A wildcard is read as a word of its own that no one writes.
      let texts = rule.entries.map { entry in
        entry.found.split(separator: "*", omittingEmptySubsequences: false).joined(separator: " galleywildcard ")
      }
      for phrase in PhraseReader.read(texts.map(Self.withoutPunctuation)) {
        guard let first = phrase.keys.first, first != PackImage.wildcard else { continue }
        if lines[first] == nil { firsts.append(first) }
        lines[first, default: []].append(Line(rule: firstRule + number, words: phrase.keys))
      }
    }
  }

  /// The text with a space for each mark that the tokenizer would part words at.
  private static func withoutPunctuation(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'" || scalar == "’"
            || scalar == "." ? scalar : " "
        }))
  }

  func write(to writer: inout PackImageWriter) {
    for first in firsts {
      // The longest line first, so that a block is covered by as few as can be.
      let sorted = (lines[first] ?? []).sorted { $0.words.count > $1.words.count }
      writer.add(PackNumber.parts(of: first) + [writer.count(.lines), sorted.count], to: .firsts)
      for line in sorted {
        writer.add([line.rule, writer.count(.keys), line.words.count], to: .lines)
        for key in line.words { writer.add(PackNumber.parts(of: key), to: .keys) }
      }
    }
    writer.addSlots(.firstSlots, hashes: firsts)
  }
}
