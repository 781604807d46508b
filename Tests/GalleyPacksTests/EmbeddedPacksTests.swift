import Foundation
import GalleyLint
import GalleyPackFormat
import Testing

@testable import GalleyPacks

/// What stands in the binary is what stands in `Rules/Packs`.
@Suite struct EmbeddedPacksTests {
  /// The packs as they are read from their files.
  static let files: [PackCompiler.File] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules/Packs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8),
        let pack = try? PackReader.read(text, path: name)
      else { return nil }
      return PackCompiler.File(pack, path: "Rules/Packs/\(name)")
    }
  }()

  @Test("The image in the binary is the one that the files compile to")
  func image() throws {
    #expect(Self.files.count >= 4)
    let embedded = UnsafeBufferPointer(start: embeddedPacks.utf8Start, count: embeddedPacks.utf8CodeUnitCount)
    #expect(try PackCompiler.compile(Self.files).elementsEqual(embedded))
  }

  @Test("Every rule of the files has its card, with its examples and their places")
  func cards() throws {
    let cards = try PackSet.embedded().cards.sorted { $0.id < $1.id }
    let rules = Self.files.flatMap { file in file.pack.rules.map { (rule: $0, path: file.path) } }
      .sorted { $0.rule.id < $1.rule.id }
    #expect(cards.map(\.id) == rules.map(\.rule.id))
    for (card, rule) in zip(cards, rules) {
      #expect(card.summary == rule.rule.summary && card.why == rule.rule.why)
      #expect(card.isDefault == rule.rule.isDefault && card.severity.name == rule.rule.severity)
      #expect((card.fix?.name ?? "none") == rule.rule.fix)
      #expect(card.examples.map(\.marked) == rule.rule.examples.map(\.text), "\(card.id)")
      #expect(card.examples.map(\.fixed) == rule.rule.examples.map(\.fixed), "\(card.id)")
      #expect(card.examples.map(\.line) == rule.rule.examples.map(\.line), "\(card.id)")
      #expect(card.examples.allSatisfy { $0.file == rule.path })
    }
  }
}
