internal import GalleyText

/// Microdata: `itemprop` inside the `itemscope` of an article.
extension MetadataExtractor {
  /// An item that is open while its elements are read.
  private struct Scope {
    var element: Int
    var end: Int
    var kind: Kind
    /// The property of the item around that this item is the value of.
    var property: Property?

    enum Kind { case article, page, other }
  }

  private enum Property { case author, publisher }

  mutating func addMicrodata() {
    let main = mainItem()
    var open: [Scope] = []
    for (place, index) in outline.microdata.enumerated() {
      let element = table.elements[index]
      while let last = open.last, last.end <= element.source.start { open.removeLast() }
      let names = table.value("itemprop", of: element).map(MetadataValue.words) ?? []
      let isOwn = open.last.map { $0.element == main } ?? (main == nil)
      let isItem = table.attribute("itemscope", of: element) != nil
      if let property = open.last?.property, open.dropLast().last.map({ $0.element == main }) ?? true {
        if names.contains(where: { MetadataValue.equals($0, "name") }) { addName(property, element) }
      } else if isOwn, !isItem, !holdsName(element, names, behind: place) {
        for name in names.prefix(8) { add(name, element) }
      }
      if isItem || isOwn && holdsName(element, names, behind: place) {
        open.append(
          Scope(
            element: index, end: max(element.contentEnd, element.source.end), kind: kind(of: element),
            property: isOwn ? names.compactMap(property).first : nil))
      }
    }
  }

  /// Whether an author's element holds the name as a property, as if it were an item of its own.
  private func holdsName(_ element: Element, _ names: [ArraySlice<UInt8>], behind place: Int) -> Bool {
    guard names.contains(where: { property($0) == .author }) else { return false }
    return outline.microdata[(place + 1)...].prefix(Self.innerCount).contains { inner in
      table.elements[inner].source.start < element.contentEnd
        && (table.value("itemprop", of: table.elements[inner]).map { MetadataValue.equals($0, "name") } ?? false)
    }
  }

  /// How many properties behind an author's element are looked at for the name.
  private static let innerCount = 8

  /// The item that the page is about: the article around the headline, or else the first one, or the page.
  private func mainItem() -> Int? {
    let items = outline.microdata.filter { table.attribute("itemscope", of: table.elements[$0]) != nil }
    let articles = items.filter { kind(of: table.elements[$0]) == .article }
    let start = headline.map { table.elements[$0].source.start }
    let around = articles.last { index in
      guard let start else { return false }
      return table.elements[index].source.start <= start && start < table.elements[index].contentEnd
    }
    return around ?? articles.first ?? items.first { kind(of: table.elements[$0]) == .page }
  }

  private func kind(of element: Element) -> Scope.Kind {
    guard let type = table.value("itemtype", of: element) else { return .other }
    if ["article", "posting", "scholarly", "/report", "/blog", "/recipe", "/review", "creativework"]
      .contains(where: { MetadataValue.contains(type, $0) })
    {
      return MetadataValue.contains(type, "reviewrating") ? .other : .article
    }
    return MetadataValue.contains(type, "webpage") || MetadataValue.contains(type, "itempage")
      ? .page : .other
  }

  private func property(_ name: ArraySlice<UInt8>) -> Property? {
    if MetadataValue.equals(name, "author") || MetadataValue.equals(name, "creator") { return .author }
    return MetadataValue.equals(name, "publisher") ? .publisher : nil
  }

  private mutating func addName(_ property: Property, _ element: Element) {
    switch property {
    case .author: add(.author, valueOf: element, "author")
    case .publisher:
      add(.publisher, valueOf: element, "publisher")
      add(.siteName, valueOf: element, "publisher")
    }
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ element: Element) {
    guard let (known, field) = Self.properties.first(where: { MetadataValue.equals(name, $0.0) }) else {
      return
    }
    switch field {
    case .author:
      // Text in an author element is a byline as a reader sees it: “By Jane Doe, Editor”.
      let names = element.name == .meta || element.name == .link ? [] : names(in: element.textRange)
      if names.isEmpty { return add(field, valueOf: element, "author") }
      for range in names {
        add(field, text: TextRange(range.lowerBound, range.upperBound), .microdata, "author")
      }
    case .published where isText(element), .modified where isText(element):
      // `<abbr title="2025-01-12T21:05:00Z">9:05 PM</abbr>`
      if CalendarDate.first(in: text(element.textRange).prefix(200)) == nil,
        let title = table.attribute("title", of: element), CalendarDate(parsing: table.storage[title.value]) != nil
      {
        return add(field, title, .microdata, known.description)
      }
      addDate(field, text: element.textRange, .microdata, known.description)
    case .description where element.textRange.count > 1_000: return
    default: add(field, valueOf: element, known.description)
    }
  }

  /// Whether no attribute holds an element's value.
  private func isText(_ element: Element) -> Bool {
    table.attribute("content", of: element) == nil && table.attribute("datetime", of: element) == nil
  }

  private static let properties: [(StaticString, MetadataEntry.Field)] = [
    ("headline", .title), ("name", .title), ("author", .author), ("creator", .author),
    ("datePublished", .published), ("dateCreated", .published), ("dateModified", .modified),
    ("description", .description), ("articleSection", .section), ("image", .image), ("inLanguage", .language),
    ("keywords", .tag), ("publisher", .publisher), ("issn", .issn), ("url", .url),
  ]

  /// Adds the value of a property by HTML's rules: an attribute for the elements that have one, else the
  /// text.
  private mutating func add(_ field: MetadataEntry.Field, valueOf element: Element, _ name: String) {
    let isText = field != .image && field != .url
    let attribute =
      table.attribute("content", of: element) ?? table.attribute("datetime", of: element)
      ?? (isText && element.name == .anchor
        ? nil : table.attribute("href", of: element) ?? table.attribute("src", of: element))
    if let attribute {
      add(field, attribute, .microdata, name)
    } else if element.textRange.count <= 1_000, element.name != .meta {
      add(field, text: element.textRange, .microdata, name)
    }
  }
}
