import GalleyLint
import GalleyRules
import Testing

/// The cards of all rules, together.
@Suite struct RegistryTests {
  static let cards = ExampleCase.checkers.flatMap(\.cards)

  @Test("There are at least forty rules, packs of phrases apart")
  func count() {
    let ids = Set(Self.cards.filter { !["usage", "wordiness"].contains($0.category) }.map(\.id))
    #expect(ids.count >= 40)
    #expect(!ExampleCase.packs.isEmpty)
  }

  @Test("An id stands once")
  func unique() {
    let ids = Self.cards.map(\.id)
    #expect(ids.count == Set(ids).count)
  }

  @Test("A card is complete", arguments: cards.map { CardCase(card: $0) })
  func complete(_ item: CardCase) {
    let card = item.card
    let parts = card.id.split(separator: "/")
    #expect(parts.count == 2)
    #expect(
      card.id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0 == 0x2F || ($0 >= 0x30 && $0 <= 0x39) })
    #expect(card.summary.hasSuffix("."), "\(card.id): \(card.summary)")
    #expect(card.why.count > 20, "\(card.id)")
    #expect(card.examples.contains { $0.isFlagged }, "\(card.id) has no example that flags")
    #expect(card.examples.contains { !$0.isFlagged }, "\(card.id) has no example that passes")
  }

  @Test(
    "A native rule's type, file and folder are named as its id",
    arguments: nativeRules.map { CardCase(card: $0.card, type: "\($0)") })
  func names(_ item: CardCase) {
    let name = item.card.id.split(separator: "/").last ?? ""
    #expect(name.replacing("-", with: "") == item.type.lowercased(), "\(item.type) is \(item.card.id)")
    let folder = item.card.examples.first?.file.split(separator: "/").dropLast().last ?? ""
    #expect(folder.lowercased() == item.card.category, "\(item.card.id) lies in \(folder)")
  }

  struct CardCase: Sendable, CustomStringConvertible {
    var card: RuleCard
    var type = ""
    var description: String { card.id }
  }
}
