internal import GalleyText

/// What the JSON-LD says of the article.
extension MetadataExtractor {
  mutating func addLinkedData() {
    guard !outline.scripts.isEmpty else { return }
    var data = LinkedData()
    var position = PositionCounter(document.source.utf8)
    for index in outline.scripts {
      guard let content = JSONLDContent.range(of: table.elements[index], in: document.source.utf8) else {
        continue
      }
      do throws(JSONError) {
        data.append(try JSONReader.read(document.source.utf8, in: content))
      } catch {
        let (line, column) = position.advance(to: error.offset)
        metadata.faults.append(
          MetadataFault(
            container: .jsonLD,
            message: "JSON-LD cannot be read: \(error.message) (line \(line), column \(column))",
            range: SourceRange(error.offset, min(error.offset + 1, document.source.utf8.count))))
      }
    }
    addArticle(in: data)
    addSite(in: data)
    var shape = LinkedDataShape(data)
    shape.read(data.objects.filter { data.articleRank(of: $0) == 0 })
    metadata.remarks += shape.remarks
  }

  private mutating func addArticle(in data: LinkedData) {
    let ranked = data.objects.compactMap { object in data.articleRank(of: object).map { (object, $0) } }
    guard let best = ranked.map(\.1).min() else { return }
    let candidates = ranked.filter { $0.1 == best }.map(\.0)
    let stated = candidates.count > 1 ? namesOfPage() : []
    let article = candidates.first { isNamed(stated, $0, data) } ?? candidates.first
    if let article { addFacts(of: article, data, prefix: best == 2 ? "WebPage." : "") }
    // A page object beside the article completes it.
    if best < 2, let page = ranked.first(where: { $0.1 == 2 })?.0 {
      addFacts(of: page, data, prefix: "WebPage.")
    }
  }

  /// What the page calls itself, folded: titles in meta elements, the title element and the first headings.
  private func namesOfPage() -> [[UInt8]] {
    let titles = metadata.entries.filter { $0.field == .title }.prefix(32).map {
      Array($0.value.utf8.prefix(300))
    }
    let elements = [outline.title].compactMap { $0 } + outline.headings.prefix(10)
    let texts = elements.map { Array(text(table.elements[$0].textRange).prefix(300)) }
    return (titles + texts).map(MetadataValue.folded).filter { !$0.isEmpty }
  }

  /// Whether an article's headline is one of the page's names or starts one, as it does in a title with the
  /// site behind.
  private func isNamed(_ names: [[UInt8]], _ object: LinkedData.Reference, _ data: LinkedData) -> Bool {
    let own = data.strings("headline", of: object) + data.strings("name", of: object)
    return own.prefix(4).contains { value in
      let key = MetadataValue.folded(value.value.prefix(300))
      return !key.isEmpty && names.contains { $0.starts(with: key) }
    }
  }

  private mutating func addFacts(of object: LinkedData.Reference, _ data: LinkedData, prefix: String) {
    let isPage = !prefix.isEmpty
    let facts: [(StaticString, MetadataEntry.Field)] = [
      ("headline", .title), ("datePublished", .published), ("dateModified", .modified),
      ("description", .description), ("inLanguage", .language), ("articleSection", .section), ("issn", .issn),
      ("url", .url),
    ]
    for (member, field) in facts {
      add(field, data.strings(member, of: object), prefix + member.description)
    }
    if data.values("headline", of: object).isEmpty {
      add(.title, data.strings("name", of: object), prefix + "name")
    }
    if data.values("datePublished", of: object).isEmpty {
      add(.published, data.strings("dateCreated", of: object), prefix + "dateCreated")
    }
    for author in ["author", "creator"] as [StaticString] {
      let found = data.strings(author, of: object)
      add(.author, found, prefix + author.description)
      if !found.isEmpty { break }
    }
    let publisher = data.strings("publisher", of: object)
    add(.publisher, publisher, prefix + "publisher")
    add(.siteName, Array(publisher.prefix(1)), prefix + "publisher")
    add(.image, data.strings("image", of: object, nested: "url"), prefix + "image")
    if !isPage {
      add(
        .url, data.strings("mainEntityOfPage", of: object, nested: "@id").filter(isWebAddress),
        "mainEntityOfPage")
    }
    for type in data.values("@type", of: object).prefix(1) {
      add(.type, data.string(type).map { [$0] } ?? [], prefix + "@type")
    }
    addKeywords(data.strings("keywords", of: object), prefix + "keywords")
  }

  private func isWebAddress(_ value: (value: [UInt8], range: SourceRange)) -> Bool {
    value.value.starts(with: "http".utf8)
  }

  private mutating func add(
    _ field: MetadataEntry.Field, _ values: [(value: [UInt8], range: SourceRange)], _ name: String
  ) {
    for (value, range) in values { add(field, value[...], .jsonLD, name, range) }
  }

  private mutating func addKeywords(_ values: [(value: [UInt8], range: SourceRange)], _ name: String) {
    for (value, range) in values {
      let isExact = value.count == range.count
      for part in value.split(separator: 0x2C) {
        let trimmed = MetadataValue.trimmed(part)
        let start = range.start + trimmed.startIndex
        add(.tag, trimmed, .jsonLD, name, isExact ? SourceRange(start, start + trimmed.count) : range)
      }
    }
  }

  private mutating func addSite(in data: LinkedData) {
    guard let site = data.objects.first(where: { data.isType("WebSite", $0) }) else { return }
    add(.siteName, Array(data.strings("name", of: site).prefix(1)), "WebSite.name")
  }
}

/// Where the JSON lies in a script element.
enum JSONLDContent {
  /// What stands between the tags of a script, without white space, comment and CDATA marks at its ends; nil
  /// for an element that is not closed.
  static func range(of element: Element, in source: [UInt8]) -> SourceRange? {
    guard element.source.start >= 0, element.source.end <= source.count else { return nil }
    // A script ends at the first end tag, wherever JSON would have a string around it.
    var end = element.source.end
    while end < source.count, !(source[end] == 0x3C && isEndTag(source[end...])) { end += 1 }
    guard end < source.count else { return nil }
    var content = source[element.source.end..<end]
    while strip(&content) {}
    return SourceRange(content.startIndex, content.endIndex)
  }

  private static func isEndTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    MetadataValue.equals(bytes.prefix(8), "</script")
  }

  private static let fronts: [StaticString] = [
    "<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "// <![CDATA[",
  ]
  private static let backs: [StaticString] = ["//-->", "-->", "//]]>", "/*]]>*/", "// ]]>", "]]>"]

  private static func strip(_ content: inout ArraySlice<UInt8>) -> Bool {
    content = MetadataValue.trimmed(content)
    for mark in fronts where content.starts(with: mark.bytes) {
      content.removeFirst(mark.utf8CodeUnitCount)
      return true
    }
    for mark in backs where content.reversed().starts(with: mark.bytes.reversed()) {
      content.removeLast(mark.utf8CodeUnitCount)
      return true
    }
    return false
  }
}

/// Counts lines and columns up to offsets that only grow.
struct PositionCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The line and the column of an offset, from 1, columns in scalars.
  mutating func advance(to target: Int) -> (line: Int, column: Int) {
    while offset < min(target, bytes.count) {
      let byte = bytes[offset]
      let isLineEnd = byte == 0x0A || byte == 0x0D && (offset + 1 >= bytes.count || bytes[offset + 1] != 0x0A)
      if isLineEnd {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return (line, column)
  }
}
