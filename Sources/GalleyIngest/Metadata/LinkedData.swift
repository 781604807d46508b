internal import GalleyText

/// The JSON-LD of a page: the objects that speak of the page itself, and all objects that have an identifier.
struct LinkedData {
  /// An object in one of the texts.
  struct Reference: Hashable {
    var text: Int
    var node: Int
  }

  /// How many values of one property are read: references let a small page state any number.
  private static let valueLimit = 500

  /// The texts that could be read.
  private(set) var texts: [JSONText] = []
  /// The objects reached from the roots through arrays, `@graph`, `mainEntity` and the like, in order.
  private(set) var objects: [Reference] = []
  /// Objects that say more of themselves than their identifier, by it.
  private var identified: [[UInt8]: Reference] = [:]

  /// Takes in one text.
  mutating func append(_ text: JSONText) {
    let index = texts.count
    texts.append(text)
    identify(in: index)
    var open = [0]
    // Each node is reached once, as members are followed downwards only.
    while let node = open.popLast() {
      switch text.nodes[node].kind {
      case .array: open += text.children(of: node).reversed()
      case .object:
        objects.append(Reference(text: index, node: node))
        let members = ["@graph", "mainEntity", "mainEntityOfPage", "isPartOf"] as [StaticString]
        open += members.reversed().compactMap { text.member($0, of: node) }
      default: break
      }
    }
  }

  private mutating func identify(in index: Int) {
    let text = texts[index]
    for node in text.nodes.indices where text.nodes[node].kind == .object {
      guard text.member("name", of: node) != nil || text.member("@type", of: node) != nil,
        let name = text.member("@id", of: node), let key = text.string(at: name)
      else { continue }
      let reference = Reference(text: index, node: node)
      // A mention may carry the type alone; the object that has a name is the one meant.
      guard let known = identified[key], texts[known.text].member("name", of: known.node) != nil else {
        identified[key] = reference
        continue
      }
    }
  }

  /// The values of a member: the elements of an array, references to identified objects resolved.
  func values(_ name: StaticString, of reference: Reference) -> [Reference] {
    let text = texts[reference.text]
    guard let member = text.member(name, of: reference.node) else { return [] }
    let nodes = text.nodes[member].kind == .array ? text.children(of: member) : [member]
    return nodes.prefix(Self.valueLimit).map { resolved(Reference(text: reference.text, node: $0)) }
  }

  /// An object that says no more than an identifier, replaced by the one that has it.
  private func resolved(_ reference: Reference) -> Reference {
    let text = texts[reference.text]
    guard text.nodes[reference.node].kind == .object, text.member("name", of: reference.node) == nil,
      let name = text.member("@id", of: reference.node), let key = text.string(at: name)
    else { return reference }
    return identified[key] ?? reference
  }

  /// The string at a reference and where it stands; nil for what is no string.
  func string(_ reference: Reference) -> (value: [UInt8], range: SourceRange)? {
    let text = texts[reference.text]
    return text.string(at: reference.node).map { ($0, text.range(of: reference.node)) }
  }

  /// The strings of a member, those of nested objects by their `name` (or another member).
  func strings(
    _ name: StaticString, of reference: Reference, nested: StaticString = "name"
  ) -> [(value: [UInt8], range: SourceRange)] {
    var found: [(value: [UInt8], range: SourceRange)] = []
    for value in values(name, of: reference) where found.count < Self.valueLimit {
      found += string(value).map { [$0] } ?? values(nested, of: value).compactMap(string)
    }
    return found
  }

  /// How well an object's type fits an article: 0 for an article, 1 for a kin of it, 2 for the page; nil for
  /// others.
  func articleRank(of reference: Reference) -> Int? {
    let ranks = values("@type", of: reference).compactMap { type -> Int? in
      guard let name = string(type)?.value else { return nil }
      // Types may be written as addresses: `http://schema.org/Article`.
      let last = name.split(whereSeparator: { $0 == 0x2F || $0 == 0x23 || $0 == 0x3A }).last ?? []
      return Self.articleTypes.first { last.elementsEqual($0.name.bytes) }?.rank
    }
    return ranks.min()
  }

  private static let articleTypes: [(name: StaticString, rank: Int)] = [
    ("NewsArticle", 0), ("Article", 0), ("BlogPosting", 0), ("ReportageNewsArticle", 0),
    ("OpinionNewsArticle", 0),
    ("AnalysisNewsArticle", 0), ("AskPublicNewsArticle", 0), ("BackgroundNewsArticle", 0),
    ("ReviewNewsArticle", 0),
    ("LiveBlogPosting", 0), ("Report", 0), ("ScholarlyArticle", 0), ("MedicalScholarlyArticle", 0),
    ("TechArticle", 0), ("SatiricalArticle", 0), ("AdvertiserContentArticle", 0), ("SocialMediaPosting", 1),
    ("DiscussionForumPosting", 1), ("Review", 1), ("CriticReview", 1), ("Recipe", 1), ("HowTo", 1),
    ("CreativeWork", 1), ("WebPage", 2), ("ItemPage", 2), ("AboutPage", 2), ("MedicalWebPage", 2),
  ]

  /// Whether an object is of a type.
  func isType(_ name: StaticString, _ reference: Reference) -> Bool {
    values("@type", of: reference).contains { string($0)?.value.elementsEqual(name.bytes) ?? false }
  }
}
