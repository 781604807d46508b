import GalleyText

/// The names under which static-site generators and newsrooms keep metadata in front matter.
enum FrontMatterFields {
  /// The field that a key names; letter case, `_`, `-` and spaces do not count.
  static func field(_ key: String) -> MetadataEntry.Field? { byKey[folded(key)] }

  /// The field of a key inside a table that holds a field: an author's `name`, a cover's `alt`.
  static func inner(_ key: String, of field: MetadataEntry.Field) -> MetadataEntry.Field? {
    switch (field, folded(key)) {
    case (.author, "name"), (.author, "title"), (.section, "name"), (.siteName, "name"), (.publisher, "name"),
      (.siteName, "title"), (.title, "main"):
      field
    case (.image, "src"), (.image, "url"), (.image, "path"), (.image, "image"), (.image, "file"),
      (.image, "feature"):
      .image
    case (.image, "alt"), (.image, "alttext"): .imageAlt
    default: nil
    }
  }

  /// Whether a key holds a table of further fields (Hugo's `params`, Zola's `extra`).
  static func isParameterTable(_ key: String) -> Bool { key == "params" || key == "extra" }

  /// The kind of block that a field's value becomes; nil when it is no prose.
  static func prose(_ field: MetadataEntry.Field) -> Block.Kind? {
    switch field {
    case .title: .title
    case .description, .imageAlt: .metadata
    default: nil
    }
  }

  private static func folded(_ key: String) -> String {
    let bytes = key.utf8.filter { $0 != 0x5F && $0 != 0x2D && $0 != 0x20 }.map(\.asciiLowercased)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let byKey: [String: MetadataEntry.Field] = {
    let names: [(MetadataEntry.Field, String)] = [
      (.title, "title headline"),
      (.author, "author authors byline by writer writers"),
      (
        .published,
        "date published publishdate pubdate datepublished publisheddate publishedat publicationdate"
      ),
      (.modified, "updated lastmod modified datemodified updatedat lastmodified lastupdated"),
      (.canonical, "canonical canonicalurl"),
      (.description, "description summary excerpt dek standfirst"),
      (.tag, "tag tags keywords categories"),
      (.section, "section category"),
      (.image, "image cover featuredimage featureimage coverimage thumbnail"),
      (.imageAlt, "imagealt coveralt featuredimagealt coverimagealt"),
      (.language, "lang language locale"),
      (.siteName, "site sitename"),
      (.publisher, "publisher"),
      (.url, "url permalink"),
      (.issn, "issn"),
      (.type, "type"),
    ]
    var table: [String: MetadataEntry.Field] = [:]
    for (field, keys) in names {
      for key in keys.split(separator: " ") { table[String(key)] = field }
    }
    return table
  }()
}
