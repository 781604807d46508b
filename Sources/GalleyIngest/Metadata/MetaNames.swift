internal import GalleyText

/// The names of meta elements that state something, and what they state.
///
/// Names are in lower case with a colon for each full stop, as `DC.title` and `dc:title` are one.
enum MetaNames {
  /// What one name states.
  struct Meaning {
    var name: StaticString
    var field: MetadataEntry.Field
    var kind: MetadataEntry.Origin.Kind

    init(_ name: StaticString, _ field: MetadataEntry.Field, _ kind: MetadataEntry.Origin.Kind = .meta) {
      self.name = name
      self.field = field
      self.kind = kind
    }
  }

  /// The meaning of a name as it is written in a page.
  static func meaning(of name: ArraySlice<UInt8>) -> Meaning? {
    guard let last = name.last else { return nil }
    return all.first { meaning in
      // Lengths and last bytes differ in nearly every comparison.
      meaning.name.utf8CodeUnitCount == name.count && meaning.name.bytes.last == normal(last)
        && zip(meaning.name.bytes, name).allSatisfy { $0 == normal($1) }
    }
  }

  private static func normal(_ byte: UInt8) -> UInt8 {
    byte == 0x2E ? 0x3A : byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  private static let all: [Meaning] = titles + authors + dates + texts + media

  private static let titles: [Meaning] = [
    Meaning("og:title", .title, .openGraph), Meaning("twitter:title", .title), Meaning("dc:title", .title),
    Meaning("dcterm:title", .title), Meaning("dcterms:title", .title), Meaning("citation_title", .title),
    Meaning("parsely-title", .title), Meaning("sailthru:title", .title), Meaning("title", .title),
    Meaning("headline", .title), Meaning("weibo:article:title", .title),
  ]

  private static let authors: [Meaning] = [
    Meaning("author", .author), Meaning("authors", .author), Meaning("byl", .author),
    Meaning("byline", .author),
    Meaning("citation_author", .author), Meaning("citation_authors", .author), Meaning("dc:creator", .author),
    Meaning("dc:creator:aut", .author), Meaning("dcterm:creator", .author),
    Meaning("dcterms:creator", .author),
    Meaning("parsely-author", .author), Meaning("sailthru:author", .author), Meaning("rbauthors", .author),
    Meaning("article:author", .author, .openGraph), Meaning("og:author", .author, .openGraph),
    Meaning("og:article:author", .author, .openGraph), Meaning("article:author_name", .author, .openGraph),
    Meaning("shareaholic:article_author_name", .author), Meaning("creator", .author),
  ]

  private static let dates: [Meaning] = [
    Meaning("article:published_time", .published, .openGraph),
    Meaning("article:published", .published, .openGraph),
    Meaning("og:article:published_time", .published, .openGraph),
    Meaning("og:published_time", .published, .openGraph), Meaning("og:pubdate", .published, .openGraph),
    Meaning("article:modified_time", .modified, .openGraph),
    Meaning("article:modified", .modified, .openGraph),
    Meaning("og:article:modified_time", .modified, .openGraph),
    Meaning("og:updated_time", .modified, .openGraph),
    Meaning("date", .published), Meaning("pubdate", .published), Meaning("publishdate", .published),
    Meaning("publish-date", .published), Meaning("publish_date", .published),
    Meaning("published", .published),
    Meaning("publication_date", .published), Meaning("publication-date", .published),
    Meaning("published_time", .published), Meaning("publisheddate", .published),
    Meaning("originalpublicationdate", .published), Meaning("article_date_original", .published),
    Meaning("datepublished", .published), Meaning("rnews:datepublished", .published),
    Meaning("ptime", .published),
    Meaning("parsely-pub-date", .published), Meaning("sailthru:date", .published),
    Meaning("cxenseparse:recs:publishtime", .published), Meaning("dc:date", .published),
    Meaning("dc:date:issued", .published), Meaning("dc:issued", .published),
    Meaning("dc:date:created", .published),
    Meaning("dcterms:date", .published), Meaning("dcterms:issued", .published),
    Meaning("dc:created", .published),
    Meaning("dcterms:created", .published), Meaning("citation_publication_date", .published),
    Meaning("citation_online_date", .published), Meaning("citation_date", .published),
    Meaning("prism:publicationdate", .published), Meaning("datecreated", .published),
    Meaning("last-modified", .modified), Meaning("lastmod", .modified), Meaning("lastmodified", .modified),
    Meaning("dc:modified", .modified), Meaning("dc:date:modified", .modified),
    Meaning("dcterms:modified", .modified),
    Meaning("datemodified", .modified), Meaning("revised", .modified), Meaning("utime", .modified),
  ]

  private static let texts: [Meaning] = [
    Meaning("og:description", .description, .openGraph), Meaning("description", .description),
    Meaning("twitter:description", .description), Meaning("dc:description", .description),
    Meaning("dcterms:description", .description), Meaning("dcterms:abstract", .description),
    Meaning("sailthru:description", .description), Meaning("article:section", .section, .openGraph),
    Meaning("og:section", .section, .openGraph), Meaning("parsely-section", .section),
    Meaning("section", .section),
    Meaning("article:tag", .tag, .openGraph), Meaning("keywords", .tag), Meaning("news_keywords", .tag),
    Meaning("parsely-tags", .tag), Meaning("sailthru:tags", .tag), Meaning("citation_keywords", .tag),
    Meaning("dc:subject", .tag), Meaning("dcterms:subject", .tag),
    Meaning("og:locale", .language, .openGraph),
    Meaning("content-language", .language), Meaning("language", .language), Meaning("lang", .language),
    Meaning("dc:language", .language), Meaning("dcterms:language", .language),
    Meaning("citation_language", .language),
  ]

  private static let media: [Meaning] = [
    Meaning("og:site_name", .siteName, .openGraph), Meaning("application-name", .siteName),
    Meaning("apple-mobile-web-app-title", .siteName), Meaning("citation_journal_title", .siteName),
    Meaning("dc:publisher", .publisher), Meaning("dcterms:publisher", .publisher),
    Meaning("publisher", .publisher),
    Meaning("article:publisher", .publisher, .openGraph), Meaning("citation_publisher", .publisher),
    Meaning("og:image", .image, .openGraph), Meaning("og:image:url", .image, .openGraph),
    Meaning("og:image:secure_url", .image, .openGraph), Meaning("twitter:image", .image),
    Meaning("twitter:image:src", .image), Meaning("sailthru:image:full", .image),
    Meaning("thumbnail", .image),
    Meaning("og:image:alt", .imageAlt, .openGraph), Meaning("twitter:image:alt", .imageAlt),
    Meaning("og:url", .url, .openGraph), Meaning("twitter:url", .url), Meaning("parsely-link", .url),
    Meaning("og:type", .type, .openGraph), Meaning("dc:type", .type), Meaning("citation_issn", .issn),
    Meaning("prism:issn", .issn),
  ]
}
