internal import GalleyText

/// Meta and link elements, and the language of the page.
extension MetadataExtractor {
  /// Adds what a meta element states by its `name`, `property`, `http-equiv` or, where it has no other,
  /// `itemprop`.
  mutating func addMeta(_ element: Element) {
    guard let content = table.attribute("content", of: element) else { return }
    var stated: [MetadataEntry.Field] = []
    let names = [
      table.value("property", of: element), table.value("name", of: element),
      table.value("http-equiv", of: element),
    ]
    for name in names {
      guard let name else { continue }
      // Several properties may share a content.
      for word in MetadataValue.words(name).prefix(8) {
        guard let meaning = MetaNames.meaning(of: word), !stated.contains(meaning.field) else { continue }
        stated.append(meaning.field)
        addMeta(meaning, content)
      }
    }
  }

  private mutating func addMeta(_ meaning: MetaNames.Meaning, _ content: Attribute) {
    let name = meaning.name.description
    let value = MetadataValue.trimmed(table.storage[content.value])
    switch meaning.field {
    case .tag where meaning.kind == .meta: addList(.tag, content, separator: 0x2C, name)
    case .author where meaning.name.description == "citation_authors":
      addList(.author, content, separator: 0x3B, name)
    case .publisher where MetadataValue.isAddress(value): return
    case .language: addLanguage(content, meaning.kind, name)
    default: add(meaning.field, content, meaning.kind, name)
    }
  }

  private mutating func addList(
    _ field: MetadataEntry.Field, _ content: Attribute, separator: UInt8, _ name: String
  ) {
    for part in table.storage[content.value].split(separator: separator) {
      add(field, content, part.startIndex..<part.endIndex, .meta, name)
    }
  }

  /// Adds the language of the `html` element.
  mutating func addLanguage() {
    guard let html = outline.html else { return }
    let element = table.elements[html]
    guard let attribute = table.attribute("lang", of: element) ?? table.attribute("xml:lang", of: element)
    else {
      return
    }
    addLanguage(attribute, .attribute, "lang")
  }

  /// Adds a language, its parts joined by hyphens as BCP 47 wants them: `en_US` is `en-US`.
  private mutating func addLanguage(_ attribute: Attribute, _ kind: MetadataEntry.Origin.Kind, _ name: String) {
    let value = MetadataValue.trimmed(table.storage[attribute.value])
    guard (2...35).contains(value.count), !value.contains(where: { MetadataValue.isSpace($0) || $0 == 0x2C })
    else {
      return
    }
    let tag = value.map { $0 == 0x5F ? 0x2D : $0 }
    add(.language, tag[...], kind, name, attribute.valueSource)
  }

  /// Adds the author of the pair of Twitter metas that blogs write: a label, “Written by”, and its data.
  mutating func addWrittenBy() {
    var labels: Set<UInt8> = []
    for isData in [false, true] {
      for index in outline.metas {
        let element = table.elements[index]
        guard let name = table.value("name", of: element) ?? table.value("property", of: element),
          let number = name.last, let content = table.attribute("content", of: element)
        else { continue }
        if !isData, MetadataValue.equals(name.dropLast(), "twitter:label") {
          let label = MetadataValue.trimmed(table.storage[content.value])
          if MetadataValue.equals(label, "written by") { labels.insert(number) }
        } else if isData, labels.contains(number), MetadataValue.equals(name.dropLast(), "twitter:data") {
          add(.author, content, .meta, "twitter:data")
        }
      }
      if labels.isEmpty { return }
    }
  }

  /// Adds what a link element states by its `rel`.
  mutating func addLink(_ element: Element) {
    guard let relation = table.value("rel", of: element), let address = table.attribute("href", of: element)
    else {
      return
    }
    for word in MetadataValue.words(relation).prefix(8) {
      if MetadataValue.equals(word, "canonical") {
        add(.canonical, address, .link, "canonical")
      } else if MetadataValue.equals(word, "image_src") {
        add(.image, address, .link, "image_src")
      } else if MetadataValue.equals(word, "author") {
        // Some write the name where the address belongs.
        add(.author, address, .link, "author")
      }
    }
  }

  /// Adds the date that the page's address holds as folders (`/2025/01/12/`) or as `2025-01-12`.
  mutating func addDateOfAddress() {
    guard !metadata.entries.contains(where: { $0.field == .published && !$0.isWeak }) else { return }
    guard let entry = first(.canonical) ?? first(.url) else { return }
    let bytes = Array(entry.value.utf8)
    guard let found = CalendarDate.first(in: bytes[...]), found.date.isValid, found.date.year >= 1990 else {
      return
    }
    var range = entry.range
    if let whole = entry.range, whole.count == bytes.count {
      range = SourceRange(whole.start + found.range.lowerBound, whole.start + found.range.upperBound)
    }
    add(.published, bytes[found.range], entry.origin.kind, "date in the address", range)
  }
}
