/// How a draft is read.
public struct IngestOptions: Sendable {
  /// Which part of a page is the draft.
  public var scope: IngestScope
  /// What is refused.
  public var limits: IngestLimits

  /// Makes options; the defaults serve articles.
  public init(scope: IngestScope = .auto, limits: IngestLimits = IngestLimits()) {
    self.scope = scope
    self.limits = limits
  }
}

/// Which part of a page is the draft.
public enum IngestScope: String, Sendable, CaseIterable {
  /// A whole page: its article. A fragment without `html`, `head` or `body`: all of it.
  case auto
  /// The article; navigation, comments and footers are marked `Block.Traits.outside`.
  case article
  /// Everything, navigation and footers included.
  case page
}

/// What is refused, so that no input can exhaust memory or the stack.
public struct IngestLimits: Sendable {
  /// Open elements or nested containers at one place.
  public var depth: Int
  /// Bytes of a draft in UTF-8.
  public var bytes: Int
  /// Blocks of a draft.
  public var blocks: Int
  /// Elements and attributes that are kept for rules about markup.
  public var elements: Int

  /// Makes limits; the defaults are far above any article.
  public init(
    depth: Int = 1_000, bytes: Int = 100_000_000, blocks: Int = 5_000_000, elements: Int = 5_000_000
  ) {
    self.depth = depth
    self.bytes = bytes
    self.blocks = blocks
    self.elements = elements
  }
}
