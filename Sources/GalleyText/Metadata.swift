/// What a draft says about itself, each value with where it was found.
public struct Metadata: Sendable {
  /// Every value found, in the order of the source.
  public var entries: [MetadataEntry] = []
  /// Faults of a metadata container, such as JSON-LD that does not parse.
  public var faults: [MetadataFault] = []
  /// What is odd about a metadata container that can be read, such as JSON-LD without its vocabulary.
  public var remarks: [MetadataFault] = []
  /// Values that were stated but cannot be what they are stated as: an author that is an e-mail address or an
  /// account.
  public var rejected: [MetadataEntry] = []
  /// Where a missing value would be inserted: behind the `<head>` tag or at the front matter; nil for text.
  public var insertionPoint: SourceRange?
  /// Whether the draft is a whole page with a head, so that page metadata can be asked of it.
  public var isPage = false
  /// Whether the draft has front matter.
  public var hasFrontMatter = false

  /// Makes empty metadata.
  public init() {}

  /// All values of a field, best source first; equal ranks keep the order of the source.
  ///
  /// Weak values (see `MetadataEntry.isWeak`) and authors that are the site itself stand behind all others.
  public func candidates(_ field: MetadataEntry.Field) -> [MetadataEntry] {
    let houses =
      field == .author ? Set(entries.filter { [.siteName, .publisher].contains($0.field) }.map(\.value)) : []
    return entries.enumerated().filter { $0.element.field == field }
      .map {
        (
          entry: $0.element,
          key: (
            $0.element.isWeak || houses.contains($0.element.value) ? 1 : 0,
            $0.element.origin.rank(for: field), $0.offset
          )
        )
      }
      .sorted { $0.key < $1.key }
      .map(\.entry)
  }

  /// The best value of a field.
  public func best(_ field: MetadataEntry.Field) -> MetadataEntry? { candidates(field).first }

  /// The values of the best source that has the field: all authors of the JSON-LD, say.
  public func all(_ field: MetadataEntry.Field) -> [MetadataEntry] {
    let candidates = candidates(field)
    guard let first = candidates.first else { return [] }
    return candidates.filter { $0.origin.kind == first.origin.kind && $0.origin.name == first.origin.name }
  }
}

/// One value that a draft states of itself.
public struct MetadataEntry: Sendable {
  /// What the value is of.
  public enum Field: String, Sendable, CaseIterable {
    case title, author, published, modified, description, canonical, language, section
    case siteName, image, imageAlt, tag, issn, publisher, url, type
  }

  /// The field.
  public var field: Field
  /// The value, decoded and trimmed.
  public var value: String
  /// What said so.
  public var origin: Origin
  /// Where the value stands in the source; nil where no position was proven.
  public var range: SourceRange?

  /// Makes an entry.
  public init(field: Field, value: String, origin: Origin, range: SourceRange?) {
    self.field = field
    self.value = value
    self.origin = origin
    self.range = range
  }

  /// Whether any other source is the better one: a date that is none or a machine's zero; an author of one
  /// word or with more than a name in it.
  public var isWeak: Bool {
    switch field {
    case .published, .modified:
      guard let date = CalendarDate(parsing: value), date.isValid else { return true }
      return date.daysSince1970 <= 1
    case .author:
      let bytes = Array(value.utf8)
      if !bytes.contains(0x20) { return bytes.allSatisfy { $0 < 0x80 } }
      return bytes.contains { [0x2C, 0x3B, 0x7C, 0x26].contains($0) } || bytes.starts(with: "By ".utf8)
        || bytes.starts(with: "by ".utf8)
        || bytes.split(separator: 0x20).contains { $0.elementsEqual("and".utf8) }
    default: return false
    }
  }

  /// What stated a value.
  public struct Origin: Hashable, Sendable {
    /// The kind of source.
    public var kind: Kind
    /// Its name there, such as `og:title` or `datePublished`.
    public var name: String

    /// Makes an origin.
    public init(_ kind: Kind, _ name: String) {
      self.kind = kind
      self.name = name
    }

    /// The kinds of source.
    public enum Kind: String, Sendable, CaseIterable {
      case frontMatter = "front matter"
      case jsonLD = "JSON-LD"
      case openGraph = "Open Graph"
      case meta = "meta"
      case microdata = "microdata"
      case link = "link"
      case time = "time element"
      case byline = "byline"
      case heading = "heading"
      case titleElement = "title element"
      case attribute = "attribute"
      case text = "text"
    }

    /// How far down the source stands when several state the field; 0 is asked first.
    public func rank(for field: Field) -> Int {
      let order: [Kind] =
        switch field {
        case .title: [.frontMatter, .heading, .jsonLD, .openGraph, .meta, .microdata, .titleElement, .text]
        case .author: [.frontMatter, .jsonLD, .meta, .microdata, .link, .byline, .openGraph, .text]
        case .siteName: [.frontMatter, .jsonLD, .openGraph, .meta, .microdata, .titleElement]
        case .language: [.frontMatter, .attribute, .jsonLD, .meta, .openGraph, .text]
        case .canonical: [.frontMatter, .link, .openGraph, .jsonLD]
        default:
          [.frontMatter, .jsonLD, .openGraph, .meta, .microdata, .link, .time, .byline, .heading, .text]
        }
      return (order.firstIndex(of: kind) ?? order.count) * 10 + nameRank(for: field)
    }

    /// The order of the names within a kind; what stands for something else comes last of all.
    private func nameRank(for field: Field) -> Int {
      switch (kind, name) {
      case (_, "date in the address"), (_, "another time"): 1_000
      case (.heading, _) where name.utf8.count > 2: 1_000
      case (.jsonLD, _) where name.utf8.reversed().starts(with: " unlike the address".utf8.reversed()): 1_000
      case (.jsonLD, "dateCreated"), (.microdata, "dateCreated"): 60
      case (.titleElement, "title"): 1
      case (.jsonLD, "creator"): 1
      case (.jsonLD, _) where name.utf8.starts(with: "WebPage.".utf8): field == .siteName ? 1 : 2
      case (.jsonLD, "WebSite.name"): 2
      case (.meta, "dc:creator"), (.meta, "names in dc:creator"), (.meta, "dc:title"): 0
      case (.meta, "author"), (.meta, "names in author"), (.meta, "citation_author"): 1
      case (.meta, _): 2
      default: 0
      }
    }
  }
}

/// A fault of a metadata container.
public struct MetadataFault: Sendable {
  /// What holds it.
  public var container: MetadataEntry.Origin.Kind
  /// What is wrong, as a sentence.
  public var message: String
  /// Where.
  public var range: SourceRange
  /// Whether programs mostly cope with it.
  public var isMinor: Bool

  /// Makes a fault.
  public init(container: MetadataEntry.Origin.Kind, message: String, range: SourceRange, isMinor: Bool = false) {
    self.container = container
    self.message = message
    self.range = range
    self.isMinor = isMinor
  }
}
