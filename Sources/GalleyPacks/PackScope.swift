import GalleyText

/// The stretches of a draft that a rule reads.
struct PackScope: OptionSet, Sendable {
  let rawValue: UInt32

  /// Words inside quotation marks and quoted blocks.
  static let quoted = PackScope(rawValue: 1 << 31)
  /// What a rule about wording reads when it does not say.
  static let wording = PackScope([.paragraph, .heading, .listItem, .caption, .quotation])
  /// What a rule about left-over lines reads when it does not say.
  static let lines = PackScope([
    .paragraph, .heading, .listItem, .caption, .quotation, .tableCell, .byline, .authorNote, .other,
  ]).union(.quoted)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ kinds: [Block.Kind]) {
    rawValue = kinds.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }

  /// The scope of the names in a pack; nil for no names.
  init?(names: [String]) {
    guard !names.isEmpty else { return nil }
    rawValue = names.reduce(0) { $0 | Self.named($1).rawValue }
  }

  /// Whether blocks of a kind are read.
  func contains(_ kind: Block.Kind) -> Bool { rawValue & 1 << UInt32(kind.rawValue) != 0 }

  private static func named(_ name: String) -> PackScope {
    switch name {
    case "prose": PackScope([.paragraph, .other])
    case "heading": PackScope([.heading])
    case "list-item": PackScope([.listItem])
    case "quotation": PackScope([.quotation])
    case "caption": PackScope([.caption])
    case "table-cell": PackScope([.tableCell])
    case "title": PackScope([.title])
    case "byline": PackScope([.byline])
    case "author-note": PackScope([.authorNote])
    case "attribute": PackScope([.attribute])
    case "metadata": PackScope([.metadata])
    case "preformatted": PackScope([.preformatted])
    case "quoted": .quoted
    default: []
    }
  }
}
